"""Under a decided case: my agency's note of it, and what becomes of that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.notes.keep import open_save_pdf
from ui.notes.note import Note
from ui.widgets import Button, Flow, Label, LinkButton, Pill

COPY_KEY = "Ctrl+Shift+C"


class NoteStrip(QWidget):
    """Hidden where there is no note."""

    copy_wanted = Signal()
    file_asked, dispute_asked, json_asked = Signal(object), Signal(object), Signal(object)
    """Note."""

    def __init__(self) -> None:
        super().__init__()
        self._note: Note | None = None
        self._head = Label("Your note of it, for your own system", "label", "ink-2")
        self._said = Pill("")
        self.copy = Button("Copy", key=COPY_KEY)
        self._file = Button("Filed in our system …")
        self._dispute = Button("Not what we expected …", "quiet")
        self._pdf, self._json = LinkButton("Save as PDF …"), LinkButton("Save as JSON …")
        self.copy.setAccessibleName("Copy the note for your own system")
        self.copy.clicked.connect(self.copy_wanted)
        self._file.clicked.connect(lambda: self.file_asked.emit(self._note))
        self._dispute.clicked.connect(lambda: self.dispute_asked.emit(self._note))
        self._json.clicked.connect(lambda: self.json_asked.emit(self._note))
        self._pdf.clicked.connect(self._save_pdf)
        self._lay_out()
        self.hide()

    def show_note(self, note: Note | None) -> None:
        if note == self._note:
            return
        self._note = note
        self.setVisible(note is not None)
        if note is not None:
            self._said.show_state(note.said.text, note.said.tone)
            self._file.setVisible(note.may_file)
            self._dispute.setVisible(note.may_dispute)
            self.setAccessibleName(f"{note.title}. {note.said.text}")

    def note(self) -> Note | None:
        return self._note

    def _save_pdf(self) -> None:
        if self._note is not None:
            open_save_pdf(self, self._note.marked)

    def _lay_out(self) -> None:
        doing = QWidget()
        flow = Flow(doing, gap=12)
        for deed in (self.copy, self._file, self._dispute):
            flow.addWidget(deed)
        keeping = QWidget()
        links = Flow(keeping, gap=14)
        for link in (self._pdf, self._json):
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        state = QWidget()
        Flow(state).addWidget(self._said)
        for part in (self._head, state, doing, keeping):
            column.addWidget(part)

"""A note as a card: its words, how it stands, and what one may do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.notes.keep import copy, open_print, open_save_pdf
from ui.notes.note import Note
from ui.widgets import Button, Card, Flow, Label, LinkButton, Pill

COPY_KEY = "Ctrl+Shift+C"


class NoteCard(Card):
    """Shows a Note under the title of its own words; says what the person asks of it."""

    file_asked, dispute_asked, json_asked = Signal(object), Signal(object), Signal(object)
    """Note."""

    def __init__(self, note: Note, *, keyed: bool = True) -> None:
        super().__init__(note.words.title, "marked confidential", wrap=True)
        self.note = note
        self._said = Pill(note.said.text, note.said.tone)
        self._words = Label(note.words.body, wrap=True, selectable=True)
        self.add(_row(self._said))
        self.add(self._words)
        self.add(Label(note.caution, "small", "ink-3", wrap=True))
        self.add(self._doing(keyed))
        self.add(_row(*self._keeping()))

    def text(self) -> str:
        return self.note.text()

    def _doing(self, keyed: bool) -> QWidget:
        take = Button("Copy", key=COPY_KEY if keyed else "")
        take.clicked.connect(self._copy)
        parts: list[QWidget] = [take]
        if self.note.may_file:
            filed = Button("Filed in our system …")
            filed.clicked.connect(lambda: self.file_asked.emit(self.note))
            parts.append(filed)
        if self.note.may_dispute:
            dispute = Button("Not what we expected …", "quiet")
            dispute.clicked.connect(lambda: self.dispute_asked.emit(self.note))
            parts.append(dispute)
        return _row(*parts)

    def _keeping(self) -> list[QWidget]:
        note = self.note
        keeps = {
            "Save as PDF …": lambda: open_save_pdf(self, note.marked),
            "Save as JSON …": lambda: self.json_asked.emit(note),
            "Print …": lambda: open_print(self, note.marked),
        }
        return [self._link(words, do) for words, do in keeps.items()]

    def _link(self, words: str, do: object) -> LinkButton:
        link = LinkButton(words)
        link.setAccessibleName(f"{words} {self.note.title}")
        link.clicked.connect(do)
        return link

    def _copy(self) -> None:
        copy(self, self.note.text())
        self.set_head(self.note.words.title, "copied")


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    flow = Flow(holder, gap=14)
    for part in parts:
        flow.addWidget(part)
    return holder

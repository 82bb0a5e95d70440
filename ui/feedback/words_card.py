"""The words exactly as they go: read, copied, kept, or written otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case.feedback import Words
from ui.feedback.sheet import Sheet
from ui.notes.keep import copy, open_print, open_save_pdf
from ui.widgets import Card, Field, Flow, Label, LinkButton

_TITLE_MOST, _BODY_MOST = 240, 20_000
_LINES = 14


class WordsCard(Card):
    """Signals what the person writes; shows what the sheet says."""

    edited = Signal(str, str)
    """Title and body."""
    put_back = Signal()
    """As composed."""
    json_asked = Signal()

    def __init__(self) -> None:
        super().__init__("The words, as they go")
        self._words: Words | None = None
        self._writes = False
        self._subject = Label("", "strong", wrap=True, selectable=True)
        self._body = Label("", wrap=True, selectable=True)
        self._hidden = Label("", "body", "ink-2", wrap=True)
        self._editor = QWidget()
        self._title_field = Field("Title", limit=_TITLE_MOST)
        self._body_field = Field("Words", lines=_LINES, limit=_BODY_MOST)
        self._edit, self._undo = (
            LinkButton("Edit the words"),
            LinkButton("Put the usual words back"),
        )
        self._copy, self._pdf = LinkButton("Copy"), LinkButton("Save as PDF …")
        self._print, self._json = LinkButton("Print …"), LinkButton("Save as JSON …")
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet) -> None:
        words = sheet.words
        writing = sheet.writing
        edits = sheet.may_edit and writing is not None and writing.edited
        self._writes = self._writes and sheet.may_edit
        self._words = words
        self.set_head("The words, as they go" if words else "The words", _head_meta(sheet))
        self._hidden.setText(sheet.hidden)
        self._hidden.setVisible(bool(sheet.hidden))
        self._show_words(words, writes=edits or self._writes)
        self._edit.setVisible(sheet.may_edit and not (edits or self._writes))
        self._undo.setVisible(edits or self._writes)
        for link in (self._copy, self._pdf, self._print):
            link.setVisible(words is not None)
        self._json.setVisible(words is not None and sheet.has_json)

    def turn(self) -> None:
        """Another message: read it first."""
        self._writes = False

    def text(self) -> str:
        return f"{self._words.title}\n\n{self._words.body}\n" if self._words else ""

    def copy(self) -> None:
        if self._words is not None:
            copy(self, self.text(), "The words are copied.")

    def _show_words(self, words: Words | None, *, writes: bool) -> None:
        self._subject.setText(words.title if words else "")
        self._body.setText(words.body if words else "")
        for label in (self._subject, self._body):
            label.setVisible(words is not None and not writes)
        self._editor.setVisible(writes)
        if writes and words is not None:
            for field, text in ((self._title_field, words.title), (self._body_field, words.body)):
                if field.text() != text:
                    field.set_text(text)

    def _begin(self) -> None:
        self._writes = True
        if self._words is not None:
            self._show_words(self._words, writes=True)
        self._edit.hide()
        self._undo.show()
        self._body_field.setFocus()

    def _end(self) -> None:
        self._writes = False
        self.put_back.emit()

    def _say(self) -> None:
        self.edited.emit(self._title_field.text(), self._body_field.text())

    def too_long(self) -> bool:
        return self._title_field.too_long() or self._body_field.too_long()

    def _connect(self) -> None:
        self._edit.clicked.connect(self._begin)
        self._undo.clicked.connect(self._end)
        self._title_field.edited.connect(self._say)
        self._body_field.edited.connect(self._say)
        self._copy.clicked.connect(self.copy)
        self._json.clicked.connect(self.json_asked)
        self._pdf.clicked.connect(lambda: self._words and open_save_pdf(self, self._words))
        self._print.clicked.connect(lambda: self._words and open_print(self, self._words))

    def _lay_out(self) -> None:
        fields = QVBoxLayout(self._editor)
        fields.setContentsMargins(0, 6, 0, 0)
        fields.setSpacing(8)
        fields.addWidget(self._title_field)
        fields.addWidget(self._body_field)
        links = QWidget()
        flow = Flow(links, gap=14)
        for link in (self._edit, self._undo, self._copy, self._print, self._pdf, self._json):
            flow.addWidget(link)
        for part in (self._hidden, self._subject, self._body, self._editor, links):
            self.add(part)


def _head_meta(sheet: Sheet) -> str:
    if sheet.words is None:
        return ""
    if sheet.words.template == "reference":
        return "a reference and a number to ring"
    return "written otherwise here" if sheet.writing and sheet.writing.edited else ""

"""The page of a release that my agency is asked to approve."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.requests.asked_release import AskedRelease
from ui.requests.cards import headed, labelled
from ui.requests.keyed import Keyed
from ui.requests.lines import Line
from ui.widgets import Button, Card, Field, Label, Notice, Pill

SIDE, GAP, MOST = 28, 12, 760


class ReleasePage(QWidget):
    """Shows an AskedRelease; the note's words stay until the board has them."""

    edited = Signal(str)
    approved, refused = Signal(str), Signal(str)
    """The note."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._detail = Label("", "case", wrap=True), Label("", "body", "ink-3")
        self._card, self._lines = Card(kind="own"), Keyed[Line](labelled)
        self._card.set_head("May this leave the hub?", "")
        self._card.add(self._lines)
        self._field = Field("Note, needed with a no", lines=3)
        self._field.edited.connect(self.edited)
        self._yes, self._no = Button("Yes, it may go out", "main"), Button("No, it stays here")
        self._pill, self._refused = Pill(""), Notice("", tone="error")
        self._yes.clicked.connect(lambda: self.approved.emit(self._field.text().strip()))
        self._no.clicked.connect(self._refuse)
        self._lay_out()
        self.setFocusProxy(self._field)

    def show_asked(self, asked: AskedRelease) -> None:
        """Show it and offer the two answers."""
        self._title.setText(asked.title)
        self._detail.setText(asked.detail)
        self._lines.show_items(asked.lines)
        self._field.setVisible(asked.may_answer or bool(self._field.text()))
        self._field.editor.setReadOnly(not asked.may_answer)
        for button in (self._yes, self._no):
            button.setVisible(asked.may_answer)
        self._pill.setVisible(asked.said is not None)
        if asked.said is not None:
            self._pill.show_state(asked.said.text, asked.said.tone)

    def show_words(self, words: str) -> None:
        """What is written as a note so far."""
        if self._field.text() != words:
            self._field.set_text(words)

    def show_refused(self, what: str, then: str) -> None:
        self._refused.show_state(what, then, "error")
        self._refused.setVisible(bool(what))

    def _refuse(self) -> None:
        words = self._field.text().strip()
        if words:
            self.refused.emit(words)
        else:
            self._field.set_error("Write why it stays here.")
            self._field.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._yes, self._no, self._pill):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(MOST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(headed(self._title, self._detail))
        for part in (self._card, self._refused, self._field):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SIDE, 16, SIDE, 20)
        whole.addWidget(inside, 1_000)
        whole.addStretch(1)

"""The page of one challenge: read it, answer it, or settle the answer to ours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.requests.cards import headed, labelled
from ui.requests.disputed import Disputed
from ui.requests.keyed import Keyed
from ui.requests.lines import Line
from ui.widgets import Button, Card, Field, Label, Notice, Pill

SIDE, GAP, MOST = 28, 12, 760


class ChallengePage(QWidget):
    """Shows a Disputed; the answer's words stay until the board has them."""

    edited = Signal(str)
    answered = Signal(str)
    accepted = Signal()
    left_open = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._detail = Label("", "case", wrap=True), Label("", "body", "ink-3")
        self._card, self._lines = Card(kind="own"), Keyed[Line](labelled)
        self._card.add(self._lines)
        self._field = Field("Our answer", lines=4)
        self._field.edited.connect(self.edited)
        self._answer = Button("Answer the challenge", "main", key="Ctrl+Return")
        self._accept, self._leave = Button("Accept the answer", "main"), Button("Leave it open")
        self._pill, self._refused = Pill(""), Notice("", tone="error")
        self._answer.clicked.connect(self._answered)
        self._accept.clicked.connect(self.accepted)
        self._leave.clicked.connect(self.left_open)
        self._lay_out()
        self.setFocusProxy(self._field)

    def show_disputed(self, disputed: Disputed) -> None:
        """Show it and offer what may be done."""
        self._title.setText(disputed.title)
        self._detail.setText(disputed.detail)
        self._card.set_head("Challenge", disputed.state)
        self._lines.show_items(disputed.lines)
        self._field.setVisible(disputed.may_answer or bool(self._field.text()))
        self._field.editor.setReadOnly(not disputed.may_answer)
        self._answer.setVisible(disputed.may_answer)
        self._accept.setVisible(disputed.may_accept)
        self._leave.setVisible(disputed.may_leave)
        self._pill.setVisible(disputed.said is not None)
        if disputed.said is not None:
            self._pill.show_state(disputed.said.text, disputed.said.tone)

    def show_words(self, words: str) -> None:
        """What is written as an answer so far."""
        if self._field.text() != words:
            self._field.set_text(words)

    def show_refused(self, what: str, then: str) -> None:
        self._refused.show_state(what, then, "error")
        self._refused.setVisible(bool(what))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._answer, self._accept, self._leave, self._pill):
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

    def _answered(self) -> None:
        words = self._field.text().strip()
        if words:
            self.answered.emit(words)
        else:
            self._field.set_error("Write the answer first.")
            self._field.setFocus()

"""The page of a challenge or a release: read it, write, and take one of its steps."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.requests.cards import headed, labelled
from ui.requests.keyed import Keyed
from ui.requests.lines import Line
from ui.requests.matter import Matter, Step
from ui.widgets import Button, Card, Field, Label, Notice, Pill

SIDE, GAP, MOST = 28, 12, 760


class MatterPage(QWidget):
    """Shows a Matter; the words in its field stay until the board has them."""

    edited = Signal(str)
    taken = Signal(object, str)
    """A Step, and the words for it."""

    def __init__(self, label: str, rows: int, steps: Sequence[Step]) -> None:
        super().__init__()
        self._title, self._detail = Label("", "case", wrap=True), Label("", "body", "ink-3")
        self._card, self._lines = Card(kind="own"), Keyed[Line](labelled)
        self._card.add(self._lines)
        self._field = Field(label, lines=rows)
        self._field.edited.connect(self.edited)
        self._buttons = {step: self._button(step) for step in steps}
        self._pill, self._refused = Pill(""), Notice("", tone="error")
        self._lay_out()
        self.setFocusProxy(self._field)

    def show_matter(self, matter: Matter) -> None:
        """Show it and offer what may be done."""
        self._title.setText(matter.title)
        self._detail.setText(matter.detail)
        self._card.set_head(matter.head, matter.state)
        self._lines.show_items(matter.lines)
        self._field.setVisible(matter.may_write or bool(self._field.text()))
        self._field.editor.setReadOnly(not matter.may_write)
        for step, button in self._buttons.items():
            button.setVisible(step in matter.steps)
        self._pill.setVisible(matter.said is not None)
        if matter.said is not None:
            self._pill.show_state(matter.said.text, matter.said.tone)

    def show_words(self, words: str) -> None:
        """What is written so far."""
        if self._field.text() != words:
            self._field.set_text(words)

    def show_refused(self, what: str, then: str) -> None:
        self._refused.show_state(what, then, "error")
        self._refused.setVisible(bool(what))

    def _button(self, step: Step) -> Button:
        button = Button(step.label, "main" if step.main else "other", key=step.key)
        button.clicked.connect(partial(self._take, step))
        return button

    def _take(self, step: Step) -> None:
        words = self._field.text().strip()
        if words or not step.lacking:
            self.taken.emit(step, words)
        else:
            self._field.set_error(step.lacking)
            self._field.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (*self._buttons.values(), self._pill):
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

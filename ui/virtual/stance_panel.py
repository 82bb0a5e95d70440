"""Where one gives the agency's stance: the proposal, another outcome, or not enough known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.values import Outcome
from ui.fonts import text_font
from ui.virtual.stances import Choice, stance_words
from ui.widgets import Button, Label
from ui.widgets.still import Picker
from ui.words import word

_LEVELS = ("No level", "Level 1", "Level 2", "Level 3", "Level 4")
_OTHER = "Another outcome …"


class StancePanel(QWidget):
    """Signals: proposed_chosen, unsure_chosen, other_chosen(Outcome, level or None)."""

    proposed_chosen = Signal()
    unsure_chosen = Signal()
    other_chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", "label", "ink-2", wrap=True)
        self._status = Label("", "small", "ink-3", wrap=True)
        self._revealed = Label("", "body", wrap=True)
        self._group = QButtonGroup(self)
        self._proposed, self._other = _radio(""), _radio(_OTHER)
        self._unsure = _radio("I do not know enough yet")
        for button in (self._proposed, self._other, self._unsure):
            self._group.addButton(button)
        self._proposed.clicked.connect(self.proposed_chosen)
        self._unsure.clicked.connect(self.unsure_chosen)
        self._choosing = self._chooser()
        self._other.clicked.connect(self._choosing.show)
        self._choice: Choice | None = None
        self._lay_out()

    def show_choice(self, choice: Choice) -> None:
        """Show what may be chosen and what the hub holds; nothing moves where that is the same."""
        if choice == self._choice:
            return
        self._choice = choice
        self._label.setText("Stances" if choice.revealed else choice.label)
        self._revealed.setText("\n".join(choice.revealed))
        self._status.setText(choice.status)
        shown = {
            self._proposed: choice.open and bool(choice.proposed),
            self._other: choice.open,
            self._unsure: choice.open,
            self._revealed: bool(choice.revealed),
            self._status: bool(choice.status) and not choice.revealed,
            self._label: choice.open or bool(choice.revealed),
        }
        for widget, visible in shown.items():
            widget.setVisible(visible)
        self._proposed.setText(choice.proposed)
        self._check(choice)

    def turn(self) -> None:
        """Another case: what was being chosen on the last one is let go."""
        if self._choice is not None:
            self._check(self._choice)

    def _check(self, choice: Choice) -> None:
        other = choice.chosen == "other"
        words = stance_words(choice.outcome, choice.level) if other else ""
        self._other.setText(f"Another outcome: {words}" if words else _OTHER)
        marks = {"proposed": self._proposed, "other": self._other, "unsure": self._unsure}
        self._group.setExclusive(False)
        for name, button in marks.items():
            button.setChecked(name == choice.chosen)
        self._group.setExclusive(True)
        self._choosing.setVisible(False)

    def _chooser(self) -> QWidget:
        self._outcome, self._level = Picker("Another outcome"), Picker("Level")
        for outcome in Outcome:
            self._outcome.addItem(word(outcome), outcome)
        self._level.addItems(_LEVELS)
        give = Button("Give this stance", "main", size="small")
        give.clicked.connect(self._give)
        holder = QWidget()
        column, foot = QVBoxLayout(holder), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 4)
        for box in (self._outcome, self._level):
            box.setMinimumContentsLength(8)
        column.addWidget(self._outcome)
        foot.addWidget(self._level)
        foot.addStretch(1)
        foot.addWidget(give)
        column.addLayout(foot)
        return holder

    def _give(self) -> None:
        outcome = Outcome(self._outcome.currentData())
        self.other_chosen.emit(outcome, self._level.currentIndex() or None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        parts = (self._label, self._revealed, self._proposed, self._other, self._choosing)
        for part in (*parts, self._unsure, self._status):
            column.addWidget(part)
        self._choosing.hide()


def _radio(text: str) -> QRadioButton:
    button = QRadioButton(text)
    button.setFont(text_font("body"))
    button.setProperty("boxed", True)  # noqa: FBT003 (a Qt property's value)
    return button

"""The parts of one block below each other, two halves side by side."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.settings.file_input import FileInput
from ui.settings.inputs import (
    ChoiceInput,
    Input,
    NumberInput,
    RuleInput,
    SaidInput,
    TicksInput,
    WordsInput,
)
from ui.settings.parts import (
    Choice,
    File,
    Number,
    Part,
    Rows,
    Rule,
    Said,
    Ticks,
    Values,
    Words,
)
from ui.settings.rows_input import RowsInput
from ui.widgets import Area, Field

_GAP = 14


class Fields(QWidget):
    edited, submitted = Signal(), Signal()

    def __init__(self, parts: Iterable[Part]) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._inputs: dict[str, Input] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for row, together in enumerate(_rows(self._parts)):
            for place, part in enumerate(together):
                made = self._made(part)
                span = 1 if len(together) == 2 else 2
                grid.addWidget(made, row, place, 1, span, Qt.AlignmentFlag.AlignTop)
        for place in range(2):
            grid.setColumnStretch(place, 1)

    def values(self) -> Values:
        return {name: made.value() for name, made in self._inputs.items()}

    def set_values(self, values: Values) -> None:
        """Show these; nobody is said to have edited them."""
        for name, made in self._inputs.items():
            if made.value() != values.get(name, ""):
                made.set_value(values.get(name, ""))

    def show_problem(self, name: str, wrong: str) -> bool:
        """Say it at its part, and bring the keyboard there. False where there is no such part."""
        made = self._inputs.get(name)
        if made is None:
            return False
        made.set_error(wrong)
        _widget(made).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forgive(self) -> None:
        for made in self._inputs.values():
            made.set_error("")

    def show_hints(self, hints: Values) -> None:
        for name, hint in hints.items():
            self._inputs[name].set_hint(hint)

    def input(self, name: str) -> QWidget:
        return _widget(self._inputs[name])

    def first(self) -> QWidget | None:
        takes = (n for n, made in self._inputs.items() if not isinstance(made, SaidInput))
        name = next(takes, None)
        return self.input(name) if name else None

    def _made(self, part: Part) -> QWidget:
        made = MADE[type(part)](part)
        made.edited.connect(self.edited)
        if isinstance(made, Field) and isinstance(made.editor, Area):
            made.submitted.connect(self.submitted)
        self._inputs[part.name] = made
        return _widget(made)


def _rows(parts: Iterable[Part]) -> list[list[Part]]:
    rows: list[list[Part]] = []
    for part in parts:
        if part.half and rows and rows[-1][-1].half and len(rows[-1]) == 1:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


MADE: dict[type[Part], Callable[[Any], Input]] = {
    Words: WordsInput,
    Choice: ChoiceInput,
    Ticks: TicksInput,
    Rule: RuleInput,
    Number: NumberInput,
    Rows: RowsInput,
    File: FileInput,
    Said: SaidInput,
}


def _widget(made: Input) -> QWidget:
    """Every input is a widget too; a Protocol cannot say so."""
    if not isinstance(made, QWidget):
        raise TypeError(type(made))
    return made

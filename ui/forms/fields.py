"""Parts below each other, two halves side by side."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.forms.inputs import ChoiceInput, Input, Labelled, WordsInput
from ui.forms.parts import Choice, Part, Problem, Ticks, Values, Words
from ui.forms.reading import asked
from ui.forms.ticks import TicksInput
from ui.widgets import Area

Makers = Mapping[type[Part], Callable[[Any], Input]]
MADE: Makers = {Words: WordsInput, Choice: ChoiceInput, Ticks: TicksInput}
_GAP = 14


class Fields(QWidget):
    """`edited` when the person changed something; a part that is not asked is not shown."""

    edited = Signal()
    submitted = Signal()
    """Ctrl+Enter in an area."""

    def __init__(self, parts: Iterable[Part], makers: Makers = MADE) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._inputs: dict[str, Input] = {}
        self._laid: list[Part] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for part in self._parts:
            self._add(part, makers[type(part)](part))
        self._show_asked()

    def values(self) -> Values:
        """Of the parts that are asked."""
        values = self._all_values()
        return {part.name: values[part.name] for part in self._parts if asked(part, values)}

    def set_values(self, values: Values) -> None:
        """Show these, and leave the others; nobody is said to have edited them."""
        for name, value in values.items():
            made = self._inputs.get(name)
            if made is not None and made.value() != value:
                made.set_value(value)
        self._show_asked()

    def reset(self, values: Values) -> None:
        """Show these, and what the others begin with."""
        self.set_values({part.name: values.get(part.name, part.initial) for part in self._parts})

    def show_problem(self, problem: Problem) -> bool:
        """Say it at its part, and bring the keyboard there. False where that is not asked."""
        made = self._inputs.get(problem.name)
        if made is None or problem.name not in (part.name for part in self._laid):
            return False
        made.set_error(problem.text)
        _widget(made).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forgive(self) -> None:
        for made in self._inputs.values():
            made.set_error("")

    def show_hints(self, hints: Values) -> None:
        for name, hint in hints.items():
            made = self._inputs[name]
            if isinstance(made, Labelled | WordsInput):
                made.set_hint(hint)

    def input(self, name: str) -> QWidget:
        """The widget of a part."""
        return _widget(self._inputs[name])

    def first(self) -> QWidget | None:
        """The first that the keyboard can go to."""
        shown = (self.input(part.name) for part in self._laid)
        return next(filter(_takes_keys, shown), None)

    def _add(self, part: Part, made: Input) -> None:
        """What it begins with comes first: Tab goes through parts as they were made."""
        made.set_value(part.initial)
        made.edited.connect(self._edited)
        if isinstance(made, WordsInput) and isinstance(made.editor, Area):
            made.submitted.connect(self.submitted)
        self._inputs[part.name] = made
        _widget(made).setParent(self)

    def _all_values(self) -> Values:
        return {name: made.value() for name, made in self._inputs.items()}

    def _edited(self) -> None:
        self._show_asked()
        self.edited.emit()

    def _show_asked(self) -> None:
        values = self._all_values()
        shown = [part for part in self._parts if asked(part, values)]
        if shown != self._laid:
            self._laid = shown
            self._lay_out()

    def _lay_out(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for part in self._parts:
            self.input(part.name).setVisible(part in self._laid)
        for row, parts in enumerate(_rows(self._laid)):
            for place, part in enumerate(parts):
                span = 1 if len(parts) == 2 else 2
                top = Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(self.input(part.name), row, place, 1, span, top)
        for place in range(2):
            self._grid.setColumnStretch(place, 1)


def _rows(parts: Iterable[Part]) -> list[list[Part]]:
    rows: list[list[Part]] = []
    for part in parts:
        if part.half and rows and rows[-1][-1].half and len(rows[-1]) == 1:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _takes_keys(widget: QWidget) -> bool:
    stop = widget.focusProxy() or widget
    return bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _widget(made: Input) -> QWidget:
    """Every input is a widget too; a Protocol cannot say so."""
    if not isinstance(made, QWidget):
        raise TypeError(type(made))
    return made

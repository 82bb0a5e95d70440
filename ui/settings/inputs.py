"""The parts of a block as widgets, all with the same few calls."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import text_font
from ui.settings.parts import LINE, Choice, Number, Option, Part, Rule, Said, Ticks, Words
from ui.settings.rules import KINDS, NONE, SAME, split
from ui.widgets import Field, Label, Line, LinkButton, announce
from ui.widgets.still import Number as Spin
from ui.widgets.still import Picker

_FEW = 34
"""Letters that fit beside another tick."""
_HOUR, _MOST_HOURS, _MOST_DAYS = 60, 8_760, 366
_MARGIN, _LABEL, _EXAMPLE = 8, 120, 104
_KIND, _COUNT = 258, 102


class Input(Protocol):
    """One part of a block."""

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> str:
        """Without blanks round it."""

    def set_value(self, value: str) -> None: ...

    def set_error(self, wrong: str) -> None: ...

    def set_hint(self, hint: str) -> None: ...


class Labelled(QWidget):
    """A label over `editor`, a hint or what is wrong below it."""

    edited = Signal()

    def __init__(self, part: Part, editor: QWidget, *, in_line: bool = False) -> None:
        super().__init__()
        self._hint, self._wrong = part.hint, ""
        self._below = Label("", "small", "ink-3", wrap=True)
        label = Label(part.label, "label", "ink-2", wrap=True)
        label.setVisible(bool(part.label))
        row = QHBoxLayout(self) if in_line else QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12 if in_line else 5)
        for widget in (label, editor, self._below):
            row.addWidget(widget)
        if in_line:
            label.setFixedWidth(_LABEL)
            self._below.setMinimumWidth(_EXAMPLE)
            row.setStretch(2, 1)
        self._tell()

    def set_error(self, wrong: str) -> None:
        self._wrong = wrong
        self._tell()
        if wrong:
            announce(self, wrong)

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._tell()

    def error(self) -> str:
        return self._wrong

    def _tell(self) -> None:
        self._below.setText(self._wrong or self._hint)
        self._below.set_ink("red-ink" if self._wrong else "ink-3")
        self._below.setVisible(bool(self._below.text()))

    def _changed(self) -> None:
        self._wrong = ""
        self._tell()
        self.edited.emit()


class WordsInput(Field):
    def __init__(self, part: Words) -> None:
        super().__init__(
            part.label,
            placeholder=part.placeholder,
            hint=part.hint,
            limit=part.limit,
            lines=part.lines,
        )

    def value(self) -> str:
        return LINE.join(line.rstrip() for line in self.text().strip().split("\n"))

    def set_value(self, value: str) -> None:
        """From its beginning, where it is longer than the line."""
        self.set_text(value)
        if isinstance(self.editor, Line):
            self.editor.setCursorPosition(0)


class SaidInput(Labelled):
    """Only to be read."""

    def __init__(self, part: Said) -> None:
        self._text = part.text
        super().__init__(part, Label(part.text, wrap=True, selectable=True))

    def value(self) -> str:
        return self._text

    def set_value(self, value: str) -> None:
        """It says what it says."""


class ChoiceInput(Labelled):
    def __init__(self, part: Choice) -> None:
        self._box = picker(part.label, part.options)
        super().__init__(part, self._box)
        self.setFocusProxy(self._box)
        self._box.activated.connect(lambda _: self._changed())

    def value(self) -> str:
        return str(self._box.currentData() or "")

    def set_value(self, value: str) -> None:
        self._box.setCurrentIndex(max(self._box.findData(value), 0))


class TicksInput(Labelled):
    def __init__(self, part: Ticks) -> None:
        self._labels = {option.key: option.label for option in part.options}
        self._boxes = {option.key: _tick(option) for option in part.options}
        self._folded = part.folded
        self._grid = QWidget()
        self._chosen = Label("", ink="ink-2", wrap=True)
        self._unfold = LinkButton("Change …")
        self._unfold.setAccessibleName(f"Change: {part.label}")
        super().__init__(part, self._laid_out(part.columns))
        for box in self._boxes.values():
            box.toggled.connect(lambda _: self._toggled())
        self._unfold.clicked.connect(self._open)
        first = self._unfold if part.folded else next(iter(self._boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        self._name()

    def value(self) -> str:
        return LINE.join(key for key, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: str) -> None:
        wanted = value.split(LINE)
        for key, box in self._boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's own positional flag
            box.setChecked(key in wanted)
            box.blockSignals(False)  # noqa: FBT003 - Qt's own positional flag
        self._name()

    def box(self, key: str) -> QCheckBox:
        return self._boxes[key]

    def _laid_out(self, columns: int) -> QWidget:
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        _place(grid, list(self._boxes.values()), columns)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self._chosen, self._unfold, self._grid):
            column.addWidget(widget)
        for widget in (self._chosen, self._unfold):
            widget.setVisible(self._folded)
        self._grid.setVisible(not self._folded)
        return holder

    def _open(self) -> None:
        """Shows all of them, and takes the keyboard to the first."""
        self._unfold.hide()
        self._chosen.hide()
        self._grid.show()
        first = next(iter(self._boxes.values()))
        self.setFocusProxy(first)
        first.setFocus()

    def _toggled(self) -> None:
        self._name()
        self._changed()

    def _name(self) -> None:
        chosen = [self._labels[key] for key in self.value().split(LINE) if key]
        self._chosen.setText(", ".join(chosen) or "None chosen")


class NumberInput(Labelled):
    def __init__(self, part: Number) -> None:
        self._spin = spin(part.label, part.least, part.most, f" {part.unit}")
        self._spin.setSpecialValueText(part.none)
        self._unit = part.unit
        super().__init__(part, _at_the_left(self._spin))
        self.setFocusProxy(self._spin)
        self._spin.valueChanged.connect(lambda _: self._count())
        self._spin.valueChanged.connect(lambda _: self._changed())

    def value(self) -> str:
        return str(self._spin.value())

    def set_value(self, value: str) -> None:
        _quietly(self._spin, int(value or 0))
        self._count()

    def _count(self) -> None:
        self._spin.setSuffix(f" {of_one(self._unit, self._spin.value())}")


class RuleInput(Labelled):
    """A kind, and how long: hours and minutes, or days."""

    def __init__(self, part: Rule) -> None:
        self._kind = picker(part.label, tuple(Option(k, label) for k, label in KINDS.items()))
        self._hours = spin(f"{part.label}: hours", 0, _MOST_HOURS, " h")
        self._minutes = spin(f"{part.label}: minutes", 0, _HOUR - 1, " min")
        self._days = spin(f"{part.label}: working days", 1, _MOST_DAYS, " days")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._kind.setFixedWidth(_KIND)
        for one in (self._hours, self._minutes, self._days):
            one.setFixedWidth(_COUNT)
        for widget in (self._kind, self._hours, self._minutes, self._days):
            line.addWidget(widget)
        super().__init__(part, row, in_line=True)
        self.setFocusProxy(self._kind)
        self._kind.activated.connect(lambda _: self._turned())
        self._days.valueChanged.connect(lambda _: self._count_days())
        for one in (self._hours, self._minutes, self._days):
            one.valueChanged.connect(lambda _: self._changed())

    def value(self) -> str:
        kind = str(self._kind.currentData())
        if kind == SAME:
            return f"{kind}:{self._days.value()}"
        minutes = self._hours.value() * _HOUR + self._minutes.value()
        return f"{kind}:{0 if kind == NONE else minutes}"

    def set_value(self, value: str) -> None:
        kind, count = split(value)
        self._kind.setCurrentIndex(max(self._kind.findData(kind), 0))
        hours, minutes = divmod(0 if kind == SAME else count, _HOUR)
        for one, number in ((self._hours, hours), (self._minutes, minutes)):
            _quietly(one, number)
        _quietly(self._days, count if kind == SAME else 1)
        self._show()

    def _turned(self) -> None:
        self._show()
        self._changed()

    def _show(self) -> None:
        kind = str(self._kind.currentData())
        for one in (self._hours, self._minutes):
            one.setVisible(kind not in (SAME, NONE))
        self._days.setVisible(kind == SAME)
        self._count_days()

    def _count_days(self) -> None:
        self._days.setSuffix(" day" if self._days.value() == 1 else " days")


def picker(name: str, options: Sequence[Option]) -> QComboBox:
    box = Picker()
    box.setFont(text_font("body"))
    box.setAccessibleName(name)
    box.setMaxVisibleItems(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for option in options:
        box.addItem(option.label, option.key)
    return box


def spin(name: str, least: int, most: int, unit: str) -> Spin:
    made = Spin()
    made.setFont(text_font("body"))
    made.setAccessibleName(name)
    made.setRange(least, most)
    made.setSuffix(unit)
    made.setMinimumWidth(92)
    made.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
    return made


def of_one(unit: str, count: int) -> str:
    """ "working days", or "working day" of one."""
    return unit.removesuffix("s") if count == 1 else unit


def _quietly(spin: Spin, number: int) -> None:
    spin.blockSignals(True)  # noqa: FBT003 - Qt's own positional flag
    spin.setValue(number)
    spin.blockSignals(False)  # noqa: FBT003 - Qt's own positional flag


def _at_the_left(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder


def _tick(option: Option) -> QCheckBox:
    box = QCheckBox(option.label)
    box.setFont(text_font("body"))
    return box


def _place(grid: QGridLayout, boxes: list[QCheckBox], columns: int) -> None:
    """Side by side; one with many words has a row to itself."""
    row = place = 0
    for box in boxes:
        span = columns if len(box.text()) > _FEW else 1
        if place + span > columns:
            row, place = row + 1, 0
        grid.addWidget(box, row, place, 1, span)
        place += span
    for n in range(columns):
        grid.setColumnStretch(n, 1)

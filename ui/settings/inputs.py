"""The parts that only settings have, as widgets."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.fonts import text_font
from ui.forms.inputs import Labelled, picker
from ui.forms.parts import Option
from ui.settings.parts import Number, Rule, Said
from ui.settings.rules import KINDS, NONE, SAME, split
from ui.widgets import Label
from ui.widgets.still import Number as Spin

_HOUR, _MOST_HOURS, _MOST_DAYS = 60, 8_760, 366
_MARGIN, _LABEL, _EXAMPLE = 8, 120, 104
_KIND, _COUNT = 258, 102


class SaidInput(Labelled):
    """Only to be read."""

    def __init__(self, part: Said) -> None:
        self._text = part.text
        said = Label(part.text, wrap=True, selectable=True)
        said.setAccessibleName(f"{part.label}: {part.text}")
        super().__init__(part, said)

    def value(self) -> str:
        return self._text

    def set_value(self, value: str) -> None:
        """It says what it says."""


class NumberInput(Labelled):
    def __init__(self, part: Number) -> None:
        self._spin = spin(part.label, part.least, part.most, f" {part.unit}")
        self._spin.setSpecialValueText(part.none)
        # As wide as the longer word, so that it stands still from "2 days" to "1 day".
        self._spin.ensurePolished()
        self._spin.setMinimumWidth(self._spin.sizeHint().width())
        self._unit = part.unit
        super().__init__(part, _at_the_left(self._spin), self._spin)
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
        super().__init__(part, row, self._kind)
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

    def _lay_out(self, editor: QWidget) -> None:
        """In one line with its label: three clocks stand below each other."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._head.setFixedWidth(_LABEL)
        self._below.setMinimumWidth(_EXAMPLE)
        for widget in (self._head, editor, self._below):
            row.addWidget(widget)
        row.setStretch(2, 1)

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
    with QSignalBlocker(spin):
        spin.setValue(number)


def _at_the_left(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder

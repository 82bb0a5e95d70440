"""The parts of a form as widgets, all with the same few calls."""

from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QDate, QDateTime, QTime, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui.case.forms.sheet import TICKED, Choice, Moment, Option, Part, Ticks, Words
from ui.fonts import text_font
from ui.widgets import Field, Label, announce
from ui.widgets.still import DateTime, Picker
from ui.words.times import LONDON

_FEW = 28
"""Letters that fit beside another tick."""


class Input(Protocol):
    """One part of a form."""

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> str: ...

    def set_value(self, value: str) -> None: ...

    def set_error(self, wrong: str) -> None: ...


class Labelled(QWidget):
    """A label over `editor`, a hint or what is wrong below it."""

    edited = Signal()

    def __init__(self, part: Part, editor: QWidget) -> None:
        super().__init__()
        self._hint = part.hint
        self._below = Label("", "small", "ink-3", wrap=True)
        label = Label(part.label, "label", "ink-2", wrap=True)
        label.setBuddy(editor)
        editor.setAccessibleName(part.label)
        self.setFocusProxy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (label, editor, self._below):
            column.addWidget(widget)
        self.set_error("")

    def set_error(self, wrong: str) -> None:
        self._below.setText(wrong or self._hint)
        self._below.set_ink("red-ink" if wrong else "ink-3")
        self._below.setVisible(bool(self._below.text()))
        if wrong:
            announce(self, wrong)


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
        return self.text()

    def set_value(self, value: str) -> None:
        self.set_text(value)


class ChoiceInput(Labelled):
    def __init__(self, part: Choice) -> None:
        self._box = Picker()
        self._box.setFont(text_font("body"))
        self._box.setMaxVisibleItems(14)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for option in part.options:
            self._box.addItem(option.label, option.key)
        super().__init__(part, self._box)
        self._box.activated.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        return str(self._box.currentData() or "")

    def set_value(self, value: str) -> None:
        self._box.setCurrentIndex(max(self._box.findData(value), 0))


class TicksInput(Labelled):
    def __init__(self, part: Ticks) -> None:
        self._boxes = {option.key: _tick(option) for option in part.options}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for box in self._boxes.values():
            box.toggled.connect(lambda _: self.edited.emit())
        _place(grid, list(self._boxes.values()), part.columns)
        super().__init__(part, holder)
        for first in list(self._boxes.values())[:1]:
            self.setFocusProxy(first)

    def value(self) -> str:
        return TICKED.join(key for key, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: str) -> None:
        wanted = value.split(TICKED)
        for key, box in self._boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's own positional flag
            box.setChecked(key in wanted and box.isEnabled())
            box.blockSignals(False)  # noqa: FBT003 - Qt's own positional flag

    def box(self, key: str) -> QCheckBox:
        return self._boxes[key]


class MomentInput(Labelled):
    def __init__(self, part: Moment) -> None:
        self._edit = DateTime()
        self._edit.setFont(text_font("body"))
        self._edit.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self._edit.lineEdit().setTextMargins(8, 0, 0, 0)
        super().__init__(part, self._edit)
        self.set_value(part.at.isoformat())
        self._edit.dateTimeChanged.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        """The instant that the clock in London shows as is written."""
        date, time = self._edit.date(), self._edit.time()
        local = datetime(
            date.year(), date.month(), date.day(), time.hour(), time.minute(), tzinfo=LONDON
        )
        return local.astimezone(UTC).isoformat()

    def set_value(self, value: str) -> None:
        if value:
            at = datetime.fromisoformat(value).astimezone(LONDON)
            day, time = QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)
            self._edit.setDateTime(QDateTime(day, time))


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


def _tick(option: Option) -> QCheckBox:
    words = f"{option.label} ({option.note})" if option.note else option.label
    box = QCheckBox(words)
    box.setFont(text_font("body"))
    box.setEnabled(not option.note)
    return box

"""Any of several: ticks in columns, and a long list folded away behind what is ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ui.fonts import text_font
from ui.forms.inputs import Labelled
from ui.forms.parts import LINE, Option, Ticks
from ui.forms.reading import joined
from ui.widgets import Label, LinkButton, unmarked


class TicksInput(Labelled):
    """A tick that has a note is never set: it is not offered."""

    def __init__(self, part: Ticks) -> None:
        self._label = part.label
        self._options = {option.key: option for option in part.options}
        self._boxes = {option.key: _tick(option) for option in part.options}
        boxes = list(self._boxes.values())
        grid = _grid(boxes, part)
        self._fold = _Fold(part.label, grid) if part.folded and boxes else None
        first = self._fold.unfold if self._fold else next(iter(boxes), None)
        super().__init__(part, self._fold or grid, first)
        for box in boxes:
            box.toggled.connect(lambda _: self._toggled())
        if self._fold:
            self._fold.unfolded.connect(self._unfolded)
        self._name()

    def value(self) -> str:
        return joined(key for key, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: str) -> None:
        wanted = value.split(LINE)
        for key, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(key in wanted and not self._options[key].note)
        self._name()

    def box(self, key: str) -> QCheckBox:
        return self._boxes[key]

    def _describe(self, below: str) -> None:
        """A form may ask for agencies twice: each tick says what it is an answer to."""
        for box in self._boxes.values():
            box.setAccessibleDescription(self._label)
        said = ". ".join(filter(None, (self._label, below)))
        self._first.setAccessibleDescription(said)

    def _unfolded(self) -> None:
        """The keyboard goes to the first of them."""
        first = next(iter(self._boxes.values()))
        self._lead_to(first)
        first.setFocus()

    def _toggled(self) -> None:
        self._name()
        self._changed()

    def _name(self) -> None:
        if self._fold:
            chosen = (self._options[key].label for key in self.value().split(LINE) if key)
            self._fold.say(", ".join(chosen))


class _Fold(QWidget):
    """What is chosen in words; all of it at a press."""

    unfolded = Signal()

    def __init__(self, label: str, grid: QWidget) -> None:
        super().__init__()
        self._chosen, self._grid = Label("", ink="ink-2", wrap=True), grid
        self.unfold = LinkButton("Change …")
        self.unfold.setAccessibleName(f"Change: {label}")
        self.unfold.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self._chosen, self.unfold, grid):
            column.addWidget(widget)
        grid.hide()

    def say(self, chosen: str) -> None:
        self._chosen.setText(chosen or "None chosen")

    def _open(self) -> None:
        self.unfold.hide()
        self._chosen.hide()
        self._grid.show()
        self.unfolded.emit()


def _tick(option: Option) -> QCheckBox:
    words = f"{option.label} ({option.note})" if option.note else option.label
    box = QCheckBox(unmarked(words))
    box.setFont(text_font("body"))
    box.setEnabled(not option.note)
    return box


def _grid(boxes: Sequence[QCheckBox], part: Ticks) -> QWidget:
    """Side by side; one with many words has a row to itself."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    row = place = 0
    for box in boxes:
        span = part.columns if len(box.text()) > part.few else 1
        if place + span > part.columns:
            row, place = row + 1, 0
        grid.addWidget(box, row, place, 1, span)
        place += span
    for n in range(part.columns):
        grid.setColumnStretch(n, 1)
    return holder

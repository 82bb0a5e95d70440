"""How much was left out as irrelevant: counted, and never stored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import text_font
from ui.widgets import Label
from ui.widgets.still import Number

_MOST, _WIDE = 999, 78
_NAME = "Left out as irrelevant"


class Counter(QWidget):
    """A number under its label; up and down count one more or less."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = Number()
        self._number.setFont(text_font("body"))
        self._number.setRange(0, _MOST)
        self._number.setFixedWidth(_WIDE)
        self._number.lineEdit().setTextMargins(8, 0, 0, 0)
        for part in (self._number, self._number.lineEdit()):
            part.setAccessibleName(_NAME)
        # The box is the target; Tab comes to it, and it hands the keys on to the line within.
        self._number.lineEdit().setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._number.setAccessibleDescription("Counted, never stored")
        self._number.valueChanged.connect(lambda _: self.edited.emit())
        row = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(self._number)
        row.addWidget(Label("Counted, never stored.", "small", "ink-3", wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Label(_NAME, "label", "ink-2"))
        column.addLayout(row)
        self.setFocusProxy(self._number)

    def value(self) -> int:
        return self._number.value()

    def show_value(self, value: int) -> None:
        """Show this; nobody is said to have edited it."""
        self._number.blockSignals(True)  # noqa: FBT003 - Qt's own positional flag
        self._number.setValue(value)
        self._number.blockSignals(False)  # noqa: FBT003 - Qt's own positional flag

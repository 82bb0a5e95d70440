"""Rows under each other, each changed where it stands."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row")


class RowWidget(QWidget, Generic[Row]):
    """One row; `show_row` takes other words."""

    def show_row(self, row: Row) -> None:
        raise NotImplementedError


class Stack(QWidget, Generic[Row]):
    """As many row widgets as there are rows. A row that stays the same is not touched."""

    def __init__(self, make: Callable[[], RowWidget[Row]], spacing: int = 0) -> None:
        super().__init__()
        self._make = make
        self._rows: list[Row] = []
        self._widgets: list[RowWidget[Row]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._fit(len(rows))
        for number, row in enumerate(rows):
            if number >= len(self._rows) or self._rows[number] != row:
                self._widgets[number].show_row(row)
        self._rows = list(rows)
        self.setVisible(bool(rows))

    def _fit(self, count: int) -> None:
        while len(self._widgets) < count:
            self._widgets.append(self._make())
            self._column.addWidget(self._widgets[-1])
        while len(self._widgets) > count:
            gone = self._widgets.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        del self._rows[count:]

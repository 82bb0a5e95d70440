"""A column of parts by key: what did not change stays the same widget."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Shown = TypeVar("Shown")


class Keyed(QWidget, Generic[Shown]):
    """`make` builds the widget of one item; items are compared by value."""

    def __init__(self, make: Callable[[Shown], QWidget], spacing: int = 10) -> None:
        super().__init__()
        self._make = make
        self._shown: list[tuple[Shown, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_items(self, items: Sequence[Shown]) -> None:
        """Go from what is shown to `items`, in their order."""
        held = self._shown
        self._shown = [(item, self._held(held, item) or self._make(item)) for item in items]
        staying = [widget for _, widget in self._shown]
        for _, widget in held:
            if widget not in staying:
                widget.hide()
                widget.deleteLater()
        for place, widget in enumerate(staying):
            self._column.insertWidget(place, widget)
        self.setVisible(bool(items))

    @staticmethod
    def _held(held: list[tuple[Shown, QWidget]], item: Shown) -> QWidget | None:
        return next((widget for one, widget in held if one == item), None)

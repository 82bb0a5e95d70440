"""Parts of a window by their kind."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

Part = TypeVar("Part", bound=QObject)


def part(inside: QWidget, kind: type[Part]) -> Part:
    """The first of that kind; there must be one."""
    found = inside.findChild(kind)
    assert found is not None
    return found


def button(inside: QWidget, text: str) -> QAbstractButton:
    """The button with these words; there must be one, shown or not."""
    return next(b for b in inside.findChildren(QAbstractButton) if b.text() == text)

"""Choices that a wheel leaves as they are: over them it scrolls the page that they stand on."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QDateTimeEdit, QSpinBox

from ui.fonts import text_font


class Picker(QComboBox):
    """`name` is what a screen reader calls it."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setFont(text_font("body"))
        self.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DateTime(QDateTimeEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Day(QDateEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("ddd d MMM yyyy")
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Number(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

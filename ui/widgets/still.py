"""Choices that a wheel leaves as they are: over them it scrolls the page that they stand on."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QSpinBox


class Picker(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DateTime(QDateTimeEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Number(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

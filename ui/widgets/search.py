"""The search box, with the key that brings one to it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.fonts import text_font
from ui.theme import colour
from ui.widgets.keys import key_size, key_words, paint_key


class SearchBox(QLineEdit):
    """A line to search in; `key` brings the focus, Escape empties it. Signals: textChanged(str)."""

    def __init__(
        self, placeholder: str, key: str = "Ctrl+K", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = key_words(key)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFont(text_font("meta"))
        self.setMinimumWidth(250)
        if key:
            QShortcut(QKeySequence(key), self).activated.connect(self._come)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or not self._words:
            return
        size = key_size(self._words)
        corner = QPointF(self.width() - size.width() - 11, (self.height() - size.height()) / 2)
        with QPainter(self) as painter:
            edge, ink = colour("line-strong"), colour("ink-3")
            paint_key(painter, corner, self._words, edge, ink, colour("surface"))

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

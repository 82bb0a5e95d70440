"""The names of the panel's parts: one is chosen; on two lines where one is too narrow."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fonts import text_font
from ui.theme import colour

_HEIGHT, _LINE, _PADDING, _GAP, _CLOSE = 30, 2, 2, 12, 6


class Tab(QAbstractButton):
    """One name, with a line under it while it is chosen. Arrows go to its neighbours."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("radius", 4)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + 2 * _PADDING, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        lit = self.isChecked() or self.underMouse()
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(colour("ink" if lit else "ink-3"))
            words = QRectF(_PADDING, 0, self.width(), self.height() - 2 * _LINE)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
            if self.isChecked():
                taken = self.sizeHint().width()
                painter.fillRect(0, self.height() - _LINE, taken, _LINE, colour("accent"))


class Tabs(QWidget):
    """As many as there are names; the first is chosen."""

    chosen = Signal(int)

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._gap = _GAP
        self._tabs = [Tab(text, self) for text in words]
        for number, tab in enumerate(self._tabs):
            tab.toggled.connect(lambda on, n=number: self.chosen.emit(n) if on else None)
        self._tabs[0].setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_face("tab")

    def choose(self, number: int) -> None:
        """Turn to that part."""
        self._tabs[number].setChecked(True)

    def choice(self) -> int:
        return next(n for n, tab in enumerate(self._tabs) if tab.isChecked())

    def words(self) -> tuple[str, ...]:
        return tuple(tab.text() for tab in self._tabs)

    def set_words(self, number: int, words: str) -> None:
        if self._tabs[number].text() != words:
            self._tabs[number].setText(words)
            self._lay()

    def set_face(self, face: str) -> None:
        """Closer together in smaller letters."""
        self._gap = _GAP if face == "tab" else _CLOSE
        for tab in self._tabs:
            tab.setFont(text_font(face))
        self._lay()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _HEIGHT if self._fits(width) else 2 * _HEIGHT

    def sizeHint(self) -> QSize:
        return QSize(self._needed(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _needed(self) -> int:
        gaps = self._gap * (len(self._tabs) - 1)
        return gaps + sum(tab.sizeHint().width() for tab in self._tabs)

    def _fits(self, width: int) -> bool:
        return self._needed() <= width

    def _lay(self) -> None:
        """One after the other; else in two lines of equal columns."""
        self.updateGeometry()
        if self._fits(self.width()):
            left = 0
            for tab in self._tabs:
                wide = tab.sizeHint().width()
                tab.setGeometry(QRect(left, 0, wide, _HEIGHT))
                left += wide + self._gap
            return
        columns = (len(self._tabs) + 1) // 2
        wide = self.width() // columns
        for number, tab in enumerate(self._tabs):
            row, column = divmod(number, columns)
            tab.setGeometry(QRect(column * wide, row * _HEIGHT, wide - 4, _HEIGHT))

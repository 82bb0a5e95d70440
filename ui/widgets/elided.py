"""A line of words that gives way: cut short with an ellipsis, whole in its tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.label import Label

_LEAST = 24


class Elided(Label):
    """A Label of one line that shrinks to nothing before its neighbours do."""

    def __init__(
        self, text: str = "", face: str = "body", ink: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, face, ink, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tip()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """What fits."""
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.contentsRect(), middle, self.shown_text())

    def _tip(self) -> None:
        self.setToolTip("" if self.shown_text() == self.text() else self.text())

"""Where the keyboard is: a 2 px line and an amber ring round whatever holds the focus.

One overlay follows the focus through the whole application, so that no widget must keep room for
a ring of its own. A click on a button draws none: the pointer already says where it is.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QWidget,
)

Colours = Callable[[str], QColor]
_LINE, _RING = 2, 3
_OUT = _LINE + _RING
_WRITING = (QLineEdit, QPlainTextEdit, QTextEdit)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


def install(app: QApplication, colour: Colours) -> None:
    """Follow the focus of `app` with a ring in the colours that `colour` gives; once per app."""
    if app.findChild(_Follower) is None:
        app.focusChanged.connect(_Follower(app, colour).follow)


def paint_focus(painter: QPainter, rect: QRect | QRectF, colour: Colours, radius: int = 8) -> None:
    """Draw the line and its ring inside `rect`, for a delegate's current row or a painted part."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outer = QRectF(rect)
    for name, width, inset in (("focus-ring", _RING, 1.5), ("focus-line", _LINE, _RING + 1.0)):
        painter.setPen(QPen(colour(name), width))
        box = outer.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius - inset + _OUT, radius - inset + _OUT)
    painter.restore()


class FocusRing(QWidget):
    """The ring round one widget, laid beside it in the same parent."""

    def __init__(self, around: QWidget, colour: Colours) -> None:
        super().__init__(around.parentWidget())
        self._around = around
        self._colour = colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.installEventFilter(self)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        radius = self._around.property("radius")
        with QPainter(self) as painter:
            paint_focus(painter, self.rect(), self._colour, 8 if radius is None else radius)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        self.setGeometry(self._around.geometry().adjusted(-_OUT, -_OUT, _OUT, _OUT))
        self.setVisible(not self._around.isHidden())
        self.raise_()


class _Follower(QObject):
    def __init__(self, app: QApplication, colour: Colours) -> None:
        super().__init__(app)
        self._colour = colour
        self._ring: FocusRing | None = None

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = FocusRing(new, self._colour) if new is not None and _rings(new) else None


def _rings(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QSplitter | QAbstractScrollArea):
        return False
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, _WRITING):
        return False  # lists and tables show the current row instead
    clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(widget, _WRITING) or not clicked

"""Where the keyboard is: a 2 px line and an amber ring round whatever holds the focus.

One overlay follows the focus through the whole application, so that no widget must keep room for
a ring of its own. A click on a button draws none: the pointer already says where it is.
"""

from collections.abc import Callable
from typing import cast

import shiboken6
from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QScrollArea,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTextEdit,
    QWidget,
)

Colours = Callable[[str], QColor]
_LINE, _RING = 2, 3
_OUT = _LINE + _RING
_WRITING = (QLineEdit, QPlainTextEdit, QTextEdit)
_MARGINS = (
    QStyle.PixelMetric.PM_FocusFrameHMargin,
    QStyle.PixelMetric.PM_FocusFrameVMargin,
)

# On top, and not cut out of the corners that a rounded widget leaves.
_HINTS = {
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_FocusFrame_Mask: 0,
}


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


_NOTHING = cast(QWidget, None)  # Qt takes a null pointer here; its stubs say otherwise


class FocusRing(QFocusFrame):
    """The ring round one widget, laid over its window or over the view it scrolls in.

    Qt's own frame follows the widget, in C++: a filter of events in Python would also be called
    while widgets are taken apart, and crash.
    """

    def __init__(self, window: QWidget, colour: Colours, room: QStyle) -> None:
        super().__init__(window)
        self._colour = colour
        self.setStyle(room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        radius = self.widget().property("radius")
        with QPainter(self) as painter:
            paint_focus(painter, self.rect(), self._colour, 8 if radius is None else radius)


class _Room(QProxyStyle):
    """Asks Qt for as much room round the widget as the ring takes, and to lay it on top."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        return _OUT if metric in _MARGINS else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt calls it by this name
    ) -> int:
        if hint in _HINTS:
            return _HINTS[hint]
        return super().styleHint(hint, option, widget, returnData)


class _Follower(QObject):
    def __init__(self, app: QApplication, colour: Colours) -> None:
        super().__init__(app)
        self._colour = colour
        self._ring: FocusRing | None = None
        self._room = _Room()
        self._room.setParent(app)  # the last window still asks it while the application ends

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and not shiboken6.isValid(self._ring):
            self._ring = None  # it went with the window it lay on
        if new is not None and _rings(new):
            self._ring = self._ring or FocusRing(new.window(), self._colour, self._room)
            self._ring.setWidget(new)
            QTimer.singleShot(0, self, lambda: self._show_round(new))
        elif self._ring is not None:
            self._ring.setWidget(_NOTHING)

    def _show_round(self, held: QWidget) -> None:
        """Qt hides the frame of what is out of sight, also where it then scrolls into sight."""
        if self._ring is None or not shiboken6.isValid(self._ring):
            return
        if shiboken6.isValid(held) and held.hasFocus():
            if held.visibleRegion().isEmpty():
                _bring_into_sight(held)
            self._ring.show()


def _bring_into_sight(held: QWidget) -> None:
    """Qt does it where Tab goes on within a view, and not where it comes into one from outside."""
    above = held.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(held)
        above = above.parentWidget()


def _rings(widget: QWidget) -> bool:
    if widget.isWindow():
        return False
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, _WRITING):
        return False  # lists and tables show the current row instead
    clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(widget, _WRITING) or not clicked

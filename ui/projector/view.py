"""The wall as windows: whole on the projector, small beside the chair."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.fonts import text_font
from ui.projector.feed import WallFeed
from ui.projector.picture import WallPicture
from ui.projector.sizes import Glass, Room, Sizes, height_mm, sizes
from ui.projector.view_model import Wall, spoken
from ui.session_bridge import SessionBridge

_TURNS = 8_000
"""Milliseconds that a page stands."""
_DRAWN = QSizeF(1920, 1080)
_ROOMS = {
    Room.SMALL: "Small room, furthest seat 3 m",
    Room.MEDIUM: "Medium room, furthest seat 5 m",
    Room.LARGE: "Large room, furthest seat 8 m",
}


class _WallWidget(QWidget):
    """Draws what a feed says, anew only where it changed, and turns the pages."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = WallPicture()
        self._feed = WallFeed(bridge, self)
        self._feed.changed.connect(self._changed)
        self._turning = QTimer(self)
        self._turning.setInterval(_TURNS)
        self._turning.timeout.connect(self.turn)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if self._feed.wall is not None:
            self._changed(self._feed.wall)
        self._feed.set_awake(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._feed.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._feed.set_awake(False)

    def turn(self) -> None:
        """On to the next page."""
        self.picture.turn()
        self.update()

    def _changed(self, wall: Wall) -> None:
        for part in self.picture.show(wall):
            self.update(self._on_screen(part).toAlignedRect())
        if self.accessibleName() != spoken(wall):
            self.setAccessibleName(spoken(wall))
        self._pace()

    def _pace(self) -> None:
        if self.picture.count == 1:
            self._turning.stop()
        elif not self._turning.isActive():
            self._turning.start()

    def _on_screen(self, part: QRectF) -> QRectF:
        return part

    def _fit(self, size: QSizeF, letters: Sizes) -> None:
        self.picture.resize(size, letters)
        self._pace()
        self.update()


class ProjectorWindow(_WallWidget):
    """The whole wall, fed by the display's own seat. Esc leaves the full screen, F11 takes it."""

    warning_changed = Signal(str)
    """Why the room cannot read it, for the chair; "" when it can."""
    room_changed = Signal(object)
    """Room, chosen from the menu, to be kept for the next time."""
    closed = Signal()

    def __init__(
        self, bridge: SessionBridge, room: Room = Room.MEDIUM, diagonal_inches: float = 0.0
    ) -> None:
        super().__init__(bridge)
        self._room, self._diagonal = room, diagonal_inches
        self._warning = ""
        self.setWindowTitle("The wall · mashboard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._add_actions()

    @property
    def warning(self) -> str:
        return self._warning

    def set_room(self, room: Room, diagonal_inches: float = 0.0) -> None:
        """The furthest seat, and the screen's diagonal where it does not tell its size."""
        self._room, self._diagonal = room, diagonal_inches
        self._letters()

    def project(self) -> None:
        """Full screen on the second screen, if there is one."""
        self.setGeometry(wall_screen(QGuiApplication.screens()).geometry())
        self.showFullScreen()
        self.setCursor(Qt.CursorShape.BlankCursor)

    def leave(self) -> None:
        """Back to a window."""
        self.unsetCursor()
        self.showNormal()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setFont(text_font("body"))
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.picture.paint(painter, QRectF(event.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._letters()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._letters()

    def _add_actions(self) -> None:
        full = QAction("Full screen", self, shortcut=QKeySequence("F11"))
        full.triggered.connect(self._toggle_full)
        leave = QAction("Leave full screen", self, shortcut=QKeySequence("Esc"))
        leave.triggered.connect(self.leave)
        page = QAction("Next page", self, shortcut=QKeySequence("PgDown"))
        page.triggered.connect(self.turn)
        rooms = QActionGroup(self)
        self.addActions([full, leave, page])
        for number, (room, words) in enumerate(_ROOMS.items(), 1):
            action = QAction(words, rooms, checkable=True, shortcut=QKeySequence(f"Ctrl+{number}"))
            action.setChecked(room is self._room)
            action.triggered.connect(lambda _on, room=room: self._choose(room))
            self.addAction(action)

    def _choose(self, room: Room) -> None:
        self.set_room(room, self._diagonal)
        self.room_changed.emit(room)

    def _toggle_full(self) -> None:
        if self.isFullScreen():
            self.leave()
        else:
            self.project()

    def _letters(self) -> None:
        """Sizes for this window on its screen: a window is read as the part of it that it is."""
        letters = sizes(self._glass(), self._room)
        if letters.warning != self._warning:
            self._warning = letters.warning
            self.warning_changed.emit(letters.warning)
        self._fit(QSizeF(self.size()), letters)

    def _glass(self) -> Glass:
        screen = self.screen()
        pixels = screen.geometry().size()
        whole = Glass(pixels.width(), pixels.height(), screen.physicalSize().height())
        mm = height_mm(self._diagonal, whole) if self._diagonal else whole.mm
        share = self.height() / max(1, pixels.height())
        return Glass(self.width(), self.height(), mm * share)


class WallPreview(_WallWidget):
    """The same wall as a thumbnail, from anyone's session: it is disclosed for the wall first."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit(_DRAWN, Sizes(1.0, 1.0))

    def sizeHint(self) -> QSize:
        return QSize(208, 117)

    def heightForWidth(self, width: int) -> int:
        return round(width * _DRAWN.height() / _DRAWN.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self._scale()
        with QPainter(self) as painter:
            painter.scale(scale, scale)
            box = QRectF(event.rect())
            dirty = QRectF(box.topLeft() / scale, box.size() / scale)
            self.picture.paint(painter, dirty)

    def _on_screen(self, part: QRectF) -> QRectF:
        scale = self._scale()
        return QRectF(part.topLeft() * scale, part.size() * scale)

    def _scale(self) -> float:
        return self.width() / _DRAWN.width()


def wall_screen(screens: list[QScreen]) -> QScreen:
    """The first screen that is not the main one; the main one where it is alone."""
    main = QGuiApplication.primaryScreen()
    return next((screen for screen in screens if screen is not main), main)

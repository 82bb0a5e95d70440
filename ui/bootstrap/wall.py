"""The projector's window, fed by a session of the display seat's own."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from app.ports import Session
from ui.projector.sizes import Room
from ui.projector.view import ProjectorWindow
from ui.session_bridge import SessionBridge

SETTINGS_FILE = "wall.ini"
ROOM = "wall/room"
DIAGONAL = "wall/diagonal"
"""Inches; for a screen that does not tell its size, set in the file."""
_SMALL = (1120, 630)


class Wall:
    """Letters for the room that was chosen last, kept in `folder`."""

    def __init__(self, session: Session, folder: Path) -> None:
        self._left: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._bridge = SessionBridge(session)
        self._settings = QSettings(str(folder / SETTINGS_FILE), QSettings.Format.IniFormat)
        self.window = ProjectorWindow(self._bridge, *self._kept())
        self.window.room_changed.connect(lambda room: self._settings.setValue(ROOM, room.value))
        self.window.closed.connect(self._leave)

    def show(self) -> None:
        """Full on the second screen; a window of its own where there is only one."""
        if len(QGuiApplication.screens()) > 1:
            self.window.project()
        else:
            self.window.resize(*_SMALL)
            self.window.show()

    async def left(self) -> None:
        await self._left

    def close(self) -> None:
        self.window.close()
        self._bridge.close()
        self.window.deleteLater()

    def _kept(self) -> tuple[Room, float]:
        """As they were set; the usual ones where the file holds nothing that reads as such."""
        rooms = {str(room.value): room for room in Room}
        room = rooms.get(str(self._settings.value(ROOM)), Room.MEDIUM)
        try:
            return room, float(str(self._settings.value(DIAGONAL, 0)))
        except ValueError:
            return room, 0.0

    def _leave(self) -> None:
        if not self._left.done():
            self._left.set_result(None)

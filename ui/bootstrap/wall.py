"""The projector's window, fed by a session of the display seat's own."""

import asyncio

from PySide6.QtGui import QGuiApplication

from app.ports import Session
from ui.projector.view import ProjectorWindow
from ui.session_bridge import SessionBridge

_SMALL = (1120, 630)


class Wall:
    def __init__(self, session: Session) -> None:
        self._left: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._bridge = SessionBridge(session)
        self.window = ProjectorWindow(self._bridge)
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

    def _leave(self) -> None:
        if not self._left.done():
            self._left.set_result(None)

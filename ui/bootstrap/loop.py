"""One event loop for Qt and asyncio."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from ui import theme
from ui.bootstrap.collector import collecting


def run(life: Coroutine[Any, Any, None]) -> None:
    """Until `life` ends or the system tells it to, however many windows are open meanwhile."""
    app = application()
    with collecting(), asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        runner.run(_until_told(life))


async def _until_told(life: Coroutine[Any, Any, None]) -> None:
    """At SIGTERM, as when the person logs out, `life` is cancelled and puts its things away."""
    living = asyncio.ensure_future(life)
    told = asyncio.Event()

    def tell(*_: object) -> None:
        told.set()
        living.cancel()

    signal.signal(signal.SIGTERM, tell)
    try:
        await living
    except asyncio.CancelledError:
        if not told.is_set():
            raise


def application() -> QApplication:
    """The one application, in the theme that the system asks for."""
    app = QApplication(["mashboard"])
    app.setApplicationName("mashboard")
    app.setDesktopFileName("mashboard")
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, _look(app))
    app.styleHints().colorSchemeChanged.connect(lambda _: theme.apply(app, _look(app)))
    return app


def _look(app: QApplication) -> theme.Theme:
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme.dark() if dark else theme.light()

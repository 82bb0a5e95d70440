"""Waiting, within one loop of Qt and asyncio, for what a person would wait for."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

Shown = TypeVar("Shown", bound=QWidget)
T = TypeVar("T")

SECONDS = 30.0


async def until(true: Callable[[], T | None], seconds: float = SECONDS) -> T:
    """What it gives as soon as that is true; a TimeoutError where it never is."""
    async with asyncio.timeout(seconds):
        while not (found := true()):  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.02)
    return found


def shown(kind: type[Shown]) -> Shown | None:
    """The window of that kind that stands on the screen."""
    windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind))
    return next((w for w in windows if w.isVisible()), None)


async def appears(kind: type[Shown]) -> Shown:
    return await until(lambda: shown(kind))


def lived(app: QApplication, life: Coroutine[Any, Any, None]) -> None:
    """As `ui.bootstrap.loop.run`, at the application that the tests have."""
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        runner.run(life)

"""Pictures to look at: what a screen shows, by name, so that tests and `screenshots` share them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme

WINDOW = QSize(1440, 900)
WALL = QSize(1920, 1080)
PICTURES = Path("build/screenshots")
_SETTLES = 3
"""Rounds of events until heights that follow widths have come to rest."""
_QUICK = 70
"""A png loses nothing by it: it is packed less tightly, in a third of the time."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture; `make` gives a fresh widget with all that it needs behind it."""

    name: str
    size: QSize
    make: Callable[[], QWidget]


def picture(app: QApplication, scene: Scene, look: theme.Theme) -> Path:
    """Draw a scene in that theme to build/screenshots/NAME-THEME.png."""
    if theme.current() is not look or not app.styleSheet():
        theme.apply(app, look)
    widget = scene.make()
    try:
        return _drawn(app, widget, scene, look)
    finally:
        widget.close()
        widget.deleteLater()
        # Without this they pile up until a loop runs, and each theme applied dresses them all.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _drawn(app: QApplication, widget: QWidget, scene: Scene, look: theme.Theme) -> Path:
    widget.resize(scene.size)
    widget.show()
    for _ in range(_SETTLES):
        app.processEvents()
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{scene.name}-{look.name}.png"
    widget.grab().save(str(path), quality=_QUICK)
    return path

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


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture; `make` gives a fresh widget with all that it needs behind it."""

    name: str
    size: QSize
    make: Callable[[], QWidget]


def picture(app: QApplication, scene: Scene, look: theme.Theme) -> Path:
    """Draw a scene in that theme to build/screenshots/NAME-THEME.png."""
    theme.apply(app, look)
    widget = scene.make()
    widget.resize(scene.size)
    widget.show()
    for _ in range(_SETTLES):
        app.processEvents()
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{scene.name}-{look.name}.png"
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    # Without this they pile up until a loop runs, and each theme applied dresses them all.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return path

"""Icons of the rail, from resources/icons, in any colour of the theme."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer


def paint_icon(painter: QPainter, rect: QRectF, name: str, ink: QColor) -> None:
    """Draw the icon called `name` to fill `rect`."""
    _renderer(name, ink.name()).render(painter, rect)


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    drawing = files("resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(drawing.replace("currentColor", ink).encode())

"""A part of a window on one ground, with a hairline where it meets another."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QWidget

Ground = Literal["canvas", "surface", "sunken", "dock"]
Edge = Literal["", "left", "right", "top", "bottom"]


class Panel(QFrame):
    """A plain frame on `ground`; lay out in it what you like."""

    def __init__(
        self, ground: Ground = "surface", edge: Edge = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground)
        if edge:
            self.setProperty("edge", edge)

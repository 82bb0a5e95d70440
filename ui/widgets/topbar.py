"""The bar over a screen: where one is, and at its right what stands and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import space
from ui.widgets.elided import Elided
from ui.widgets.label import Label
from ui.widgets.panel import Panel


class TopBar(Panel):
    """A title and a subtitle at the left; `add` fills the right, `lead` stands before the title."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self._title = Label(title, "title")
        self._subtitle = Elided(subtitle, "meta", "ink-3")
        self.setFixedHeight(60)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space("xl"), 0, space("xl"), 0)
        self._row.setSpacing(18)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle)
        self._row.addStretch(1)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name the screen."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line after the title alone."""
        self._subtitle.setText(subtitle)

    def add(self, widget: QWidget) -> None:
        """Put `widget` at the right, after those already there."""
        self._row.addWidget(widget)

    def lead(self, widget: QWidget) -> None:
        """Put `widget` before the title."""
        self._row.insertWidget(0, widget)

"""What a block offers to begin with: a link for each, which fills words in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.settings.parts import Fill
from ui.widgets import LinkButton


class Fills(QWidget):
    chosen = Signal(object)
    """The Fill."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[LinkButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def offer(self, fills: tuple[Fill, ...]) -> None:
        for old in self.links:
            old.hide()
            old.deleteLater()
        self.links = [self._link(fill) for fill in fills]

    def allow(self, allowed: bool) -> None:
        for link in self.links:
            link.setVisible(allowed)

    def _link(self, fill: Fill) -> LinkButton:
        link = LinkButton(fill.label)
        link.clicked.connect(lambda: self.chosen.emit(fill))
        self._rows.addWidget(link)
        return link

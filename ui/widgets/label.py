"""A line or a paragraph of words in one face and one ink."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.fonts import text_font
from ui.theme import colour


class Label(QLabel):
    """Plain text, never HTML; `face` from the type scale, `ink` a colour's name."""

    def __init__(
        self,
        text: str = "",
        face: str = "body",
        ink: str = "ink",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(text_font(face))
        self.setWordWrap(wrap)
        if selectable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )
        self._ink = ink
        self._tint()

    def set_ink(self, ink: str) -> None:
        """Draw in the colour of that name from now on."""
        self._ink = ink
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour(self._ink))
        self.setPalette(palette)


def unmarked(text: str) -> str:
    """For a tick, or a label that leads to a field: as it reads. Qt takes an "&" there for the
    mark of a key, and leaves it out."""
    return text.replace("&", "&&")

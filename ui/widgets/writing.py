"""What one writes in: a line, or an area that grows with its words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.fonts import text_font

_SUBMIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AROUND, _BARE = 26, 10


class Line(QLineEdit):
    """One line. Signals: edited(str) by the person alone, submitted on Enter."""

    edited = Signal(str)
    submitted = Signal()

    def __init__(self, *, secret: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(text_font("body"))
        self.textEdited.connect(self.edited)
        self.returnPressed.connect(self.submitted)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)


class Area(QPlainTextEdit):
    """Lines of words, from `lines` high up to `most`. Tab leaves it; Ctrl+Enter submits.
    A `bare` one has no frame: it stands within one.

    Signals: edited(str) by the person alone, submitted.
    """

    edited = Signal(str)
    submitted = Signal()

    def __init__(
        self, lines: int = 2, most: int = 10, *, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = lines, max(lines, most)
        self._around = _BARE if bare else _AROUND
        self.setProperty("bare", str(bare).lower())
        self._told = True
        self.setFont(text_font("body"))
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """The words."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show these words, without saying that anybody edited them."""
        self._told = False
        self.setPlainText(text)
        self._told = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _SUBMIT and with_control:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        if self._told:
            self.edited.emit(self.toPlainText())

    def _fit(self) -> None:
        lines = min(self._most, max(self._least, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + self._around)

"""Declining a request: one of the reasons, and why in words where it needs them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.case.parts import DeclineReason
from ui.fonts import text_font
from ui.widgets import Button, Field, Label, Panel
from ui.widgets.still import Picker
from ui.words import word

_WIDE, _MOST = 260, 640


class Declining(Panel):
    """Stands under the answer, which stays as it is."""

    declined = Signal(object, str)
    """The DeclineReason and the words."""
    shown = Signal()
    """Or put away."""
    edited = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self.setMaximumWidth(_MOST)
        self._reason = Picker()
        self._reason.setFont(text_font("body"))
        self._reason.setAccessibleName("Reason for declining")
        self._reason.setFixedWidth(_WIDE)
        for reason in DeclineReason:
            self._reason.addItem(word(reason), reason)
        self._text = Field("What they should know of why", lines=2)
        self._text.edited.connect(self.edited)
        self._go, self._back = Button("Decline the request", "danger"), Button("Go back", "quiet")
        self._go.clicked.connect(self._decline)
        self._back.clicked.connect(self.end)
        self._lay_out()

    def begin(self) -> None:
        """Show it with the keyboard in it."""
        self.show()
        self._reason.setFocus()
        self.shown.emit()

    def end(self) -> None:
        """Put it away; its words stay."""
        self.hide()
        self.shown.emit()

    def words(self) -> str:
        return self._text.text()

    def show_words(self, words: str) -> None:
        """What was written here before."""
        self._text.set_text(words)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._go, self._back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Decline, with reason", "strong"))
        column.addWidget(self._reason)
        column.addWidget(self._text)
        column.addLayout(buttons)

    def _decline(self) -> None:
        reason, text = DeclineReason(self._reason.currentData()), self._text.text().strip()
        if reason is DeclineReason.OTHER and not text:
            self._text.set_error("Say which reason.")
            self._text.setFocus()
            return
        self.declined.emit(reason, text)

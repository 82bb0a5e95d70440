"""Defer a case: until when, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.values import Instant
from ui.meeting.moment import Moment
from ui.widgets import Button, Field, Label

_WIDE = 460


class DeferDialog(QDialog):
    """Opens; `chosen` says the instant and the reason. What is typed is heard at each letter."""

    chosen = Signal(object, str)
    edited = Signal(str)

    def __init__(self, parent: QWidget, name: str, now: Instant, until: Instant) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Defer the case")
        self.setFixedWidth(_WIDE)
        self._now = now
        self.until = Moment("Until when")
        self.until.set_instant(until)
        self.reason = Field("Why", placeholder="What is awaited, and from whom", lines=3)
        self.reason.edited.connect(self.edited)
        self.reason.submitted.connect(self._go)
        self._lay_out(name)

    def show_reason(self, reason: str) -> None:
        """What was written before."""
        self.reason.set_text(reason)

    def say_wrong(self, wrong: str) -> None:
        self.reason.set_error(wrong)

    def _lay_out(self, name: str) -> None:
        go, back = Button("Defer the case", "main"), Button("Cancel")
        go.clicked.connect(self._go)
        back.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label(f"Defer {name}", "heading", wrap=True))
        column.addWidget(Label("Until", "label", "ink-2"))
        column.addWidget(self.until)
        column.addWidget(self.reason)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (back, go):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        self.reason.setFocus()

    def _go(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason.set_error("Write why first.")
        elif self.until.instant() <= self._now:
            self.reason.set_error("That time has passed. Choose a time to come.")
        else:
            self.chosen.emit(self.until.instant(), reason)
            self.accept()

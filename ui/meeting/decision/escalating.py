"""Taking a challenge to the next step: to whom by name, and why."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import Button, Field, Label


class Climb(Struct, frozen=True, omit_defaults=True):
    """What is written so far: which challenge, to whom, why."""

    challenge: str
    to: str = ""
    reason: str = ""


class EscalationForm(QWidget):
    edited, wanted = Signal(object), Signal(object)
    """Climb."""

    def __init__(self) -> None:
        super().__init__()
        self._challenge = ""
        self._head = Label("", "strong", wrap=True)
        self.to = Field("Who looks at it, by name", limit=240)
        self.reason = Field("Why the answer so far is not enough", lines=2)
        self._go, self._back = (
            Button("Take it there", size="small"),
            Button("Cancel", "quiet", size="small"),
        )
        self._go.clicked.connect(self._submit)
        self._back.clicked.connect(self.hide)
        for field in (self.to, self.reason):
            field.edited.connect(lambda: self.edited.emit(self.climb()))
            field.submitted.connect(self._submit)
        row = QHBoxLayout()
        row.addWidget(self._go)
        row.addWidget(self._back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(6)
        for part in (self._head, self.to, self.reason):
            column.addWidget(part)
        column.addLayout(row)
        self.setFocusProxy(self.to)

    def begin(self, climb: Climb, rung: str) -> None:
        """Write it, or go on writing it; `rung` such as "head of service"."""
        self._challenge = climb.challenge
        self._head.setText(f"To the {rung}")
        self.to.set_text(climb.to)
        self.reason.set_text(climb.reason)
        self.show()

    def climb(self) -> Climb:
        return Climb(self._challenge, self.to.text(), self.reason.text())

    def say_wrong(self, wrong: str) -> None:
        self.reason.set_error(wrong)

    def _submit(self) -> None:
        if not self.to.text().strip() or self.to.too_long():
            self.to.set_error("Write who it is, in at most 240 letters.")
        elif not self.reason.text().strip():
            self.reason.set_error("Write why.")
        else:
            self.wanted.emit(self.climb())

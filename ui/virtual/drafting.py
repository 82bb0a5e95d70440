"""Words for the meeting that are never lost: kept as one types, sent, given back when refused."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.domain.values import CaseId
from app.ports import RefusedCommand
from ui.session_bridge import SessionBridge
from ui.widgets import Button, Field
from ui.words import refusal_sentence

Texts = Callable[[Command, CaseId], str]
"""The words of a command of this box on that case; "" for any other command."""
_DEBOUNCE = 300


class DraftBox(QWidget):
    """A field whose words wait on the Shelf until the hub has them; `extra` comes with them."""

    def __init__(
        self,
        bridge: SessionBridge,
        key: str,
        field: Field,
        action: str,
        make: Callable[[CaseId, str], Command],
        texts: Texts,
    ) -> None:
        super().__init__()
        self._bridge, self._key, self._make, self._texts = bridge, key, make, texts
        self.field = field
        self._case: CaseId | None = None
        self._sent = ""
        self._send = Button(action, "other", size="small")
        self._send.clicked.connect(self._go)
        field.edited.connect(self._edited)
        field.submitted.connect(self._go)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE)
        self._timer.timeout.connect(self._save)
        bridge.pending_changed.connect(self._heard)
        bridge.refused.connect(self._refused)
        self._extra = QVBoxLayout()
        self._extras: list[QWidget] = []
        self._lay_out()

    def add(self, widget: QWidget) -> None:
        """What is asked beside the words once there are some."""
        self._extra.addWidget(widget)
        self._extras.append(widget)
        widget.setVisible(bool(self.field.text()))

    def open(self, case: CaseId | None) -> None:
        """Turn to another case: keep these words with theirs, show what was begun there."""
        if case == self._case:
            return
        self._save()
        self._case = case
        waiting = self._waiting()
        draft = self._bridge.draft(self._name(case)) if case else ""
        self._sent = waiting
        self.field.set_text("" if draft == waiting else draft)
        self.field.set_error("")
        self._show_more()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        self._extra.setSpacing(6)
        column.addLayout(self._extra)
        column.addLayout(foot)
        self._show_more()

    def _name(self, case: CaseId) -> str:
        return f"{self._key}:{case}"

    def _edited(self, _text: str) -> None:
        self._timer.start()
        self._show_more()

    def _show_more(self) -> None:
        """The way to send, and what goes with it, once there is something to send."""
        some = bool(self.field.text().strip())
        self._send.setVisible(some)
        for widget in self._extras:
            widget.setVisible(some)

    def _save(self) -> None:
        self._timer.stop()
        if self._case is not None and not self._sent:
            self._bridge.save_draft(self._name(self._case), self.field.text())

    def _go(self) -> None:
        text = self.field.text().strip()
        if self._case is None or not text or self.field.too_long():
            return
        self._save()
        self._sent = text
        self.field.set_text("")
        self._show_more()
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bridge.submit(self._make(self._case, text))

    def _waiting(self) -> str:
        """The words on their way from this box on this case."""
        if self._case is None:
            return ""
        said = (self._texts(p.command, self._case) for p in self._bridge.pending)
        return next(filter(None, said), "")

    def _heard(self) -> None:
        """Once nothing is on its way any more, the hub has it: the draft may go."""
        if self._sent and not self._waiting() and self._case is not None:
            self._sent = ""
            self._save()

    def _refused(self, refused: RefusedCommand) -> None:
        text = self._texts(refused.command, self._case) if self._case else ""
        if not text:
            return
        now_there = self.field.text()
        self.field.set_text("\n".join(filter(None, (text, now_there))))
        self.field.set_error(refusal_sentence(refused))
        self._sent = ""
        self._save()
        self._show_more()

"""Words for the meeting that are never lost: kept as one types, sent, given back when refused."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case.commands import CaseCommand
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
        self._sent: dict[CaseId, str] = {}
        self._send = Button(action, "other", size="small")
        self._send.clicked.connect(self._go)
        field.edited.connect(self._edited)
        field.submitted.connect(self._go)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE)
        self._timer.timeout.connect(self._save)
        bridge.closing.connect(self._save)
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
        draft = self._bridge.draft(self._name(case)) if case else ""
        waiting = self._waiting(case) if case else ""
        if case and waiting:
            self._sent[case] = waiting
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
        """What stands there is the draft; words on their way stay it until they have arrived."""
        self._timer.stop()
        text = self.field.text()
        if self._case is not None and (text or self._case not in self._sent):
            self._bridge.save_draft(self._name(self._case), text)

    def _go(self) -> None:
        text = self.field.text().strip()
        if self._case is None or not text or self.field.too_long():
            return
        self._save()
        self._sent[self._case] = text
        self.field.set_text("")
        self._show_more()
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bridge.submit(self._make(self._case, text))

    def _waiting(self, case: CaseId) -> str:
        """The words on their way from this box on that case."""
        said = (self._texts(p.command, case) for p in self._bridge.pending)
        return next(filter(None, said), "")

    def _heard(self) -> None:
        """What is on its way no more, the hub has: its draft may go."""
        for case in [case for case in self._sent if not self._waiting(case)]:
            text = self._sent.pop(case)
            if case == self._case:
                self._save()
            elif self._bridge.draft(self._name(case)) == text:
                self._bridge.save_draft(self._name(case), "")

    def _refused(self, refused: RefusedCommand) -> None:
        command = refused.command
        case = command.case if isinstance(command, CaseCommand) else None
        text = self._texts(command, case) if case else ""
        if not case or not text:
            return
        self._sent.pop(case, None)
        if case != self._case:
            self._bridge.save_draft(self._name(case), text)
            return
        self.field.set_text("\n".join(filter(None, (text, self.field.text()))))
        self.field.set_error(refusal_sentence(refused))
        self._save()
        self._show_more()

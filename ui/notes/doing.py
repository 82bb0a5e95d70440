"""What one does with a note: seen, filed, or not what one expected."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import DisputeMessage, FileMessage, SeeMessage
from app.domain.case.feedback import Message, MessageState
from app.domain.case.state import Case
from app.domain.values import AgencyId, CaseId, MessageId
from app.feedback import note_json
from app.ports import RefusedCommand
from ui.dialogs import Question, open_ask_text
from ui.notes.keep import open_save_text
from ui.notes.note import Note, is_mine
from ui.session_bridge import SessionBridge

_FILED = Question(
    "Filed in your own system",
    "The hub then knows that the outcome stands where your colleagues look for it.",
    "Its reference there, if it has one",
    action="Filed",
    required=False,
    limit=240,
)
_DISPUTED = Question(
    "Not what you expected?",
    "The chair sees your words and looks at the outcome again. Nothing of it is changed by this.",
    "What you expected, and why",
    action="Tell the chair",
)


class NoteDoing(QObject):
    """`window` is what the notes are shown in: seen counts only while a person can see it."""

    refused = Signal(object)
    """RefusedCommand."""

    def __init__(self, bridge: SessionBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._told: set[MessageId] = set()
        bridge.refused.connect(self._refused)

    def file(self, note: Note) -> None:
        def done(reference: str | None) -> None:
            if reference is not None:
                self._bridge.submit(
                    FileMessage(case=note.case, message=note.message, filed_as=reference)
                )

        open_ask_text(self._window, _FILED, done)

    def dispute(self, note: Note) -> None:
        """The words stay a draft until the hub has them."""
        key = _key(note.message)

        def done(text: str | None) -> None:
            if text:
                self._bridge.save_draft(key, text)
                self._bridge.submit(DisputeMessage(case=note.case, message=note.message, text=text))

        open_ask_text(self._window, _again(self._bridge.draft(key)), done)

    def save_json(self, note: Note) -> None:
        board = self._bridge.board
        case = board.case(note.case) if board else None
        partnership = self._bridge.partnership
        message = _named(case, note.message)
        if case is not None and partnership is not None and message is not None:
            text = note_json(case, partnership, message, self._bridge.now())
            open_save_text(self._window, note.words, text)

    def see(self, case: CaseId | None, *shown: MessageId) -> None:
        """Those of `shown` that tell my agency something: they stand before my eyes. Once each."""
        board, seat = self._bridge.board, self._bridge.seat
        found = board.case(case) if board and case else None
        if found is None or seat is None or not self.is_seen():
            return
        for message in found.messages:
            if message.owed.id in shown and self._unseen(message, seat.agency):
                self._told.add(message.owed.id)
                self._bridge.submit(SeeMessage(case=found.id, message=message.owed.id))
            if message.state is MessageState.DISPUTED:
                self._let_go(message)

    def is_seen(self) -> bool:
        return self._window.isVisible() and not self._window.window().isMinimized()

    def _unseen(self, message: Message, agency: AgencyId | None) -> bool:
        mine = is_mine(message, agency) and message.words is not None
        known = any(seen.by.account == self._bridge.account for seen in message.seen)
        return mine and not known and message.owed.id not in self._told

    def _let_go(self, message: Message) -> None:
        if self._bridge.draft(_key(message.owed.id)) == message.dispute:
            self._bridge.save_draft(_key(message.owed.id), "")

    def _refused(self, refused: RefusedCommand) -> None:
        command = refused.command
        if isinstance(command, FileMessage | DisputeMessage):
            self.refused.emit(refused)


def _again(initial: str) -> Question:
    q = _DISPUTED
    return Question(q.title, q.text, q.label, q.action, initial=initial)


def _named(case: Case | None, named: MessageId) -> Message | None:
    return next((m for m in case.messages if m.owed.id == named), None) if case else None


def _key(message: MessageId) -> str:
    return f"dispute:{message}"

"""What my agency is told of a case, for its own system: the outcome, and the handover pack."""

from msgspec import Struct, structs

from app.domain.case.commands import DisputeMessage, FileMessage
from app.domain.case.feedback import Message, MessageState, Reader, Words
from app.domain.case.owing import stands
from app.domain.case.state import Case
from app.domain.partnership.state import Partnership, Seat
from app.domain.rights import MAY
from app.domain.values import AgencyId, CaseId, Instant, MessageId
from app.feedback import compose
from app.feedback.notes import MARKING
from app.ports import Pending
from ui.words import Said, pending_words, when
from ui.words.feedback import told_words

_LEFT = "Not for the family as it stands. Ask the hub before any of it is told on."
_TITLES = {
    Reader.AGENCY: "Note for your own system",
    Reader.PRACTITIONER: "Handover pack",
}


class Note(Struct, frozen=True):
    """One message to my agency, as its card shows it."""

    case: CaseId
    message: MessageId
    title: str
    words: Words
    said: Said
    caution: str = _LEFT
    may_file: bool = False
    may_dispute: bool = False
    first: bool = True
    """Which the key copies."""

    @property
    def marked(self) -> Words:
        """As it leaves this screen: what marks it goes with it, on paper and into a file too."""
        body = f"{MARKING}\n\n{self.words.body}\n\n{self.caution}"
        return structs.replace(self.words, body=body)

    def text(self) -> str:
        """As it is copied into the other system."""
        return f"{self.words.title}\n{self.marked.body}\n"


def notes_of(
    case: Case,
    partnership: Partnership,
    seat: Seat,
    pending: tuple[Pending, ...],
    now: Instant,
) -> tuple[Note, ...]:
    """Of the last decision: what was corrected since is told anew, and takes its place."""
    mine = {m.owed.reader: m for m in case.messages if is_mine(m, seat.agency)}
    return tuple(
        _note(case, partnership, seat, message, pending, now)
        for reader, message in mine.items()
        if message.words is not None or (reader is Reader.AGENCY and stands(case, message))
    )


def is_mine(message: Message, agency: AgencyId | None) -> bool:
    return agency is not None and message.owed.to_agency == agency


def _note(
    case: Case,
    partnership: Partnership,
    seat: Seat,
    message: Message,
    pending: tuple[Pending, ...],
    now: Instant,
) -> Note:
    """As it was said, where it has been said; else as it will be."""
    going = next((p for p in pending if _about(p, message)), None)
    told, free = message.words is not None, going is None
    may_file = not MAY[FileMessage].isdisjoint(seat.roles)
    may_dispute = not MAY[DisputeMessage].isdisjoint(seat.roles)
    return Note(
        case=case.id,
        message=message.owed.id,
        first=message.owed.reader is Reader.AGENCY,
        title=_TITLES[message.owed.reader],
        words=message.words or compose(case, partnership, message, now),
        said=pending_words(going) if going else _said(message, now),
        may_file=told and free and message.filed_at is None and may_file,
        may_dispute=told and free and message.state is not MessageState.DISPUTED and may_dispute,
    )


def _about(pending: Pending, message: Message) -> bool:
    command = pending.command
    if isinstance(command, FileMessage | DisputeMessage):
        return command.message == message.owed.id
    return False


def _said(message: Message, now: Instant) -> Said:
    if message.state is MessageState.DISPUTED:
        return Said("You said that it is not what you expected. The chair looks at it", "warn")
    if message.filed_at is not None:
        return Said(told_words(message, now), "ok")
    if message.words is None:
        return Said("As it will be told, in a moment", "neutral")
    at = f" {when(message.queued_at, now)}" if message.queued_at else ""
    return Said(f"Told{at}, not filed yet", "neutral")

"""What goes out for a message, and whether anything does."""

from typing import cast

from app.domain.board import Board
from app.domain.case.feedback import REFERENCE_ONLY, Channel, Message, MessageState
from app.domain.case.state import Case
from app.domain.values import AccountId, AgencyId, CaseId, Instant
from app.ports import Parcel
from sync.post.letter import Letter, Said, Verdict

NO_MORE_TRUSTED = Said(
    Verdict.NEVER,
    "Its address is not in a trusted domain any more. Approve it again: as a reference only.",
)
NOTICE_TITLE = "{prefix}: something waits for you on the board"
NOTICE = (
    "Something about {reference} waits for your agency on the board of {name}.\n\n"
    "Open the board to read it. For everyone's safety this mail says no more.\n"
)


def find(board: Board, parcel: Parcel) -> tuple[Case, Message] | None:
    """The message whose parcel it is, where it is still to go or on its way."""
    case = board.case(cast(CaseId, parcel.stream))
    if case is None or board.position < parcel.position:
        return None
    named = (m for m in case.messages if m.owed.id == parcel.message and _is_open(m, parcel))
    message = next(named, None)
    return (case, message) if message else None


def _is_open(message: Message, parcel: Parcel) -> bool:
    on_the_way = MessageState.SENT if parcel.accepted else MessageState.QUEUED
    return message.state is on_the_way and message.channel is parcel.channel


def letter_of(
    board: Board, case: Case, message: Message, parcel: Parcel, now: Instant
) -> Letter | Said:
    """The letter; or why there can be none."""
    doubtful = parcel.taken_over or parcel.attempts > 0
    if message.channel is Channel.BOARD:
        title, body = notice(board, case)
        to = _mailbox(board, message.owed.to_agency)
        return Letter(to, title, body, parcel.reference, now, doubtful)
    words, partnership = message.words, board.partnership
    assert words is not None  # noqa: S101 - it was queued with them
    assert partnership is not None  # noqa: S101 - it has a case
    trusted = partnership.feedback.trusts(message.address)
    if not trusted and words.template != REFERENCE_ONLY:
        return NO_MORE_TRUSTED
    return Letter(message.address, words.title, words.body, parcel.reference, now, doubtful)


def notice(board: Board, case: Case) -> tuple[str, str]:
    """Title and text that tell nothing but that there is something to read, and where."""
    partnership = board.partnership
    name, prefix = (partnership.name, partnership.prefix) if partnership else ("", "")
    return (
        NOTICE_TITLE.format(prefix=prefix),
        NOTICE.format(reference=case.reference, name=name),
    )


def _mailbox(board: Board, agency: AgencyId | None) -> str:
    partner = board.partnership.agency(agency) if board.partnership and agency else None
    return partner.email if partner else ""


def can_be_written_to(board: Board, agency: AgencyId | None) -> bool:
    return bool(_mailbox(board, agency))


def is_there(board: Board, agency: AgencyId | None, present: frozenset[AccountId]) -> bool:
    """Whether someone of the agency is at the board now."""
    seats = board.partnership.seats if board.partnership else ()
    return any(
        seat.agency == agency and not seat.removed and seat.account in present for seat in seats
    )

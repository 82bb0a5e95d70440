"""What is still to be told, to whom, since when, and why it waits."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from app.domain.case.feedback import SETTLED, Message, MessageState, Reader
from app.domain.case.owing import (
    KEPT_FROM_FAMILY,
    NO_SAFE_WAY,
    OPEN_AGAIN,
    RESTRICTED,
    WAITS_FOR_RELEASE,
    is_reopened,
)
from app.domain.case.state import Case
from app.domain.clocks import Calendar, is_late
from app.domain.values import CaseId, Instant, MessageId, Name

READERS = {
    Reader.PROFESSIONAL: "referrer",
    Reader.SCHOOL: "school",
    Reader.PUBLIC: "member of the public",
    Reader.AGENCY: "agency",
    Reader.PRACTITIONER: "who takes the case",
    Reader.FAMILY: "family",
}
WAITING = {
    MessageState.OWED: "to be approved",
    MessageState.FAILED: "could not be delivered",
    MessageState.RECALLED: "recalled",
}
APPROVED_BEFORE = "It was approved before something changed, and is to be approved again"


class Due(Struct, frozen=True):
    """One thing that somebody has not been told yet, or that is not what they expected."""

    case: CaseId
    reference: Name
    message: MessageId
    reader: Reader
    name: Name
    since: Instant
    state: MessageState
    due: Instant | None = None
    late: bool = False
    why: str = ""
    """Why it waits, in words."""

    @property
    def failed(self) -> bool:
        return self.state is MessageState.FAILED


def due_of(cases: Iterable[Case], now: datetime) -> tuple[Due, ...]:
    """The late first, then by when it is due; a family's, which has no time, last."""
    found = (due for case in cases for due in _of(case, now))
    return tuple(sorted(found, key=lambda due: (not due.late, due.due is None, due.due or now)))


def _of(case: Case, now: datetime) -> Iterator[Due]:
    for message in case.messages:
        if message.state not in SETTLED or message.state is MessageState.DISPUTED:
            yield Due(
                case=case.id,
                reference=case.reference,
                message=message.owed.id,
                reader=message.owed.reader,
                name=message.owed.name,
                since=message.since,
                state=message.state,
                due=message.owed.due,
                late=message.state is not MessageState.DISPUTED and is_late(message.owed.due, now),
                why=why_waiting(case, message),
            )


def why_waiting(case: Case, message: Message) -> str:
    """As things stand now: what was true when it became owed may be done since."""
    if message.state is MessageState.HELD and is_reopened(case, message):
        return OPEN_AGAIN
    if message.state in (MessageState.OWED, MessageState.HELD) and message.queued_at is not None:
        return APPROVED_BEFORE
    if message.state is not MessageState.HELD:
        return message.reason or _last_try(message)
    return _why_family(case, message) if message.owed.reader is Reader.FAMILY else RESTRICTED


def _why_family(case: Case, message: Message) -> str:
    safe = [c for c in case.contacts if c.subject == message.owed.to_subject]
    if not safe:
        return NO_SAFE_WAY
    not_before = safe[-1].not_before
    if case.referral.keep_from_family:
        return KEPT_FROM_FAMILY
    return f"Not before {not_before:%d.%m.%Y}" if not_before else WAITS_FOR_RELEASE


def _last_try(message: Message) -> str:
    failed = message.state is MessageState.FAILED and message.attempts
    return message.attempts[-1].detail if failed else ""


def standing_line(case: Case, now: datetime, calendar: Calendar) -> str:
    """ "queued: school by 15:00; family: not yet, reason"; empty where all is told."""
    return "; ".join(
        _stands(due, now, calendar)
        for due in due_of([case], now)
        if due.state is not MessageState.DISPUTED
    )


def _stands(due: Due, now: datetime, calendar: Calendar) -> str:
    whom = READERS[due.reader] if due.reader is not Reader.AGENCY else due.name
    if due.state is MessageState.HELD:
        return f"{whom}: not yet, {due.why[:1].lower()}{due.why[1:]}"
    by = f" by {_when(due.due, now, calendar)}" if due.due else ""
    if due.state is MessageState.QUEUED:
        return f"queued: {whom}{by}"
    return f"{whom}: {WAITING[due.state]}{by}"


def _when(due: datetime, now: datetime, calendar: Calendar) -> str:
    """The time, and the day where it is not today's."""
    local, today = calendar.local(due), calendar.local(now).date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%H:%M} on {local:%A}"

"""A sitting in words: its agenda, how far it is, who is at the table and whose hand is up."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from app.domain.board import Board
from app.domain.clocks import SameTimeNextWorkingDay, due
from app.domain.errors import Refused
from app.domain.meeting.commands import MeetingCommand
from app.domain.meeting.state import SETTLED, ItemState, Meeting, SittingState
from app.domain.partnership.state import Partnership, Seat
from app.domain.values import AccountId, Attendance, CaseId, Instant, Role, SeatMode
from app.ports import Pending, PendingState, Present
from ui.widgets import Person
from ui.words import clock_time, initials, today

_NOBODY = "nobody yet"
_NEXT_DAY = SameTimeNextWorkingDay(1)


class Clock(Struct, frozen=True):
    """The dock's timer: "04:12" "of 5 min", and whether it is past that."""

    elapsed: str
    allowed: str
    over: bool = False


class Hand(Struct, frozen=True):
    """Someone asks to speak: "Health (V. Hughes)"."""

    account: str
    words: str


def sitting_now(board: Board | None) -> Meeting | None:
    """The sitting that is open, the one opened last where there are several."""
    if board is None:
        return None
    opened = [m for m in board.meetings() if m.state is SittingState.OPEN and m.opened_at]
    return max(opened, key=lambda m: (m.opened_at, m.id), default=None)


def sittings_today(board: Board, now: Instant) -> tuple[Meeting, ...]:
    """Today's sittings, and planned ones of other days that were not opened yet."""
    day = today(now)
    there = [
        m
        for m in board.meetings()
        if today(m.starts) == day or (m.state is SittingState.PLANNED and m.ends > now)
    ]
    return tuple(sorted(there, key=lambda m: (m.starts, m.id)))


def seat_name(partnership: Partnership | None, account: str | None) -> str:
    """The name on a seat, whoever holds it now; "nobody yet" for none."""
    seats = partnership.seats if partnership else ()
    return next((s.name for s in seats if s.account == account), _NOBODY)


def head_words(sitting: Meeting, partnership: Partnership | None) -> str:
    """ "opened 10:02 · chair S. Adeyemi · scribe M. Lowe"."""
    opened = f"opened {clock_time(sitting.opened_at)}" if sitting.opened_at else ""
    chair = f"chair {seat_name(partnership, sitting.chair)}"
    scribe = f"scribe {seat_name(partnership, sitting.scribe)}"
    return " · ".join(filter(None, (opened, chair, scribe)))


def progress(sitting: Meeting, now: Instant) -> str:
    """ "3 of 9 · ends about 10:48"."""
    if not sitting.agenda:
        return "nothing on it"
    ends = clock_time(ends_about(sitting, now))
    return f"{sitting.begun} of {len(sitting.agenda)} · ends about {ends}"


def ends_about(sitting: Meeting, now: Instant) -> Instant:
    """Now, what is left of this case's minutes, and the minutes of each that waits."""
    each = timedelta(minutes=sitting.minutes_per_case)
    waiting = sum(item.state is ItemState.WAITING for item in sitting.agenda)
    item = sitting.item(sitting.spotlight) if sitting.spotlight else None
    begun = item.called_at if item else None
    left = max(each - (now - begun), timedelta()) if begun else timedelta()
    return now + left + waiting * each


def clock(sitting: Meeting, now: Instant) -> Clock:
    """How long the case under the spotlight has been there."""
    item = sitting.item(sitting.spotlight) if sitting.spotlight else None
    allowed = f"of {sitting.minutes_per_case} min"
    if item is None or item.called_at is None:
        return Clock("–", allowed)
    spent = max(now - item.called_at, timedelta())
    return Clock(span(spent), allowed, spent > timedelta(minutes=sitting.minutes_per_case))


def span(lapse: timedelta) -> str:
    """ "04:12"."""
    minutes, seconds = divmod(int(lapse.total_seconds()), 60)
    return f"{minutes:02}:{seconds:02}"


def next_day(partnership: Partnership | None, now: Instant) -> Instant:
    """This time on the next working day."""
    try:
        at = due(_NEXT_DAY, now, partnership.calendar) if partnership else None
    except Refused:
        at = None
    return at or now + timedelta(days=1)


def next_case(sitting: Meeting) -> CaseId | None:
    """The first on the agenda that waits."""
    return next((i.case for i in sitting.agenda if i.state is ItemState.WAITING), None)


def left_over(sitting: Meeting) -> tuple[CaseId, ...]:
    """What closing now would carry over."""
    return tuple(item.case for item in sitting.agenda if item.state not in SETTLED)


def at_the_table(
    sitting: Meeting, partnership: Partnership | None, present: Sequence[Present]
) -> tuple[Seat, ...]:
    """Whoever is registered as there, and whoever is here and not on the register yet."""
    if partnership is None:
        return ()
    marks = {a.account: a.attendance for a in sitting.register}
    here = {p.account for p in present}
    return tuple(
        s
        for s in people(partnership)
        if marks.get(s.account, Attendance.VIRTUAL if s.account in here else Attendance.APOLOGIES)
        is not Attendance.APOLOGIES
    )


def people(partnership: Partnership) -> Iterable[Seat]:
    """The seats that people sit on."""
    return (
        s for s in partnership.seats if not s.removed and s.roles and Role.DISPLAY not in s.roles
    )


def attendance(sitting: Meeting, seat: Seat, here: bool) -> Attendance | None:
    """As registered; else what being here suggests; None: not said, not here."""
    said = next((a.attendance for a in sitting.register if a.account == seat.account), None)
    if said is not None or not here:
        return said
    return Attendance.VIRTUAL if seat.mode is SeatMode.VIRTUAL else Attendance.IN_THE_ROOM


def avatars(
    sitting: Meeting, partnership: Partnership | None, present: Sequence[Present]
) -> tuple[Person, ...]:
    """Those in the room first; dashed where virtual."""
    shown = (
        Person(initials(s.name), s.name, attendance(sitting, s, here=True) is Attendance.VIRTUAL)
        for s in at_the_table(sitting, partnership, present)
    )
    return tuple(sorted(shown, key=lambda one: (one.virtual, one.name)))


def hands(
    partnership: Partnership | None, present: Sequence[Present], order: Sequence[AccountId]
) -> tuple[Hand, ...]:
    """Whose hand is up, in that order."""
    if partnership is None:
        return ()
    known = {p.account: p.name for p in present}
    raised = ((account, known[account]) for account in order if account in known)
    return tuple(
        Hand(account, _speaker(name, partnership.seat(account), partnership))
        for account, name in raised
    )


def _speaker(name: str, seat: Seat | None, partnership: Partnership) -> str:
    agency = partnership.agency(seat.agency) if seat and seat.agency else None
    return f"{agency.name} ({name})" if agency else name


def waiting_to_go(pending: Sequence[Pending], sitting: Meeting, kind: type[MeetingCommand]) -> str:
    """ "sending …" or "saved here, not sent" while such a command on the sitting is on its way."""
    mine = [p for p in pending if isinstance(p.command, kind) and p.command.meeting == sitting.id]
    return going(mine)


def going(pending: Sequence[Pending]) -> str:
    """How far the first of these is; empty for none."""
    if not pending:
        return ""
    waiting = any(p.state is PendingState.WAITING for p in pending)
    return "saved here, not sent" if waiting else "sending …"

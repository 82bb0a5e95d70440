"""The rows of the list: what is owed to whom, and what became of telling them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct

from app.domain.case.feedback import BY_HAND, TOLD, Message, MessageState, Reader
from app.domain.case.state import Case
from app.domain.clocks import is_late
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Instant, Rating, Role, Stage
from app.feedback.overdue import why_waiting
from ui.words import RATING_WORDS, case_name, time_left, today, when
from ui.words.feedback import ABOUTS, stands, told_words, whom, whose


class Section(StrEnum):
    """Where a row stands; in the order in which they are listed."""

    FAILED = "Could not be delivered"
    DISPUTED = "Not what they expected"
    OVERDUE = "Overdue"
    FOR_US = "To file in our system"
    TODAY = "Today"
    LATER = "Later"
    HELD = "Not yet"
    QUEUED = "Queued"
    TOLD = "Told"


_PLACES = {section: place for place, section in enumerate(Section)}
_NEVER = datetime.max.replace(tzinfo=UTC)
WAITING = (
    Section.FAILED,
    Section.DISPUTED,
    Section.OVERDUE,
    Section.FOR_US,
    Section.TODAY,
    Section.LATER,
)
RUN = frozenset({Role.CHAIR, Role.COORDINATOR, Role.DECIDER})
_CLOCKED = (Section.TODAY, Section.LATER)
_WAITS = frozenset({MessageState.OWED, MessageState.RECALLED})


class Row(Struct, frozen=True):
    """One message. `key` is its id."""

    key: str
    case: CaseId
    section: Section
    rating: Rating
    name: str
    """To whom: "School", "Health", "Mae Maple"."""
    detail: str
    sentence: str
    since: Instant
    due: Instant | None = None
    """Counted down to while it is not told."""
    side: str = ""

    @property
    def shown(self) -> str:
        return self.name

    @property
    def chooseable(self) -> bool:
        return True

    def spoken(self, now: Instant) -> str:
        """ "School of Jade Maple: outcome, queued, leaves 14:52; by 15:00"; no ticking time."""
        by = f"; by {when(self.due, now)}" if self.due else ""
        return f"{self.sentence}{by}, {RATING_WORDS[self.rating]}"


class Heading(Struct, frozen=True):
    """A section's title, as a row that cannot be chosen."""

    title: str

    @property
    def key(self) -> str:
        return f"heading:{self.title}"

    @property
    def shown(self) -> str:
        return self.title

    @property
    def chooseable(self) -> bool:
        return False

    def spoken(self, _now: Instant) -> str:
        return self.title


Item = Row | Heading


def rows_of(case: Case, seat: Seat, now: Instant) -> tuple[Row, ...]:
    """What of this case this seat has to do with, in no order."""
    if case.stage is Stage.CLOSED and all(m.state in TOLD for m in case.messages):
        return ()
    named = case_name(case)
    return tuple(_row(case, m, named, seat, now) for m in case.messages if concerns(m, seat))


def concerns(message: Message, seat: Seat) -> bool:
    """All for those who run the board; an agency hears of its own, and of families."""
    if runs(seat):
        return True
    owed = message.owed
    mine = seat.agency is not None and owed.to_agency == seat.agency
    return mine or (owed.reader is Reader.FAMILY and seat.agency is not None)


def runs(seat: Seat) -> bool:
    return not RUN.isdisjoint(seat.roles)


def listed(rows: Iterable[Row]) -> tuple[Item, ...]:
    """The rows in order, each section under its heading."""
    return tuple(_with_headings(sorted(rows, key=_place)))


def waiting(rows: Iterable[Row]) -> int:
    """How many want something of somebody here."""
    return sum(row.section in WAITING for row in rows)


def is_ripe(row: Row, now: Instant) -> bool:
    """Whether it fell due, or its day came, since it was listed."""
    if row.section not in _CLOCKED or row.due is None:
        return False
    came = row.section is Section.LATER and today(row.due) == today(now)
    return came or is_late(row.due, now)


def side_words(row: Row, now: Instant) -> str:
    """ "44 min over", "1 h 26", or what stands there instead."""
    return row.side or (time_left(row.due, now) if row.due else "")


def _place(row: Row) -> tuple[int, Instant, Instant]:
    return _PLACES[row.section], row.due or _NEVER, row.since


def _with_headings(rows: Sequence[Row]) -> Iterator[Item]:
    last = None
    for row in rows:
        if row.section is not last:
            yield Heading(row.section.value)
        last = row.section
        yield row


def _row(case: Case, message: Message, named: str, seat: Seat, now: Instant) -> Row:
    section = section_of(message, seat, now)
    about = ABOUTS[message.owed.about]
    said = stands(message, now).text
    why = why_waiting(case, message) if section in (Section.HELD, Section.FAILED) else ""
    reason = f": {why[:1].lower()}{why[1:]}" if why else ""
    told = section in (Section.TOLD, Section.FOR_US, Section.DISPUTED)
    return Row(
        key=message.owed.id,
        case=case.id,
        section=section,
        rating=case.rating,
        name=whom(message),
        detail=" · ".join(filter(None, (named, about, why))),
        sentence=f"{whose(message, named)}: {about}, {said[:1].lower()}{said[1:]}{reason}",
        since=message.since,
        due=None if told else message.owed.due,
        side=_side(message, section, now),
    )


def section_of(message: Message, seat: Seat, now: Instant) -> Section:
    state = message.state
    if state is MessageState.FAILED:
        return Section.FAILED
    if state is MessageState.DISPUTED:
        return Section.DISPUTED
    if _for_us(message, seat):
        return Section.FOR_US
    if state is MessageState.QUEUED:
        return Section.QUEUED
    if state is MessageState.HELD:
        return Section.HELD
    return _by_clock(message, now) if state in _WAITS else Section.TOLD


def _for_us(message: Message, seat: Seat) -> bool:
    mine = not runs(seat) and message.owed.to_agency == seat.agency
    return mine and message.words is not None and message.filed_at is None


def _by_clock(message: Message, now: Instant) -> Section:
    due = message.owed.due
    if is_late(due, now):
        return Section.OVERDUE
    today_or_never = due is None or today(due) == today(now)
    return Section.TODAY if today_or_never else Section.LATER


def _side(message: Message, section: Section, now: Instant) -> str:
    """Said at the right where nothing is counted down."""
    match section:
        case Section.TOLD:
            return told_words(message, now).partition(" as ")[0]
        case Section.QUEUED if message.channel in BY_HAND:
            return "to hand over"
        case Section.QUEUED if message.send_after is not None and message.send_after > now:
            return f"leaves {when(message.send_after, now)}"
        case Section.QUEUED:
            return "on its way"
        case Section.HELD | Section.FAILED | Section.DISPUTED | Section.FOR_US:
            return when(message.since, now)
        case _:
            return "" if message.owed.due else "no time set"

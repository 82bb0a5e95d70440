"""The rows of the list: what is owed to whom, and what became of telling them."""

from collections.abc import Iterable
from enum import StrEnum

from app.domain.board import Board
from app.domain.case.feedback import BY_HAND, SETTLED, Message, MessageState, Reader
from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import Instant, Role, Stage
from app.feedback.overdue import why_waiting
from ui.words import RATING_WORDS, case_name, when
from ui.words.feedback import ABOUTS, stands, told_words, whom, whose
from ui.worklist import view_model as worklist


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
    REPLACED = "Replaced by a later decision"


WAITING = (
    Section.FAILED,
    Section.DISPUTED,
    Section.OVERDUE,
    Section.FOR_US,
    Section.TODAY,
    Section.LATER,
)
RUN = frozenset({Role.CHAIR, Role.COORDINATOR, Role.DECIDER})
BY_CLOCK = worklist.ByClock(Section.OVERDUE, Section.TODAY, Section.LATER)
_NOT_TIMED = frozenset({Section.TOLD, Section.FOR_US, Section.DISPUTED, Section.REPLACED})
_FOR_ALL = {
    MessageState.FAILED: Section.FAILED,
    MessageState.DISPUTED: Section.DISPUTED,
    MessageState.SUPERSEDED: Section.REPLACED,
}
_ELSE = {MessageState.QUEUED: Section.QUEUED, MessageState.HELD: Section.HELD}
_WAITS = frozenset({MessageState.OWED, MessageState.RECALLED})


class Row(worklist.Row[Section], frozen=True, kw_only=True):
    """One message: `key` is its id, `name` to whom, as "School", "Health", "Mae Maple"."""

    sentence: str

    def spoken(self, now: Instant) -> str:
        """ "School of Jade Maple: outcome, queued, leaves 14:52; by 15:00"; no ticking time."""
        by = f"; by {when(self.due, now)}" if self.due else ""
        return f"{self.sentence}{by}, {RATING_WORDS[self.rating]}"


Item = Row | worklist.Heading


def rows_of(case: Case, seat: Seat, _board: Board, now: Instant) -> tuple[Row, ...]:
    """What of this case this seat has to do with, in no order."""
    if case.stage is Stage.CLOSED and all(m.state in SETTLED for m in case.messages):
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


def waiting(rows: Iterable[Row]) -> int:
    """How many want something of somebody here."""
    return sum(row.section in WAITING for row in rows)


def is_ripe(row: Row, now: Instant) -> bool:
    """Whether it reads otherwise by now; a queued one says when it leaves."""
    return row.section is Section.QUEUED or BY_CLOCK.is_ripe(row, now)


def _row(case: Case, message: Message, named: str, seat: Seat, now: Instant) -> Row:
    section = section_of(message, seat, now)
    about = ABOUTS[message.owed.about]
    said = stands(message, now).text
    why = why_waiting(case, message) if section in (Section.HELD, Section.FAILED) else ""
    reason = f": {why[:1].lower()}{why[1:]}" if why else ""
    return Row(
        key=message.owed.id,
        case=case.id,
        section=section,
        rating=case.rating,
        name=whom(message),
        detail=" · ".join(filter(None, (named, about, why))),
        sentence=f"{whose(message, named)}: {about}, {said[:1].lower()}{said[1:]}{reason}",
        since=message.since,
        due=None if section in _NOT_TIMED else message.owed.due,
        side=_side(message, section, now),
    )


def section_of(message: Message, seat: Seat, now: Instant) -> Section:
    state = message.state
    if state in _FOR_ALL:
        return _FOR_ALL[state]
    if _for_us(message, seat):
        return Section.FOR_US
    if state in _WAITS:
        return _by_clock(message, now)
    return _ELSE.get(state, Section.TOLD)


def _for_us(message: Message, seat: Seat) -> bool:
    mine = not runs(seat) and message.owed.to_agency == seat.agency
    return mine and message.words is not None and message.filed_at is None


def _by_clock(message: Message, now: Instant) -> Section:
    """What has no time set is for today."""
    return BY_CLOCK.place(message.owed.due or now, now)


def _side(message: Message, section: Section, now: Instant) -> str:
    """Said at the right where nothing is counted down."""
    match section:
        case Section.TOLD | Section.REPLACED:
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

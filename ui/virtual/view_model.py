"""What a virtual partner sees of the meeting: words and ids, made from the board alone."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.decide.scene import UNDECIDED
from app.domain.case.state import Case, ChallengeState
from app.domain.commands import Command
from app.domain.meeting.state import ItemState, Meeting, SittingState
from app.domain.partnership.state import Partnership, Seat
from app.domain.rights import MAY
from app.domain.values import AgencyId, Instant, RequestId
from ui.words import case_name, clock_time, today

_ANSWERABLE = (ChallengeState.OPEN, ChallengeState.LEFT_OPEN)


class Me(Struct, frozen=True):
    """Who looks on: the seat, and whose agency it speaks for."""

    seat: Seat
    partnership: Partnership

    @property
    def agency(self) -> AgencyId | None:
        return self.seat.agency

    @property
    def speaks_for(self) -> str:
        found = self.partnership.agency(self.agency) if self.agency else None
        return found.name if found else ""

    def may(self, command: type[Command]) -> bool:
        """Whether one of the seat's roles may give it, for an agency."""
        return self.agency is not None and bool(set(self.seat.roles) & MAY[command])


class Place(Struct, frozen=True):
    """Where the meeting is: the sitting, and the case that is called or was settled last."""

    sitting: Meeting | None
    case: Case | None = None
    called: bool = False


class CaseHead(Struct, frozen=True):
    rating: str
    name: str
    detail: str


class Quiet(Struct, frozen=True):
    """What stands where no case does."""

    title: str
    text: str


class Coming(Struct, frozen=True):
    """A case to come that wants something of this agency."""

    case: str
    wants: str
    request: RequestId | None = None
    warn: bool = False


def place(board: Board, now: Instant) -> Place:
    """The open sitting, else the next of today, else the last of today."""
    todays = [m for m in board.meetings() if today(m.starts) == today(now)]
    order = (SittingState.OPEN, SittingState.PLANNED, SittingState.CLOSED)
    todays.sort(key=lambda m: (order.index(m.state), m.starts))
    if not todays:
        return Place(None)
    first = todays[0]
    if first.state is SittingState.CLOSED:
        return Place(todays[-1])
    if first.spotlight is not None:
        return Place(first, board.case(first.spotlight), called=True)
    return Place(first, _settled_last(board, first))


def quiet(now_at: Place, decided: int) -> Quiet:
    """Before, between and after."""
    sitting = now_at.sitting
    if sitting is None:
        return Quiet("No meeting today", "When one is planned, it stands here with its time.")
    if sitting.state is SittingState.PLANNED:
        at = clock_time(sitting.starts)
        return Quiet(f"{sitting.name} begins at {at}", "The first case comes up here by itself.")
    if sitting.state is SittingState.CLOSED:
        at = f" at {clock_time(sitting.closed_at)}" if sitting.closed_at else ""
        cases = f"{decided} case{'' if decided == 1 else 's'} decided."
        return Quiet(f"{sitting.name} ended{at}", cases)
    return Quiet("Between two cases", "The chair calls the next one in a moment.")


def case_head(now_at: Place, now: Instant) -> CaseHead | None:
    sitting, case = now_at.sitting, now_at.case
    if sitting is None or case is None:
        return None
    cases = [item.case for item in sitting.agenda]
    number = f"case {cases.index(case.id) + 1} of {len(cases)}" if case.id in cases else ""
    after = "" if now_at.called else "the next case comes up here by itself"
    parts = (number, timer(sitting, case, now), case.reference, after)
    return CaseHead(case.rating.value, case_name(case), " · ".join(filter(None, parts)))


def timer(sitting: Meeting, case: Case, now: Instant) -> str:
    """ "05:02" since the case was called, until it is settled."""
    item = sitting.item(case.id)
    if item is None or item.called_at is None:
        return ""
    lasted = ((item.settled_at or now) - item.called_at).total_seconds()
    minutes, seconds = divmod(max(0, int(lasted)), 60)
    return f"{minutes:02}:{seconds:02}"


def coming(board: Board, now_at: Place, me: Me) -> tuple[Coming, ...]:
    """The cases still to come that wait for this agency."""
    if now_at.sitting is None or now_at.sitting.state is SittingState.CLOSED:
        return ()
    return tuple(_coming(board, now_at.sitting, me))


def decided_cases(board: Board, sitting: Meeting | None) -> tuple[Case, ...]:
    """The cases that the sitting decided, in the agenda's order."""
    items = sitting.agenda if sitting else ()
    found = (board.case(item.case) for item in items if item.state is ItemState.DECIDED)
    return tuple(case for case in found if case is not None)


def to_answer(board: Board, now_at: Place, me: Me) -> int:
    """How many challenges to this agency wait for its answer on the agenda."""
    items = now_at.sitting.agenda if now_at.sitting else ()
    cases = (board.case(item.case) for item in items)
    return sum(
        challenge.to == me.agency and challenge.state in _ANSWERABLE and not challenge.answered_at
        for case in cases
        if case is not None
        for challenge in case.challenges
    )


def head_detail(now_at: Place, me: Me) -> str:
    """ "chair S. Adeyemi · you are virtual, for Health"."""
    chair = me.partnership.seat(now_at.sitting.chair) if now_at.sitting else None
    you = f"you are virtual, for {me.speaks_for}" if me.speaks_for else "you look on"
    return " · ".join(filter(None, (f"chair {chair.name}" if chair else "", you)))


def _settled_last(board: Board, sitting: Meeting) -> Case | None:
    """So that it is heard how a case ended; nothing is heard of one that was carried over."""
    settled = [(i.settled_at, i.case, i.state) for i in sitting.agenda if i.settled_at is not None]
    _, case, state = max(settled, default=(None, None, ItemState.CARRIED_OVER))
    return board.case(case) if case and state is not ItemState.CARRIED_OVER else None


def _coming(board: Board, sitting: Meeting, me: Me) -> Iterator[Coming]:
    for number, item in enumerate(sitting.agenda, 1):
        case = board.case(item.case)
        if case is not None and item.state is ItemState.WAITING:
            yield from _wants(case, f"Case {number}, {case_name(case)}", me)
    if not sitting.agenda:
        for case in board.cases():
            yield from _wants(case, case_name(case), me)


def _wants(case: Case, name: str, me: Me) -> Iterator[Coming]:
    asked = next((r for r in case.requests if r.open and r.agency == me.agency), None)
    if asked is None or case.stage not in UNDECIDED:
        return
    if asked.basis is None and asked.basis_owed_by is None:
        yield Coming(name, "locked, no basis recorded yet")
    else:
        yield Coming(name, "the meeting needs your answer", asked.id, warn=True)

"""Whatever is asked of a sitting, in whatever order, by whomever: it stays in order."""

from collections import Counter
from collections.abc import Callable

import hypothesis
from hypothesis import strategies as st

from app.domain.case.commands import DeferCase, LiftRestriction, RestrictCase
from app.domain.commands import Command
from app.domain.errors import Refused
from app.domain.meeting.commands import (
    CallCase,
    CarryOverCase,
    CloseSitting,
    HandOverChair,
    OpenSitting,
    PutBackCase,
    PutOnAgenda,
    ReorderAgenda,
    TakeOffAgenda,
)
from app.domain.meeting.state import SETTLED, ItemState, Meeting, SittingState
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Rating
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    DAY,
    SECOND_CHAIR,
    SITTING,
    case_id,
    rated,
    sitting,
)
from tests.helpers.given import Given, given

RATINGS = (Rating.RED, Rating.AMBER, Rating.BLUE)
CASES = {case_id(n): rating for n, rating in enumerate(RATINGS, 1)}
MORNING = given(sitting(), *(rated(rating, id=case) for case, rating in CASES.items()))

Ask = Callable[[Meeting], Command]
Step = tuple[Seat, Ask]
OPEN: Step = (COORDINATOR, lambda _: OpenSitting(meeting=SITTING))
SEATS = st.sampled_from([CHAIR, CHAIR, CHAIR, SECOND_CHAIR, COORDINATOR])


def moves(case: CaseId) -> st.SearchStrategy[Ask]:
    """What may be asked about one case: most often to have it under the spotlight."""
    asked: list[Command] = [
        *[CallCase(meeting=SITTING, case=case)] * 4,
        PutBackCase(meeting=SITTING, case=case),
        CarryOverCase(meeting=SITTING, case=case),
        PutOnAgenda(meeting=SITTING, case=case),
        TakeOffAgenda(meeting=SITTING, case=case),
        DeferCase(case=case, until=AT + DAY, reason="Waiting"),
        RestrictCase(case=case, named=(), reason="Known to staff"),
        LiftRestriction(case=case, reason="No longer"),
    ]
    return st.sampled_from(asked).map(lambda command: lambda _: command)


def reordered(cases: list[CaseId]) -> Ask:
    def ask(meeting: Meeting) -> Command:
        return ReorderAgenda(
            meeting=SITTING, cases=tuple(c for c in cases if meeting.item(c) is not None)
        )

    return ask


def handed_over(to: Seat) -> Ask:
    return lambda _: HandOverChair(meeting=SITTING, to=to.account)


MOVES = st.sampled_from(list(CASES)).flatmap(moves)
ASKED: st.SearchStrategy[Ask] = st.one_of(
    MOVES,
    MOVES,
    MOVES,
    st.permutations(list(CASES)).map(reordered),
    st.sampled_from([CHAIR, SECOND_CHAIR]).map(handed_over),
)
STEPS = st.lists(st.tuples(SEATS, ASKED), max_size=5)
MORE_STEPS = st.lists(st.tuples(SEATS, ASKED), min_size=10, max_size=30)


def step(before: Given, who: Seat, ask: Ask) -> Given:
    """What follows, be it that nothing does."""
    try:
        return before.when(ask(before.meeting()), by=who).accepted()
    except Refused:
        return before


def in_order(meeting: Meeting) -> None:
    called = [i.case for i in meeting.agenda if i.state is ItemState.CALLED]
    assert called == ([] if meeting.spotlight is None else [meeting.spotlight])
    assert set(Counter(i.case for i in meeting.agenda).values()) <= {1}
    for item in meeting.agenda:
        assert (item.settled_at is not None) == (item.state in SETTLED)
        assert item.called_at is not None or item.state is not ItemState.CALLED
    if meeting.state is not SittingState.OPEN:
        assert meeting.spotlight is None


@hypothesis.given(STEPS, MORE_STEPS)
def test_a_sitting_stays_in_order(before: list[Step], after: list[Step]) -> None:
    now = MORNING
    for who, ask in [*before, OPEN, *after]:
        now = step(now, who, ask)
        in_order(now.meeting())
    closed = close(now)
    in_order(closed)
    assert closed.state is SittingState.CLOSED
    assert all(item.state in SETTLED for item in closed.agenda)


def close(now: Given) -> Meeting:
    chair = next(s for s in (CHAIR, SECOND_CHAIR) if s.account == now.meeting().chair)
    return now.when(CloseSitting(meeting=SITTING), by=chair).accepted().meeting()

"""The board as the wall lists it, and the band over it."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from app.domain.board import Board
from app.domain.case.answers import AnswerState, answer_state
from app.domain.case.decide.scene import UNDECIDED
from app.domain.case.state import Case
from app.domain.meeting.order import FAR, RANK, pressing
from app.domain.meeting.state import SETTLED, Meeting, SittingState
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import CaseId, Instant, Rating, RequestId, SeatMode
from ui.projector.view_model import Band, Listing, Row
from ui.words import case_name, clock_time, long_date, narrow_date, plural, today, when, word
from ui.words.decision import listed

Writing = Collection[RequestId]
_LAST = len(RANK)
_LETTERS = 4
_AWAITED = frozenset(
    {
        AnswerState.ASKED,
        AnswerState.SEEN,
        AnswerState.WRITING,
        AnswerState.OVERDUE,
        AnswerState.SECOND_TRAWL,
    }
)


def band(board: Board, sitting: Meeting | None, now: Instant) -> Band:
    """Whose board it is, and how the sitting stands."""
    name = board.partnership.name if board.partnership else ""
    cases = plural(len(_open(board)), "case")
    meeting, less = _meeting(sitting) if sitting else _next(board, now)
    day = today(now)
    return Band(name, (long_date(day), meeting), (narrow_date(day), less), place=cases)


class Rows:
    """Keeps each case's row while nothing that it says can have changed."""

    def __init__(self) -> None:
        self._kept: dict[CaseId, tuple[Case, _Rest, Row]] = {}

    def listing(self, board: Board, writing: Writing, now: Instant) -> Listing:
        """Undecided cases, Red first, then by what presses; those not rated yet at the end."""
        columns, before = _columns(board.partnership, today(now)), self._kept
        self._kept = {}
        for case in _open(board):
            rest = _rest(case, columns, writing, now)
            kept, known, row = before.get(case.id, (None, None, None))
            if kept is not case or known != rest or row is None:
                row = _row(case, columns, rest.writing, now)
            self._kept[case.id] = (case, rest, row)
        rows = tuple(row for _, _, row in self._kept.values())
        return Listing(tuple(_short(agency.name) for agency in columns), rows)


class _Rest(NamedTuple):
    """All beside its case that a row is made of."""

    columns: tuple[Agency, ...]
    writing: frozenset[RequestId]
    day: date
    passed: int
    """How many open requests are overdue."""


def _rest(case: Case, columns: tuple[Agency, ...], writing: Writing, now: Instant) -> _Rest:
    waiting = [request for request in case.requests if request.open]
    here = frozenset(r.id for r in waiting if r.id in writing) if writing else frozenset()
    passed = sum(request.due is not None and request.due < now for request in waiting)
    return _Rest(columns, here, today(now), passed)


def open_sitting(board: Board) -> Meeting | None:
    return next((m for m in board.meetings() if m.state is SittingState.OPEN), None)


def _open(board: Board) -> list[Case]:
    cases = [c for c in board.cases() if c.stage in UNDECIDED and c.rating is not Rating.BLUE]

    def order(case: Case) -> tuple[int, Instant, str]:
        return RANK.get(case.rating, _LAST), pressing(case), case.reference

    return sorted(cases, key=order)


def _columns(partnership: Partnership | None, day: date) -> tuple[Agency, ...]:
    agencies = partnership.agencies if partnership else ()
    return tuple(a for a in agencies if a.column and a.mode_on(day) is not SeatMode.OFF)


def _short(name: str) -> str:
    """ "Poli" for Police, "YJ" for Youth justice: what stands over a column of shapes."""
    words = name.split()
    return "".join(word[0].upper() for word in words) if len(words) > 1 else name[:_LETTERS]


def _row(case: Case, columns: tuple[Agency, ...], writing: Writing, now: Instant) -> Row:
    states = {
        agency: answer_state(
            case,
            agency.id,
            now,
            any(r.agency == agency.id and r.id in writing for r in case.requests),
        ).state
        for agency in columns
    }
    awaited = [agency.name for agency, state in states.items() if state in _AWAITED]
    due = pressing(case)
    return Row(
        rating=case.rating.value,
        name=case_name(case),
        concern=case.referral.concern or word(case.referral.need),
        due="" if due == FAR else when(due, now),
        over=due < now,
        answers=tuple(state.value for state in states.values()),
        waiting=f"Waiting for {listed(awaited)}" if awaited else "",
    )


def _meeting(sitting: Meeting) -> tuple[str, str]:
    settled = sum(item.state in SETTLED for item in sitting.agenda)
    said = f"{settled} of {len(sitting.agenda)} settled"
    return f"{sitting.name} · {said}", said


def _next(board: Board, now: Instant) -> tuple[str, str]:
    """The sitting that comes next today, in many words and in few."""
    planned = [m for m in board.meetings() if m.state is SittingState.PLANNED]
    coming = [m for m in planned if m.ends > now and today(m.starts) == today(now)]
    if not coming:
        return "", ""
    first = min(coming, key=lambda m: m.starts)
    begins = clock_time(first.starts)
    return f"{first.name} at {begins}", f"Meeting {begins}"

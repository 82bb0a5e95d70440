"""The agenda as rows: each case, where it stands and what it still needs."""

from collections.abc import Sequence

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.answers import AnswerState, answer_state
from app.domain.case.state import Case
from app.domain.meeting.order import RANK, pressing
from app.domain.meeting.state import AgendaItem, ItemState, Meeting
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, CaseId, Instant, Stage
from ui.meeting.view_model import span
from ui.words import RATING_WORDS, case_name, when, word

_DONE = (ItemState.DECIDED, ItemState.DEFERRED, ItemState.CARRIED_OVER)
_OPEN = (Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY)


class Row(Struct, frozen=True):
    """One line of the agenda; `needs`: the detail says what it waits for."""

    case: CaseId
    rating: str
    name: str
    detail: str
    right: str
    state: ItemState
    needs: bool = False

    @property
    def done(self) -> bool:
        return self.state in _DONE

    @property
    def now(self) -> bool:
        return self.state is ItemState.CALLED

    @property
    def spoken(self) -> str:
        """The row as one sentence."""
        parts = (self.name, RATING_WORDS[self.rating], word(self.state), self.detail)
        return ", ".join(filter(None, parts))


class Choice(Struct, frozen=True):
    """A case that can be put on the agenda."""

    case: CaseId
    rating: str
    name: str


def rows(sitting: Meeting, board: Board, now: Instant) -> tuple[Row, ...]:
    """In the agenda's order; a case that does not exist for the viewer has none."""
    found = ((item, board.case(item.case)) for item in sitting.agenda)
    return tuple(_row(item, case, board, now) for item, case in found if case is not None)


def preview(cases: Sequence[CaseId], board: Board, now: Instant) -> tuple[Row, ...]:
    """What a sitting would open with."""
    items = ((AgendaItem(case), board.case(case)) for case in cases)
    return tuple(_row(item, case, board, now) for item, case in items if case is not None)


def addable(sitting: Meeting, board: Board) -> tuple[Choice, ...]:
    """Undecided cases that are not waiting on the agenda; Red first, then what is due first."""
    on = {i.case for i in sitting.agenda if i.state not in _DONE}
    there = [c for c in board.cases() if c.stage in _OPEN and c.id not in on]
    there.sort(key=lambda c: (RANK.get(c.rating, 9), pressing(c), c.reference))
    return tuple(Choice(c.id, c.rating.value, case_name(c)) for c in there)


def agency_name(partnership: Partnership | None, agency: AgencyId | None) -> str:
    found = partnership.agency(agency) if partnership and agency else None
    return found.name if found else (agency or "")


def needs(case: Case, partnership: Partnership | None, now: Instant) -> str:
    """ "needs Health to decide", "Health locked"; empty where nothing is waited for."""
    asked = dict.fromkeys(r.agency for r in case.requests if r.open)
    states = {a: answer_state(case, a, now, writing=False).state for a in asked}
    locked = [a for a, state in states.items() if state is AnswerState.LOCKED]
    named = [agency_name(partnership, a) for a in (locked or asked)]
    if not named:
        return ""
    who = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"{who} locked" if locked else f"needs {who} to decide"


def _row(item: AgendaItem, case: Case, board: Board, now: Instant) -> Row:
    needed = needs(case, board.partnership, now) if item.state is ItemState.WAITING else ""
    return Row(
        case=case.id,
        rating=case.rating.value,
        name=case_name(case),
        detail=needed or _detail(item, case, now),
        right=_right(item),
        state=item.state,
        needs=bool(needed),
    )


def _detail(item: AgendaItem, case: Case, now: Instant) -> str:
    if item.state is ItemState.DECIDED and case.decision is not None:
        return word(case.decision.draft.children[0].outcomes[0])
    if item.state is ItemState.DEFERRED and case.deferrals:
        return f"Deferred until {when(case.deferrals[-1].until, now)}"
    if item.state is ItemState.CARRIED_OVER:
        return "Carried over"
    return case.referral.concern


def _right(item: AgendaItem) -> str:
    if item.state is ItemState.CALLED:
        return "now"
    if item.state is not ItemState.DECIDED:
        return ""
    if item.called_at is None or item.settled_at is None:
        return "✓"
    return f"✓ {span(item.settled_at - item.called_at)}"

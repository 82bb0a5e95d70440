"""One case as a row of the board, and the headings between rows. Pure: no Qt, no clock."""

from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct

from app.domain.case.answers import Answer, AnswerState, answer_state
from app.domain.case.debts import debts
from app.domain.case.parts import Protection
from app.domain.case.state import Case
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, CaseId, Instant, PrimaryNeed, Rating, RequestId, Stage
from app.ports import PendingState
from ui.board.due import DONE, Due, due_of
from ui.board.marks import Mark, approval_marks, challenge_marks, feedback_dues, feedback_marks
from ui.board.search import found_by
from ui.board.stage import StageWords, stage_words
from ui.words import case_name, clock_time, word
from ui.words.debts import Owing, owing

NOT_ASKED = Answer(AnswerState.NOT_ASKED)
_NEVER = datetime.max.replace(tzinfo=UTC)
_LONGEST = 160


class Around(Struct, frozen=True):
    """What bears on rows beside their cases."""

    partnership: Partnership
    agency: AgencyId | None = None
    """Whose board it is."""
    writing: frozenset[RequestId] = frozenset()
    called: frozenset[CaseId] = frozenset()
    """Under the spotlight of an open sitting."""
    pending: Mapping[CaseId, PendingState] = {}


class Row(Struct, frozen=True):
    """What is shown of one case. Instants stay instants: the words of a countdown come last."""

    case: CaseId
    rating: Rating
    name: str
    reference: str
    concern: str
    urgent: str
    """Immediate action already taken: "Police protection used 08:50"."""
    to_complete: int
    """Fields of the referral that are still to be completed."""
    owed: Owing | None
    """What the law still waits for, by a day."""
    reason: str
    due: Due
    cells: tuple[Answer, ...]
    """One for each agency of the partnership, in its order."""
    stage: Stage
    chip: StageWords
    waiting: tuple[AgencyId, ...]
    ours: bool
    found_by: str
    order: tuple[bool, Instant, str]
    turns_at: Instant | None
    """The next moment at which an answer, a reason, a challenge or feedback becomes overdue."""
    marks: tuple[Mark, ...] = ()

    @property
    def key(self) -> str:
        return self.case

    def cell(self, agency: int) -> Answer:
        """Of the partnership's agency of that number; one that came since was not asked."""
        return self.cells[agency] if agency < len(self.cells) else NOT_ASKED

    @property
    def overdue(self) -> bool:
        return any(cell.state is AnswerState.OVERDUE for cell in self.cells)


def row_of(case: Case, around: Around, now: Instant, again: tuple[Mark, ...] = ()) -> Row:
    """The row of a case at `now`; `again`: that its child was here before."""
    waiting = tuple(dict.fromkeys(r.agency for r in case.requests if r.open))
    rules = around.partnership.rules(case.preset)
    name, due = case_name(case), due_of(case, decides=rules is None or rules.decides)
    owed = _owed(case, around, now)
    return Row(
        case=case.id,
        rating=case.rating,
        name=name,
        reference=case.reference,
        concern=_concern(case),
        urgent=_urgent(case),
        to_complete=len(case.referral.to_complete),
        owed=owed,
        reason=_reason(case),
        due=due,
        cells=_cells(case, around, now),
        stage=case.stage,
        chip=_chip(case, around, waiting),
        waiting=waiting,
        ours=around.agency in waiting,
        found_by=found_by(case),
        order=(case.stage in DONE, due.answers or due.by or _NEVER, name),
        turns_at=_turns_at(case, owed, now),
        marks=(
            *approval_marks(case, around.agency),
            *challenge_marks(case, now),
            *feedback_marks(case, now),
            *again,
        ),
    )


def _chip(case: Case, around: Around, waiting: tuple[AgencyId, ...]) -> StageWords:
    found = (around.partnership.agency(agency) for agency in waiting)
    missing = tuple(agency.name for agency in found if agency is not None)
    return stage_words(
        case, missing, called=case.id in around.called, pending=around.pending.get(case.id)
    )


def _concern(case: Case) -> str:
    referral = case.referral
    if referral.concern or referral.need is PrimaryNeed.NOT_STATED:
        return referral.concern or "No concern stated"
    return word(referral.need)


def _urgent(case: Case) -> str:
    immediate = case.referral.immediate
    if immediate.action is Protection.NONE:
        return ""
    said = immediate.note if immediate.action is Protection.OTHER else word(immediate.action)
    at = clock_time(immediate.at) if immediate.at else ""
    return f"{said or 'Immediate action taken'} {at}".strip()


def _reason(case: Case) -> str:
    return " ".join(case.referral.details[:_LONGEST].split())


def _cells(case: Case, around: Around, now: Instant) -> tuple[Answer, ...]:
    heard = {r.agency for r in case.requests} | {c.agency for c in case.contributions}
    writing = {r.agency for r in case.requests if r.id in around.writing}
    agencies = (agency.id for agency in around.partnership.agencies)
    return tuple(
        [answer_state(case, a, now, a in writing) if a in heard else NOT_ASKED for a in agencies]
    )


def _owed(case: Case, around: Around, now: Instant) -> Owing | None:
    if case.stage is Stage.CLOSED:
        return None
    return owing(debts(case, around.partnership), now)


def _turns_at(case: Case, owed: Owing | None, now: Instant) -> Instant | None:
    dues = [r.due for r in case.requests if r.open and r.due is not None and r.due >= now]
    if owed is not None and owed.first >= now:
        dues.append(owed.first)
    challenges = [c.due for c in case.challenges if c.due is not None and c.due >= now]
    told = [due for due in feedback_dues(case) if due >= now]
    return min((*dues, *challenges, *told), default=None)

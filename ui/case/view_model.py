"""The head of the panel: who it is about, how urgent, and how far it is."""

from msgspec import Struct

from app.domain.case.challenges import open_challenges, overdue
from app.domain.case.debts import debts
from app.domain.case.recontact import recontacts
from app.domain.case.state import Case
from app.domain.clocks import due_later_than_decision, is_late
from app.domain.values import Instant, Rating, Route, Stage, Subject
from ui.case.blocks import Look, joined
from ui.widgets.tones import Tone
from ui.words import nhs_words, plural, short_date, subject_name, time_left, today, word
from ui.words import when as moment
from ui.words.debts import owing
from ui.words.people import CHILDREN
from ui.words.recontact import recontact_words

_UNDECIDED = (Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY)


class ChipState(Struct, frozen=True):
    text: str
    tone: Tone = "neutral"


class Head(Struct, frozen=True):
    name: str
    detail: str
    rating: str
    rating_note: str
    chips: tuple[ChipState, ...]


def head(look: Look) -> Head:
    case = look.case
    return Head(
        name=_name(look),
        detail=_detail(case),
        rating=case.rating.value,
        rating_note=_rated(look),
        chips=tuple(chip for chip in _chips(look) if chip is not None),
    )


def answers_due(case: Case) -> Instant | None:
    """The next moment by which an answer is due."""
    dues = [r.due for r in case.requests if r.open and r.due is not None]
    return min(dues, default=None)


def _first(case: Case) -> Subject:
    return next((s for s in case.subjects if s.kind in CHILDREN), case.subjects[0])


def _name(look: Look) -> str:
    return subject_name(_first(look.case), today(look.now))


def _detail(case: Case) -> str:
    first = _first(case)
    born = f"born {short_date(first.born)}" if first.born else ""
    expected = f"expected {short_date(first.due)}" if first.due else ""
    nhs = nhs_words(first.nhs_number)
    others = sum(s.kind in CHILDREN for s in case.subjects) - 1
    siblings = plural(others, "sibling") if others > 0 else ""
    return joined(case.reference, born or expected, nhs, siblings)


def _rated(look: Look) -> str:
    """ "was Red at 09:10", where the rating changed."""
    if len(look.case.ratings) < 2:
        return ""
    before, last = look.case.ratings[-2:]
    return f"was {word(before.rating)} at {moment(last.at, look.now)}"


def _chips(look: Look) -> tuple[ChipState | None, ...]:
    case = look.case
    clocks = (_due(look), _decide_by(look), _owed(look), _stage(look))
    return (*clocks, _level(case), _model(look), _key_worker(case), _route(case), *_marks(look))


def _owed(look: Look) -> ChipState | None:
    """What the law still waits for, by a day."""
    if look.case.stage is Stage.CLOSED:
        return None
    found = owing(debts(look.case, look.partnership), look.now)
    return ChipState(found.whole, "error" if found.late else "warn") if found else None


def _due(look: Look) -> ChipState | None:
    due = answers_due(look.case)
    if due is None or look.case.stage not in _UNDECIDED:
        return None
    late = is_late(due, look.now)
    tone: Tone = "error" if late or look.case.rating is Rating.RED else "neutral"
    left = time_left(due, look.now)
    return ChipState(f"Answers due {moment(due, look.now)} · {left}", tone)


def _decide_by(look: Look) -> ChipState | None:
    by = look.case.decide_by
    if by is None or look.case.stage not in _UNDECIDED:
        return None
    if is_late(by, look.now):
        return ChipState(f"Decision {time_left(by, look.now)}", "error")
    tight = due_later_than_decision(answers_due(look.case), by)
    late = ", before answers are due" if tight else ""
    rules = look.partnership.rules(look.case.preset)
    to_do = "Decide" if rules is None or rules.decides else "Finish"
    return ChipState(f"{to_do} by {moment(by, look.now)}{late}", "warn" if tight else "neutral")


def _stage(look: Look) -> ChipState | None:
    """Only what the dates do not say: decided, closing, closed; a proposal that waits."""
    case = look.case
    if case.proposal is not None:
        return ChipState("Proposed", "warn")
    if case.stage is Stage.GATHERING:
        return None
    if case.stage in _UNDECIDED:
        return ChipState(word(case.stage), "busy" if case.stage is Stage.READY else "neutral")
    decided = case.decision.decided_at if case.decision else None
    if case.stage is Stage.DECIDED and decided:
        return ChipState(f"Decided {moment(decided, look.now)}", "ok")
    return ChipState(word(case.stage))


def _level(case: Case) -> ChipState | None:
    level = case.decided_level or case.screening.level
    return ChipState(f"Level {level}") if level else None


def _model(look: Look) -> ChipState | None:
    rules = look.partnership.rules(look.case.preset)
    return ChipState(rules.name) if rules else None


def _key_worker(case: Case) -> ChipState | None:
    named = case.key_worker
    return ChipState(f"Key worker {named.name}") if named else None


def _route(case: Case) -> ChipState | None:
    route = case.screening.route
    return ChipState(word(route)) if route and route is not Route.MASH else None


def _marks(look: Look) -> tuple[ChipState | None, ...]:
    case = look.case
    challenges = open_challenges(case)
    late = overdue(case, look.now)
    said = plural(len(challenges), "open challenge")
    return (
        ChipState(f"{said}, overdue" if late else said, "error" if late else "warn")
        if challenges
        else None,
        _again(look),
        ChipState("Only named people", "error") if case.restriction else None,
        ChipState(plural(len(case.links), "linked case")) if case.links else None,
    )


def _again(look: Look) -> ChipState | None:
    """The child was here not long ago."""
    found = recontacts(look.board.cases(), look.case)
    return ChipState(recontact_words(found[0], look.board), "warn") if found else None

"""In any history, no decision lacks what the law asks, or there is a dated debt for it.

What the law asks is written down here once more, apart from the rules that are tested.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from hypothesis import event as note
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.case import commands
from app.domain.case.parts import (
    ChildOutcome,
    Draft,
    Section47,
    Step,
    StepWay,
    StrategyDiscussion,
)
from app.domain.case.state import Case, ChallengeState, Decision, DecisionState
from app.domain.commands import Command
from app.domain.errors import Refused
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId, ChallengeId, DecisionId, Outcome, SubjectKind
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    CHILD,
    DECIDER,
    HEALTH,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    TEACHER,
    decision_id,
    rated,
    subject,
    subject_id,
    uid,
)
from tests.helpers.given import Given, given

BROTHER = subject_id(3)
CORE = (SOCIAL_CARE, POLICE, HEALTH)
CHALLENGES = tuple(ChallengeId(uid(n, 8)) for n in (1, 2))
ONE_WORKING_DAY = {0: 1, 1: 1, 2: 1, 3: 1, 4: 3, 5: 3, 6: 2}
"""From each weekday to the same time, or the close, of the next working day, at the latest."""

OUTCOMES = (
    Outcome.ASSESSMENT,
    Outcome.EARLY_HELP,
    Outcome.STRATEGY_DISCUSSION,
    Outcome.SECTION_47,
)
MEETINGS = st.builds(
    StrategyDiscussion,
    at=st.just(AT),
    agencies=st.sampled_from([CORE, CORE, (POLICE, HEALTH), (*CORE, AgencyId("education"))]),
    reasonable_cause=st.sampled_from(["Bruising", "Bruising", " "]),
)
ENQUIRIES = st.builds(
    Section47,
    joint=st.booleans(),
    starts=st.just(AT),
    reasons=st.sampled_from(["Bruising", "Bruising", " "]),
)
CHILDREN = st.builds(
    lambda both, outcomes, level: tuple(
        ChildOutcome(one, (outcomes,), level=level) for one in (CHILD, BROTHER)[: 1 + both]
    ),
    st.booleans(),
    st.sampled_from(OUTCOMES),
    st.sampled_from([None, 2, 2, 3, 3, 4, 4]),
)
DRAFTS = st.builds(
    Draft,
    children=CHILDREN,
    reasons=st.sampled_from([*["Seen today.", "Told twice.", "Told again."] * 4, " "]),
    clause=st.sampled_from([*["4.3", "4.4"] * 4, "9.9", ""]),
    threshold_version=st.sampled_from([*["2026.1"] * 8, "1999", ""]),
    lead=st.sampled_from([*[SOCIAL_CARE, POLICE] * 4, None]),
    strategy=st.none() | MEETINGS,
    section_47=st.none() | ENQUIRIES,
    urgent=st.booleans(),
    step=st.none() | st.builds(Step, st.sampled_from(StepWay), st.just("With us twice.")),
)
IDS = st.sampled_from([decision_id(n) for n in (1, 1, 1, 2)])
Asked = tuple[tuple[Command, Seat], ...]
"""One step, or several that follow each other as they do on most days."""


def asked(kind: type, who: Seat, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Asked]:
    return st.builds(kind, case=st.just(CASE), **fields).map(lambda command: ((command, who),))


def decided(named: DecisionId, draft: Draft) -> Asked:
    return (
        (commands.ProposeDecision(case=CASE, decision=named, draft=draft), SCRIBE),
        (commands.ReadBackDecision(case=CASE, decision=named), CHAIR),
        (commands.ConfirmDecision(case=CASE, decision=named), DECIDER),
    )


def objected(named: DecisionId, draft: Draft, challenge: ChallengeId) -> Asked:
    """Challenged when it is read back, and confirmed for all that."""
    *before, confirm = decided(named, draft)
    objects = commands.RaiseChallenge(case=CASE, challenge=challenge, text="Why not today?")
    return (*before, (objects, TEACHER), confirm)


WHY = st.just("As it is")
CHOSEN = st.sampled_from(CHALLENGES)
ASKED: st.SearchStrategy[Asked] = st.one_of(
    *[st.builds(decided, IDS, DRAFTS)] * 3,
    st.builds(objected, IDS, DRAFTS, CHOSEN),
    asked(commands.ProposeDecision, SCRIBE, decision=IDS, draft=DRAFTS),
    asked(commands.ReadBackDecision, CHAIR, decision=IDS),
    *[asked(commands.ConfirmDecision, DECIDER, decision=IDS)] * 2,
    *[asked(commands.CorrectDecision, DECIDER, decision=IDS, draft=DRAFTS, reason=WHY)] * 2,
    asked(commands.WithdrawProposal, CHAIR, decision=IDS, reason=WHY),
    asked(commands.ReopenCase, CHAIR, reason=WHY),
    asked(commands.RaiseChallenge, TEACHER, challenge=CHOSEN, text=WHY),
    asked(commands.LeaveChallengeOpen, TEACHER, challenge=CHOSEN),
    asked(commands.AnswerChallenge, CHAIR, challenge=CHOSEN, text=WHY),
    asked(commands.EscalateChallenge, TEACHER, challenge=CHOSEN, to=WHY, reason=WHY),
    asked(commands.PutSubject, CHAIR, subject=st.just(subject(3, given="Ash")), reason=WHY),
)


@settings(max_examples=400)
@holds(st.booleans(), st.lists(st.tuples(ASKED, st.integers(1, 30)), min_size=2, max_size=10))
def test_issue_3_no_decision_lacks_what_the_law_asks_or_a_dated_debt_for_it(
    both: bool, told: list[tuple[Asked, int]]
) -> None:
    people = (subject(), subject(3, given="Ash")) if both else (subject(),)
    story, at = given(rated(subjects=people)), AT
    for steps, hours in told:
        for command, who in steps:
            at += timedelta(hours=hours)
            story = after(story, command, who, at)


def after(story: Given, command: Command, who: Seat, at: datetime) -> Given:
    try:
        story = story.when(command, by=who, at=at).accepted()
    except Refused as no:
        note(f"{type(command).__name__}: {no.refusal.code}")
        return story
    note(f"{type(command).__name__}: accepted")
    if isinstance(command, commands.ConfirmDecision | commands.CorrectDecision):
        confirming = isinstance(command, commands.ConfirmDecision)
        lawful(story, command.decision, confirming=confirming)
    return story


def lawful(story: Given, named: str, *, confirming: bool) -> None:
    case = story.case()
    decision = next(d for d in case.decisions if d.id == named)
    assert decision.state is DecisionState.CONFIRMED
    assert decision.decided_by
    assert decision.decided_at
    assert decision.draft.reasons.strip(), "no decision is without its reasons"
    lacks = set(asked_by_law(case, decision.draft))
    assert lacks <= set(decision.owed)
    assert decision.owed or decision.owed_by is None
    if decision.owed:
        note("owes")
        assert decision.owed_by is not None
        owed_in = ONE_WORKING_DAY[decision.decided_at.weekday()]
        assert decision.decided_at < decision.owed_by
        assert decision.owed_by.date() <= (decision.decided_at + timedelta(days=owed_in)).date()
    if confirming:
        confirmed(case, decision)


def confirmed(case: Case, decision: Decision) -> None:
    urgent = decision.draft.urgent
    assert urgent or not decision.owed
    assert urgent or decision.read_back_by
    heard = [c for c in case.challenges if c.state is not ChallengeState.OPEN or c.escalations]
    assert urgent or len(heard) == len(case.challenges)
    assert all(c.due for c in case.challenges), "each challenge has its own day"
    assert decision.read_back_by or not decision.silent
    assert not decision.silent or not any(c.at >= decision.proposed_at for c in case.challenges)


def asked_by_law(case: Case, draft: Draft) -> Iterator[str]:
    """DESIGN 8 and domain 1.8, by the names of the form."""
    if draft.lead is None:
        yield "lead"
    if draft.threshold_version != "2026.1":
        yield "threshold_version"
    elif draft.clause not in ("4.3", "4.4"):
        yield "clause"
    decided = {child.subject for child in draft.children}
    children = (one.id for one in case.subjects if one.kind is SubjectKind.CHILD)
    yield from (f"outcome:{child}" for child in children if child not in decided)
    yield from (f"level:{child.subject}" for child in draft.children if child.level is None)
    yield from records(draft)


def records(draft: Draft) -> Iterator[str]:
    chosen = {outcome for child in draft.children for outcome in child.outcomes}
    meeting, enquiry = draft.strategy, draft.section_47
    if meeting is None and Outcome.STRATEGY_DISCUSSION in chosen:
        yield "strategy"
    if meeting and not meeting.reasonable_cause.strip():
        yield "strategy"
    if meeting and not {*CORE} <= {*meeting.agencies}:
        yield "agencies"
    if enquiry is None and Outcome.SECTION_47 in chosen:
        yield "section_47"
    if enquiry and not enquiry.reasons.strip():
        yield "section_47"

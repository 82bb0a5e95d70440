"""A chair who takes the meeting case by case, and the front door in between."""

from datetime import timedelta

from app.domain.case import commands as c
from app.domain.case.parts import ChildOutcome, Draft, Referral, StrategyDiscussion
from app.domain.case.state import Case, ChallengeState, Decision, DecisionState
from app.domain.meeting import commands as m
from app.domain.meeting.state import ItemState, Meeting, SittingState
from app.domain.values import (
    AgencyId,
    CaseId,
    DecisionId,
    MeetingId,
    Outcome,
    Rating,
    RequestId,
    Source,
    Stage,
    Subject,
    SubjectId,
    SubjectKind,
)
from app.ports import Here
from sync.demo.lines import Lines
from sync.demo.morning import BASIS, PURPOSE
from sync.demo.partner import LIKELY, SOCIAL_CARE, UNDECIDED
from sync.demo.step import Part, Scene, Step

CONVENED = tuple(map(AgencyId, ("social-care", "police", "health")))
ASKED = tuple(map(AgencyId, ("health", "education")))
CLAUSES = {1: "1.1", 2: "2.2", 3: "3.1", 4: "4.1"}
SETTLED = frozenset({ChallengeState.ACCEPTED, ChallengeState.LEFT_OPEN})


def chair(lines: Lines, played: frozenset[AgencyId], challenger: AgencyId | None) -> Part:
    """Waits for the agencies that are `played`, and for the `challenger` to challenge."""

    def part(scene: Scene) -> Step | None:
        sitting = scene.sitting
        if sitting is None:
            return _front_door(scene, lines) or _convene(scene)
        case = scene.spotlight
        if case is None:
            return _next(sitting)
        if case.stage not in UNDECIDED or _only_gathers(scene, case):
            return Step(m.CarryOverCase(case.id, meeting=sitting.id))
        here = played & _agencies_on(scene, case)
        return _discuss(scene, case, here, challenger if challenger in here else None)

    return part


def _discuss(
    scene: Scene, case: Case, played: frozenset[AgencyId], challenger: AgencyId | None
) -> Step | None:
    here = Here(case.id)
    if _awaited(case, played):
        return None
    if case.stances and not case.stances_revealed:
        return Step(c.RevealStances(case=case.id), here)
    proposal = case.proposal
    if proposal is None:
        drafted = c.ProposeDecision(DecisionId(scene.fresh()), _draft(scene, case), case=case.id)
        return Step(drafted, here)
    if proposal.state is DecisionState.READ_BACK or not _settled(case, proposal, challenger):
        return None
    read = c.ReadBackDecision(proposal.id, case=case.id, seen=proposal.changed)
    return Step(read, here)


def _only_gathers(scene: Scene, case: Case) -> bool:
    """Its model ends in a product: there is nothing to decide here."""
    partnership = scene.board.partnership
    rules = partnership.rules(case.preset) if partnership else None
    return rules is not None and not rules.decides


def _agencies_on(scene: Scene, case: Case) -> frozenset[AgencyId]:
    """Those of whom someone may know of the case."""
    partnership, named = scene.board.partnership, case.restriction and case.restriction.named
    seats = partnership.seats if partnership else ()
    return frozenset(s.agency for s in seats if s.agency and (not named or s.account in named))


def _awaited(case: Case, played: frozenset[AgencyId]) -> bool:
    """Whether an answer or a stance is still to come from someone who is here."""
    answers = any(r.open and not r.paused and r.agency in played for r in case.requests)
    given = {stance.agency for stance in case.stances}
    return answers or not (case.stances_revealed or played <= given)


def _settled(case: Case, proposal: Decision, challenger: AgencyId | None) -> bool:
    raised = [one for one in case.challenges if one.at >= proposal.proposed_at]
    heard = challenger is None or any(one.agency == challenger for one in raised)
    return heard and all(one.state in SETTLED for one in case.challenges)


def _draft(scene: Scene, case: Case) -> Draft:
    outcome, level = LIKELY[case.rating]
    children = (s for s in case.subjects if s.kind is not SubjectKind.ADULT)
    strategy = StrategyDiscussion(
        at=scene.now + timedelta(hours=1),
        agencies=CONVENED,
        reasonable_cause="The agencies' accounts agree that significant harm is likely.",
    )
    return Draft(
        children=tuple(ChildOutcome(child.id, (outcome,), level) for child in children),
        reasons="What the agencies know points the same way; the family is spoken to today.",
        clause=CLAUSES[level],
        threshold_version="7",
        lead=SOCIAL_CARE,
        strategy=strategy if outcome is Outcome.STRATEGY_DISCUSSION else None,
    )


def _next(sitting: Meeting) -> Step:
    for item in sitting.agenda:
        if item.state is ItemState.WAITING:
            return Step(m.CallCase(item.case, meeting=sitting.id), Here(item.case))
    return Step(m.CloseSitting(meeting=sitting.id))


def _convene(scene: Scene) -> Step:
    for sitting in scene.board.meetings():
        if sitting.state is SittingState.PLANNED:
            return Step(m.OpenSitting(meeting=sitting.id))
    planned = m.PlanSitting(
        name="Daily meeting",
        starts=scene.now,
        ends=scene.now + timedelta(hours=1),
        chair=scene.seat.account,
        meeting=MeetingId(scene.fresh()),
    )
    return Step(planned)


def _front_door(scene: Scene, lines: Lines) -> Step | None:
    """Between two sittings a referral comes in, is rated, and two agencies are asked."""
    for case in scene.board.cases():
        if case.rating is Rating.UNRATED and case.stage in (Stage.NEW, Stage.SCREENING):
            rating, level = lines.judged(case.referral.concern)
            return Step(c.RateCase(rating, level=level, case=case.id))
        asked = {request.agency for request in case.requests}
        if case.stage is Stage.GATHERING and asked < set(ASKED):
            return _ask(scene, case, next(a for a in ASKED if a not in asked))
    return _receive(scene, lines) if _nothing_new(scene) else None


def _nothing_new(scene: Scene) -> bool:
    closed = [s.closed_at for s in scene.board.meetings() if s.closed_at]
    opened = max((case.opened_at for case in scene.board.cases()), default=scene.now)
    return bool(closed) and opened < max(closed)


def _ask(scene: Scene, case: Case, agency: AgencyId) -> Step:
    asked = c.RequestInformation(
        RequestId(scene.fresh()),
        agency,
        tuple(s.id for s in case.subjects),
        "What is known that bears on this case?",
        PURPOSE,
        basis=BASIS,
        case=case.id,
    )
    return Step(asked)


def _receive(scene: Scene, lines: Lines) -> Step:
    said = lines.referral()
    child = Subject(
        id=SubjectId(scene.fresh()),
        kind=SubjectKind.CHILD,
        given=said.given,
        family=said.family,
        born=said.born,
        address=said.address,
        postcode=said.postcode,
    )
    referral = Referral(
        received=scene.now,
        source=Source.SCHOOL,
        referrer="Front desk",
        concern=said.concern,
        details=said.details,
        need=said.need,
    )
    return Step(c.ReceiveReferral(referral, (child,), case=CaseId(scene.fresh())))

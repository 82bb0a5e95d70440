"""A case from the door to its close, as the rules read to a person."""

from app.domain.case import commands
from app.domain.commands import Command
from app.domain.values import (
    AccountId,
    AgencyId,
    ContributionId,
    DecisionId,
    Rating,
    RequestId,
    SeatMode,
)
from tests.app.domain.model.people import WRITERS
from tests.app.domain.model.world import (
    Case,
    Contribution,
    Decision,
    No,
    Pause,
    Request,
    Rule,
    World,
    fresh,
    need,
)

UNDECIDED = ("new", "screening", "gathering", "ready")


def open_case(world: World, who: AccountId, asked: commands.CaseCommand) -> Case:
    """One that is not closed."""
    case = world.case(who, asked.case)
    need(case.stage != "closed")
    return case


def undecided(world: World, who: AccountId, asked: commands.CaseCommand) -> Case:
    case = world.case(who, asked.case)
    need(case.stage in UNDECIDED)
    return case


def receive(world: World, who: AccountId, asked: commands.ReceiveReferral) -> None:
    fresh(asked.case, world.cases)
    world.cases[asked.case] = Case()


def begin_screening(world: World, who: AccountId, asked: commands.BeginScreening) -> None:
    case = world.case(who, asked.case)
    need(case.stage == "new")
    case.stage = "screening"


def rate(world: World, who: AccountId, asked: commands.RateCase) -> None:
    """Each open request runs by the new clock, from when it was asked."""
    case = open_case(world, who, asked)
    need(case.rating is not asked.rating)
    case.rating = asked.rating
    case.stage = "screening" if case.stage == "new" else case.stage
    for request in case.requests.values():
        if request.open:
            request.run(case.rating)


def restrict(world: World, who: AccountId, asked: commands.RestrictCase) -> None:
    case = open_case(world, who, asked)
    named = {who, *asked.named}
    need(named - {who} <= set(world.seats), case.named != named)
    case.named = named


def lift(world: World, who: AccountId, asked: commands.LiftRestriction) -> None:
    case = open_case(world, who, asked)
    need(case.named is not None)
    case.named = None


def request(world: World, who: AccountId, asked: commands.RequestInformation) -> None:
    case = undecided(world, who, asked)
    need(case.rating not in (Rating.UNRATED, Rating.BLUE))
    need(world.modes[asked.agency] is not SeatMode.OFF)
    fresh(asked.request, case.requests)
    need(not any(r.open and r.agency == asked.agency for r in case.requests.values()))
    made = case.requests[asked.request] = Request(asked.agency, world.now)
    made.run(case.rating)
    case.stage = "gathering"


def waiting(case: Case, request: RequestId) -> Request:
    need(request in case.requests and case.requests[request].open)
    return case.requests[request]


def see(world: World, who: AccountId, asked: commands.MarkRequestSeen) -> None:
    found = waiting(open_case(world, who, asked), asked.request)
    need(world.seat(who).agency == found.agency, found.state == "asked")
    found.state = "seen"


def pause(world: World, who: AccountId, asked: commands.PauseRequest) -> None:
    case = open_case(world, who, asked)
    found = waiting(case, asked.request)
    need(not found.paused)
    found.pauses.append(Pause(world.now))
    found.run(case.rating)


def resume(world: World, who: AccountId, asked: commands.ResumeRequest) -> None:
    case = open_case(world, who, asked)
    found = waiting(case, asked.request)
    need(found.paused)
    _go_on(world, case, found)


def _go_on(world: World, case: Case, found: Request) -> None:
    if found.paused:
        found.pauses[-1].ended = world.now
        found.run(case.rating)


def _settle(world: World, case: Case, found: Request, state: str) -> None:
    """Its clock stops with it, and the last one makes the case ready."""
    _go_on(world, case, found)
    found.state = state
    if case.stage == "gathering" and not case.waits:
        case.stage = "ready"


def cancel(world: World, who: AccountId, asked: commands.CancelRequest) -> None:
    case = open_case(world, who, asked)
    _settle(world, case, waiting(case, asked.request), "cancelled")


def decline(world: World, who: AccountId, asked: commands.DeclineRequest) -> None:
    case = open_case(world, who, asked)
    found = waiting(case, asked.request)
    need(world.seat(who).agency == found.agency)
    _settle(world, case, found, "declined")


def _may_speak(world: World, who: AccountId, agency: AgencyId | None) -> None:
    need(world.has(who, *WRITERS) or world.seat(who).agency == agency)


def share(world: World, who: AccountId, asked: commands.ShareInformation) -> None:
    case = open_case(world, who, asked)
    agency = asked.for_agency or world.seat(who).agency
    if agency is None:
        raise No
    _may_speak(world, who, agency)
    fresh(asked.contribution, case.contributions)
    late = False
    if asked.request is not None:
        found = waiting(case, asked.request)
        need(found.agency == agency, case.stage in UNDECIDED)
        late = found.due is not None and world.now > found.due
        _settle(world, case, found, "answered")
    case.contributions[asked.contribution] = Contribution(agency, asked.content.facts, late)


def _own(world: World, who: AccountId, case: Case, name: ContributionId) -> Contribution:
    """What was shared may be put right and taken back for ever, also once the case is closed."""
    need(name in case.contributions)
    found = case.contributions[name]
    _may_speak(world, who, found.agency)
    need(not found.withdrawn)
    return found


def correct(world: World, who: AccountId, asked: commands.CorrectContribution) -> None:
    found = _own(world, who, world.case(who, asked.case), asked.contribution)
    need(found.facts != asked.content.facts)
    found.facts = asked.content.facts


def take_back(world: World, who: AccountId, asked: commands.WithdrawContribution) -> None:
    _own(world, who, world.case(who, asked.case), asked.contribution).withdrawn = True


def note(world: World, who: AccountId, asked: commands.AddNote) -> None:
    open_case(world, who, asked).notes.append(asked.text)


def ready(world: World, who: AccountId, asked: commands.MarkReady) -> None:
    case = world.case(who, asked.case)
    need(case.stage in ("screening", "gathering"))
    case.stage = "ready"


def propose(world: World, who: AccountId, asked: commands.ProposeDecision) -> None:
    """Anew under its own id as long as it waits; no second one beside it."""
    case = undecided(world, who, asked)
    reasons = asked.draft.reasons
    if case.proposal is None:
        fresh(asked.decision, case.decisions)
    else:
        need(case.proposal == asked.decision)
        need(case.decisions[asked.decision].reasons != reasons)
    case.decisions[asked.decision] = Decision(reasons)


def _proposed(case: Case, decision: DecisionId) -> Decision:
    need(case.proposal == decision)
    return case.decisions[decision]


def read_back(world: World, who: AccountId, asked: commands.ReadBackDecision) -> None:
    found = _proposed(open_case(world, who, asked), asked.decision)
    need(found.state == "proposed", bool(found.reasons))
    found.state = "read-back"


def confirm(world: World, who: AccountId, asked: commands.ConfirmDecision) -> None:
    """Nothing is decided that was not read out; then every sitting is done with the case."""
    found = _proposed(open_case(world, who, asked), asked.decision)
    need(found.state == "read-back")
    found.state = "confirmed"
    world.cases[asked.case].stage = "decided"
    _off_the_spotlight(world, asked, "decided")


def _off_the_spotlight(world: World, asked: commands.CaseCommand, state: str) -> None:
    for sitting in list(world.spotlit(asked.case)):
        sitting.agenda[asked.case] = state


def withdraw(world: World, who: AccountId, asked: commands.WithdrawProposal) -> None:
    _proposed(open_case(world, who, asked), asked.decision).state = "withdrawn"


def defer(world: World, who: AccountId, asked: commands.DeferCase) -> None:
    case = undecided(world, who, asked)
    need(asked.until > world.now)
    case.deferred.append(asked.until)
    _off_the_spotlight(world, asked, "deferred")


def begin_closing(world: World, who: AccountId, asked: commands.BeginClosing) -> None:
    case = world.case(who, asked.case)
    need(case.stage == "decided")
    case.stage = "closing"


def close(world: World, who: AccountId, asked: commands.CloseCase) -> None:
    open_case(world, who, asked).stage = "closed"


def reopen(world: World, who: AccountId, asked: commands.ReopenCase) -> None:
    case = world.case(who, asked.case)
    need(case.stage in ("decided", "closing", "closed"))
    case.stage = "gathering" if case.waits else "screening"


TABLE: dict[type[Command], Rule] = {
    commands.ReceiveReferral: receive,
    commands.BeginScreening: begin_screening,
    commands.RateCase: rate,
    commands.RestrictCase: restrict,
    commands.LiftRestriction: lift,
    commands.RequestInformation: request,
    commands.MarkRequestSeen: see,
    commands.PauseRequest: pause,
    commands.ResumeRequest: resume,
    commands.CancelRequest: cancel,
    commands.DeclineRequest: decline,
    commands.ShareInformation: share,
    commands.CorrectContribution: correct,
    commands.WithdrawContribution: take_back,
    commands.AddNote: note,
    commands.MarkReady: ready,
    commands.ProposeDecision: propose,
    commands.ReadBackDecision: read_back,
    commands.ConfirmDecision: confirm,
    commands.WithdrawProposal: withdraw,
    commands.DeferCase: defer,
    commands.BeginClosing: begin_closing,
    commands.CloseCase: close,
    commands.ReopenCase: reopen,
}

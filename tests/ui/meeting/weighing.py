"""What a decision weighs: clauses and their indicators, services, a challenge that climbs."""

from typing import cast

from msgspec import structs

from app.domain.case import commands as c
from app.domain.case.parts import ChildOutcome, Draft
from app.domain.case.state import Challenge
from app.domain.meeting import commands as m
from app.domain.partnership.state import Clause, Partnership, Service
from app.domain.values import (
    AgencyId,
    CaseId,
    ChallengeId,
    DecisionId,
    Factor,
    Outcome,
    ServiceId,
    StreamId,
)
from tests.helpers.builders import uid
from tests.helpers.local_session import LocalHub
from tests.ui.meeting import morning

POPPY = morning.CASES["poppy"]
HARD = DecisionId(uid(905, 7))
CHALLENGE = ChallengeId(uid(1, 0xA))
POINTS = ("Missing more than once in a month", "New phone, money or clothes", "An older friend")
SERVICES = (
    Service(
        ServiceId("young-carers"),
        "Young carers group",
        "Weekly group, one-to-one help",
        "ext 6101",
        (2,),
        (Factor.YOUNG_CARER,),
    ),
    Service(
        ServiceId("family-hub"), "Family hub, Larch Hill", "Parenting course", "ext 6110", (2, 3)
    ),
    Service(
        ServiceId("school-nurse"), "School nurse", "Sleep, food and health", "ext 6120", (1, 2)
    ),
    Service(ServiceId("mentor"), "School mentor", "Attendance", "", (2,)),
    Service(ServiceId("youth-club"), "Youth club", "Three evenings a week", "", (1, 2)),
    Service(ServiceId("debt"), "Debt and housing advice", "Drop-in", "ext 6180", (1, 2, 3)),
)


def rich(hub: LocalHub) -> LocalHub:
    """That hub with a directory, and indicators under its clauses."""
    before = hub.board.partnership
    assert before is not None
    version = before.thresholds[-1]
    clauses = tuple(_pointed(clause) for clause in version.clauses)
    after = structs.replace(
        before, directory=SERVICES, thresholds=(structs.replace(version, clauses=clauses),)
    )
    hub.board = structs.replace(hub.board, streams=_with(hub, after))
    return hub


def early_help() -> LocalHub:
    """Poppy called, early help proposed with two services."""
    hub = rich(morning.called())
    hub.act(morning.CHAIR, m.PutBackCase(meeting=morning.SITTING, case=morning.KIT))
    hub.act(morning.CHAIR, m.CallCase(meeting=morning.SITTING, case=POPPY))
    draft = _draft(hub, POPPY, Outcome.EARLY_HELP, 2, "2.2")
    services = (ServiceId("mentor"), ServiceId("family-hub"))
    draft = structs.replace(draft, services=services, key_worker="T. Finch")
    hub.act(morning.SCRIBE, c.ProposeDecision(case=POPPY, decision=HARD, draft=draft))
    return hub


def climbed(*, late: bool = False) -> LocalHub:
    """Education was answered, was not content, and took it to its manager."""
    hub = rich(morning.proposed())
    text = "The discussion is at 11:30; the earliest that all three can attend."
    hub.act(morning.CHAIR, c.AnswerChallenge(case=morning.KIT, challenge=CHALLENGE, text=text))
    climb = c.EscalateChallenge(
        case=morning.KIT,
        challenge=CHALLENGE,
        to="B. Marsh, education lead",
        reason="He is going back at lunch, before the discussion.",
    )
    hub.act(morning.SEATS["education"], climb)
    if late:
        hub.wait(days=4)
    return hub


def asked() -> LocalHub:
    """Read back: whoever has a challenge raises it now."""
    hub = early_help()
    hub.act(morning.CHAIR, c.ReadBackDecision(case=POPPY, decision=HARD))
    return hub


def unchallenged() -> LocalHub:
    """Asked, and decided without one."""
    hub = asked()
    hub.act(morning.DECIDER, c.ConfirmDecision(case=POPPY, decision=HARD))
    return hub


def urgent() -> LocalHub:
    """Decided at once with maker and reason; the clause and the lead are owed."""
    hub = early_help()
    draft = _draft(hub, POPPY, Outcome.ASSESSMENT, 3, "")
    short = structs.replace(draft, lead=None, urgent=True)
    again = c.ProposeDecision(case=POPPY, decision=HARD, draft=short, seen=_changed(hub))
    hub.act(morning.SCRIBE, again)
    hub.act(morning.DECIDER, c.ConfirmDecision(case=POPPY, decision=HARD))
    return hub


def challenge(hub: LocalHub, case: CaseId = morning.KIT) -> Challenge:
    found = hub.board.case(case)
    assert found is not None
    return found.challenges[0]


def _draft(hub: LocalHub, case: CaseId, outcome: Outcome, level: int, clause: str) -> Draft:
    found = hub.board.case(case)
    assert found is not None
    children = [s for s in found.subjects if s.kind.value != "adult"]
    return Draft(
        children=tuple(ChildOutcome(s.id, (outcome,), level) for s in children),
        reasons="Attendance fell after her mother's operation; both parents agree to help.",
        clause=clause,
        threshold_version="7",
        lead=AgencyId("early-help"),
    )


def _changed(hub: LocalHub) -> int:
    found = hub.board.case(POPPY)
    assert found is not None
    assert found.proposal is not None
    return found.proposal.changed


def _pointed(clause: Clause) -> Clause:
    return structs.replace(clause, indicators=POINTS) if clause.number in ("4.3", "2.2") else clause


def _with(hub: LocalHub, partnership: Partnership) -> dict[StreamId, object]:
    return {**hub.board.streams, cast(StreamId, partnership.id): partnership}

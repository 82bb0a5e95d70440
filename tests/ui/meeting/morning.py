"""A meeting of the demo's morning, brought as far as a test or a picture needs it."""

from datetime import timedelta

from msgspec import Struct, structs

from app.domain.case import commands as c
from app.domain.case.parts import Action, ChildOutcome, Draft, StrategyDiscussion
from app.domain.case.state import Case
from app.domain.meeting import commands as m
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Seat
from app.domain.values import (
    ActionId,
    AgencyId,
    Attendance,
    CaseId,
    ChallengeId,
    DecisionId,
    MeetingId,
    Outcome,
)
from app.ports import Here
from tests.helpers.builders import uid
from tests.helpers.demo import MORNING, demo
from tests.helpers.local_session import LocalHub, LocalSession
from ui.meeting.view import MeetingScreen
from ui.session_bridge import SessionBridge

SITTING = MeetingId(uid(1, 3))
DECISION = DecisionId(uid(901, 7))
DEMO = demo()
SEATS, CASES = DEMO.seats, DEMO.cases
CHAIR, DECIDER, SCRIBE = SEATS["chair"], SEATS["decider"], SEATS["scribe"]
KIT, ASHA = CASES["kit"], CASES["asha"]
HELD = ("jade", "rowan", "kit", "asha", "beech", "dylan", "marram", "poppy", "cai")
WHY = "Repeated missing episodes to an address with known adults; professional accounts agree."


class Desk(Struct):
    """One window at that hub."""

    hub: LocalHub
    session: LocalSession
    bridge: SessionBridge
    screen: MeetingScreen

    def case(self, case: CaseId = KIT) -> Case:
        found = self.hub.board.case(case)
        assert found is not None
        return found

    def sitting(self) -> Meeting:
        found = self.hub.board.meeting(SITTING)
        assert found is not None
        return found


def unplanned() -> LocalHub:
    """09:38 with no sitting at all."""
    board = DEMO.board
    streams = {k: part for k, part in board.streams.items() if not isinstance(part, Meeting)}
    return LocalHub(structs.replace(board, streams=streams), MORNING)


def planned() -> LocalHub:
    """A sitting planned for 10:00 with nine cases, at 09:38."""
    hub = unplanned()
    at = hub.now + timedelta(minutes=22)
    plan = m.PlanSitting(
        meeting=SITTING,
        name="Daily meeting",
        starts=at,
        ends=at + timedelta(hours=1),
        chair=CHAIR.account,
        scribe=SCRIBE.account,
    )
    hub.act(CHAIR, plan)
    hub.act(CHAIR, *(m.PutOnAgenda(meeting=SITTING, case=CASES[key]) for key in HELD))
    return hub


def opened() -> LocalHub:
    """10:02: open, with its register."""
    hub = planned()
    hub.wait(minutes=24)
    hub.act(CHAIR, m.OpenSitting(meeting=SITTING))
    there = {"health": Attendance.VIRTUAL, "education": Attendance.VIRTUAL}
    for key in ("chair", "decider", "scribe", "police", "health", "education", "youth-justice"):
        mark = there.get(key, Attendance.IN_THE_ROOM)
        seat = SEATS[key]
        hub.act(CHAIR, m.Register(meeting=SITTING, account=seat.account, attendance=mark))
        hub.arrive(seat)
    return hub


def draft(case: Case, *outcomes: Outcome) -> Draft:
    """Complete, for each of the case's children."""
    children = [s for s in case.subjects if s.kind.value != "adult"]
    chosen = outcomes or (Outcome.ASSESSMENT,)
    return Draft(
        children=tuple(ChildOutcome(s.id, chosen, 4) for s in children),
        reasons=WHY,
        clause="4.3",
        threshold_version="7",
        lead=AgencyId("social-care"),
    )


def decided(hub: LocalHub, key: str, number: int, *outcomes: Outcome) -> None:
    """Called, proposed, read back and confirmed."""
    case = hub.board.case(CASES[key])
    assert case is not None
    decision = DecisionId(uid(number, 7))
    hub.act(CHAIR, m.CallCase(meeting=SITTING, case=case.id))
    hub.wait(minutes=2)
    wanted = draft(case, *outcomes)
    hub.act(SCRIBE, c.ProposeDecision(case=case.id, decision=decision, draft=wanted))
    hub.wait(minutes=2, seconds=51)
    hub.act(CHAIR, c.ReadBackDecision(case=case.id, decision=decision))
    hub.act(DECIDER, c.ConfirmDecision(case=case.id, decision=decision))


def called() -> LocalHub:
    """Two decided, Kit under the spotlight, nothing drafted."""
    hub = opened()
    decided(hub, "jade", 902, Outcome.ASSESSMENT)
    decided(hub, "rowan", 903, Outcome.ASSESSMENT)
    hub.act(CHAIR, m.CallCase(meeting=SITTING, case=KIT))
    return hub


def kit_draft(hub: LocalHub) -> Draft:
    """A strategy discussion at half past eleven, with two actions."""
    case = hub.board.case(KIT)
    assert case is not None
    police, care = AgencyId("police"), AgencyId("social-care")
    health = AgencyId("health")
    at = hub.now + timedelta(minutes=78)
    actions = (
        Action(ActionId(uid(1, 8)), "Find Kit, safe and well", police, at - timedelta(minutes=45)),
        Action(ActionId(uid(2, 8)), "Former worker rings grandmother", care, at),
    )
    child = case.subjects[0].id
    return Draft(
        children=(ChildOutcome(child, (Outcome.STRATEGY_DISCUSSION,), 4),),
        reasons=WHY,
        clause="4.3",
        threshold_version="7",
        lead=care,
        supporting=(police,),
        actions=actions,
        strategy=StrategyDiscussion(at, (care, police, health), "Level 4, clause 4.3."),
    )


def proposed() -> LocalHub:
    """Kit's decision proposed by the scribe, five stances and a challenge."""
    hub = called()
    proposal = c.ProposeDecision(case=KIT, decision=DECISION, draft=kit_draft(hub))
    hub.act(SCRIBE, proposal)
    for key in ("chair", "police", "education", "youth-justice"):
        stance = c.GiveStance(case=KIT, outcome=Outcome.STRATEGY_DISCUSSION, level=4)
        hub.act(SEATS[key], stance)
    hub.wait(minutes=2)
    challenge = c.RaiseChallenge(
        case=KIT,
        challenge=ChallengeId(uid(1, 0xA)),
        text="Hold it within the hour: Kit told a friend he is going back at lunch.",
    )
    hub.act(SEATS["education"], challenge)
    hub.wait(minutes=2, seconds=12)
    kit = hub.board.case(KIT)
    assert kit is not None
    request = next(r for r in kit.requests if r.agency == "health")
    hub.arrive(SEATS["health"], here=Here(case=KIT, writing=request.id, hand=True))
    return hub


def redraft(hub: LocalHub) -> c.ProposeDecision:
    """Kit's decision in other words."""
    changed = structs.replace(kit_draft(hub), reasons="Redrafted: seen again this morning.")
    return c.ProposeDecision(case=KIT, decision=DECISION, draft=changed)


def turn_to_asha(hub: LocalHub) -> None:
    """Kit is put back undecided, Asha called, and a decision proposed on her."""
    asha = hub.board.case(ASHA)
    assert asha is not None
    hub.act(CHAIR, m.PutBackCase(meeting=SITTING, case=KIT))
    hub.act(CHAIR, m.CallCase(meeting=SITTING, case=ASHA))
    decision = DecisionId(uid(904, 7))
    hub.act(SCRIBE, c.ProposeDecision(case=ASHA, decision=decision, draft=draft(asha)))


def sit(hub: LocalHub, who: Seat = CHAIR) -> Desk:
    """A window of that person."""
    session = hub.session(who)
    bridge = SessionBridge(session)
    screen = MeetingScreen(bridge)
    screen.show()
    return Desk(hub, session, bridge, screen)

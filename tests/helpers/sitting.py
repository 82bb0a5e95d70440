"""The demo's morning at 10:14: the meeting is open and on its third case, Kit Tamarisk.

Steps, so that a story takes those it needs: `Sitting().called().proposed().challenged()`.
"""

from datetime import timedelta

from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import (
    ConfirmDecision,
    GiveStance,
    LeaveChallengeOpen,
    ProposeDecision,
    RaiseChallenge,
    ReadBackDecision,
    RecordConsent,
    RevealStances,
    ShareInformation,
    WithdrawConsent,
)
from app.domain.case.lawful import Capacity, Consent, ConsentKind
from app.domain.case.parts import (
    Action,
    ChildOutcome,
    Content,
    Draft,
    Handling,
    StrategyDiscussion,
)
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.meeting.commands import (
    CallCase,
    CarryOverCase,
    OpenSitting,
    PlanSitting,
    SetShutter,
)
from app.domain.meeting.state import Meeting
from app.domain.values import (
    ActionId,
    AgencyId,
    CaseId,
    ChallengeId,
    ConsentId,
    ContributionId,
    DecisionId,
    MeetingId,
    Outcome,
    SubjectKind,
)
from app.ports import Here
from tests.helpers.builders import BASIS, uid
from tests.helpers.demo import demo
from tests.helpers.local_session import LocalHub

SITTING = MeetingId(uid(1, 0xA1))
DECISION = DecisionId(uid(1, 0xA2))
CHALLENGE = ChallengeId(uid(1, 0xA3))
CONSENT = ConsentId(uid(1, 0xA4))
STRATEGY, HEALTH = Outcome.STRATEGY_DISCUSSION, AgencyId("health")
HEADLINE = "Hold it within the hour."
REASONS = "Repeated missing episodes to an address with known adults."


class Sitting:
    """A local hub with the demo's people, and what they do in the meeting, step by step."""

    def __init__(self) -> None:
        self.seats = demo().seats
        self.hub: LocalHub = demo().hub()
        self.hub.board = without_meetings(self.hub.board)
        self.kit: CaseId = demo().cases["kit"]
        self.hub.arrive(*(self.seats[k] for k in ("chair", "decider", "scribe", "police")))
        self.hub.arrive(*(self.seats[k] for k in ("housing", "youth-justice", "early-help")))
        self.hub.arrive(*(self.seats[k] for k in ("education", "probation")))

    def act(self, who: str, *commands: Command) -> "Sitting":
        self.hub.act(self.seats[who], *commands)
        return self

    def case(self) -> Case:
        found = self.hub.board.case(self.kit)
        assert found is not None
        return found

    def withdrawn(self) -> "Sitting":
        """Kit agreed to sharing, and takes it back."""
        kit = self.case().subjects[0].id
        agreed = Consent(
            id=CONSENT,
            kind=ConsentKind.SHARING,
            giver=kit,
            capacity=Capacity.COMPETENT_CHILD,
            subjects=(kit,),
            given=True,
            asked_at=self.hub.now - timedelta(minutes=5),
            purpose="To find help",
            asked_how="In person",
        )
        back = WithdrawConsent(case=self.kit, consent=CONSENT, reason="He thought again.")
        return self.act("scribe", RecordConsent(case=self.kit, consent=agreed), back)

    def planned(self) -> "Sitting":
        start = self.hub.now + timedelta(minutes=22)
        chair = self.seats["chair"].account
        plan = PlanSitting(
            meeting=SITTING,
            name="Daily meeting",
            starts=start,
            ends=start + timedelta(hours=1),
            chair=chair,
        )
        return self.act("chair", plan)

    def opened(self) -> "Sitting":
        self.planned()
        self.hub.wait(minutes=22)
        return self.act("chair", OpenSitting(meeting=SITTING))

    def called(self) -> "Sitting":
        """On Kit, after the cases before him were carried over."""
        self.opened()
        meeting = self.hub.board.meeting(SITTING)
        assert meeting is not None
        order = [item.case for item in meeting.agenda]
        for case in order[: order.index(self.kit)]:
            self.act("chair", CallCase(meeting=SITTING, case=case))
            self.act("chair", CarryOverCase(meeting=SITTING, case=case))
        self.hub.wait(minutes=9)
        self.act("chair", CallCase(meeting=SITTING, case=self.kit))
        self.hub.wait(minutes=4, seconds=12)
        return self

    def writing(self) -> "Sitting":
        """Health writes, with a hand up."""
        asked = next(r for r in self.case().requests if r.agency == HEALTH)
        here = Here(case=self.kit, writing=asked.id, hand=True)
        self.hub.arrive(self.seats["health"], here=here)
        return self

    def answered(self) -> "Sitting":
        """Health's answer, with more off the wall."""
        asked = next(r for r in self.case().requests if r.agency == HEALTH)
        content = Content(
            facts="Two urgent care visits since August, one with an older male who gave a false "
            "relationship.",
            headline="Seen twice since August.",
            handling=Handling(off_wall=True),
            basis=BASIS,
        )
        share = ShareInformation(ContributionId(uid(1, 0xA4)), content, asked.id, case=self.kit)
        return self.act("health", share)

    def proposed(self) -> "Sitting":
        draft = self.draft()
        return self.act("chair", ProposeDecision(DECISION, draft, case=self.kit))

    def draft(self) -> Draft:
        children = [s.id for s in self.case().subjects if s.kind is SubjectKind.CHILD]
        at = self.hub.now + timedelta(minutes=76)
        agencies = tuple(map(AgencyId, ("social-care", "police", "health", "education")))
        see = Action(
            ActionId(uid(1, 0xA5)), "See Kit at school with the worker he trusts.", HEALTH, at
        )
        return Draft(
            children=tuple(ChildOutcome(child, (STRATEGY,), 4) for child in children),
            reasons=REASONS,
            clause="4.3",
            threshold_version="7",
            lead=AgencyId("social-care"),
            supporting=(AgencyId("police"),),
            actions=(see,),
            strategy=StrategyDiscussion(at, agencies, "Exploitation by known adults."),
        )

    def challenged(self) -> "Sitting":
        text = "The plan waits too long: he leaves at lunch."
        return self.act(
            "education", RaiseChallenge(CHALLENGE, text, headline=HEADLINE, case=self.kit)
        )

    def left_open(self) -> "Sitting":
        """Education's challenge stays on the record."""
        return self.act("education", LeaveChallengeOpen(CHALLENGE, case=self.kit))

    def stances(self, *more: str) -> "Sitting":
        for who in ("police", "education", "youth-justice", *more):
            self.act(who, GiveStance(case=self.kit, outcome=STRATEGY, level=4))
        return self

    def revealed(self) -> "Sitting":
        return self.act("chair", RevealStances(case=self.kit))

    def decided(self) -> "Sitting":
        self.act("chair", ReadBackDecision(DECISION, case=self.kit))
        return self.act("decider", ConfirmDecision(DECISION, case=self.kit))

    def shut(self) -> "Sitting":
        return self.act("chair", SetShutter(meeting=SITTING, shut=True))


def without_meetings(board: Board) -> Board:
    """The demo plans its own; here each story plans the one that it needs."""
    streams = {key: part for key, part in board.streams.items() if not isinstance(part, Meeting)}
    return structs.replace(board, streams=streams)

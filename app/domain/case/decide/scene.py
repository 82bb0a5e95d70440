"""What a command on a case is judged by: the board, the case, who asks and when."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.lawful import ConsentRecord
from app.domain.case.parts import Action
from app.domain.case.releases import Release
from app.domain.case.state import Case, Challenge, Contribution, Decision, Request, Review
from app.domain.context import Context
from app.domain.disclosure import Sight, audience
from app.domain.errors import Code, Refused
from app.domain.partnership.state import Agency, Partnership, Service
from app.domain.values import (
    ActionId,
    AgencyId,
    By,
    CaseId,
    ChallengeId,
    ConsentId,
    ContributionId,
    DecisionId,
    ReleaseId,
    RequestId,
    ReviewId,
    Role,
    ServiceId,
    Stage,
    Subject,
    SubjectId,
)

Found = TypeVar("Found")

UNDECIDED = (Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY)
WRITERS = (Role.CHAIR, Role.COORDINATOR, Role.SCRIBE, Role.OPERATOR)
"""May write down the words of an agency that is not their own."""


class Scene(Struct, frozen=True):
    """One command's view of its case. The finders raise their unknown_* refusal."""

    board: Board
    case: Case
    context: Context

    @property
    def partnership(self) -> Partnership:
        return founded(self.board)

    @property
    def now(self) -> datetime:
        return self.context.now

    @property
    def today(self) -> date:
        """In the hub's own zone."""
        return self.partnership.calendar.local(self.now).date()

    @property
    def by(self) -> By:
        return self.context.by

    def subject(self, subject: SubjectId) -> Subject:
        return one((s for s in self.case.subjects if s.id == subject), Code.UNKNOWN_SUBJECT)

    def request(self, request: RequestId) -> Request:
        return one((r for r in self.case.requests if r.id == request), Code.UNKNOWN_REQUEST)

    def contribution(self, contribution: ContributionId) -> Contribution:
        return one(
            (c for c in self.case.contributions if c.id == contribution), Code.UNKNOWN_CONTRIBUTION
        )

    def consent(self, consent: ConsentId) -> ConsentRecord:
        found = (c for c in self.case.consents if c.consent.id == consent)
        return one(found, Code.UNKNOWN_CONSENT)

    def challenge(self, challenge: ChallengeId) -> Challenge:
        return one((c for c in self.case.challenges if c.id == challenge), Code.UNKNOWN_CHALLENGE)

    def decision(self, decision: DecisionId) -> Decision:
        return one((d for d in self.case.decisions if d.id == decision), Code.UNKNOWN_DECISION)

    def action(self, action: ActionId) -> Action:
        return one((a for a in self.case.actions if a.id == action), Code.UNKNOWN_ACTION)

    def release(self, release: ReleaseId) -> Release:
        return one((r for r in self.case.releases if r.id == release), Code.UNKNOWN_RELEASE)

    def review(self, review: ReviewId) -> Review:
        return one((r for r in self.case.reviews if r.id == review), Code.UNKNOWN_REVIEW)

    def service(self, service: ServiceId) -> Service:
        found = (s for s in self.partnership.directory if s.id == service)
        return one(found, Code.UNKNOWN_SERVICE, service=service)

    def agency(self, agency: AgencyId) -> Agency:
        found = (a for a in self.partnership.agencies if a.id == agency)
        return one(found, Code.UNKNOWN_AGENCY, agency=agency)

    def stage_in(self, *stages: Stage) -> None:
        """Refuse a case that stands elsewhere."""
        if self.case.stage not in stages:
            raise wrong_stage(self.case)

    def is_of(self, agency: AgencyId) -> None:
        """Refuse anyone but the agency itself."""
        if self.context.actor.agency != agency:
            raise Refused(Code.NOT_PERMITTED, agency=agency)

    def speaks_for(self, agency: AgencyId) -> None:
        """Refuse anyone but the agency itself and those who write for others."""
        if not self.context.has(*WRITERS):
            self.is_of(agency)


def one(found: Iterable[Found], code: Code, **facts: str) -> Found:
    """The first, or a refusal with `code`."""
    for each in found:
        return each
    raise Refused(code, **facts)


def founded(board: Board) -> Partnership:
    partnership = board.partnership
    if partnership is None:
        raise Refused(Code.NOT_FOUNDED)
    return partnership


def visible_case(board: Board, case: CaseId, context: Context) -> Case:
    """The case, where it exists for this actor: a hidden one is refused like one that never was.

    The hub's own sender reads no board, and says of any case what became of its messages.
    """
    found = board.case(case)
    seen = found and (context.has(Role.POST) or audience(found, context.actor).sight)
    if found is None or seen is Sight.NONE:
        raise Refused(Code.UNKNOWN_CASE)
    return found


def wrong_stage(case: Case) -> Refused:
    """With the stage, and when it was decided if it was: what came late can be offered as late."""
    decided_at = case.decision and case.decision.decided_at
    facts = {"decided_at": decided_at.isoformat()} if decided_at else {}
    return Refused(Code.WRONG_STAGE, stage=case.stage.value, **facts)


def need(text: str, code: Code, **facts: str) -> None:
    """Refuse an empty or blank text."""
    if not text.strip():
        raise Refused(code, **facts)

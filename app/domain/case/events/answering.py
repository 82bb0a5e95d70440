"""An agency answered, corrected itself, or declined."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.parts import Content, DeclineReason
from app.domain.values import AgencyId, ContributionId, RequestId, Text


class InformationShared(CaseEvent, frozen=True):
    contribution: ContributionId
    agency: AgencyId
    content: Content
    request: RequestId | None = None
    late: bool = False
    nil: bool = False
    sealed: bool = False
    working: bool = False
    """Among the working papers: kept under a key of their own, and destroyed with it."""


class ContributionCorrected(CaseEvent, frozen=True):
    contribution: ContributionId
    agency: AgencyId
    content: Content
    reason: Text
    nil: bool = False
    sealed: bool = False
    working: bool = False


class ContributionWithdrawn(CaseEvent, frozen=True):
    contribution: ContributionId
    agency: AgencyId
    reason: Text
    working: bool = False


class RequestDeclined(CaseEvent, frozen=True):
    request: RequestId
    agency: AgencyId
    reason: DeclineReason
    text: Text = ""


Event = InformationShared | ContributionCorrected | ContributionWithdrawn | RequestDeclined

"""An agency answers, corrects itself, or declines."""

from app.domain.case.commands.base import CaseCommand
from app.domain.case.parts import Content, DeclineReason
from app.domain.values import AgencyId, ContributionId, NonEmptyText, RequestId, Text


class ShareInformation(CaseCommand, frozen=True):
    """Answer a request, or offer what was not asked for (`request` None)."""

    contribution: ContributionId
    content: Content
    request: RequestId | None = None
    for_agency: AgencyId | None = None
    """Whose words these are, where coordinator, scribe or an import writes them down."""


class CorrectContribution(CaseCommand, frozen=True):
    contribution: ContributionId
    content: Content
    reason: NonEmptyText


class WithdrawContribution(CaseCommand, frozen=True):
    contribution: ContributionId
    reason: NonEmptyText


class DeclineRequest(CaseCommand, frozen=True):
    request: RequestId
    reason: DeclineReason
    text: Text = ""


Command = ShareInformation | CorrectContribution | WithdrawContribution | DeclineRequest

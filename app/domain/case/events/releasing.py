"""Information that left the hub: asked for, approved by its originators, released."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.releases import Recipient
from app.domain.values import AgencyId, ContributionId, ReleaseId, Text


class ReleaseAsked(CaseEvent, frozen=True):
    release: ReleaseId
    contributions: tuple[ContributionId, ...]
    originators: tuple[AgencyId, ...]
    recipient: Recipient
    purpose: Text
    redacted: Text


class ReleaseAnswered(CaseEvent, frozen=True):
    release: ReleaseId
    agency: AgencyId
    approved: bool
    note: Text = ""


class InformationReleased(CaseEvent, frozen=True):
    release: ReleaseId
    recipients: tuple[Recipient, ...]


class ReleaseFollowedUp(CaseEvent, frozen=True):
    release: ReleaseId
    text: Text


Event = ReleaseAsked | ReleaseAnswered | InformationReleased | ReleaseFollowedUp

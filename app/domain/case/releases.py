"""Information that leaves the hub while a case is worked: approved by whoever it came from."""

from enum import StrEnum

from msgspec import Struct

from app.domain.values import (
    AgencyId,
    By,
    ContributionId,
    Instant,
    Line,
    Name,
    ReleaseId,
    Text,
)


class ReleaseState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    RELEASED = "released"


class Approval(Struct, frozen=True, omit_defaults=True):
    """The originator's word on its own information."""

    agency: AgencyId
    approved: bool
    at: Instant
    by: By
    note: Text = ""


class Recipient(Struct, frozen=True, omit_defaults=True):
    name: Name
    organisation: Line = ""
    contact: Line = ""


class FollowUp(Struct, frozen=True):
    """What was done with the family after their information was shared."""

    text: Text
    at: Instant
    by: By


class Release(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: ReleaseId
    contributions: tuple[ContributionId, ...]
    originators: tuple[AgencyId, ...]
    recipient: Recipient
    purpose: Text
    redacted: Text
    """The words that go out, and no others."""
    asked_at: Instant
    asked_by: By
    state: ReleaseState = ReleaseState.ASKED
    approvals: tuple[Approval, ...] = ()
    released_at: Instant | None = None
    released_by: By | None = None
    recipients: tuple[Recipient, ...] = ()
    """Everyone who got it."""
    follow_ups: tuple[FollowUp, ...] = ()


def waits_for(release: Release, agency: AgencyId | None) -> bool:
    """Whether this agency shared what is to go out, and has said nothing yet."""
    said = {approval.agency for approval in release.approvals}
    asked = release.state is ReleaseState.ASKED
    return asked and agency in release.originators and agency not in said

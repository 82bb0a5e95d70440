"""Information that leaves the hub: asked for, approved by its originators, released."""

from typing import Annotated

from msgspec import Meta

from app.domain.case.commands.base import CaseCommand
from app.domain.case.releases import Recipient
from app.domain.values import ContributionId, NonEmptyText, ReleaseId, Text


class AskRelease(CaseCommand, frozen=True):
    release: ReleaseId
    contributions: Annotated[tuple[ContributionId, ...], Meta(min_length=1)]
    recipient: Recipient
    purpose: NonEmptyText
    redacted: NonEmptyText


class AnswerRelease(CaseCommand, frozen=True):
    """The actor's agency, for what came from it."""

    release: ReleaseId
    approved: bool
    note: Text = ""
    """Needed with a no."""


class ReleaseInformation(CaseCommand, frozen=True):
    release: ReleaseId
    recipients: Annotated[tuple[Recipient, ...], Meta(min_length=1)]


class FollowUpRelease(CaseCommand, frozen=True):
    release: ReleaseId
    text: NonEmptyText


Command = AskRelease | AnswerRelease | ReleaseInformation | FollowUpRelease

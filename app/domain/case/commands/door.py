"""At the door: receiving, screening, rating, tagging and linking."""

from typing import Annotated

from msgspec import Meta

from app.domain.case.commands.base import CaseCommand
from app.domain.case.parts import LinkKind, Referral
from app.domain.values import (
    AccountId,
    CaseId,
    Factor,
    Level,
    Line,
    NonEmptyLine,
    NonEmptyText,
    Rating,
    Route,
    Subject,
    SubjectId,
    Text,
)


class ReceiveReferral(CaseCommand, frozen=True):
    referral: Referral
    subjects: Annotated[tuple[Subject, ...], Meta(min_length=1, max_length=40)]
    restrict_because: Text = ""
    """Where there is a reason, the case exists from its first moment only for its author and …"""
    named: tuple[AccountId, ...] = ()


class AmendReferral(CaseCommand, frozen=True):
    referral: Referral
    reason: NonEmptyText


class PutSubject(CaseCommand, frozen=True):
    """Add a person, or replace what is held of one."""

    subject: Subject
    reason: Text = ""


class RemoveSubject(CaseCommand, frozen=True):
    subject: SubjectId
    reason: NonEmptyText


class BeginScreening(CaseCommand, frozen=True):
    pass


class RouteReferral(CaseCommand, frozen=True):
    route: Route
    reason: NonEmptyText
    to: Line = ""
    """The allocated worker or team, where the route has one."""


class RestrictCase(CaseCommand, frozen=True):
    """Hide the case from everyone not named (its author always is)."""

    named: tuple[AccountId, ...]
    reason: NonEmptyText


class LiftRestriction(CaseCommand, frozen=True):
    reason: NonEmptyText


class RateCase(CaseCommand, frozen=True):
    rating: Rating
    reason: Text = ""
    """Needed on a change."""
    level: Level | None = None
    """Screening's level of need."""


class TagCase(CaseCommand, frozen=True):
    factors: tuple[Factor, ...] = ()
    programmes: tuple[NonEmptyLine, ...] = ()


class LinkCase(CaseCommand, frozen=True):
    other: CaseId
    kind: LinkKind
    note: Line = ""


Command = (
    ReceiveReferral
    | AmendReferral
    | PutSubject
    | RemoveSubject
    | BeginScreening
    | RouteReferral
    | RestrictCase
    | LiftRestriction
    | RateCase
    | TagCase
    | LinkCase
)

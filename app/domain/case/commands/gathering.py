"""Asking agencies what they know."""

from typing import Annotated

from msgspec import Meta

from app.domain.case.commands.base import CaseCommand
from app.domain.case.parts import Basis
from app.domain.values import (
    AgencyId,
    Level,
    NonEmptyLine,
    NonEmptyText,
    RequestId,
    SubjectId,
    Text,
)


class RequestInformation(CaseCommand, frozen=True):
    request: RequestId
    agency: AgencyId
    subjects: Annotated[tuple[SubjectId, ...], Meta(min_length=1)]
    question: NonEmptyText
    purpose: NonEmptyText
    level: Level | None = None
    basis: Basis | None = None
    """May be owed the same day at Level 4 or Red; needed otherwise."""
    systems: tuple[NonEmptyLine, ...] = ()


class RecordBasis(CaseCommand, frozen=True):
    request: RequestId
    basis: Basis


class MarkRequestSeen(CaseCommand, frozen=True):
    request: RequestId


class PauseRequest(CaseCommand, frozen=True):
    request: RequestId
    cause: NonEmptyLine


class ResumeRequest(CaseCommand, frozen=True):
    request: RequestId


class CancelRequest(CaseCommand, frozen=True):
    request: RequestId
    reason: NonEmptyText


class AddNote(CaseCommand, frozen=True):
    text: NonEmptyText


class MarkReady(CaseCommand, frozen=True):
    """Ready for the meeting; `reason` where answers are missing."""

    reason: Text = ""


Command = (
    RequestInformation
    | RecordBasis
    | MarkRequestSeen
    | PauseRequest
    | ResumeRequest
    | CancelRequest
    | AddNote
    | MarkReady
)

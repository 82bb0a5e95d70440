"""Agencies were asked what they know."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.parts import Basis
from app.domain.values import AgencyId, Instant, Level, Line, RequestId, SubjectId, Text


class InformationRequested(CaseEvent, frozen=True):
    request: RequestId
    agency: AgencyId
    subjects: tuple[SubjectId, ...]
    question: Text
    purpose: Text
    level: Level | None = None
    basis: Basis | None = None
    basis_owed_by: Instant | None = None
    systems: tuple[Line, ...] = ()
    due: Instant | None = None
    locked: bool = False
    """Waits for consent, and its clock with it."""


class BasisRecorded(CaseEvent, frozen=True):
    request: RequestId
    basis: Basis


class RequestSeen(CaseEvent, frozen=True):
    request: RequestId


class RequestPaused(CaseEvent, frozen=True):
    request: RequestId
    cause: Line


class RequestResumed(CaseEvent, frozen=True):
    request: RequestId
    due: Instant | None


class RequestCancelled(CaseEvent, frozen=True):
    request: RequestId
    reason: Text


class NoteAdded(CaseEvent, frozen=True):
    text: Text
    working: bool = False


class CaseMadeReady(CaseEvent, frozen=True):
    reason: Text = ""


Event = (
    InformationRequested
    | BasisRecorded
    | RequestSeen
    | RequestPaused
    | RequestResumed
    | RequestCancelled
    | NoteAdded
    | CaseMadeReady
)

"""Gathering: agencies are asked what they know, about whom, why and by when."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.basis import end_of_day, may_owe_basis
from app.domain.case.commands import (
    AddNote,
    CancelRequest,
    CaseCommand,
    MarkReady,
    MarkRequestSeen,
    PauseRequest,
    RecordBasis,
    RequestInformation,
    ResumeRequest,
)
from app.domain.case.compartments import works
from app.domain.case.decide.scene import UNDECIDED, Scene, need
from app.domain.case.events import (
    BasisRecorded,
    CaseMadeReady,
    InformationRequested,
    NoteAdded,
    RequestCancelled,
    RequestPaused,
    RequestResumed,
    RequestSeen,
)
from app.domain.case.gate import GateState, people_gate
from app.domain.case.parts import Basis
from app.domain.case.state import Request, RequestState
from app.domain.clocks import due, due_after_pauses
from app.domain.errors import Code, Refused
from app.domain.values import (
    AgencyId,
    Instant,
    Level,
    Rating,
    RequestId,
    SeatMode,
    Stage,
    SubjectId,
)
from app.domain.writes import Writes, on


def request_information(scene: Scene, command: RequestInformation) -> Writes:
    scene.stage_in(*UNDECIDED)
    _rated_to_ask(scene)
    _free_to_ask(scene, command.request, command.agency)
    for subject in command.subjects:
        scene.subject(subject)
    need(command.question, Code.TEXT_NEEDED)
    need(command.purpose, Code.TEXT_NEEDED)
    level = command.level or scene.case.screening.level
    subjects = tuple(dict.fromkeys(command.subjects))
    locked = _locked(scene, subjects, command.agency, level)
    instead = _asked_instead(scene, command.agency, level)
    event = InformationRequested(
        by=scene.by,
        request=command.request,
        agency=command.agency,
        subjects=subjects,
        question=command.question,
        purpose=command.purpose,
        level=level,
        basis=command.basis,
        basis_owed_by=_basis_owed_by(scene, command.basis, level),
        systems=command.systems,
        due=None if locked else due_from_now(scene),
        locked=locked,
    )
    return instead + on(scene.case, event)


def due_from_now(scene: Scene) -> Instant | None:
    clock = scene.partnership.clocks.of(scene.case.rating)
    return due(clock, scene.now, scene.partnership.calendar)


def _locked(
    scene: Scene, subjects: tuple[SubjectId, ...], agency: AgencyId, level: Level | None
) -> bool:
    """Whether the request has to wait for consent. It is kept, not refused."""
    found = people_gate(scene.case, scene.partnership, subjects, agency, level, scene.now)
    return found.state is GateState.LOCKED


def _asked_instead(scene: Scene, agency: AgencyId, level: Level | None) -> Writes:
    """A request that waits gives way to one that never does; else it is asked already."""
    waiting = [r for r in scene.case.requests if r.agency == agency and r.locked]
    if waiting and not may_owe_basis(scene.case, level):
        raise Refused(Code.ALREADY_ASKED, agency=agency)
    why = "Asked again, without waiting for consent"
    cancelled = (RequestCancelled(by=scene.by, request=r.id, reason=why) for r in waiting)
    return on(scene.case, *cancelled)


def _rated_to_ask(scene: Scene) -> None:
    if scene.case.rating is Rating.UNRATED:
        raise Refused(Code.NOT_RATED)
    if scene.case.rating is Rating.BLUE:
        raise Refused(Code.WRONG_STAGE, rating=Rating.BLUE.value)


def _free_to_ask(scene: Scene, request: RequestId, agency: AgencyId) -> None:
    requests = scene.case.requests
    if any(r.id == request for r in requests):
        raise Refused(Code.ID_IN_USE, request=request)
    if scene.agency(agency).mode_on(scene.today) is SeatMode.OFF:
        raise Refused(Code.AGENCY_OFF, agency=agency)
    if any(r.agency == agency and r.open for r in requests):
        raise Refused(Code.ALREADY_ASKED, agency=agency)


def _basis_owed_by(scene: Scene, basis: Basis | None, level: Level | None) -> Instant | None:
    if basis is not None:
        need(basis.power, Code.BASIS_NEEDED)
        return None
    if not may_owe_basis(scene.case, level):
        raise Refused(Code.BASIS_NEEDED)
    return end_of_day(scene.now, scene.partnership.calendar)


def record_basis(scene: Scene, command: RecordBasis) -> Writes:
    request = scene.request(command.request)
    if request.basis is not None:
        raise Refused(Code.ALREADY_DONE)
    need(command.basis.power, Code.BASIS_NEEDED)
    event = BasisRecorded(by=scene.by, request=request.id, basis=command.basis)
    return on(scene.case, event)


def mark_request_seen(scene: Scene, command: MarkRequestSeen) -> Writes:
    request = open_request(scene, command.request)
    scene.is_of(request.agency)
    if request.state is RequestState.SEEN:
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, RequestSeen(by=scene.by, request=request.id))


def pause_request(scene: Scene, command: PauseRequest) -> Writes:
    request = open_request(scene, command.request)
    need(command.cause, Code.REASON_NEEDED)
    if request.paused:
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, RequestPaused(by=scene.by, request=request.id, cause=command.cause))


def resume_request(scene: Scene, command: ResumeRequest) -> Writes:
    request = open_request(scene, command.request)
    if not request.paused:
        raise Refused(Code.ALREADY_DONE)
    return resumed(scene, request)


def cancel_request(scene: Scene, command: CancelRequest) -> Writes:
    request = scene.request(command.request)
    if not request.locked:
        open_request(scene, request.id)
    need(command.reason, Code.REASON_NEEDED)
    event = RequestCancelled(by=scene.by, request=request.id, reason=command.reason)
    return resumed(scene, request) + on(scene.case, event)


def open_request(scene: Scene, request: RequestId) -> Request:
    """Raises gate_locked where it waits for consent, already_answered where it is closed."""
    found = scene.request(request)
    if found.locked:
        raise Refused(Code.GATE_LOCKED, agency=found.agency)
    if not found.open:
        raise Refused(Code.ALREADY_ANSWERED, state=found.state.value)
    return found


def resumed(scene: Scene, request: Request) -> Writes:
    """The clock runs again, put off by its pauses; nothing where it was running."""
    if not request.paused:
        return ()
    *before, last = request.pauses
    pauses = (*before, structs.replace(last, ended=scene.now))
    rule = scene.partnership.clocks.of(scene.case.rating)
    start = request.clock_from or request.at
    put_off = due_after_pauses(rule, start, scene.partnership.calendar, pauses)
    return on(scene.case, RequestResumed(by=scene.by, request=request.id, due=put_off))


def add_note(scene: Scene, command: AddNote) -> Writes:
    need(command.text, Code.TEXT_NEEDED)
    working = works(scene.case, scene.partnership)
    return on(scene.case, NoteAdded(by=scene.by, text=command.text, working=working))


def mark_ready(scene: Scene, command: MarkReady) -> Writes:
    if scene.case.stage is Stage.READY:
        raise Refused(Code.ALREADY_DONE)
    scene.stage_in(Stage.SCREENING, Stage.GATHERING)
    missing = ",".join(r.agency for r in scene.case.requests if r.open)
    if missing:
        need(command.reason, Code.REASON_NEEDED, missing=missing)
    return on(scene.case, CaseMadeReady(by=scene.by, reason=command.reason))


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    RequestInformation: request_information,
    RecordBasis: record_basis,
    MarkRequestSeen: mark_request_seen,
    PauseRequest: pause_request,
    ResumeRequest: resume_request,
    CancelRequest: cancel_request,
    AddNote: add_note,
    MarkReady: mark_ready,
}

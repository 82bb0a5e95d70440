"""Gathering: what each event of asking leaves, and when nothing is waited for any more."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    BasisRecorded,
    CaseEvent,
    CaseMadeReady,
    InformationRequested,
    NoteAdded,
    RequestCancelled,
    RequestPaused,
    RequestResumed,
    RequestSeen,
)
from app.domain.case.state import Case, Note, Request, RequestState
from app.domain.clocks import Pause
from app.domain.events import Recorded
from app.domain.values import Instant, RequestId, Stage


def information_requested(case: Case, event: InformationRequested, recorded: Recorded) -> Case:
    """One that waits for consent has no clock yet, and moves no stage."""
    request = Request(
        id=event.request,
        agency=event.agency,
        subjects=event.subjects,
        question=event.question,
        purpose=event.purpose,
        by=event.by,
        at=recorded.at,
        level=event.level,
        basis=event.basis,
        basis_owed_by=event.basis_owed_by,
        systems=event.systems,
        state=RequestState.LOCKED if event.locked else RequestState.ASKED,
        clock_from=None if event.locked else recorded.at,
        due=event.due,
    )
    stage = case.stage if event.locked else Stage.GATHERING
    return structs.replace(case, stage=stage, requests=(*case.requests, request))


def basis_recorded(case: Case, event: BasisRecorded, _: Recorded) -> Case:
    return with_request(case, event.request, basis=event.basis, basis_owed_by=None)


def request_seen(case: Case, event: RequestSeen, recorded: Recorded) -> Case:
    return with_request(case, event.request, state=RequestState.SEEN, seen_at=recorded.at)


def request_paused(case: Case, event: RequestPaused, recorded: Recorded) -> Case:
    """A clock that stands still has no due time, unless it had run out before."""
    request = find(case, event.request)
    if request is None:
        return case
    pauses = (*request.pauses, Pause(event.cause, recorded.at))
    ran_out = request.due is not None and request.due <= recorded.at
    due = request.due if ran_out else None
    return with_request(case, event.request, pauses=pauses, due=due)


def request_resumed(case: Case, event: RequestResumed, recorded: Recorded) -> Case:
    request = find(case, event.request)
    if request is None:
        return case
    pauses = tuple(_ended(pause, recorded.at) for pause in request.pauses)
    return with_request(case, event.request, pauses=pauses, due=event.due)


def _ended(pause: Pause, at: Instant) -> Pause:
    return pause if pause.ended else structs.replace(pause, ended=max(at, pause.began))


def request_cancelled(case: Case, event: RequestCancelled, recorded: Recorded) -> Case:
    closed = with_request(
        case,
        event.request,
        state=RequestState.CANCELLED,
        closed_at=recorded.at,
        closed_because=event.reason,
    )
    return nothing_waited_for(closed)


def note_added(case: Case, event: NoteAdded, recorded: Recorded) -> Case:
    note = Note(event.text, recorded.at, event.by, event.working)
    return structs.replace(case, notes=(*case.notes, note))


def case_made_ready(case: Case, _: CaseMadeReady, __: Recorded) -> Case:
    return structs.replace(case, stage=Stage.READY)


def find(case: Case, request: RequestId) -> Request | None:
    return next((r for r in case.requests if r.id == request), None)


def with_request(case: Case, request: RequestId, **changes: Any) -> Case:
    """The case with that request changed; as it was where it is not there (erased)."""
    changed = (structs.replace(r, **changes) if r.id == request else r for r in case.requests)
    return structs.replace(case, requests=tuple(changed))


def nothing_waited_for(case: Case) -> Case:
    """Ready, once no request is open."""
    if case.stage is not Stage.GATHERING or any(r.open for r in case.requests):
        return case
    return structs.replace(case, stage=Stage.READY)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    InformationRequested: information_requested,
    BasisRecorded: basis_recorded,
    RequestSeen: request_seen,
    RequestPaused: request_paused,
    RequestResumed: request_resumed,
    RequestCancelled: request_cancelled,
    NoteAdded: note_added,
    CaseMadeReady: case_made_ready,
}

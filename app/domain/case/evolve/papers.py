"""Working papers: what each event leaves.

Destroyed papers leave the same case whether their own events can still be read, as on the board
that hears of it, or not, as in the record from then on.
"""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    CaseEvent,
    DestructionConfirmed,
    HoldLifted,
    PapersDestroyed,
    PapersHeld,
)
from app.domain.case.papers import Certificate, Hold, Receipt
from app.domain.case.state import Case, Request, RequestState
from app.domain.events import Recorded
from app.domain.values import Instant


def papers_held(case: Case, event: PapersHeld, recorded: Recorded) -> Case:
    return structs.replace(case, hold=Hold(event.reason, recorded.at, event.by))


def hold_lifted(case: Case, _: HoldLifted, __: Recorded) -> Case:
    return structs.replace(case, hold=None)


def papers_destroyed(case: Case, event: PapersDestroyed, recorded: Recorded) -> Case:
    gone, answered = set(event.contributions), dict(event.requests)
    certificate = Certificate(
        event.contributions, event.agencies, event.notes, recorded.at, event.by
    )
    return structs.replace(
        case,
        stage=event.stage,
        contributions=tuple(c for c in case.contributions if c.id not in gone),
        notes=tuple(note for note in case.notes if not note.working),
        requests=tuple(_without_answer(r, answered.get(r.id)) for r in case.requests),
        certificate=certificate,
    )


def _without_answer(request: Request, answered: Instant | None) -> Request:
    if answered is None:
        return request
    return structs.replace(request, state=RequestState.DESTROYED, closed_at=answered)


def destruction_confirmed(case: Case, event: DestructionConfirmed, recorded: Recorded) -> Case:
    certificate = case.certificate
    if certificate is None:
        return case
    receipt = Receipt(event.agency, recorded.at, event.by)
    receipted = structs.replace(certificate, receipts=(*certificate.receipts, receipt))
    return structs.replace(case, certificate=receipted)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    PapersHeld: papers_held,
    HoldLifted: hold_lifted,
    PapersDestroyed: papers_destroyed,
    DestructionConfirmed: destruction_confirmed,
}

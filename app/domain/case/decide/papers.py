"""Working papers: held for a reason, destroyed once a key worker is named, and receipted."""

from collections.abc import Callable
from typing import Any

from app.domain.case.commands import (
    CaseCommand,
    ConfirmDestroyed,
    DestroyPapers,
    HoldPapers,
    LiftHold,
)
from app.domain.case.compartments import holds_papers
from app.domain.case.decide.scene import Scene, need
from app.domain.case.events import DestructionConfirmed, HoldLifted, PapersDestroyed, PapersHeld
from app.domain.case.keeping import kept_because, kept_by_hand
from app.domain.case.state import Case, RequestState
from app.domain.errors import Code, Refused
from app.domain.values import Instant, RequestId
from app.domain.writes import Writes, on


def hold_papers(scene: Scene, command: HoldPapers) -> Writes:
    need(command.reason, Code.REASON_NEEDED)
    if scene.case.hold is not None or scene.case.certificate is not None:
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, PapersHeld(by=scene.by, reason=command.reason))


def lift_hold(scene: Scene, command: LiftHold) -> Writes:
    need(command.reason, Code.REASON_NEEDED)
    if scene.case.hold is None:
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, HoldLifted(by=scene.by, reason=command.reason))


def destroy_papers(scene: Scene, _: DestroyPapers) -> Writes:
    if scene.case.certificate is not None:
        raise Refused(Code.ALREADY_DONE)
    kept = kept_by_hand(scene.case, scene.partnership)
    if kept:
        raise Refused(Code.PAPERS_KEPT, because=kept)
    if not holds_papers(scene.case):
        raise Refused(Code.NOTHING_CHANGED)
    return _destroyed(scene)


def destruction(scene: Scene) -> Writes:
    """For the moment in which a key worker is named: nothing where the papers are kept, or where
    there are none. Goes before what the key worker opens, such as a trawl: it says where the
    case stood."""
    if kept_because(scene.case, scene.partnership) or not holds_papers(scene.case):
        return ()
    return _destroyed(scene)


def _destroyed(scene: Scene) -> Writes:
    case = scene.case
    papers = [c for c in case.contributions if c.working]
    event = PapersDestroyed(
        by=scene.by,
        contributions=tuple(c.id for c in papers),
        requests=_answered_by_papers(case),
        agencies=tuple(dict.fromkeys(c.agency for c in papers)),
        notes=sum(note.working for note in case.notes),
        stage=case.stage,
    )
    return on(case, event)


def _answered_by_papers(case: Case) -> tuple[tuple[RequestId, Instant], ...]:
    answered = {c.request for c in case.contributions if c.working}
    return tuple(
        (r.id, r.closed_at or r.at)
        for r in case.requests
        if r.state is RequestState.ANSWERED and r.id in answered
    )


def confirm_destroyed(scene: Scene, _: ConfirmDestroyed) -> Writes:
    agency = scene.context.actor.agency
    certificate = scene.case.certificate
    if certificate is None:
        raise Refused(Code.PAPERS_KEPT, because="not-destroyed")
    if agency is None:
        raise Refused(Code.NOT_PERMITTED)
    if any(receipt.agency == agency for receipt in certificate.receipts):
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, DestructionConfirmed(by=scene.by, agency=agency))


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    HoldPapers: hold_papers,
    LiftHold: lift_hold,
    DestroyPapers: destroy_papers,
    ConfirmDestroyed: confirm_destroyed,
}

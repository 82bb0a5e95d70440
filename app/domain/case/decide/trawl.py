"""The second trawl: whatever a command opened the way for goes out in the same turn."""

from typing import cast

from msgspec import structs

from app.domain.case.basis import may_owe_basis
from app.domain.case.decide.gathering import due_from_now
from app.domain.case.decide.scene import UNDECIDED, Scene
from app.domain.case.events import Because, CaseEvent, KeyWorkerNamed, TrawlOpened
from app.domain.case.evolve import evolve
from app.domain.case.gate import Gate, GateReason, GateState, request_gate
from app.domain.case.state import Case, Request
from app.domain.events import Recorded
from app.domain.values import Rating, Stage, StreamId
from app.domain.writes import Writes, on

BECAUSE = {
    GateReason.CONSENT: Because.CONSENT,
    GateReason.DISPENSED: Because.DISPENSATION,
    GateReason.NOT_NEEDED: Because.NOT_NEEDED,
}
"""Any other reason to be open is that nothing waits."""


def opened(scene: Scene, writes: Writes) -> Writes:
    """Exactly those requests whose gate is open after `writes`, each with a clock of its own."""
    if not any(r.locked for r in scene.case.requests):
        return ()
    after = structs.replace(scene, case=_after(scene, writes))
    gates = [(r, _gate(after, r)) for r in after.case.requests if r.locked and _goes_out(after, r)]
    free = [(r, found) for r, found in gates if found.state is not GateState.LOCKED]
    if not free:
        return ()
    due = due_from_now(after)
    event = TrawlOpened(
        by=scene.by,
        because=_because(writes, free[0][1]),
        requests=tuple((request.id, due) for request, _ in free),
    )
    return on(scene.case, event)


def _after(scene: Scene, writes: Writes) -> Case:
    case = scene.case
    own = cast(StreamId, case.id)
    for stream, event in writes:
        if stream == own and isinstance(event, CaseEvent):
            version = case.version + 1
            actor = scene.context.actor.account
            recorded = Recorded(version, stream, version, scene.now, actor, event)
            case = evolve(case, event, recorded) or case
    return case


def _gate(scene: Scene, request: Request) -> Gate:
    return request_gate(scene.case, scene.partnership, request, scene.now)


def _goes_out(scene: Scene, request: Request) -> bool:
    """Nobody is asked for a case that is decided, closed or Blue, unless nothing ever waits."""
    if scene.case.stage is Stage.CLOSED:
        return False
    asks = scene.case.stage in UNDECIDED and scene.case.rating is not Rating.BLUE
    return asks or may_owe_basis(scene.case, request.level)


def _because(writes: Writes, gate: Gate) -> Because:
    if any(isinstance(event, KeyWorkerNamed) for _, event in writes):
        return Because.KEY_WORKER
    return BECAUSE.get(gate.reason, Because.NOTHING_WAITS)

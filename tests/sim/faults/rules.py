"""Time and the rules gone wrong."""

from typing import Any

from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import ConfirmDecision, PauseRequest
from app.domain.case.decide import TABLE, closing, deciding
from app.domain.case.decide.gathering import open_request
from app.domain.case.decide.scene import Scene
from app.domain.case.events import DecisionConfirmed, RequestPaused
from app.domain.turn import Turn, take
from app.domain.writes import Writes, on
from app.persistence import event_store
from tests.sim.faults.planting import Plant, entry, instead


def clock_skew() -> Plant:
    """The hub's clock counts, also where it was set back."""

    def as_it_says(board: Board, *rest: Any) -> Turn:
        return take(structs.replace(board, at=None), *rest)

    return instead(event_store, "take", as_it_says)


def double_clock_pause() -> Plant:
    """A clock that stands is stopped again."""

    def pause(scene: Scene, command: PauseRequest) -> Writes:
        request = open_request(scene, command.request)
        return on(scene.case, RequestPaused(by=scene.by, request=request.id, cause=command.cause))

    return entry(TABLE, PauseRequest, pause)


def decided_unread() -> Plant:
    """A decision is confirmed that nobody read back."""

    def confirm(scene: Scene, command: ConfirmDecision) -> Writes:
        decision = scene.decision(command.decision)
        return on(scene.case, DecisionConfirmed(by=scene.by, decision=decision.id))

    return entry(TABLE, ConfirmDecision, confirm)


def reopened_and_told() -> Plant:
    """What was decided goes on its way while the case is open again."""
    return instead(closing, "to_hold", lambda _: ())


def replaced_and_told() -> Plant:
    """Whoever was not told of the first decision is told of both."""
    return instead(deciding, "replaced", lambda _: ())


FAULTS = {
    "clock skew": clock_skew,
    "double clock pause": double_clock_pause,
    "decided unread": decided_unread,
    "reopened and told": reopened_and_told,
    "replaced and told": replaced_and_told,
}

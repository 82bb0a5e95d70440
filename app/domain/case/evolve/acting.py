"""Actions: what each event leaves."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import structs

from app.domain.case.events import ActionCompleted, ActionPut, CaseEvent
from app.domain.case.parts import Action
from app.domain.case.state import Case
from app.domain.events import Recorded


def action_put(case: Case, event: ActionPut, _: Recorded) -> Case:
    return structs.replace(case, actions=joined(case.actions, (event.action,)))


def action_completed(case: Case, event: ActionCompleted, recorded: Recorded) -> Case:
    actions = tuple(
        structs.replace(a, done_at=recorded.at, done_note=event.note) if a.id == event.action else a
        for a in case.actions
    )
    return structs.replace(case, actions=actions)


def joined(actions: tuple[Action, ...], new: Iterable[Action]) -> tuple[Action, ...]:
    """`actions` with `new` among them: each in the place of its id, but what is done stays."""
    by_id = {action.id: action for action in actions}
    for action in new:
        before = by_id.get(action.id)
        if before is None or before.done_at is None:
            by_id[action.id] = action
    return tuple(by_id.values())


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    ActionPut: action_put,
    ActionCompleted: action_completed,
}

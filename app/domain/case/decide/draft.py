"""Whether a draft names only what there is."""

from collections.abc import Iterator

from msgspec import structs

from app.domain.case.decide.scene import Scene, need
from app.domain.case.parts import Action, Draft
from app.domain.errors import Code, Refused
from app.domain.values import AgencyId


def checked(scene: Scene, draft: Draft, earlier: Draft | None = None) -> Draft:
    """The draft, its actions still to be done. `earlier` is the one that it corrects: a service
    that it named may have left the directory since."""
    for child in draft.children:
        scene.subject(child.subject)
    _once("subject", [child.subject for child in draft.children])
    for agency in _agencies(draft):
        scene.agency(agency)
    for service in {*draft.services} - {*(earlier.services if earlier else ())}:
        scene.service(service)
    if draft.step is not None:
        need(draft.step.plan, Code.TEXT_NEEDED, field="step")
    own = {action.id for action in earlier.actions} if earlier else set()
    taken = [action.id for action in scene.case.actions if action.id not in own]
    _once("action", [*taken, *(action.id for action in draft.actions)])
    return structs.replace(draft, actions=tuple(map(to_do, draft.actions)))


def to_do(action: Action) -> Action:
    """As put down: what has been done of it is said by completing it."""
    need(action.what, Code.TEXT_NEEDED, field="what")
    return structs.replace(action, done_at=None, done_note="")


def _agencies(draft: Draft) -> Iterator[AgencyId]:
    if draft.lead is not None:
        yield draft.lead
    yield from draft.supporting
    yield from (action.owner for action in draft.actions)
    yield from draft.strategy.agencies if draft.strategy else ()
    yield from draft.section_47.agencies if draft.section_47 else ()
    if draft.step is not None and draft.step.lead is not None:
        yield draft.step.lead


def _once(what: str, ids: list[str]) -> None:
    repeated = next((one for n, one in enumerate(ids) if one in ids[:n]), None)
    if repeated is not None:
        raise Refused(Code.ID_IN_USE, **{what: repeated})

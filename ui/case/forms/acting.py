"""What agencies are to do, and that it is done."""

from datetime import datetime, timedelta

from app.domain.case.commands import (
    CompleteAction,
    PutAction,
)
from app.domain.case.parts import Action
from app.domain.values import ActionId, AgencyId
from ui.case.forms.sheet import Made, Moment, Sheet
from ui.case.forms.wanted import Wanted, agencies
from ui.forms.parts import Choice, Values, Words
from ui.forms.reading import needed

_SOON = timedelta(hours=2)


def action(wanted: Wanted) -> Sheet:
    own = wanted.look.seat.agency or ""
    return Sheet(
        title="Add an action",
        action="Add",
        parts=(
            Words(name="what", label="What is to be done", lines=2),
            Choice(name="owner", label="Who does it", options=agencies(wanted.look), initial=own),
            Words(name="person", label="Named person, if known"),
            Moment(name="due", label="By", at=wanted.look.now + _SOON),
        ),
        make=lambda values: _action(wanted, values),
    )


def _action(wanted: Wanted, values: Values) -> Made:
    return needed(values, what="Write what is to be done.") or (
        PutAction(
            case=wanted.case.id,
            action=Action(
                id=ActionId(wanted.fresh()),
                what=values["what"].strip(),
                owner=AgencyId(values["owner"]),
                due=datetime.fromisoformat(values["due"]),
                person=values["person"].strip(),
            ),
        ),
    )


def complete(wanted: Wanted) -> Sheet | None:
    found = next((a for a in wanted.case.actions if a.id == wanted.target), None)
    if found is None:
        return None
    return Sheet(
        title="Done",
        text=found.what,
        action="It is done",
        parts=(Words(name="note", label="What came of it, if it needs saying"),),
        make=lambda values: (
            CompleteAction(case=wanted.case.id, action=found.id, note=values["note"].strip()),
        ),
    )

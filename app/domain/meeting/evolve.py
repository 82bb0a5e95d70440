"""How each event changes a sitting.

A viewer's sitting may lack a case, and its events then carry None in its place: nothing is
touched here but what is there.
"""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.events import Recorded
from app.domain.meeting import events
from app.domain.meeting.state import AgendaItem, Attendee, ItemState, Meeting, SittingState
from app.domain.values import CaseId


def evolve(before: Meeting | None, event: events.Event, recorded: Recorded) -> Meeting | None:
    """None where the planning itself was erased."""
    if isinstance(event, events.SittingPlanned):
        return planned(event, recorded)
    if before is None:
        return None
    after = TABLE[type(event)](before, event, recorded)
    return structs.replace(after, version=recorded.version)


def planned(event: events.SittingPlanned, recorded: Recorded) -> Meeting:
    return Meeting(
        id=event.meeting,
        version=recorded.version,
        name=event.name,
        starts=event.starts,
        ends=event.ends,
        chair=event.chair,
        scribe=event.scribe,
        minutes_per_case=event.minutes_per_case,
    )


def opened(before: Meeting, _: events.SittingOpened, recorded: Recorded) -> Meeting:
    return structs.replace(before, state=SittingState.OPEN, opened_at=recorded.at)


def registered(before: Meeting, event: events.Registered, recorded: Recorded) -> Meeting:
    others = tuple(a for a in before.register if a.account != event.account)
    new = Attendee(event.account, event.attendance, recorded.at)
    return structs.replace(before, register=(*others, new))


def agenda_set(before: Meeting, event: events.AgendaSet, recorded: Recorded) -> Meeting:
    return structs.replace(before, agenda=event.items, agenda_changed=recorded.version)


def case_called(before: Meeting, event: events.CaseCalled, recorded: Recorded) -> Meeting:
    agenda = _item(before, event.case, state=ItemState.CALLED, called_at=recorded.at)
    return structs.replace(before, agenda=agenda, spotlight=event.case)


def case_put_back(before: Meeting, event: events.CasePutBack, _: Recorded) -> Meeting:
    agenda = _item(before, event.case, state=ItemState.WAITING, called_at=None)
    return structs.replace(before, agenda=agenda, spotlight=_left(before, event.case))


def case_settled(before: Meeting, event: events.CaseSettled, recorded: Recorded) -> Meeting:
    agenda = _item(before, event.case, state=event.state, settled_at=recorded.at)
    return structs.replace(before, agenda=agenda, spotlight=_left(before, event.case))


def chair_handed_over(before: Meeting, event: events.ChairHandedOver, _: Recorded) -> Meeting:
    return structs.replace(before, chair=event.to)


def scribe_appointed(before: Meeting, event: events.ScribeAppointed, _: Recorded) -> Meeting:
    return structs.replace(before, scribe=event.scribe)


def shutter_set(before: Meeting, event: events.ShutterSet, _: Recorded) -> Meeting:
    return structs.replace(before, shutter=event.shut)


def closed(before: Meeting, _: events.SittingClosed, recorded: Recorded) -> Meeting:
    return structs.replace(before, state=SittingState.CLOSED, closed_at=recorded.at)


def _item(before: Meeting, case: CaseId | None, **changes: object) -> tuple[AgendaItem, ...]:
    return tuple(
        structs.replace(item, **changes) if item.case == case else item for item in before.agenda
    )


def _left(before: Meeting, case: CaseId | None) -> CaseId | None:
    """The spotlight once `case` has gone from under it."""
    return None if before.spotlight == case else before.spotlight


TABLE: dict[type[events.Event], Callable[[Meeting, Any, Recorded], Meeting]] = {
    events.SittingOpened: opened,
    events.Registered: registered,
    events.AgendaSet: agenda_set,
    events.CaseCalled: case_called,
    events.CasePutBack: case_put_back,
    events.CaseSettled: case_settled,
    events.ChairHandedOver: chair_handed_over,
    events.ScribeAppointed: scribe_appointed,
    events.ShutterSet: shutter_set,
    events.SittingClosed: closed,
}

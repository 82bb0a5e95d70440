"""A sitting as its audience may know it: without the cases that do not exist for them."""

from collections.abc import Iterator

from msgspec import structs

from app.domain.disclosure.audience import Audience, Sight
from app.domain.meeting.events import (
    AgendaSet,
    CaseCalled,
    CasePutBack,
    CaseSettled,
    Event,
)
from app.domain.meeting.state import AgendaItem, Meeting
from app.domain.values import CaseId


def view_meeting(meeting: Meeting, audience: Audience) -> Meeting | None:
    """None where it does not exist for them; the very same object where nothing is hidden."""
    if audience.sight is Sight.NONE:
        return None
    if not audience.hidden:
        return meeting
    spotlight = None if meeting.spotlight in audience.hidden else meeting.spotlight
    return structs.replace(
        meeting, agenda=_seen(meeting.agenda, audience.hidden), spotlight=spotlight
    )


def disclose_meeting(event: Event, audience: Audience) -> Event:
    if not any(case in audience.hidden for case in named_in(event)):
        return event
    if isinstance(event, AgendaSet):
        return structs.replace(event, items=_seen(event.items, audience.hidden))
    return structs.replace(event, case=None)


def named_in(event: Event) -> Iterator[CaseId]:
    """The cases that an event of a sitting names."""
    if isinstance(event, AgendaSet):
        yield from (item.case for item in event.items)
    elif isinstance(event, CaseCalled | CasePutBack | CaseSettled) and event.case is not None:
        yield event.case


def _seen(items: tuple[AgendaItem, ...], hidden: tuple[CaseId, ...]) -> tuple[AgendaItem, ...]:
    return tuple(item for item in items if item.case not in hidden)

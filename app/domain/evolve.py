"""From a state and an event to the next state. Pure and total over every event."""

from msgspec import structs

from app.domain.board import Stream
from app.domain.case.evolve import evolve as evolve_case
from app.domain.case.state import Case
from app.domain.events import CaseEvent, Erased, MeetingEvent, Recorded
from app.domain.meeting.evolve import evolve as evolve_meeting
from app.domain.meeting.state import Meeting
from app.domain.partnership.evolve import evolve as evolve_partnership
from app.domain.partnership.state import Partnership


def evolve(before: Stream | None, recorded: Recorded) -> Stream | None:
    """The stream's state after `recorded`; None where there is none (erased from its start)."""
    event = recorded.event
    if isinstance(event, Erased):
        return before and structs.replace(before, version=recorded.version)
    if isinstance(event, CaseEvent):
        return evolve_case(before if isinstance(before, Case) else None, event, recorded)
    if isinstance(event, MeetingEvent):
        return evolve_meeting(before if isinstance(before, Meeting) else None, event, recorded)
    known = before if isinstance(before, Partnership) else None
    return evolve_partnership(known, event, recorded)

"""Who was there when a decision was confirmed, and whether anybody spoke against it."""

from collections.abc import Iterator

from app.domain.case.decide.scene import Scene
from app.domain.case.state import Case, Decision, DecisionState
from app.domain.meeting.state import Meeting, SittingState
from app.domain.values import AgencyId, Attendance


def present(scene: Scene) -> tuple[AgencyId, ...]:
    """The agencies round the case under the spotlight; none where no sitting has it there."""
    sittings = (m for m in scene.board.meetings() if m.state is SittingState.OPEN)
    here = (m for m in sittings if m.spotlight == scene.case.id)
    return tuple(dict.fromkeys(agency for sitting in here for agency in _agencies(scene, sitting)))


def _agencies(scene: Scene, sitting: Meeting) -> Iterator[AgencyId]:
    for attendee in sitting.register:
        seat = scene.partnership.seat(attendee.account)
        if attendee.attendance is not Attendance.APOLOGIES and seat and seat.agency:
            yield seat.agency


def silent(case: Case, decision: Decision) -> bool:
    """Read back, with its question whether anybody challenges it, and nobody did."""
    asked = decision.state is DecisionState.READ_BACK
    return asked and not any(c.at >= decision.proposed_at for c in case.challenges)

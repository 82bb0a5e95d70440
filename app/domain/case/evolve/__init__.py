"""From a case and an event to the case after it, by topic."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import CaseEvent, ReferralReceived
from app.domain.case.evolve import (
    acting,
    answering,
    closing,
    deciding,
    discussing,
    door,
    feedback,
    gathering,
    lawful,
    papers,
    releasing,
    reviewing,
)
from app.domain.case.state import Case
from app.domain.events import Recorded

TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = (
    door.TABLE
    | gathering.TABLE
    | answering.TABLE
    | lawful.TABLE
    | discussing.TABLE
    | deciding.TABLE
    | acting.TABLE
    | closing.TABLE
    | releasing.TABLE
    | reviewing.TABLE
    | feedback.TABLE
    | papers.TABLE
)


def evolve(case: Case | None, event: CaseEvent, recorded: Recorded) -> Case | None:
    """The case after `event`; None where its beginning is erased."""
    if isinstance(event, ReferralReceived):
        return door.referral_received(event, recorded)
    if case is None:
        return None
    after = TABLE[type(event)](case, event, recorded)
    return structs.replace(after, version=recorded.version)

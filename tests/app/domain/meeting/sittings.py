"""Sittings that are under way, and one that is over."""

from typing import Any

from msgspec import structs

from app.domain.meeting.state import AgendaItem, ItemState, Meeting, SittingState
from app.domain.values import CaseId
from tests.helpers.builders import AT, sitting

CLOSED = sitting(state=SittingState.CLOSED, closed_at=AT)


def opened(*items: AgendaItem, **changes: Any) -> Meeting:
    """Open, with `items` on its agenda."""
    usual = sitting(version=3, state=SittingState.OPEN, opened_at=AT, agenda=items)
    return structs.replace(usual, **changes)


def calling(case: CaseId, *others: AgendaItem, **changes: Any) -> Meeting:
    """Open, with `case` under the spotlight and `others` after it."""
    called = AgendaItem(case, ItemState.CALLED, called_at=AT)
    return opened(called, *others, spotlight=case, **changes)

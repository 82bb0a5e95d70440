"""The gathering for a case: what each event leaves."""

from collections.abc import Callable
from typing import Any

from app.domain.case.events import CaseEvent
from app.domain.case.state import Case
from app.domain.events import Recorded

TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {}

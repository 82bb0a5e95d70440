"""The closing of a case: what is asked, and what comes of it."""

from collections.abc import Callable
from typing import Any

from app.domain.case.commands import CaseCommand
from app.domain.case.decide.scene import Scene
from app.domain.writes import Writes

TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {}

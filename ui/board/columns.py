"""Which columns there are, and how wide each is."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from app.domain.case.answers import AnswerState
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import SeatMode, Stage
from ui.board.view_model import Row

CASE, CONCERN, DUE, AGENCIES = 0, 1, 2, 3
"""Agencies stand from the fourth on, and the stage last."""
BEFORE, AFTER = AGENCIES, 1
_CASE_LEAST, _CASE_MOST = 202, 240
_CONCERN_LEAST, _CONCERN_ENOUGH = 132, 210
_DUE, _STAGE = 90, 98


class AgencyColumn(Struct, frozen=True):
    """`cell`: which of a row's cells it shows."""

    cell: int
    name: str

    @property
    def key(self) -> str:
        return str(self.cell)


def agency_columns(partnership: Partnership, rows: Iterable[Row]) -> tuple[AgencyColumn, ...]:
    """Agencies with a column of their own, and each other one once it is asked on an open case."""
    asked = _asked(rows)
    return tuple(
        AgencyColumn(n, agency.name)
        for n, agency in enumerate(partnership.agencies)
        if _always(agency) or n in asked
    )


def _always(agency: Agency) -> bool:
    return agency.column and agency.mode is not SeatMode.OFF


def _asked(rows: Iterable[Row]) -> frozenset[int]:
    return frozenset(
        n
        for row in rows
        if row.stage is not Stage.CLOSED
        for n, cell in enumerate(row.cells)
        if cell.state is not AnswerState.NOT_ASKED
    )


def widths(room: int, agencies: Sequence[int]) -> list[int]:
    """Of every column in px, for agencies of these widths.

    The concern takes what is left of `room`; where that is plenty, the name grows too.
    """
    fixed = _DUE + _STAGE + sum(agencies)
    spare = room - fixed - _CASE_LEAST - _CONCERN_ENOUGH
    case = _CASE_LEAST + min(max(spare // 3, 0), _CASE_MOST - _CASE_LEAST)
    concern = max(_CONCERN_LEAST, room - fixed - case)
    return [case, concern, _DUE, *agencies, _STAGE]

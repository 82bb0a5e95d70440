"""Which columns there are, and how wide each is."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from app.domain.case.answers import AnswerState
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import SeatMode, Stage
from ui.board.view_model import Row

CASE, CONCERN, DUE, AGENCIES = 0, 1, 2, 3
"""Agencies stand from the fourth on, and the stage last."""
BEFORE, AFTER = AGENCIES, 1
_CASE_LEAST, _CASE_MOST = 207, 240
_CONCERN_LEAST, _CONCERN_ENOUGH = 132, 210
_DUE, _STAGE = 87, 96
_AIR_MOST = 22


class AgencyColumn(Struct, frozen=True):
    """`cell`: which of a row's cells it shows."""

    cell: int
    name: str

    @property
    def key(self) -> str:
        return str(self.cell)


def agency_columns(
    partnership: Partnership, rows: Iterable[Row], day: date
) -> tuple[AgencyColumn, ...]:
    """Agencies that have a column that day, and each other one once it is asked on an open case."""
    rows = tuple(rows)
    return tuple(
        AgencyColumn(n, agency.name)
        for n, agency in enumerate(partnership.agencies)
        if _always(agency, day) or _asked(n, rows)
    )


def _always(agency: Agency, day: date) -> bool:
    return agency.column and agency.mode_on(day) is not SeatMode.OFF


def _asked(cell: int, rows: Iterable[Row]) -> bool:
    return any(
        row.stage is not Stage.CLOSED and row.cell(cell).state is not AnswerState.NOT_ASKED
        for row in rows
    )


def widths(room: int, agencies: Sequence[int]) -> list[int]:
    """Of every column in px, for agencies of these widths.

    The concern takes what is left of `room`; where that is plenty, the name grows too.
    """
    roomy = _roomy(room, agencies)
    fixed = _DUE + _STAGE + sum(roomy)
    spare = room - fixed - _CASE_LEAST - _CONCERN_ENOUGH
    case = _CASE_LEAST + min(max(spare // 3, 0), _CASE_MOST - _CASE_LEAST)
    concern = max(_CONCERN_LEAST, room - fixed - case)
    return [case, concern, _DUE, *roomy, _STAGE]


def _roomy(room: int, agencies: Sequence[int]) -> list[int]:
    """On a wide screen the answers stand less close: each takes an equal part of half the rest."""
    needed = _DUE + _STAGE + _CASE_MOST + _CONCERN_ENOUGH + sum(agencies)
    spare = max(room - needed, 0) // 2 // max(len(agencies), 1)
    return [width + min(spare, _AIR_MOST) for width in agencies]

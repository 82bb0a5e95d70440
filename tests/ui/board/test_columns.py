import pytest
from PySide6.QtWidgets import QApplication

from app.domain.values import SeatMode, Stage
from tests.helpers.builders import (
    AGENCIES,
    AT,
    DOMESTIC_ABUSE,
    YOUTH_JUSTICE,
    gathering,
    partnership,
    request,
)
from ui.board.columns import agency_columns, widths
from ui.board.header import agency_width, two_lines
from ui.board.pens import width
from ui.board.view_model import Around, Row, row_of

PARTNERS = partnership()


def row(**changes: object) -> Row:
    return row_of(gathering(request(DOMESTIC_ABUSE), **changes), Around(PARTNERS), AT)


def names(*rows: Row) -> list[str]:
    return [column.name for column in agency_columns(PARTNERS, rows, AT.date())]


def test_a_desk_has_no_column_until_it_is_asked() -> None:
    assert names() == ["Children's social care", "Police", "Health", "Education"]
    assert names(row())[-1] == "Refuge"
    assert names(row(stage=Stage.CLOSED))[-1] == "Education"


def test_nor_has_an_agency_that_is_not_at_this_board() -> None:
    assert next(a for a in AGENCIES if a.id == YOUTH_JUSTICE).mode is SeatMode.OFF
    assert "Youth justice" not in names()
    asked = row_of(gathering(request(YOUTH_JUSTICE)), Around(PARTNERS), AT)
    assert "Youth justice" in names(asked)


@pytest.mark.parametrize("room", [600, 968, 1400, 2400])
def test_the_columns_fill_the_room_there_is(room: int) -> None:
    given = widths(room, [42, 60])
    assert sum(given) == room or (sum(given) > room and given[1] == min(given[0], 132))


def test_where_there_is_no_room_nothing_shrinks_away() -> None:
    assert min(widths(100, [42, 60])) == 42


@pytest.mark.parametrize("name", ["Police", "Education", "Youth justice", "Children's social care"])
def test_a_name_never_reaches_its_neighbour(qapp: QApplication, name: str) -> None:
    room = agency_width(name)
    assert all(width(line, "column") < room for line in two_lines(name, room))

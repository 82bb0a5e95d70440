"""What others do is followed, with no more work than it takes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.case.commands import RestrictCase
from app.domain.meeting.commands import CallCase, OpenSitting, PutOnAgenda
from app.domain.partnership.commands import PutAgency, PutSeat
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, Rating, Role
from app.ports import Here
from tests.helpers.builders import (
    ADMINISTRATOR,
    CHAIR,
    NURSE,
    SITTING,
    board,
    case,
    case_id,
    gathering,
    request_id,
    seat,
    sitting,
    subject,
)
from tests.helpers.local_session import LocalHub
from tests.ui.board.conftest import Open
from tests.ui.board.opened import Opened
from ui.main_window import LEAST_HEIGHT, LEAST_WIDTH
from ui.widgets import Button

JADE = "Jade Maple, 7"


def heads(opened: Opened) -> list[str]:
    across = Qt.Orientation.Horizontal
    return [opened.model.headerData(n, across) for n in range(opened.model.columnCount())]


def test_the_case_in_the_meeting_says_so(open_board: Open) -> None:
    hub = LocalHub(board(case(rating=Rating.RED), sitting()))
    opened = open_board(hub=hub)
    hub.act(CHAIR, OpenSitting(meeting=SITTING))
    hub.act(CHAIR, PutOnAgenda(meeting=SITTING, case=case_id(1)))
    hub.act(CHAIR, CallCase(meeting=SITTING, case=case_id(1)))
    assert "In the meeting" in opened.sentence(JADE)
    assert "Go to meeting" in [b.text() for b in opened.screen.tools if isinstance(b, Button)]


def test_a_new_agency_has_a_column_at_once(open_board: Open) -> None:
    opened = open_board(gathering())
    QAbstractItemModelTester(opened.model, opened.model)
    opened.hub.act(ADMINISTRATOR, PutAgency(agency=Agency(AgencyId("housing"), "Housing")))
    assert heads(opened)[-2:] == ["Housing", "Stage"]
    assert opened.tip(JADE, 4) == "Housing: Not asked"


def test_a_case_that_is_hidden_from_us_is_gone(open_board: Open) -> None:
    opened = open_board(case(), case(2, subjects=(subject(given="Kit"),)), who=NURSE)
    QAbstractItemModelTester(opened.model, opened.model)
    opened.hub.act(CHAIR, RestrictCase(case=case_id(1), named=(), reason="A relative works here"))
    assert opened.names() == ["Kit Maple, 7"]
    assert opened.screen.head.detail == "1 case"


def test_who_writes_no_more_is_asked_again(open_board: Open) -> None:
    opened = open_board(gathering())
    opened.hub.arrive(NURSE, here=Here(case_id(1), request_id(1)))
    opened.hub.leave(NURSE)
    assert "Health asked" in opened.sentence(JADE)


def test_a_new_seat_is_a_new_view(open_board: Open, qtbot: QtBot) -> None:
    opened = open_board(case())
    changed = seat(4, "Cora Coordinator", Role.OBSERVER)
    opened.hub.act(ADMINISTRATOR, PutSeat(seat=changed))
    assert not opened.toolbar._new.isVisible()


def test_where_columns_are_out_of_sight_keys_bring_them(open_board: Open, qtbot: QtBot) -> None:
    opened = open_board(gathering())
    opened.window.resize(LEAST_WIDTH, LEAST_HEIGHT)
    bar = opened.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    opened.key(Qt.Key.Key_Right)
    assert bar.value() > 0
    opened.key(Qt.Key.Key_Left)
    assert bar.value() == 0

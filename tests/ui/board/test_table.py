"""Moving over the rows, choosing and opening."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.domain.case.commands import RateCase, RequestInformation, ShareInformation
from app.domain.values import AgencyId, ContributionId, Rating
from tests.helpers.builders import (
    BASIS,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DOMESTIC_ABUSE,
    HEALTH,
    NURSE,
    case,
    case_id,
    content,
    gathering,
    request,
    request_id,
    subject,
    uid,
)
from tests.helpers.demo import Demo
from tests.ui.board.conftest import Open
from tests.ui.board.opened import Opened


def test_cases_stand_under_their_rating_and_by_what_is_due(busy: Opened) -> None:
    red = busy.lines().index("RED")
    assert busy.lines()[red + 1 : red + 3] == ["Kit Tamarisk, 15", "Jade Maple, 7 +2"]
    assert busy.lines()[-1] == "Sian and Tom Fern"


def test_arrows_pass_over_the_headings(busy: Opened) -> None:
    busy.key(Qt.Key.Key_Home)
    names = [busy.chosen()]
    for _ in range(3):
        busy.key(Qt.Key.Key_Down)
        names.append(busy.chosen())
    assert names == busy.names()[:4]
    busy.key(Qt.Key.Key_Up)
    assert busy.chosen() == busy.names()[2]


def test_home_and_end(busy: Opened) -> None:
    busy.key(Qt.Key.Key_End)
    assert busy.chosen() == busy.names()[-1]
    busy.key(Qt.Key.Key_Home)
    assert busy.chosen() == busy.names()[0]


def test_a_click_chooses_and_enter_opens(busy: Opened, morning: Demo, qtbot: QtBot) -> None:
    with qtbot.waitSignal(busy.screen.case_chosen) as chosen:
        busy.click("Jade Maple, 7 +2")
    assert chosen.args == [morning.cases["jade"]]
    with qtbot.waitSignal(busy.screen.case_opened) as opened:
        busy.key(Qt.Key.Key_Return)
    assert opened.args == [morning.cases["jade"]]


def test_a_double_click_opens(busy: Opened, morning: Demo, qtbot: QtBot) -> None:
    busy.click("Owain Bracken, 2")
    with qtbot.waitSignal(busy.screen.case_opened) as opened:
        QTest.mouseDClick(
            busy.table.viewport(), Qt.MouseButton.LeftButton, pos=busy.place("Owain Bracken, 2")
        )
    assert opened.args == [morning.cases["owain"]]


def test_a_heading_cannot_be_chosen(busy: Opened) -> None:
    busy.click("Jade Maple, 7 +2")
    busy.click("RED")
    assert busy.chosen() == "Jade Maple, 7 +2"


def test_the_chosen_case_stays_chosen_wherever_it_goes(open_board: Open) -> None:
    jade, other = case(1), case(2, subjects=(subject(given="Kit"),))
    opened = open_board(jade, other)
    QAbstractItemModelTester(opened.model, opened.model)
    opened.screen.choose(case_id(1))
    opened.hub.act(CHAIR, RateCase(case=case_id(1), rating=Rating.AMBER))
    opened.hub.act(CHAIR, RateCase(case=case_id(2), rating=Rating.GREEN))
    assert opened.lines() == ["AMBER", "Jade Maple, 7", "GREEN", "Kit Maple, 7"]
    assert opened.chosen() == "Jade Maple, 7"


def test_nobody_hears_of_the_rows_that_qt_chooses_meanwhile(open_board: Open, qtbot: QtBot) -> None:
    opened = open_board(case(1), case(2, subjects=(subject(given="Kit"),)))
    opened.screen.choose(case_id(1))
    with qtbot.assertNotEmitted(opened.screen.case_chosen):
        opened.type("kit")
        assert opened.chosen() == ""
        opened.toolbar.search.clear()
    assert opened.chosen() == "Jade Maple, 7"


def test_one_answer_computes_one_row_and_tells_its_cell(open_board: Open, qtbot: QtBot) -> None:
    asked = [gathering(request(), id=case_id(n)) for n in range(1, 30)]
    opened = open_board(*asked)
    before, told = opened.screen.feed.computed, []
    opened.model.dataChanged.connect(lambda first, last, _roles: told.append((first, last)))
    opened.hub.act(NURSE, answer())
    assert opened.screen.feed.computed == before + 1
    assert len({first.row() for first, _ in told}) == 1
    assert {first.column() for first, _ in told} <= {2, 5}
    assert opened.tip("Jade Maple, 7", 2).startswith("Health: A")


def heads(opened: Opened) -> list[str]:
    across = Qt.Orientation.Horizontal
    model = opened.model
    return [model.headerData(n, across) for n in range(model.columnCount())]


def ask(agency: AgencyId) -> RequestInformation:
    return RequestInformation(
        case=CASE,
        request=request_id(2),
        agency=agency,
        subjects=(CHILD,),
        question="What is known?",
        purpose="To decide what to do next",
        basis=BASIS,
    )


def answer() -> ShareInformation:
    return ShareInformation(
        case=CASE,
        contribution=ContributionId(uid(1, 9)),
        content=content(),
        request=request_id(1),
    )


def test_a_desk_gets_a_column_once_it_is_asked(open_board: Open) -> None:
    opened = open_board(gathering(request(HEALTH)))
    QAbstractItemModelTester(opened.model, opened.model)
    assert "Refuge" not in heads(opened)
    opened.hub.act(COORDINATOR, ask(DOMESTIC_ABUSE))
    assert heads(opened) == [
        "Case",
        "Concern",
        "Answers due",
        "Children's social care",
        "Police",
        "Health",
        "Education",
        "Refuge",
        "Stage",
    ]
    assert opened.tip("Jade Maple, 7", 4).startswith("Refuge: Asked")

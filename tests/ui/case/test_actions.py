"""What is offered, to whom and when; and that every offer opens what it names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import Rating, Stage
from tests.helpers.builders import (
    CASE,
    CHAIR,
    COORDINATOR,
    DECIDER,
    HEALTH,
    NURSE,
    OBSERVER,
    OTHER_CASE,
    POLICE,
    board,
    case,
    decision,
    gathering,
    rated,
    request,
)
from tests.helpers.local_session import LocalHub
from tests.ui.case.looking import CHRONOLOGY, DECISION, FAMILY, SHARED, SUMMARY, Opened, look
from ui.case.actions import offers
from ui.case.forms.form import Form
from ui.case.forms.names import FORMS

SEATS = (CHAIR, COORDINATOR, DECIDER, NURSE, OBSERVER)


def names(one: Case, seat: Seat = COORDINATOR) -> list[str]:
    return [offer.name for offer in offers(look(one, seat))]


def test_an_observer_is_offered_nothing() -> None:
    assert names(rated(), OBSERVER) == []


def test_a_practitioner_asks_and_speaks_but_does_not_run_the_case() -> None:
    assert names(rated(), NURSE) == [
        "request",
        "consent",
        "note",
        "review",
        "action",
        "safe-contact",
    ]


def test_before_it_is_rated_nothing_can_be_asked() -> None:
    found = {offer.name: offer for offer in offers(look(case()))}
    assert found["request"].hindered == "rate it first"
    assert found["screen"].hindered == ""
    blue = {offer.name: offer for offer in offers(look(rated(Rating.BLUE)))}
    assert blue["request"].hindered == "Blue is not shared"


def test_a_closed_case_is_only_opened_again() -> None:
    assert names(rated(stage=Stage.CLOSED)) == ["reopen"]


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.name)
def test_every_offer_is_a_form(stage: Stage, seat: Seat) -> None:
    assert set(names(rated(stage=stage), seat)) <= set(FORMS)


@pytest.mark.parametrize("tab", [SUMMARY, SHARED, CHRONOLOGY, FAMILY, DECISION])
def test_whatever_takes_the_keyboard_has_a_name(qtbot: QtBot, tab: int) -> None:
    asked = gathering(request(HEALTH), request(POLICE, 2), decisions=(decision(),))
    opened = Opened(qtbot, LocalHub(board(asked)), COORDINATOR, CASE, tab)
    reached = [w for w in opened.panel.findChildren(QWidget) if takes_keys(w)]
    assert len(reached) > 4
    for widget in reached:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def takes_keys(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isVisible() and widget.isEnabled()


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(gathering())), COORDINATOR, CASE)
    for target in opened.panel.findChildren(QAbstractButton):
        if target.isVisible() and target.height() > 0 and target.window() is opened.panel:
            assert min(target.width(), target.height()) >= 24, target


def test_the_menu_says_the_keys_and_its_actions_open_forms(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(case())), COORDINATOR, CASE)
    actions = {a.text(): a for a in opened.panel.actions()}
    assert not actions["Ask agencies … (rate it first)"].isEnabled()
    assert actions["Rate …"].shortcut().toString() == "Ctrl+Shift+R"
    actions["Rate …"].trigger()
    assert opened.panel.findChildren(Form)[-1].windowTitle() == "Rate the case"


def test_other_menus_hear_what_is_offered(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(case(), rated(stage=Stage.CLOSED))), COORDINATOR, CASE)
    assert [o.name for o in opened.panel.offers(CASE)] == ["reopen"]
    assert opened.panel.offers(OTHER_CASE) == ()


def test_screening_begins_at_once(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(case())), COORDINATOR, CASE)
    action_named(opened, "Begin screening").trigger()
    assert opened.case.stage is Stage.SCREENING
    assert "Begin screening" not in [a.text() for a in opened.panel.actions()]


def action_named(opened: Opened, text: str) -> QAction:
    return next(a for a in opened.panel.actions() if a.text() == text)


def test_the_rating_is_a_menu_of_ratings(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(rated())), COORDINATOR, CASE)
    rating = opened.panel._head.rating
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton)
    rating.menu().actions()[0].trigger()
    asked = opened.panel.findChildren(Form)[-1]
    assert asked.questions.values()["rating"] == "red"
    rating.menu().close()


def test_who_may_not_rate_cannot_press_it(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(rated())), NURSE, CASE)
    assert not opened.panel._head.rating.isEnabled()

"""Sharing from the foot of the panel, as a person types it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.commands import CancelRequest, CloseCase, ConfirmDecision
from app.domain.case.parts import CloseReason
from app.domain.case.state import Contribution, DecisionState
from app.ports import Here
from tests.helpers.builders import (
    CASE,
    CHAIR,
    DECIDER,
    HEALTH,
    NURSE,
    OBSERVER,
    OTHER_CASE,
    board,
    case,
    decision,
    decision_id,
    gathering,
    request_id,
)
from tests.helpers.find import button
from tests.helpers.lawful import lawful_partnership, locked
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import choose, send
from tests.ui.case.looking import Opened
from ui.case.forms.form import Form

FACTS = "Missed two reviews."


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return Opened(qtbot, LocalHub(board(gathering(), case(2))), NURSE, CASE)


def write(opened: Opened, facts: str = FACTS, meaning: str = "") -> None:
    QTest.keyClicks(opened.panel._dock.facts, facts)
    QTest.keyClicks(opened.panel._dock.meaning, meaning)


def share(opened: Opened) -> None:
    QTest.keyClick(opened.panel._dock.facts, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def said(opened: Opened) -> str:
    notice = opened.panel._dock._refusal
    return notice.accessibleName() if notice.isVisible() else ""


def test_what_is_shared_answers_ones_own_request_off_the_wall(opened: Opened) -> None:
    write(opened, meaning="A pattern.")
    button(opened.panel, "Share").click()
    (shared,) = opened.case.contributions
    assert (shared.agency, shared.request) == (HEALTH, request_id(1))
    assert (shared.content.facts, shared.content.meaning) == (FACTS, "A pattern.")
    assert shared.content.handling.off_wall
    assert opened.panel._dock.facts.text() == ""


def test_nothing_is_drawn_as_shared_before_the_hub_says_so(opened: Opened) -> None:
    opened.hub.hold()
    write(opened)
    share(opened)
    dock = opened.panel._dock
    assert dock._state.text() == "Sending …"
    assert dock.facts.text() == FACTS
    assert dock.facts.isReadOnly()
    opened.hub.release()
    assert dock.facts.text() == ""
    assert not dock._state.isVisible()


def test_without_a_line_the_words_wait_here(opened: Opened) -> None:
    opened.hub.offline(NURSE)
    write(opened)
    share(opened)
    assert opened.panel._dock._state.text() == "Saved here, not sent yet"
    opened.hub.online(NURSE)
    assert len(opened.case.contributions) == 1


def test_a_refusal_gives_the_words_back(qtbot: QtBot) -> None:
    ready = decision(state=DecisionState.READ_BACK)
    opened = Opened(qtbot, LocalHub(board(gathering(decisions=(ready,)))), NURSE, CASE)
    opened.hub.offline(NURSE)
    write(opened)
    share(opened)
    confirm = ConfirmDecision(case=CASE, decision=decision_id(1))
    opened.hub.act(DECIDER, confirm)
    opened.hub.online(NURSE)
    assert "Not accepted: the case was decided at 10:00." in said(opened)
    assert opened.panel._dock.facts.text() == FACTS
    share(opened)
    assert [c.content.facts for c in opened.case.contributions] == [FACTS]
    assert opened.case.contributions[0].request is None


def test_words_are_kept_for_each_case(opened: Opened) -> None:
    write(opened)
    opened.panel.show_case(OTHER_CASE)
    assert opened.panel._dock.facts.text() == ""
    opened.panel.show_case(CASE)
    assert opened.panel._dock.facts.text() == FACTS


def test_the_chip_names_what_is_written(opened: Opened) -> None:
    dock = opened.panel._dock
    dock.meaning.setFocus()
    assert dock._kind.text() == "Meaning"
    dock.facts.setFocus()
    assert dock._kind.text() == "Fact"


def test_others_see_that_one_writes(opened: Opened) -> None:
    write(opened)
    (me,) = opened.session.present
    assert me.here == Here(case=CASE, writing=request_id(1))


def test_who_goes_elsewhere_writes_here_no_more_until_they_come_back(opened: Opened) -> None:
    write(opened)
    opened.panel.hide()
    assert opened.session.present[0].here == Here()
    opened.bridge.be(Here(case=OTHER_CASE))
    opened.hub.act(CHAIR, CancelRequest(case=CASE, request=request_id(1), reason="Asked twice"))
    assert opened.session.present[0].here == Here(case=OTHER_CASE)
    opened.panel.show()
    assert opened.session.present[0].here == Here(case=CASE)


def test_leaving_does_not_unsay_what_another_screen_says_of_the_same_case(opened: Opened) -> None:
    elsewhere = Here(case=CASE, writing=request_id(1))
    opened.bridge.be(elsewhere)
    opened.panel.hide()
    assert opened.session.present[0].here == elsewhere


def test_a_raised_hand_stays_up_while_one_writes(opened: Opened) -> None:
    opened.bridge.be(Here(hand=True))
    write(opened)
    (me,) = opened.session.present
    assert me.here == Here(case=CASE, writing=request_id(1), hand=True)


def test_a_closed_case_and_an_observer_have_no_dock(qtbot: QtBot, opened: Opened) -> None:
    assert opened.panel._dock.isVisible()
    close = CloseCase(case=CASE, reason=CloseReason.OTHER, text="Done")
    opened.hub.act(DECIDER, close)
    assert not opened.panel._dock.isVisible()
    watching = Opened(qtbot, LocalHub(board(gathering())), OBSERVER, CASE)
    assert not watching.panel._dock.isVisible()


def test_who_speaks_for_another_agency_shares_unasked(qtbot: QtBot) -> None:
    opened = Opened(qtbot, LocalHub(board(gathering())), CHAIR, CASE)
    write(opened)
    share(opened)
    assert opened.case.contributions[0].request is None


# While one's own request waits for consent


@pytest.fixture
def waiting(qtbot: QtBot) -> Opened:
    return Opened(qtbot, LocalHub(board(lawful_partnership(), locked())), NURSE, CASE)


def test_a_request_that_waits_says_so_before_anything_is_shared(waiting: Opened) -> None:
    """DESIGN 8: every sharing rests on a recorded purpose, power and proportionality."""
    notice = waiting.panel._dock._waits
    assert "What your agency is asked waits for consent." in notice.accessibleName()
    assert notice.isVisible()
    assert not waiting.panel._dock._nil.isVisible()
    write(waiting, "He was seen with a burn.", "It may be harm.")
    button(waiting.panel, "Share on our own basis …").click()
    assert waiting.case.contributions == ()


def shared_by(opened: Opened) -> list[Contribution]:
    return list(opened.case.contributions)


def test_it_is_shared_on_the_agencys_own_basis_and_answers_nothing(waiting: Opened) -> None:
    write(waiting, "He was seen with a burn.", "It may be harm.")
    share(waiting)
    asked = waiting.panel.findChild(Form)
    assert asked is not None
    send(asked)
    assert shared_by(waiting) == [], "its power is still to be said"
    choose(asked, power="Children Act 1989 s.47")
    send(asked)
    assert shared_by(waiting) == [], "and why it cannot wait"
    choose(asked, basis_reasons="The burn is not explained.")
    send(asked)
    (shared,) = shared_by(waiting)
    assert (shared.agency, shared.request) == (HEALTH, None)
    assert (shared.content.facts, shared.content.meaning) == (
        "He was seen with a burn.",
        "It may be harm.",
    )
    assert shared.content.basis is not None
    assert shared.content.basis.power == "Children Act 1989 s.47"
    assert shared.content.handling.off_wall
    assert waiting.panel._dock.facts.text() == ""
    assert waiting.case.requests[0].locked

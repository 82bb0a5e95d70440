import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.case.parts import Action
from app.domain.case.state import Case, DecisionState, RequestState
from app.domain.values import ActionId, Stage
from tests.helpers.builders import (
    AT,
    DAY,
    DECIDER,
    HEALTH,
    NURSE,
    POLICE,
    board,
    by,
    content,
    contribution,
    decision,
    gathering,
    request,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.ui.requests.desk import Desk, dialog
from ui.requests.note import note

MINE = Action(ActionId(uid(1, 0xA)), "See her this week", HEALTH, AT + DAY)
THEIRS = Action(ActionId(uid(2, 0xA)), "Call the father", POLICE, AT + DAY)


def decided() -> Case:
    made = structs.replace(
        decision(), state=DecisionState.CONFIRMED, decided_at=AT, decided_by=by(DECIDER)
    )
    sealed = contribution(POLICE, 2, sealed=True, content=content("Theirs alone."), by=by(DECIDER))
    return gathering(
        request(state=RequestState.ANSWERED),
        stage=Stage.DECIDED,
        decisions=(made,),
        actions=(MINE, THEIRS),
        contributions=(contribution(), sealed),
    )


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, LocalHub(board(decided())))


def test_the_outcome_is_told_with_its_reasons(desk: Desk) -> None:
    told = desk.screen._cases.page._told
    assert told is not None
    assert told.outcome is not None
    assert told.outcome.title == "Child and family assessment, level 3"
    assert ("Why", "Needs an assessment.") in told.outcome.lines
    assert ("Lead", "Children's social care") in told.outcome.lines
    assert told.outcome.meta == "Decided by Dee Decider, 10:00"


def test_an_action_of_mine_is_done_with_a_word(desk: Desk) -> None:
    assert [one.what for one in desk.to_do] == ["See her this week"]
    desk.hub.hold()
    desk.press("Done")
    dialog("Seen on Tuesday")
    assert [one.said and one.said.text for one in desk.to_do] == ["Sending …"]
    desk.hub.release()
    done = desk.case.actions[0]
    assert (done.done_at, done.done_note) == (AT, "Seen on Tuesday")
    assert not desk.shows("Done")


def test_the_note_holds_what_its_reader_may_see_and_no_more(desk: Desk) -> None:
    seen = desk.bridge.board
    assert seen is not None
    words = note(seen, decided(), HEALTH, AT)
    assert words.startswith("SAFEGUARDING, CONFIDENTIAL. From the board of Northbridge")
    assert "Outcome, decided by Dee Decider, 12 May 2026 10:00: Child and family" in words
    assert "For us to do: See her this week (due 13 May 2026 10:00)" in words
    assert "Seen by the school nurse twice." in words
    assert "Theirs alone." not in words
    assert "Call the father" not in words


def test_the_note_is_copied_by_its_key(desk: Desk) -> None:
    QTest.keyClick(
        desk.screen,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    desk.qtbot.waitUntil(lambda: QApplication.clipboard().text().startswith("SAFEGUARDING"))


def test_further_information_may_follow_a_decision(desk: Desk) -> None:
    desk.press("Add further information")
    desk.answer("Seen once more.")
    desk.share()
    assert desk.shared.content.facts == "Seen once more."
    assert desk.shared.by.account == NURSE.account


def test_words_that_nobody_heard_are_offered_again(qtbot: QtBot) -> None:
    hub = LocalHub(board(decided()))
    desk = Desk(qtbot, hub)
    desk.press("Add further information")
    desk.type("facts", "Half a thought")
    desk.press("Go back")
    desk.screen._cases.page._left_over.activated.emit()
    assert desk.text("facts") == "Half a thought"

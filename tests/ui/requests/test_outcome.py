import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.case.commands import AddNote, FileMessage
from app.domain.case.feedback import Message, Reader
from app.domain.case.parts import Action
from app.domain.case.state import Case, DecisionState, RequestState
from app.domain.values import ActionId, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
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
from tests.helpers.clerking import message_to, tell
from tests.helpers.hands import answer
from tests.helpers.local_session import LocalHub
from tests.helpers.telling import message
from tests.ui.requests.desk import Desk

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
        messages=(message(1, Reader.AGENCY, to_agency=HEALTH, name="Health", decision=made.id),),
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
    answer("Seen on Tuesday")
    assert [one.said and one.said.text for one in desk.to_do] == ["Sending …"]
    desk.hub.release()
    done = desk.case.actions[0]
    assert (done.done_at, done.done_note) == (AT, "Seen on Tuesday")
    assert not desk.shows("Done")


def test_the_note_is_the_one_that_is_told_and_holds_no_more(desk: Desk) -> None:
    note = desk.note
    text = note.text()
    assert text.startswith("Outcome of NB-")
    assert "A social worker looks at what help is needed (an assessment)" in text
    assert "Theirs alone." not in text


def test_the_note_is_copied_by_its_key(desk: Desk) -> None:
    QTest.keyClick(
        desk.screen,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    desk.qtbot.waitUntil(lambda: QApplication.clipboard().text().startswith("Outcome of NB-"))


def test_a_note_is_seen_once_filed_and_can_be_disputed(desk: Desk) -> None:
    tell(desk.hub, CHAIR, CASE)
    assert [seen.by.account for seen in told_to_health(desk).seen] == [NURSE.account]
    desk.hub.act(CHAIR, AddNote(case=CASE, text="Something else."))
    assert len(told_to_health(desk).seen) == 1
    desk.press("Filed in our system …")
    answer("EPR 12")
    assert told_to_health(desk).filed_as == "EPR 12"
    desk.press("Not what we expected …")
    answer("No word of the school.")
    assert told_to_health(desk).dispute == "No word of the school."


def test_words_that_were_refused_stand_there_again(desk: Desk) -> None:
    tell(desk.hub, CHAIR, CASE)
    desk.hub.hold()
    desk.press("Filed in our system …")
    answer("EPR 12")
    desk.hub.act(NURSE, FileMessage(told_to_health(desk).owed.id, "Another", case=CASE))
    desk.hub.release()
    assert "EPR 12" in desk.screen._cases.page._refused.accessibleName()


def told_to_health(desk: Desk) -> Message:
    return message_to(desk.case, HEALTH)


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

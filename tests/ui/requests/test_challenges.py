from msgspec import structs
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.commands import AnswerChallenge, RestrictCase
from app.domain.case.state import Challenge, ChallengeState
from app.domain.values import ChallengeId
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    HEALTH,
    NURSE,
    OFFICER,
    POLICE,
    board,
    by,
    case,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.ui.requests.desk import Desk

TO_US = Challenge(ChallengeId(uid(1, 9)), POLICE, by(OFFICER), AT, "And in March?", to=HEALTH)
OURS = Challenge(
    ChallengeId(uid(2, 9)),
    HEALTH,
    by(NURSE),
    AT,
    "Was the father asked?",
    to=POLICE,
    state=ChallengeState.ANSWERED,
    answer="Yes.",
    answered_by=by(OFFICER),
    answered_at=AT,
)


def before(qtbot: QtBot, challenge: Challenge) -> Desk:
    return Desk(qtbot, LocalHub(board(case(challenges=(challenge,)))))


def write(desk: Desk, words: str) -> None:
    QTest.keyClicks(desk.screen._challenges.page._field.editor, words)


def test_a_challenge_to_us_is_answered(qtbot: QtBot) -> None:
    desk = before(qtbot, TO_US)
    desk.hub.hold()
    write(desk, "He was seen on the 4th.")
    desk.press("Answer the challenge")
    assert desk.screen._challenges.page._pill.text() == "Sending …"
    assert not desk.shows("Answer the challenge")
    desk.hub.release()
    assert desk.case.challenges[0].answer == "He was seen on the 4th."
    assert desk.session.draft(f"challenge:{TO_US.id}") == ""
    assert desk.screen._list.key == ""


def test_an_empty_answer_is_not_sent(qtbot: QtBot) -> None:
    desk = before(qtbot, TO_US)
    desk.press("Answer the challenge")
    assert desk.screen._challenges.page._field.error()
    assert desk.session.pending == ()


def test_a_case_hidden_while_one_answers_is_gone(qtbot: QtBot) -> None:
    desk = before(qtbot, TO_US)
    write(desk, "He was seen")
    desk.hub.act(CHAIR, RestrictCase(case=CASE, named=(), reason="Staff member"))
    assert not desk.screen._challenges.page.isVisible()


def test_refused_words_come_back(qtbot: QtBot) -> None:
    desk = before(qtbot, TO_US)
    desk.hub.hold()
    write(desk, "Ours.")
    desk.press("Answer the challenge")
    desk.hub.act(CHAIR, AnswerChallenge(case=CASE, challenge=TO_US.id, text="Theirs."))
    desk.hub.release()
    assert desk.case.challenges[0].answer == "Theirs."
    assert desk.session.draft(f"challenge:{TO_US.id}") == "Ours."
    page = desk.screen._challenges.page
    assert page.isVisible()
    assert page._field.text() == "Ours."
    assert "answered or closed already" in page._refused.accessibleName()


def test_only_the_challenger_settles_an_answer(qtbot: QtBot) -> None:
    desk = before(qtbot, OURS)
    assert not desk.shows("Answer the challenge")
    desk.press("Accept the answer")
    assert desk.case.challenges[0].state is ChallengeState.ACCEPTED


def test_it_may_be_left_open(qtbot: QtBot) -> None:
    desk = before(qtbot, structs.replace(OURS, answered_at=None, state=ChallengeState.OPEN))
    assert not desk.shows("Accept the answer")
    desk.press("Leave it open")
    assert desk.case.challenges[0].state is ChallengeState.LEFT_OPEN

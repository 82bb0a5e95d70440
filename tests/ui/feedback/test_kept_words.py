"""Words that somebody wrote over a message are theirs until the board shows them as told."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.commands import RecallMessage
from app.domain.case.feedback import Reader
from tests.helpers.builders import CASE, CHAIR
from tests.ui.feedback import outcome
from tests.ui.feedback.desk import Desk

OURS = "Please ring us. Dear Hal Head"
APPROVE = "Approve: leaves in 10 minutes"


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk(qtbot, outcome.decided())
    made.open(Reader.SCHOOL)
    made.press("Edit the words")
    QTest.keyClicks(made.screen.desk.page.words._body_field.editor, "Please ring us. ")
    return made


def draft(desk: Desk) -> str:
    return desk.session.draft(f"feedback:{desk.message(Reader.SCHOOL).owed.id}")


def shown(desk: Desk) -> str:
    """As they stand on the page, in a field or not."""
    return desk.screen.desk.page.words.text()


def test_they_are_saved_when_the_window_goes(desk: Desk) -> None:
    desk.bridge.close()
    assert OURS in draft(desk)


def test_they_are_shown_while_they_are_on_their_way(desk: Desk) -> None:
    desk.hub.hold()
    desk.press(APPROVE)
    assert OURS in shown(desk)
    assert OURS in draft(desk)
    desk.hub.release()
    assert OURS in shown(desk)
    assert draft(desk) == ""


def test_once_told_they_do_not_stand_in_for_what_is_told_anew(desk: Desk) -> None:
    desk.press(APPROVE)
    recall = RecallMessage(desk.message(Reader.SCHOOL).owed.id, "A wrong school.", case=CASE)
    desk.hub.act(CHAIR, recall)
    assert OURS not in shown(desk)


def test_refused_they_come_back_when_it_may_be_told_anew(desk: Desk) -> None:
    """A colleague approved the composed words meanwhile, and takes them back."""
    desk.hub.hold()
    desk.press(APPROVE)
    outcome.approved(desk.hub)
    desk.hub.release()
    assert "done already" in desk.screen.desk.page._refused.accessibleName()
    assert OURS not in shown(desk)
    assert OURS in draft(desk)
    recall = RecallMessage(desk.message(Reader.SCHOOL).owed.id, "The wrong words.", case=CASE)
    desk.hub.act(CHAIR, recall)
    assert OURS in shown(desk)

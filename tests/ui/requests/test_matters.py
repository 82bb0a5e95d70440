"""No word on a challenge or a release is lost, wherever one goes and whatever the hub says."""

from collections.abc import Callable

import pytest
from msgspec import structs
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.commands import (
    AnswerChallenge,
    AnswerRelease,
    RestrictCase,
)
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.values import ChallengeId, ReleaseId, Role
from tests.helpers.builders import (
    CASE,
    CHAIR,
    HEALTH,
    SEATS,
    board,
    case,
    contribution,
    partnership,
    seat,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.ui.requests.desk import Desk
from tests.ui.requests.test_challenges import TO_US
from tests.ui.requests.test_releases import ASKED
from ui.requests.matter_page import MatterPage

MAY, RING = ChallengeId(uid(3, 9)), ReleaseId(uid(2, 14))
CHALLENGE, RELEASE = f"challenge:{TO_US.id}", f"release:{ASKED.id}"
OTHER = {CHALLENGE: f"challenge:{MAY}", RELEASE: f"release:{RING}"}
DOCTOR = seat(30, "Gia Practice", Role.PRACTITIONER, agency=HEALTH)
WORDS = "He was seen on the 4th."
SAYS = {CHALLENGE: "Answer the challenge", RELEASE: "No, it stays here"}


def twice() -> Case:
    """Two of each."""
    challenges = (TO_US, structs.replace(TO_US, id=MAY, text="And in May?"))
    releases = (ASKED, structs.replace(ASKED, id=RING, redacted="Ring them."))
    return case(challenges=challenges, contributions=(contribution(),), releases=releases)


@pytest.fixture(params=[CHALLENGE, RELEASE])
def key(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def desk(qtbot: QtBot, key: str) -> Desk:
    shown = Desk(qtbot, LocalHub(board(partnership(seats=(*SEATS, DOCTOR)), twice())))
    shown.screen._go(key)
    return shown


def page(desk: Desk) -> MatterPage:
    """The one that is seen."""
    (seen,) = (one for one in desk.screen.findChildren(MatterPage) if one.isVisible())
    return seen


def write(desk: Desk, words: str = WORDS) -> None:
    QTest.keyClicks(page(desk)._field.editor, words)


def said(key: str) -> Command:
    """A colleague says it in the same words."""
    if key == CHALLENGE:
        return AnswerChallenge(case=CASE, challenge=TO_US.id, text=WORDS)
    return AnswerRelease(case=CASE, release=ASKED.id, approved=False, note=WORDS)


def test_each_keeps_its_own_words_while_one_goes_from_one_to_the_other(
    desk: Desk, key: str
) -> None:
    write(desk)
    desk.screen._go(OTHER[key])
    assert page(desk)._field.text() == ""
    write(desk, "The other.")
    desk.screen._go(key)
    assert page(desk)._field.text() == WORDS
    desk.screen._go(OTHER[key])
    assert page(desk)._field.text() == "The other."


def test_the_last_letters_are_kept_when_the_window_goes(desk: Desk, key: str) -> None:
    write(desk)
    desk.bridge.close()
    assert desk.session.draft(key) == WORDS


def test_words_on_a_case_that_is_hidden_meanwhile_are_kept(desk: Desk, key: str) -> None:
    write(desk)
    desk.hub.act(CHAIR, RestrictCase(case=CASE, named=(), reason="Staff member"))
    assert desk.session.draft(key) == WORDS


def test_words_taken_away_again_do_not_come_back(desk: Desk, key: str) -> None:
    write(desk)
    desk.screen._go(OTHER[key])
    desk.screen._go(key)
    page(desk)._field.editor.selectAll()
    QTest.keyClicks(page(desk)._field.editor, "\b")
    desk.screen._go(OTHER[key])
    desk.screen._go(key)
    assert (page(desk)._field.text(), desk.session.draft(key)) == ("", "")


@pytest.fixture
def refuse(desk: Desk, key: str) -> Callable[[], None]:
    """Send; a colleague of the agency was quicker, in the same words."""

    def sent() -> None:
        desk.hub.hold()
        write(desk)
        desk.press(SAYS[key])
        desk.hub.act(CHAIR if key == CHALLENGE else DOCTOR, said(key))

    return sent


def test_refused_words_stand_in_their_field_again(
    desk: Desk, key: str, refuse: Callable[[], None]
) -> None:
    refuse()
    desk.hub.release()
    assert desk.session.draft(key) == WORDS
    assert page(desk)._field.text() == WORDS
    assert page(desk)._refused.isVisible()


def test_words_refused_while_one_is_elsewhere_wait_for_one(
    desk: Desk, key: str, refuse: Callable[[], None]
) -> None:
    refuse()
    desk.session.save_draft(key, "")
    desk.screen._go(OTHER[key])
    write(desk, "The other.")
    desk.hub.release()
    assert desk.session.draft(key) == WORDS
    assert page(desk)._field.text() == "The other."
    assert not page(desk)._refused.isVisible()

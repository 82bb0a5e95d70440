"""A release outside the hub among what is asked of the agency that it came from."""

from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.releases import Approval, Recipient, Release, ReleaseState
from app.domain.case.state import Case
from app.domain.values import AgencyId, ReleaseId, Stage
from tests.helpers.builders import (
    AT,
    CHAIR,
    EDUCATION,
    HEALTH,
    NURSE,
    POLICE,
    board,
    by,
    case,
    contribution,
    contribution_id,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.ui.requests.desk import Desk
from ui.requests.view_model import Section, rows_of
from ui.widgets import Label

ASKED = Release(
    id=ReleaseId(uid(1, 14)),
    contributions=(contribution_id(1),),
    originators=(HEALTH, EDUCATION),
    recipient=Recipient("A. Head", "Ashfield School"),
    purpose="To keep the child safe",
    redacted="Ring us before collection.",
    asked_at=AT,
    asked_by=by(CHAIR),
)


def asked(**changes: Any) -> Case:
    return case(contributions=(contribution(),), releases=(ASKED,), **changes)


def sections(one: Case, agency: AgencyId) -> list[Section]:
    return [row.section for row in rows_of(one, agency, board(one), AT)]


def test_it_stands_with_those_who_are_still_to_say() -> None:
    """report L91: information is released only with its originator's consent."""
    assert Section.RELEASES in sections(asked(), HEALTH)
    assert Section.RELEASES in sections(asked(), EDUCATION)
    assert Section.RELEASES not in sections(asked(), POLICE)
    assert Section.RELEASES in sections(asked(stage=Stage.CLOSED), HEALTH)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    shown = Desk(qtbot, LocalHub(board(asked())))
    shown.screen._go(f"release:{ASKED.id}")
    return shown


def said(desk: Desk) -> tuple[Approval, ...]:
    return desk.case.releases[0].approvals


def test_the_page_says_what_would_go_out_to_whom_and_why(desk: Desk) -> None:
    labels = desk.screen._releases.page.findChildren(Label)
    shown = "\n".join(label.text() for label in labels if label.isVisible())
    for words in ("A. Head, Ashfield School", "To keep the child", "Ring us before", "Education"):
        assert words in shown


def test_a_yes_is_one_press_and_its_row_goes(desk: Desk) -> None:
    desk.press("Yes, it may go out")
    (word,) = said(desk)
    assert (word.agency, word.approved, word.by.account) == (HEALTH, True, NURSE.account)
    assert desk.screen._rows.find(f"release:{ASKED.id}") is None


def test_a_no_needs_its_reason_and_its_words_are_kept_till_then(desk: Desk) -> None:
    desk.press("No, it stays here")
    assert said(desk) == ()
    page = desk.screen._releases.page
    QTest.keyClicks(page._field.editor, "It would harm the enquiry.")
    key = f"release:{ASKED.id}"
    desk.qtbot.waitUntil(lambda: desk.session.draft(key) == "It would harm the enquiry.")
    desk.press("No, it stays here")
    (word,) = said(desk)
    assert (word.approved, word.note) == (False, "It would harm the enquiry.")
    assert desk.case.releases[0].state is ReleaseState.REFUSED
    assert desk.bridge.draft(f"release:{ASKED.id}") == ""

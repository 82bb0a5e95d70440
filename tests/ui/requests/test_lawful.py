"""Sharing lawfully: the agency's card and basis, gentle questions, a request that waits."""

from msgspec import structs
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.commands import RecordConsent, WithdrawConsent
from app.domain.case.state import Case, RequestState
from app.domain.values import Preset
from tests.helpers.builders import (
    AT,
    CASE,
    HOUR,
    SCRIBE,
    board,
    gathering,
    request,
    request_id,
)
from tests.helpers.find import button
from tests.helpers.lawful import consent, health, key_worker, lawful_partnership, locked, recorded
from tests.helpers.local_session import LocalHub
from tests.ui.requests.desk import Desk
from ui.requests.own_card import card
from ui.requests.task import Answer
from ui.requests.view_model import Section, rows_of

WORKER = {"key_worker": key_worker(at=AT - 3 * HOUR)}
LONG = "Attended the clinic and was seen. " * 60


def at_desk(qtbot: QtBot, case: Case) -> Desk:
    return Desk(qtbot, LocalHub(board(lawful_partnership(), case)))


def asked() -> Case:
    return gathering(request(), preset=Preset.CHILD_PROTECTION)


def test_the_card_says_what_is_overdue() -> None:
    shown = card(health(), AT.date())
    assert [line.text for line in shown.policies] == [
        "Information sharing agreement: accepted 6 Jan 2025; to be reviewed 6 Jan 2027.",
        "Caldicott policy: accepted 1 Mar 2024; review overdue since 1 Mar 2026.",
    ]
    assert [line.overdue for line in shown.policies] == [False, True]
    assert shown.number == "0300 555 0142"


class Telephone(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.rung: list[str] = []

    @Slot(QUrl)
    def ring(self, url: QUrl) -> None:
        self.rung.append(url.toString())


def test_one_press_rings_and_copies(qtbot: QtBot) -> None:
    desk, phone = at_desk(qtbot, asked()), Telephone()
    QDesktopServices.setUrlHandler("tel", phone, "ring")  # type: ignore[arg-type] # PySide takes a str
    button(desk.screen, "Ring").click()
    QDesktopServices.unsetUrlHandler("tel")
    assert phone.rung == ["tel:03005550142"]
    assert QGuiApplication.clipboard().text() == "0300 555 0142"


def test_fact_analysis_and_opinion_reach_the_board_apart(qtbot: QtBot) -> None:
    desk = at_desk(qtbot, asked())
    desk.confirm()
    for field, words in (
        ("facts", "Seen twice."),
        ("meaning", "Consistent with control."),
        ("opinion", "I fear more."),
        ("relevance", "It bears on the risk."),
        ("none_because", "Not seen alone"),
    ):
        desk.type(field, words)
    counter = desk.screen._answers.page._words._withheld
    counter.setFocus()
    for _ in range(3):
        QTest.keyClick(counter._number, Qt.Key.Key_Up)
    desk.share()
    told = desk.shared.content
    assert (told.facts, told.meaning, told.opinion) == (
        "Seen twice.",
        "Consistent with control.",
        "I fear more.",
    )
    assert (told.relevance, told.withheld) == ("It bears on the risk.", 3)
    assert told.basis is not None
    assert told.basis.power == "National Health Service Act 2006 s.82"
    assert told.basis.confidentiality == "overriding public interest"
    assert told.basis.profile == "England (sample) 2026.1"


def test_a_question_is_asked_quietly_and_hinders_nothing(qtbot: QtBot) -> None:
    desk = at_desk(qtbot, asked())
    words = desk.screen._answers.page._words
    assert words.question() == ""
    desk.answer()
    assert words.question() == "What does it mean for the child, as you judge it?"
    words.field("facts").set_text(LONG)
    desk.type("meaning", "m")
    assert words.question().startswith("That is a lot of text.")
    desk.share()
    assert desk.request.state is RequestState.ANSWERED


def test_what_the_profile_lists_is_offered_for_the_basis(qtbot: QtBot) -> None:
    desk = at_desk(qtbot, asked())
    offering = desk.screen._answers.page._basis._offers["article_6"]
    assert offering.words() == ["6(1)(e) public task", "6(1)(c) legal obligation"]


def test_words_for_a_locked_request_stay_and_go_out_once_it_opens(qtbot: QtBot) -> None:
    """Issue 3: locked answers stay with their author."""
    desk = at_desk(qtbot, locked(**WORKER))
    row = desk.screen._rows.find(f"request:{request_id(1)}")
    assert row is not None
    assert (row.section, row.side) == (Section.LOCKED, "waits")
    desk.answer("Seen twice.")
    assert "Locked: no consent recorded." in desk.screen._answers.page.foot._owed.text()
    desk.screen._answers.page.foot.share_asked.emit()
    assert desk.case.contributions == ()
    desk.screen._drafts.flush()
    kept = desk.bridge.draft(Answer(CASE, request_id(1)).key)
    assert "Seen twice." in kept
    desk.hub.act(SCRIBE, RecordConsent(case=CASE, consent=consent()))
    assert desk.request.state is RequestState.ASKED
    assert desk.text("facts") == "Seen twice."
    desk.share()
    assert desk.shared.content.facts == "Seen twice."
    assert desk.shared.trawl == 2


def test_a_withdrawal_stops_what_is_being_written_and_keeps_it(qtbot: QtBot) -> None:
    resting = locked(requests=(request(trawl=2),), consents=(recorded(),), **WORKER)
    desk = at_desk(qtbot, resting)
    desk.type("facts", "Half a sent")
    desk.hub.act(SCRIBE, WithdrawConsent(case=CASE, consent=consent().id, reason="Not now."))
    QTest.qWait(1)
    assert desk.request.stopped
    assert desk.text("facts") == "Half a sent"
    page = desk.screen._answers.page
    assert "Consent was withdrawn" in page._note.accessibleName()
    assert not page.foot._share.isEnabled()


def test_the_row_says_why_it_waits() -> None:
    shown = locked(consents=(recorded(withdrawn_at=AT, withdrawn_because="No."),), **WORKER)
    stopped = tuple(structs.replace(r, stopped=r.locked) for r in shown.requests)
    case = locked(requests=stopped, consents=shown.consents, **WORKER)
    (row,) = rows_of(case, health().id, board(lawful_partnership(), case), AT)
    assert row.detail.startswith("Stopped: consent withdrawn")

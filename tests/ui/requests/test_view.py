import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from app.domain.case.commands import (
    MarkRequestSeen,
    RequestInformation,
    RestrictCase,
    ShareInformation,
)
from app.domain.case.parts import DeclineReason
from app.domain.case.state import RequestState
from app.domain.errors import Code, Refusal
from app.domain.values import CommandId, Searched, Stage
from app.legal_profiles import sample
from app.ports import Here, RefusedCommand
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHAIR,
    COORDINATOR,
    HEALTH,
    HOUR,
    NURSE,
    OBSERVER,
    board,
    case_id,
    content,
    contribution,
    contribution_id,
    gathering,
    partnership,
    request,
    request_id,
    stream,
    subject,
    uid,
)
from tests.helpers.hands import answer
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import Scene, picture
from tests.ui.requests.desk import Desk
from tests.ui.requests.scenes import scenes
from ui import theme
from ui.requests.searches import SearchRow


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, LocalHub(board(gathering(request(due=AT + HOUR)))))


def test_what_is_typed_is_shared_and_stands_on_the_board(desk: Desk) -> None:
    desk.answer()
    desk.share()
    assert desk.request.state is RequestState.ANSWERED
    assert desk.shared.content.facts == "Seen twice."
    assert desk.shared.content.handling.off_wall
    assert desk.shared.content.basis is not None
    assert desk.shared.content.basis.power == BASIS.power
    assert desk.screen.waiting == 0
    assert desk.shows("Correct it")
    assert desk.session.draft(f"answer:{request_id(1)}") == ""


def test_nothing_goes_out_until_the_person_is_confirmed(desk: Desk) -> None:
    desk.answer()
    desk.confirm()
    desk.share()
    assert desk.request.open
    assert "Check that this is the person" in desk.screen._answers.page.foot._owed.text()
    assert desk.screen.focusWidget() is desk.screen._answers.page._confirm


def test_nothing_is_done_before_the_hub_says_so(desk: Desk) -> None:
    desk.hub.hold()
    desk.answer()
    desk.share()
    assert desk.screen._answers.page.foot._pill.text() == "Sending …"
    assert not desk.screen._answers.page._words.isEnabled()
    assert desk.screen.waiting == 1
    desk.hub.release()
    assert desk.screen.waiting == 0


def test_offline_it_is_saved_here_and_goes_out_by_itself(desk: Desk) -> None:
    desk.hub.offline(NURSE)
    desk.answer()
    desk.share()
    assert desk.screen._answers.page.foot._pill.text() == "Saved here, not sent yet"
    assert desk.request.open
    desk.hub.online(NURSE)
    assert desk.shared.content.facts == "Seen twice."
    assert desk.shows("Correct it")


def test_words_are_kept_when_one_turns_to_another_request(qtbot: QtBot) -> None:
    other = gathering(request(n=2, due=AT + 2 * HOUR), id=case_id(2), reference="NB-BBBBB")
    desk = Desk(qtbot, LocalHub(board(gathering(request(due=AT + HOUR)), other)))
    desk.type("facts", "Half a sent")
    desk.choose(f"request:{request_id(2)}")
    assert desk.text("facts") == ""
    desk.choose(f"request:{request_id(1)}")
    assert desk.text("facts") == "Half a sent"
    kept = desk.screen._answers.page.foot._kept.text()
    assert kept == "Draft kept on this computer, encrypted, since 10:00:00"


def test_the_last_letters_are_kept_when_the_window_goes(desk: Desk) -> None:
    desk.type("facts", "Seen twice.")
    desk.bridge.close()
    assert "Seen twice." in desk.session.draft(f"answer:{request_id(1)}")


def test_others_see_that_one_writes_and_when_one_is_gone(desk: Desk) -> None:
    assert desk.hub._present[NURSE.account].here == Here(case=CASE)
    desk.type("facts", "S")
    assert desk.hub._present[NURSE.account].here == Here(case=CASE, writing=request_id(1))
    desk.screen.hide()
    assert desk.hub._present[NURSE.account].here == Here()


def test_leaving_does_not_unsay_where_another_screen_put_one(desk: Desk) -> None:
    desk.bridge.be(Here(case=case_id(2)))
    desk.screen.hide()
    assert desk.hub._present[NURSE.account].here == Here(case=case_id(2))


def test_leaving_goes_by_what_was_told_and_not_by_what_has_come_back(desk: Desk) -> None:
    desk.bridge.be(Here(case=case_id(2)))
    desk.hub.be(NURSE.account, Here(case=CASE))
    desk.screen.hide()
    assert desk.hub._present[NURSE.account].here == Here(case=CASE)


def test_a_raised_hand_stays_up_while_one_writes(desk: Desk) -> None:
    desk.bridge.be(Here(hand=True))
    desk.type("facts", "S")
    assert desk.hub._present[NURSE.account].here.hand


def test_opened_for_a_moment_it_counts_as_seen(desk: Desk) -> None:
    desk.screen._answers._seen.timeout.emit()
    assert desk.request.state is RequestState.SEEN
    desk.screen._answers._seen.timeout.emit()
    assert not [p for p in desk.session.pending if isinstance(p.command, MarkRequestSeen)]


def test_decided_meanwhile_the_words_come_back_and_go_in_late(desk: Desk) -> None:
    desk.answer()
    desk.hub.hold()
    desk.share()
    closed = structs.replace(desk.case, stage=Stage.DECIDED)
    streams = {**desk.hub.board.streams, stream(closed): closed}
    desk.hub.board = structs.replace(desk.hub.board, streams=streams)
    desk.hub.release()
    foot = desk.screen._answers.page.foot
    assert foot._refused.isVisible()
    assert "Your text is kept." in foot._refused.accessibleName()
    assert desk.text("facts") == "Seen twice."
    foot._refused.activated.emit()
    assert desk.shared.content.facts == "Seen twice."
    assert desk.shared.request is None
    assert desk.session.draft(f"answer:{request_id(1)}") == ""


def test_refused_before_the_board_moved_it_still_goes_in_late(desk: Desk) -> None:
    desk.answer()
    told = ShareInformation(
        case=CASE,
        contribution=contribution_id(9),
        content=content("Seen twice."),
        request=request_id(1),
    )
    refusal = Refusal(Code.WRONG_STAGE, (("stage", "decided"),))
    desk.bridge.refused.emit(RefusedCommand(CommandId(uid(9)), told, refusal))
    desk.screen._answers.page.foot._refused.activated.emit()
    assert desk.shared.content.facts == "Seen twice."
    assert desk.shared.request is None


def test_a_colleague_who_was_faster_loses_me_no_words(desk: Desk) -> None:
    desk.answer("What only I know.")
    told = ShareInformation(
        case=CASE,
        contribution=contribution_id(9),
        content=content("Theirs."),
        request=request_id(1),
        for_agency=HEALTH,
    )
    desk.hub.act(COORDINATOR, told)
    assert desk.text("facts") == "What only I know."
    desk.press("Share as further information")
    assert [c.content.facts for c in desk.case.contributions] == ["Theirs.", "What only I know."]


def test_no_record_found_says_where_one_looked(qtbot: QtBot) -> None:
    asked = request(due=AT + HOUR, systems=("GP", "CAMHS"))
    told = contribution(request=None, content=content(basis=BASIS))
    desk = Desk(qtbot, LocalHub(board(gathering(asked, contributions=(told,)))))
    desk.confirm()
    desk.press("No record found")
    top = QApplication.activeModalWidget()
    assert top is not None
    assert "I searched GP, CAMHS" in top.accessibleDescription()
    QTest.keyClick(top, Qt.Key.Key_Return)
    assert desk.shared.nil
    assert [s.result for s in desk.shared.content.searches] == [Searched.NO_RECORD] * 2


def test_what_cannot_be_shared_needs_its_reason(qtbot: QtBot) -> None:
    desk = Desk(qtbot, LocalHub(board(gathering(request(due=AT + HOUR, systems=("GP",))))))
    row = desk.screen._answers.page.findChildren(SearchRow)[0]
    row._result.picked.emit(Searched.CANNOT_SHARE.value)
    assert row._why.text() == "say why"
    answer("Held by another clinic")
    assert row._why.text() == "reason recorded"
    desk.answer()
    desk.share()
    search = desk.shared.content.searches[0]
    assert (search.result, search.reason) == (Searched.CANNOT_SHARE, "Held by another clinic")


def test_declining_gives_its_reason(desk: Desk) -> None:
    desk.press("Decline, with reason")
    desk.screen._answers.page.foot.declining._reason.setCurrentIndex(1)
    desk.press("Decline the request")
    assert desk.request.state is RequestState.DECLINED
    assert desk.request.declined is not None
    assert desk.request.declined.value == "not-proportionate"
    assert desk.screen._cases.page._declined.isVisible()


def test_declining_offers_the_profiles_reasons_and_records_its_text(qtbot: QtBot) -> None:
    """domain 1.8: a decline records one of the profile's reasons."""
    profile = sample("england")
    rules = partnership(profiles=(profile,))
    desk = Desk(qtbot, LocalHub(board(rules, gathering(request(due=AT + HOUR)))))
    desk.press("Decline, with reason")
    declining = desk.screen._answers.page.foot.declining
    offered = [declining._reason.itemText(n) for n in range(declining._reason.count())]
    assert offered == [*(g.text for g in profile.declines), "Another reason"]
    declining._reason.setCurrentIndex(len(profile.declines) - 1)
    declining.show_words("Ring me.")
    desk.press("Decline the request")
    assert desk.request.declined is DeclineReason.OTHER
    assert desk.request.closed_because == f"{profile.declines[-1].text}. Ring me."
    assert not desk.bridge.draft(f"answer:{desk.request.id}"), "its words have arrived"
    assert desk.screen._cases.page._declined.isVisible()


def test_sealed_words_are_read_by_whom_they_name(desk: Desk) -> None:
    before = desk.screen._answers.page._reach.text()
    ticks = {t.text(): t for t in desk.screen.findChildren(QCheckBox)}
    ticks["Only for the agencies I name"].click()
    ticks["Police"].click()
    after = desk.screen._answers.page._reach.text()
    assert before.startswith("10 people")
    assert after.startswith("3 people of the agencies you name")
    desk.answer()
    desk.share()
    assert desk.shared.sealed
    assert desk.session.draft(f"answer:{request_id(1)}") == ""


def test_a_correction_keeps_the_earlier_text(desk: Desk) -> None:
    desk.answer()
    desk.share()
    desk.press("Correct it")
    desk.confirm()
    desk.type("facts", " Three times.")
    desk.type("reason", "Counted again")
    desk.share()
    assert "Three times." in desk.shared.content.facts
    assert [v.reason for v in desk.shared.earlier] == ["Counted again"]
    assert desk.shows("Correct it")


def test_withdrawing_says_why(desk: Desk) -> None:
    desk.answer()
    desk.share()
    desk.press("Withdraw it")
    answer("Wrong child")
    assert desk.shared.withdrawn_because == "Wrong child"
    assert not desk.shows("Withdraw it")


def test_a_reason_goes_with_what_it_was_asked_of(desk: Desk) -> None:
    desk.answer()
    desk.share()
    desk.press("Withdraw it")
    ask = RequestInformation(
        request_id(2), HEALTH, (subject().id,), "And since?", "To decide", None, BASIS, case=CASE
    )
    desk.hub.act(COORDINATOR, ask)
    answer("Wrong child")
    assert desk.shared.withdrawn_because == "Wrong child"


def test_a_case_hidden_while_one_writes_is_gone_and_the_words_are_kept(desk: Desk) -> None:
    desk.type("facts", "Seen twice.")
    desk.hub.act(CHAIR, RestrictCase(case=CASE, named=(), reason="Staff member"))
    assert not desk.screen._answers.page.isVisible()
    assert desk.screen.waiting == 0
    assert desk.screen._list.model().rowCount() == 0
    assert "Seen twice." in desk.session.draft(f"answer:{request_id(1)}")


def test_locked_is_said_and_the_draft_waits(qtbot: QtBot) -> None:
    desk = Desk(qtbot, LocalHub(board(gathering(request(basis=None)))))
    desk.type("facts", "Ready.")
    assert not desk.shows("Share with the board")
    assert "no basis recorded" in desk.screen._answers.page.foot._owed.text()


def test_a_seat_without_an_agency_is_told_why_it_is_empty(qtbot: QtBot) -> None:
    desk = Desk(qtbot, LocalHub(board(gathering())), OBSERVER)
    assert desk.screen._no_agency.isVisible()
    assert desk.screen.head.title == "Requests"


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).exists()

from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.case.commands import AddNote, DisputeMessage, MarkGiven
from app.domain.case.feedback import Channel, MessageState, Reader
from app.domain.values import MessageId
from tests.helpers.builders import CASE, CHAIR, COORDINATOR, DECIDER, MOTHER, NURSE, SOCIAL_WORKER
from tests.helpers.clerking import tell
from tests.helpers.hands import answer
from tests.helpers.scenes import Scene, picture
from tests.ui.feedback import outcome
from tests.ui.feedback.desk import Desk, confirmed
from tests.ui.feedback.scenes import scenes, untrusted
from ui import theme


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk(qtbot, outcome.decided())
    made.open(Reader.SCHOOL)
    return made


def test_what_is_owed_is_listed_by_what_is_to_be_done(desk: Desk) -> None:
    assert [(row.section.value, row.name) for row in desk.rows()] == [
        ("Today", "Health"),
        ("Today", "School"),
        ("Later", "Handover to Children's social care"),
        ("Not yet", "Rowan Maple"),
        ("Not yet", "Ash Maple"),
    ]
    assert desk.screen.waiting == 3


def test_a_row_is_one_sentence(desk: Desk) -> None:
    desk.press("Approve: leaves in 10 minutes")
    said = desk.row("School").spoken(desk.hub.now)
    assert said == "School of Jade Maple, 7: outcome, queued, leaves 10:10; by 15:00, Amber"
    held = desk.row("Ash Maple").spoken(desk.hub.now)
    assert held.startswith("Ash Maple, family of Jade Maple, 7: outcome, not yet: no safe way")


def test_the_words_that_are_shown_go_and_no_others(desk: Desk) -> None:
    shown = desk.text()
    desk.press("Approve: leaves in 10 minutes")
    message = desk.message(Reader.SCHOOL)
    assert message.state is MessageState.QUEUED
    assert message.channel is Channel.EMAIL
    assert message.address == outcome.SCHOOL
    assert message.words is not None
    assert message.words.body in shown
    assert "THEIRS ALONE" not in shown
    assert "A trusted address: the details may go there." in shown
    assert "which agency leads" in shown


def test_the_case_line_says_how_all_of_them_stand(desk: Desk) -> None:
    desk.press("Approve: leaves in 10 minutes")
    assert "queued: school by 15:00" in desk.text()
    assert "family: not yet, no safe way to reach this person" in desk.text()


def test_detail_goes_only_to_a_trusted_address(qtbot: QtBot) -> None:
    desk = Desk(qtbot, untrusted())
    desk.open(Reader.SCHOOL)
    assert "Not a trusted address: only a reference and a number to ring go out." in desk.text()
    assert "assessment" not in desk.text()
    assert not desk.shows("Edit the words")
    desk.address("hal@larch.schools.example")
    assert "assessment" in desk.text()
    desk.press("Approve: leaves in 10 minutes")
    assert desk.message(Reader.SCHOOL).address == "hal@larch.schools.example"


def test_other_words_are_kept_until_they_are_sent(qtbot: QtBot, desk: Desk) -> None:
    desk.press("Edit the words")
    body = desk.screen.desk.page.words._body_field
    QTest.keyClicks(body.editor, "Please ring us. ")
    desk.screen.hide()
    assert "Please ring us." in desk.session.draft(
        f"feedback:{desk.message(Reader.SCHOOL).owed.id}"
    )
    desk.screen.show()
    desk.press("Approve: leaves in 10 minutes")
    words = desk.message(Reader.SCHOOL).words
    assert words is not None
    assert words.body.startswith("Please ring us. Dear Hal Head")
    assert desk.session.draft(f"feedback:{desk.message(Reader.SCHOOL).owed.id}") == ""


def test_it_can_be_recalled_for_ten_minutes_with_a_countdown(desk: Desk) -> None:
    desk.press("Approve: leaves in 10 minutes")
    countdown = desk.screen.desk.page.side.countdown
    assert countdown.text() == "10:00 left to recall it"
    desk.hub.wait(seconds=19)
    desk.bridge.tick.emit()
    assert countdown.text() == "9:41 left to recall it"
    desk.press("Recall …")
    answer("To the wrong school.")
    assert desk.message(Reader.SCHOOL).state is MessageState.RECALLED
    assert "To the wrong school." in desk.screen.desk.page._why.accessibleName()
    assert desk.shows("Approve: leaves in 10 minutes")


def test_once_it_has_left_it_is_not_recalled(desk: Desk) -> None:
    desk.press("Approve: leaves in 10 minutes")
    desk.hub.wait(minutes=10)
    desk.bridge.tick.emit()
    assert not desk.shows("Recall …")
    assert desk.row("School").side == "on its way"


def test_what_the_server_said_and_what_to_do(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.failed())
    first = desk.rows()[0]
    assert (first.name, first.section.value) == ("School", "Could not be delivered")
    desk.open(Reader.SCHOOL)
    why = desk.screen.desk.page._why.accessibleName()
    assert "there is no such mailbox" in why
    assert "Nothing is lost." in why
    desk.address("head@larch.schools.example")
    desk.press("Send again")
    assert desk.message(Reader.SCHOOL).address == "head@larch.schools.example"


def test_told_by_telephone_is_written_down(desk: Desk) -> None:
    desk.press("Mark as given …")
    answer("Told the head by telephone.")
    assert desk.message(Reader.SCHOOL).state is MessageState.GIVEN
    assert "Given: Told the head by telephone." in desk.text()


def test_a_dispute_is_settled_by_the_chair(qtbot: QtBot) -> None:
    hub = outcome.busy()
    note = outcome.to(hub, Reader.AGENCY).owed.id
    hub.act(NURSE, DisputeMessage(note, "No word of the school.", case=CASE))
    desk = Desk(qtbot, hub)
    desk.open(Reader.AGENCY)
    assert "No word of the school." in desk.screen.desk.page._why.accessibleName()
    desk.press("Settle it …")
    answer("Rang Nat: it stands.")
    assert desk.message(Reader.AGENCY).state is MessageState.FILED


# Families


def test_a_family_is_not_told_before_a_safe_way_is_known(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.decided(), DECIDER)
    desk.open(Reader.FAMILY, MOTHER)
    assert "None is recorded yet" in desk.text()
    assert not desk.shows("Release …")
    outcome.safe(desk.hub)
    assert desk.shows("Release …")


def test_a_release_names_the_person_and_the_way(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.decided(), DECIDER)
    outcome.safe(desk.hub)
    desk.open(Reader.FAMILY, MOTHER)
    assert outcome.REFUGE not in desk.text()
    assert "Where, only Health reads." in desk.text()
    desk.press("Release …")
    asked = confirmed("Release to Rowan Maple")
    assert "Release the letter to Rowan Maple?" in asked
    assert "by letter" in asked
    message = desk.message(Reader.FAMILY, MOTHER)
    assert message.state is MessageState.QUEUED
    assert message.address == outcome.REFUGE
    assert desk.row("Rowan Maple").side == "to hand over"


def test_no_letter_goes_before_its_day(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.decided(), DECIDER)
    outcome.safe(desk.hub, until=date(2026, 5, 20))
    desk.open(Reader.FAMILY, MOTHER)
    assert "Do not tell until 20 May 2026." in desk.text()
    assert not desk.shows("Release …")


def test_a_coordinator_reads_no_letter_and_releases_none(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.decided(), COORDINATOR)
    outcome.safe(desk.hub)
    desk.open(Reader.FAMILY, MOTHER)
    assert not desk.shows("Release …")
    assert "Only the chair or the decider can release it." in desk.text()
    assert "Dear Rowan" not in desk.text()


def test_one_parents_letter_says_nothing_of_the_other(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.decided(), DECIDER)
    desk.open(Reader.FAMILY, MOTHER)
    assert "Rowan" in desk.screen.desk.page.words.text()
    assert "Ash" not in desk.screen.desk.page.words.text()


def test_a_safe_way_is_asked_for_beside_the_letter(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.decided(), NURSE)
    desk.open(Reader.FAMILY, MOTHER)
    with qtbot.waitSignal(desk.screen.desk.safe_way_wanted) as asked:
        desk.press("Record a safe way …")
    assert asked.args == [CASE, MOTHER]


# An agency's own


def test_an_agency_finds_its_note_to_file(qtbot: QtBot) -> None:
    hub = outcome.decided()
    tell(hub, CHAIR, CASE)
    desk = Desk(qtbot, hub, NURSE)
    assert desk.screen.waiting == 1
    assert desk.screen.head.title == "Feedback to Health"
    desk.open(Reader.AGENCY)
    assert len(desk.message(Reader.AGENCY).seen) == 1
    desk.press("Filed in our system …")
    answer("EPR 12")
    assert desk.message(Reader.AGENCY).filed_as == "EPR 12"
    assert desk.screen.waiting == 0


def test_the_chair_who_looks_has_not_seen_it_for_an_agency(qtbot: QtBot) -> None:
    hub = outcome.decided()
    outcome.approved(hub, Reader.PRACTITIONER, Channel.BOARD)
    desk = Desk(qtbot, hub, CHAIR)
    desk.open(Reader.PRACTITIONER)
    assert desk.message(Reader.PRACTITIONER).seen == ()


def test_who_takes_the_case_reads_the_handover_pack(qtbot: QtBot) -> None:
    hub = outcome.decided()
    outcome.approved(hub, Reader.PRACTITIONER, Channel.BOARD)
    desk = Desk(qtbot, hub, SOCIAL_WORKER)
    desk.open(Reader.PRACTITIONER)
    assert "WHAT WAS SHARED, AND ON WHICH BASIS" in desk.text()
    assert desk.shows("Print …")
    assert len(desk.message(Reader.PRACTITIONER).seen) == 1


# The list


def test_a_change_elsewhere_touches_no_row(desk: Desk) -> None:
    model: QAbstractItemModel = desk.screen._list._rows
    told: list[str] = []
    for name in ("rowsInserted", "rowsRemoved", "rowsMoved", "modelReset", "dataChanged"):
        getattr(model, name).connect(lambda *_, name=name: told.append(name))
    desk.hub.act(CHAIR, AddNote(case=CASE, text="Something else."))
    assert told == []
    desk.press("Approve: leaves in 10 minutes")
    assert told == ["rowsMoved", "rowsInserted", "dataChanged"]  # under its new heading
    assert desk.screen._list.key == desk.message(Reader.SCHOOL).owed.id


def test_a_message_is_overdue_when_its_time_is_over(desk: Desk) -> None:
    desk.hub.wait(hours=5, minutes=1)
    desk.bridge.tick.emit()
    assert desk.row("School").section.value == "Overdue"


def test_a_time_of_yesterday_is_said_with_its_day(desk: Desk) -> None:
    for name in ("Health", "School", "Handover to Children's social care"):
        desk.hub.act(CHAIR, MarkGiven(MessageId(desk.row(name).key), "By telephone.", case=CASE))
    assert desk.row("Ash Maple").side == "10:00"
    desk.bridge.tick.emit()
    desk.hub.wait(days=1, minutes=1)
    desk.bridge.tick.emit()
    assert desk.row("Ash Maple").side == "Tue 10:00"


def test_a_refusal_says_what_to_do_beside_the_message(desk: Desk) -> None:
    desk.hub.hold()
    desk.press("Approve: leaves in 10 minutes")
    assert "Sending …" in desk.screen.desk.page.side.pill.text()
    outcome.approved(desk.hub)
    desk.hub.release()
    assert "done already" in desk.screen.desk.page._refused.accessibleName()


def test_the_main_button_is_pressed_by_its_key(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.screen.desk.page.asked):
        QTest.keyClick(desk.screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).exists()

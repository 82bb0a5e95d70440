import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton
from pytestqt.qtbot import QtBot

from app.domain.case.commands import AnswerChallenge, RaiseChallenge
from app.domain.case.state import ChallengeState
from app.domain.meeting.commands import CallCase, CarryOverCase, PutBackCase
from app.domain.values import AgencyId, ChallengeId, Outcome
from app.ports import Connection, Here, LineState
from tests.helpers.builders import uid
from tests.helpers.demo import demo
from tests.helpers.find import button
from tests.helpers.scenes import Scene, picture
from tests.helpers.sitting import SITTING, Sitting
from tests.ui.virtual.desk import NURSE, Open
from tests.ui.virtual.scenes import THEIRS, scenes, window
from ui import theme
from ui.virtual.away_strip import AwayStrip
from ui.virtual.drafting import DraftBox
from ui.virtual.rows import SaidRow
from ui.virtual.view import VirtualMeeting
from ui.widgets import Banner, LinkButton

ASHA = demo().cases["asha"]


def draft_box(shown: VirtualMeeting, key: str) -> DraftBox:
    return next(box for box in shown.findChildren(DraftBox) if box._key == key)


def write(shown: VirtualMeeting, key: str, text: str) -> DraftBox:
    box = draft_box(shown, key)
    box.field.editor.setFocus()
    QTest.keyClicks(box.field.editor, text)
    return box


def own_stance(sitting: Sitting) -> tuple[Outcome | None, int | None, bool]:
    given = next(s for s in sitting.case().stances if s.agency == NURSE)
    return given.outcome, given.level, given.unsure


def drop(sitting: Sitting) -> None:
    line = Connection(LineState.NOT_LIVE, since=sitting.hub.now)
    sitting.hub.show_line(sitting.seats[NURSE], line)


def test_the_proposal_is_one_click_to_agree_with(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    button(shown, "Strategy discussion, level 4").click()
    assert own_stance(sitting) == (Outcome.STRATEGY_DISCUSSION, 4, False)
    assert shown._side.stance._status.text() == "Given 10:13"


def test_a_stance_is_shown_as_sending_until_the_hub_has_it(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    sitting.hub.hold()
    button(shown, "I do not know enough yet").click()
    assert shown._side.stance._status.text() == "Sending …"
    assert not sitting.case().stances
    sitting.hub.release()
    assert own_stance(sitting) == (None, None, True)


def test_another_outcome_is_chosen_from_all(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    button(shown, "Another outcome …").click()
    outcome, level, *_ = shown._side.stance.findChildren(QComboBox)
    outcome.setCurrentIndex(outcome.findData(Outcome.EARLY_HELP))
    level.setCurrentIndex(2)
    button(shown, "Give this stance").click()
    assert own_stance(sitting) == (Outcome.EARLY_HELP, 2, False)
    assert button(shown, "Another outcome: Early help, level 2").isChecked()


def test_choosing_another_outcome_is_not_cut_short_by_who_comes_in(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    button(shown, "Another outcome …").click()
    sitting.hub.arrive(sitting.seats["police"], here=Here(case=sitting.kit))
    assert button(shown, "Give this stance").isVisible()
    sitting.act("chair", CarryOverCase(meeting=SITTING, case=sitting.kit))
    sitting.act("chair", CallCase(meeting=SITTING, case=ASHA))
    assert not button(shown, "Give this stance").isVisible()


def test_words_for_the_wall_stay_with_their_case(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    write(shown, "challenge", "Nobody asked about the bruise.")
    QTest.keyClicks(shown._side._headline.editor, "Ask about the bruise.")
    sitting.act("chair", PutBackCase(meeting=SITTING, case=sitting.kit))
    sitting.act("chair", CallCase(meeting=SITTING, case=ASHA))
    assert shown._side._headline.text() == ""
    sitting.act("chair", PutBackCase(meeting=SITTING, case=ASHA))
    sitting.act("chair", CallCase(meeting=SITTING, case=sitting.kit))
    assert shown._side._headline.text() == "Ask about the bruise."


def test_a_refused_challenge_gives_back_its_words_for_the_wall(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    box = write(shown, "challenge", "Too long to be taken.")
    QTest.keyClicks(shown._side._headline.editor, "Ask about the bruise.")
    box.field.set_text("x" * 20_001)
    box._go()
    assert box.field.text() == "x" * 20_001
    assert shown._side._headline.text() == "Ask about the bruise."


def test_a_challenge_goes_to_an_agency_with_words_for_the_wall(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    box = write(shown, "challenge", "Nobody asked about the bruise.")
    to = box.findChildren(QComboBox)[0]
    to.setCurrentIndex(to.findData(AgencyId("police")))
    QTest.keyClicks(shown._side._headline.editor, "Ask about the bruise.")
    button(box, "Challenge").click()
    (raised,) = sitting.case().challenges
    assert (raised.text, raised.to, raised.headline) == (
        "Nobody asked about the bruise.",
        "police",
        "Ask about the bruise.",
    )
    assert box.field.text() == ""


def test_a_note_is_kept_on_the_record_by_the_keyboard_alone(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    box = write(shown, "note", "I ring urgent care now.")
    QTest.keyClick(box.field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.text for note in sitting.case().notes] == ["I ring urgent care now."]


def test_typed_words_survive_the_window(opened: Open, qtbot: QtBot) -> None:
    sitting = Sitting().called()
    session = sitting.hub.session(sitting.seats[NURSE])
    shown = opened(sitting)
    shown._bridge._session.save_draft = session.save_draft  # type: ignore[method-assign] # one shelf
    write(shown, "note", "Half a sent")
    key = f"note:{sitting.kit}"
    qtbot.waitUntil(lambda: session.draft(key) == "Half a sent", timeout=2_000)


def test_the_last_letters_are_kept_when_the_window_goes(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    write(shown, "note", "I ring urgent care now.")
    shown._bridge.close()
    assert shown._bridge.draft(f"note:{sitting.kit}") == "I ring urgent care now."


def test_a_draft_is_dropped_once_the_hub_has_it_and_not_before(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    key = f"note:{sitting.kit}"
    sitting.hub.hold()
    box = write(shown, "note", "Whole.")
    button(box, "Send the note").click()
    assert shown._bridge.draft(key) == "Whole."
    sitting.hub.release()
    assert shown._bridge.draft(key) == ""


def test_words_on_their_way_stay_a_draft_when_the_meeting_moves_on(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    key = f"note:{sitting.kit}"
    sitting.hub.hold()
    button(write(shown, "note", "Whole."), "Send the note").click()
    sitting.act("chair", CarryOverCase(meeting=SITTING, case=sitting.kit))
    assert shown._bridge.draft(key) == "Whole."
    sitting.hub.release()
    assert shown._bridge.draft(key) == ""


def test_what_is_typed_while_the_last_words_are_on_their_way_is_kept(
    opened: Open, qtbot: QtBot
) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    key = f"note:{sitting.kit}"
    sitting.hub.hold()
    button(write(shown, "note", "First."), "Send the note").click()
    write(shown, "note", "Second")
    qtbot.waitUntil(lambda: shown._bridge.draft(key) == "Second", timeout=2_000)
    sitting.hub.release()
    assert draft_box(shown, "note").field.text() == "Second"
    assert shown._bridge.draft(key) == "Second"


def test_refused_words_come_back_with_the_reason(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    box = write(shown, "note", "Too long to be taken.")
    box.field.set_text("x" * 20_001)
    box._go()
    assert box.field.text() == "x" * 20_001
    assert "Your text is kept." in box.field.error()
    assert shown._bridge.draft(f"note:{sitting.kit}")


def test_what_is_said_offline_waits_and_goes_out(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    drop(sitting)
    box = write(shown, "note", "I ring urgent care now.")
    button(box, "Send the note").click()
    assert shown._middle.notes._rows[-1].meta == "Saved here, not sent yet"
    sitting.hub.online(sitting.seats[NURSE])
    assert [note.text for note in sitting.case().notes] == ["I ring urgent care now."]


def test_what_one_missed_is_told_and_put_away(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    strip = shown.findChildren(AwayStrip)[0]
    drop(sitting)
    sitting.hub.wait(seconds=40)
    sitting.challenged()
    assert not strip.isVisible()
    sitting.hub.online(sitting.seats[NURSE])
    banner = strip.findChildren(Banner)[0]
    assert banner.accessibleName().startswith("You were away 40 s. Education challenged: Hold")
    button(strip, "Show each").click()
    assert "10:13:52   Education challenged" in strip._each.text()
    button(strip, "Put away").click()
    assert not strip.isVisible()


def test_ones_own_answer_is_a_click_away(opened: Open, qtbot: QtBot) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    asked = next(r for r in sitting.case().requests if r.agency == NURSE)
    row = next(row for row in shown.findChildren(SaidRow) if "(you)" in row.accessibleName())
    with qtbot.waitSignal(shown.answer_wanted) as wanted:
        row.findChildren(LinkButton)[0].click()
    assert wanted.args == [asked.id]


def test_a_challenge_to_ones_agency_is_answered(opened: Open, qapp: QApplication) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    theirs = RaiseChallenge(THEIRS, "Which visit?", to=AgencyId("health"), case=sitting.kit)
    sitting.act("police", theirs)
    assert shown.waiting == 1
    button(shown, "Answer it").click()
    dialog = qapp.activeModalWidget()
    assert dialog is not None
    QTest.keyClicks(dialog.focusWidget(), "The second.")
    button(dialog, "Answer").click()
    assert sitting.case().challenges[0].answer == "The second."
    assert shown.waiting == 0


def test_only_the_challenger_takes_an_answer(opened: Open) -> None:
    sitting = Sitting().called()
    mine = ChallengeId(uid(7, 7))
    sitting.act(NURSE, RaiseChallenge(mine, "Look again.", case=sitting.kit))
    sitting.act("chair", AnswerChallenge(mine, "We did.", case=sitting.kit))
    shown = opened(sitting)
    button(shown, "Accept the answer").click()
    assert sitting.case().challenges[0].state is ChallengeState.ACCEPTED


def test_the_hand_goes_up_by_key_and_says_whose_turn_it_is(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    QTest.keyClick(shown.window(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    nurse = sitting.seats[NURSE].account
    here = {one.account: one.here for one in sitting.hub.present()}[nurse]
    assert (here.hand, here.case) == (True, sitting.kit)
    assert button(shown.window(), "Hand up · you are next").isVisible()
    QTest.keyClick(shown.window(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    here = {one.account: one.here for one in sitting.hub.present()}[nurse]
    assert not here.hand


def test_no_hand_goes_up_where_no_meeting_is_open(opened: Open) -> None:
    sitting = Sitting()
    shown = opened(sitting)
    assert not button(shown.window(), "Put hand up").isEnabled()
    QTest.keyClick(shown.window(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not any(one.here.hand for one in sitting.hub.present())
    sitting.opened()
    assert button(shown.window(), "Put hand up").isEnabled()


def test_a_hand_lowered_elsewhere_is_down_here_too(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    shown._hand._set(up=True)
    sitting.hub.arrive(sitting.seats[NURSE], here=Here(case=sitting.kit))
    assert button(shown.window(), "Put hand up").isVisible()


def test_one_who_writes_elsewhere_is_not_called_away(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    nurse = sitting.seats[NURSE]
    shown.hide()
    asked = next(r for r in sitting.case().requests if r.agency == NURSE)
    writing = Here(case=sitting.kit, writing=asked.id)
    sitting.hub.arrive(nurse, here=writing)
    sitting.act("chair", CarryOverCase(meeting=SITTING, case=sitting.kit))
    assert {one.account: one.here for one in sitting.hub.present()}[nurse.account] == writing


def test_two_drops_are_told_together(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    for step in (sitting.challenged, sitting.proposed):
        drop(sitting)
        sitting.hub.wait(seconds=30)
        step()
        sitting.hub.online(sitting.seats[NURSE])
    said = shown.findChildren(Banner)
    text = next(b.accessibleName() for b in said if b.accessibleName().startswith("You were"))
    assert "Education challenged" in text
    assert "Proposed: Strategy discussion" in text


def test_a_line_that_stays_is_not_touched(opened: Open) -> None:
    sitting = Sitting().called()
    shown = opened(sitting)
    rows = {row.accessibleName(): row for row in shown.findChildren(SaidRow)}
    before = {name: row.grab().toImage() for name, row in rows.items()}
    sitting.answered()
    changed = [name for name, row in rows.items() if row.grab().toImage() != before[name]]
    assert len(changed) == 1
    assert changed[0].startswith("Health (you)")


def test_an_observer_reads_and_is_offered_nothing(qtbot: QtBot) -> None:
    sitting = Sitting().called().proposed()
    made, shown = window(sitting, "observer")
    qtbot.addWidget(made)
    made.show()
    assert not [r for r in shown.findChildren(QRadioButton) if r.isVisible()]
    assert not draft_box(shown, "challenge").isVisible()


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).exists()

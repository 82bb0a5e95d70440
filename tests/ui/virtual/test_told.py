"""What a partner who is not in the room is told: the outcome, its note, a consent taken back."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.domain.case.commands import AddNote
from app.domain.meeting.commands import PutBackCase
from app.feedback.notes import MARKING
from tests.helpers.clerking import message_to, tell
from tests.helpers.find import button, part
from tests.helpers.hands import answer
from tests.helpers.paper import lines_of
from tests.helpers.sitting import SITTING, Sitting
from tests.ui.virtual.desk import NURSE, Open


def test_the_decision_is_heard_at_once_with_a_note_to_copy(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    sitting.decided()
    assert shown._middle.box._large.text() == "Strategy discussion, today 11:29"
    button(shown, "Copy").click()
    assert "Note for your own system." in QGuiApplication.clipboard().text()


def test_a_note_on_paper_bears_its_mark(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    sitting.decided()
    button(shown, "Save as PDF …").click()
    asked = part(shown.window(), QFileDialog)
    asked.fileSelected.emit(str(path))
    asked.close()
    said = " ".join(lines_of(path))
    assert MARKING in said
    assert "Ask the hub before any of it is told on." in said


def test_a_note_that_is_shown_is_seen_once_and_can_be_filed(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    sitting.decided()
    assert message_to(sitting.case(), NURSE).seen == ()
    tell(sitting.hub, sitting.seats["chair"], sitting.kit)
    sitting.hub.wait(minutes=1)
    sitting.act("police", AddNote(case=sitting.kit, text="Something else."))
    assert len(message_to(sitting.case(), NURSE).seen) == 1
    button(shown, "Filed in our system …").click()
    answer("EPR 12")
    assert message_to(sitting.case(), NURSE).filed_as == "EPR 12"
    assert not [b for b in shown.findChildren(QPushButton) if "Filed" in b.text() and b.isVisible()]


def test_a_note_behind_another_screen_is_not_seen(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    shown.hide()
    sitting.decided()
    tell(sitting.hub, sitting.seats["chair"], sitting.kit)
    assert message_to(sitting.case(), NURSE).seen == ()
    shown.show()
    assert len(message_to(sitting.case(), NURSE).seen) == 1


def test_not_what_one_expected_goes_to_the_chair(opened: Open) -> None:
    sitting = Sitting().called().proposed()
    shown = opened(sitting)
    sitting.decided()
    tell(sitting.hub, sitting.seats["chair"], sitting.kit)
    button(shown, "Not what we expected …").click()
    answer("No word of the school.")
    assert message_to(sitting.case(), NURSE).dispute == "No word of the school."


def test_a_consent_taken_back_is_said_while_its_case_is_talked_about(opened: Open) -> None:
    sitting = Sitting().called().answered()
    shown = opened(sitting)
    assert shown.withdrawn.isHidden()
    sitting.withdrawn()
    assert not shown.withdrawn.isHidden()
    assert shown.withdrawn.accessibleName().startswith("Consent withdrawn at ")
    assert "Kit Tamarisk" in shown.withdrawn.accessibleName()
    button(shown.withdrawn, "Close").click()
    assert shown.withdrawn.isHidden()


def test_it_goes_with_its_case(opened: Open) -> None:
    sitting = Sitting().called().answered()
    shown = opened(sitting)
    sitting.withdrawn()
    sitting.act("chair", PutBackCase(meeting=SITTING, case=sitting.kit))
    assert shown.withdrawn.isHidden()

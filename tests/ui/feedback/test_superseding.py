"""The screen where a case is open again, and once it was decided anew."""

from pytestqt.qtbot import QtBot

from app.domain.case.commands import CloseCase
from app.domain.case.feedback import Reader
from app.domain.case.parts import CloseReason
from tests.helpers.builders import CASE, CHAIR, COORDINATOR, NURSE
from tests.helpers.local_session import LocalHub
from tests.ui.feedback import outcome
from tests.ui.feedback.desk import Desk
from ui.board.marks import feedback_dues, feedback_marks
from ui.notes.note import notes_of
from ui.words.feedback import late


def listed(desk: Desk) -> list[tuple[str, str]]:
    return [(row.section.value, row.name) for row in desk.rows()]


def offered(desk: Desk) -> list[str]:
    return [deed.label for deed in desk.screen.desk.page._deeds or ()]


def test_what_waits_while_the_case_is_open_again_says_why(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.reopened())
    assert listed(desk)[:2] == [
        ("Not yet", "School"),
        ("Not yet", "Handover to Children's social care"),
    ]
    desk.open(Reader.SCHOOL)
    why = desk.screen.desk.page._why.accessibleName()
    assert "The case is open again" in why
    assert offered(desk) == ["Mark as given …"]
    assert "queued: school" not in desk.text()
    assert desk.screen.desk.page.words.text() == "", "so that nobody hands it on"


def test_closed_again_it_can_be_approved(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.reopened())
    desk.open(Reader.SCHOOL)
    close = CloseCase(case=CASE, reason=CloseReason.OUTCOME_IN_HAND, text="Nothing new in it.")
    desk.hub.act(COORDINATOR, close)
    assert "Approve: leaves in 10 minutes" in offered(desk)


def test_what_was_replaced_stands_last_and_offers_nothing(qtbot: QtBot) -> None:
    desk = Desk(qtbot, outcome.decided_anew())
    assert listed(desk) == [
        *(("Today", "Health"), ("Today", "School")),
        ("Later", "Handover to Children's social care"),
        *(("Not yet", "Rowan Maple"), ("Not yet", "Ash Maple")),
        ("Told", "Health"),
        ("Replaced by a later decision", "School"),
        ("Replaced by a later decision", "Handover to Children's social care"),
        ("Replaced by a later decision", "Rowan Maple"),
        ("Replaced by a later decision", "Ash Maple"),
    ]
    (first, _) = outcome.all_to(desk.hub, Reader.SCHOOL)
    desk.screen.open_message(first.owed.id)
    page = desk.screen.desk.page
    assert "Nobody was told this. The case was decided anew" in desk.text()
    assert page._why.isHidden()
    assert page.side.pill.text() == "Replaced by a later decision"
    assert offered(desk) == []
    assert page.words.text() == ""
    row = next(row for row in desk.rows() if row.key == first.owed.id)
    assert (row.side, row.due) == ("Replaced", None)


def test_an_agency_is_shown_no_note_that_does_not_hold() -> None:
    def notes(hub: LocalHub) -> list[str]:
        case, partnership = outcome.the_case(hub), outcome.told_by()
        return [note.message for note in notes_of(case, partnership, NURSE, (), hub.now)]

    hub = outcome.decided()
    assert notes(hub) == [outcome.to(hub, Reader.AGENCY).owed.id]
    outcome.reopened(hub)
    assert notes(hub) == []
    hub = outcome.decided_anew(outcome.decided())
    (replaced, later) = outcome.all_to(hub, Reader.AGENCY)
    assert notes(hub) == [later.owed.id] != [replaced.owed.id]


def test_nobody_is_late_with_what_was_replaced() -> None:
    hub = outcome.decided_anew()
    for message in outcome.the_case(hub).messages:
        if message.decision == outcome.the_case(hub).decisions[-1].id and message.owed.due:
            hub.act(CHAIR, outcome.given(message))
    hub.wait(days=3)
    case = outcome.the_case(hub)
    assert late(case, hub.now) == ()
    assert list(feedback_marks(case, hub.now)) == []
    assert list(feedback_dues(case)) == []

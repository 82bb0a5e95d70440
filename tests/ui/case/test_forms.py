"""Asking, rating and sharing by forms: what the hub's board then holds, and what is never lost."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.commands import RateCase, RequestInformation, RestrictCase
from app.domain.case.parts import DeclineReason
from app.domain.case.state import RequestState
from app.domain.values import Rating, RequestId, Stage
from app.legal_profiles import sample
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    EDUCATION,
    HEALTH,
    HOUR,
    NURSE,
    POLICE,
    board,
    case,
    contribution,
    contribution_id,
    gathering,
    partnership,
    rated,
    request,
    request_id,
)
from tests.helpers.find import button
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import choose, error, form, gone, opened, send, settle, write
from tests.ui.case.looking import Opened
from ui.case.forms.basis import POWERS
from ui.case.forms.form import Form
from ui.case.forms.sheet import Sheet
from ui.forms.parts import Problem
from ui.forms.ticks import TicksInput
from ui.widgets import Field


def test_a_changed_rating_asks_why(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    asked = form(panel, "rate", "red")
    send(asked)
    assert error(asked.questions.input("reason")) == "Write why the rating changes."
    write(asked, reason="A second incident")
    send(asked)
    assert panel.case.rating is Rating.RED
    assert panel.case.ratings[-1].reason == "A second incident"
    assert gone(asked)


def test_several_agencies_are_asked_at_once(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    asked = form(panel, "request")
    ticks = asked.questions.input("agencies")
    assert isinstance(ticks, TicksInput)
    for agency in (POLICE, EDUCATION):
        ticks.box(agency).click()
    write(asked, question="What is known?")
    send(asked)
    assert not gone(asked), "nothing is claimed that was not chosen"
    choose(asked, power=POWERS[1])
    send(asked)
    made = panel.case.requests
    assert [r.agency for r in made] == [POLICE, EDUCATION]
    assert made[0].systems == ("Incidents", "Intelligence")
    assert all(r.basis is not None and r.subjects == (CHILD,) for r in made)


def test_a_decline_from_the_case_records_the_ground_of_the_profile(qtbot: QtBot) -> None:
    profile = sample("england")
    rules = partnership(profiles=(profile,))
    panel = Opened(qtbot, LocalHub(board(rules, gathering(request()))), NURSE, CASE)
    declining = form(panel, "decline", request_id(1))
    choose(declining, why="ground:investigation")
    send(declining)
    (asked,) = panel.case.requests
    assert asked.declined is DeclineReason.WOULD_HARM_INVESTIGATION
    assert asked.closed_because == "It would harm an investigation"


def test_the_form_says_when_answers_will_be_due(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(Rating.RED))
    leads = [one.lead for one in form(panel, "request").advice()]
    assert leads == ["Answers due 14:00"]


def test_at_red_the_basis_may_be_owed_and_is_then_recorded(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(Rating.RED))
    asked = form(panel, "request", HEALTH)
    write(asked, question="What is known?")
    send(asked)
    (owed,) = panel.case.requests
    assert owed.basis is None
    assert owed.basis_owed_by is not None
    recorded = form(panel, "basis", owed.id)
    choose(recorded, power="other", other_power="An order of the court")
    send(recorded)
    basis = panel.case.requests[0].basis
    assert basis is not None
    assert basis.power == "An order of the court"


def test_a_form_goes_with_its_case_and_its_words_are_kept(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    asked = form(panel, "note")
    write(asked, text="Ring the school.")
    panel.hub.act(CHAIR, RestrictCase(case=CASE, named=(), reason="Staff member"))
    settle()
    assert gone(asked)
    assert "Ring the school." in panel.session.draft(f"form:note:{CASE}:")


def test_below_that_no_request_goes_out_without_its_basis(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    asked = form(panel, "request", HEALTH)
    write(asked, question="What is known?")
    choose(asked, when="later")
    send(asked)
    assert panel.case.requests == ()
    assert asked.isVisible()


def ask_health(number: int) -> RequestInformation:
    return RequestInformation(
        case=CASE,
        request=RequestId(request_id(number)),
        agency=HEALTH,
        subjects=(CHILD,),
        question="Mine",
        purpose="To know",
        basis=BASIS,
    )


def test_one_refused_of_two_keeps_the_words_and_sends_no_second_time(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    panel.hub.hold()
    asked = form(panel, "request", f"{HEALTH},{POLICE}")
    write(asked, question="What is known?")
    choose(asked, power=POWERS[0])
    send(asked)
    panel.hub.act(CHAIR, ask_health(9))
    panel.hub.release()
    settle()
    assert "this agency has an open request" in asked.notice()
    assert asked.questions.values()["question"] == "What is known?"
    assert [r.agency for r in panel.case.requests] == [HEALTH, POLICE]
    choose(asked, agencies=f"{HEALTH}\n{POLICE}\n{EDUCATION}")
    send(asked)
    assert gone(asked)
    assert [r.agency for r in panel.case.requests] == [HEALTH, POLICE, EDUCATION]


def test_nobody_is_rated_by_a_form_that_was_only_opened(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    asked = form(panel, "rate")
    send(asked)
    assert asked.isVisible()
    assert not panel.case.ratings
    choose(asked, rating="green")
    send(asked)
    assert panel.case.rating is Rating.GREEN


def test_nothing_is_done_before_the_hub_says_so(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    panel.hub.hold()
    asked = form(panel, "rate", "red")
    send(asked)
    assert asked.isVisible()
    assert asked._state.text() == "Sending …"
    panel.hub.release()
    settle()
    assert gone(asked)


def test_without_a_line_it_may_be_closed_and_goes_out_later(qtbot: QtBot) -> None:
    panel = opened(qtbot, case())
    panel.hub.offline(COORDINATOR)
    asked = form(panel, "rate", "red")
    send(asked)
    assert asked.notice().startswith("Saved here, encrypted.")
    button(asked, "Close").click()
    panel.hub.online(COORDINATOR)
    settle()
    assert panel.case.rating is Rating.RED
    assert panel.bridge.draft(f"form:rate:{CASE}:") == ""


def test_what_is_refused_from_before_a_restart_is_said(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(Rating.RED))
    panel.session.submit(RateCase(case=CASE, rating=Rating.RED, reason="Again"))
    assert panel.panel._refusal.isVisible()
    assert "Not accepted" in panel.panel._refusal.accessibleName()


def test_words_sent_before_a_restart_are_to_be_looked_for_first(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    panel.hub.hold()
    write(first := form(panel, "note"), text="Ring the school")
    send(first)
    again = Opened(qtbot, panel.hub, COORDINATOR, CASE)
    again.bridge.save_draft(f"form:note:{CASE}:", panel.bridge.draft(f"form:note:{CASE}:"))
    assert "They were sent once" in form(again, "note").notice()


def test_what_is_refused_after_closing_comes_back_with_its_words(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(Rating.AMBER))
    panel.hub.offline(COORDINATOR)
    asked = form(panel, "rate", "red")
    write(asked, reason="A second incident")
    send(asked)
    button(asked, "Close").click()
    panel.hub.act(CHAIR, RateCase(case=CASE, rating=Rating.RED, reason="Mine"))
    panel.hub.online(COORDINATOR)
    settle()
    assert panel.panel._refusal.isVisible()
    panel.panel._refusal.activated.emit()
    again = panel.panel.findChildren(Form)[-1]
    assert again.questions.values()["reason"] == "A second incident"


def test_words_left_in_a_form_are_there_again(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    first = form(panel, "note")
    write(first, text="Ring the school")
    button(first, "Cancel").click()
    settle()
    again = form(panel, "note")
    assert again.questions.values() == {"text": "Ring the school"}
    assert again.notice().startswith("Your earlier words are here again.")
    send(again)
    settle()
    assert form(panel, "note").questions.values() == {"text": ""}


def test_earlier_words_can_be_left_out(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated())
    first = form(panel, "note")
    write(first, text="Ring the school")
    button(first, "Cancel").click()
    settle()
    again = form(panel, "note")
    button(again, "Start afresh").click()
    assert again.questions.values() == {"text": ""}
    assert panel.bridge.draft(f"form:note:{CASE}:") == ""


def test_to_start_afresh_puts_back_the_day_as_well(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering())
    first = form(panel, "defer")
    began = first.questions.values()
    choose(first, until=(AT + HOUR).isoformat(), reason="The school is closed")
    first.close()
    settle()
    again = form(panel, "defer")
    assert again.questions.values()["until"] == (AT + HOUR).isoformat()
    button(again, "Start afresh").click()
    assert again.questions.values() == began


def test_what_is_wrong_is_never_kept_back_for_want_of_its_part(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering())

    def sheet() -> Sheet:
        wrong = Problem("nowhere", "Choose a day.")
        return Sheet(title="Ask", action="Send", text="It asks nothing.", make=lambda _: wrong)

    asked = Form(panel.bridge, sheet, sheet(), "form:ask", panel.panel)
    asked.open()
    send(asked)
    assert asked.notice() == "Choose a day."


def test_what_changed_elsewhere_is_shown_and_the_words_stay(qtbot: QtBot) -> None:
    shared = contribution()
    panel = opened(qtbot, rated(contributions=(shared,)), who=NURSE)
    mine = form(panel, "correct", shared.id)
    write(mine, facts="Seen once.", reason="Miscounted")
    other = Opened(qtbot, panel.hub, NURSE, CASE)
    theirs = form(other, "correct", contribution_id(1))
    write(theirs, facts="Seen thrice.", reason="Found one more")
    send(theirs)
    assert "Now it says: Seen thrice." in mine.notice()
    send(mine)
    assert "someone changed this" in mine.notice()
    assert mine.questions.values()["facts"] == "Seen once."
    send(mine)
    assert panel.case.contributions[0].content.facts == "Seen once."
    assert len(panel.case.contributions[0].earlier) == 2


def test_no_record_found_says_where_and_for_whom(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering(), who=NURSE)
    button(panel.panel, "No record found").click()
    asked = panel.panel.findChildren(Form)[-1]
    send(asked)
    assert not gone(asked)
    write(asked, other="Clinic list")
    send(asked)
    shared = panel.case.contributions[0]
    assert shared.nil
    assert shared.request == request_id(1)
    assert [(s.system, s.subject) for s in shared.content.searches] == [("Clinic list", CHILD)]


def test_a_pause_needs_its_cause_and_ends_at_once(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering(request(due=AT + HOUR)))
    asked = form(panel, "pause", request_id(1))
    send(asked)
    write(asked, cause="Consent awaited")
    send(asked)
    assert panel.case.requests[0].paused
    assert panel.panel.open_form("resume", CASE, request_id(1)) is None
    assert not panel.case.requests[0].paused


def test_a_cancelled_request_keeps_its_reason(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering())
    asked = form(panel, "cancel", request_id(1))
    write(asked, reason="Asked by mistake")
    send(asked)
    assert panel.case.requests[0].state is RequestState.CANCELLED


def test_the_key_in_an_area_sends(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering())
    asked = form(panel, "ready")
    write(asked, reason="It cannot wait")
    field = asked.questions.input("reason")
    assert isinstance(field, Field)
    QTest.keyClick(field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.case.stage is Stage.READY


def test_ready_without_answers_says_why(qtbot: QtBot) -> None:
    panel = opened(qtbot, gathering())
    asked = form(panel, "ready")
    write(asked, reason="It cannot wait")
    send(asked)
    assert panel.case.stage is Stage.READY

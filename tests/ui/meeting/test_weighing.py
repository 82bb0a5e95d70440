"""The decision form: what is at hand, what is missing, what is asked, and what is owed."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from app.domain.case import commands as c
from app.domain.case.parts import StepWay
from app.domain.case.state import ChallengeState
from app.domain.values import Outcome, ReviewId, Rung, ServiceId
from tests.helpers.builders import uid
from tests.helpers.find import button
from tests.helpers.local_session import LocalHub
from tests.ui.meeting import morning, weighing
from tests.ui.meeting.morning import Desk, sit
from tests.ui.meeting.weighing import CHALLENGE, POPPY
from ui.meeting.decision.view import DecisionPanel
from ui.meeting.decision.view_model import Step
from ui.widgets import Label, Ladder


def shown(qtbot: QtBot, hub: LocalHub, who: str) -> Desk:
    desk = sit(hub, morning.SEATS[who])
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1360, 840)
    return desk


def panel(desk: Desk) -> DecisionPanel:
    return desk.screen.page.decision


def look_at_poppy(desk: Desk) -> DecisionPanel:
    desk.screen.page.agenda.looked.emit(POPPY)
    return panel(desk)


def lacks(desk: Desk) -> list[str]:
    return [link.text() for link in panel(desk).foot._links]


def test_the_clause_stands_there_with_what_points_to_it(qtbot: QtBot) -> None:
    """report L103-107: confidence in borderline cases."""
    clause = panel(shown(qtbot, weighing.early_help(), "scribe")).form.clause
    said = clause.words.text()
    assert "early help can meet" in said
    for point in weighing.POINTS:
        assert point in said


def test_like_cases_say_how_they_went_and_name_nobody(qtbot: QtBot) -> None:
    alike = panel(shown(qtbot, weighing.early_help(), "scribe")).form.alike
    assert alike.open.text() == "1 like case: early help, level 2"
    alike.open.click()
    said = " ".join(label.text() for label in alike.findChildren(Label))
    assert "Fern" not in said
    assert "early help" in said


def test_services_are_offered_where_the_outcome_leads_to_them(qtbot: QtBot) -> None:
    desk = shown(qtbot, weighing.early_help(), "scribe")
    form = panel(desk).form
    assert form.services.isVisible()
    box = next(b for b in form.services.findChildren(QCheckBox) if b.text() == "School nurse")
    box.click()
    panel(desk).foot.main.click()
    proposal = desk.case(POPPY).proposal
    assert proposal is not None
    assert ServiceId("school-nurse") in proposal.draft.services
    form.children_form.picker.changed.emit((Outcome.ASSESSMENT,))
    form.services.show_services(weighing.SERVICES, ())
    form._change(services=())
    assert not form.services.isVisible()


def test_each_thing_that_is_missing_leads_to_its_place(qtbot: QtBot) -> None:
    """Haringey: no decision without clause, lead and reasons."""
    desk = shown(qtbot, weighing.early_help(), "scribe")
    form = panel(desk).form
    form.clause.chosen.emit("")
    form.lead.changed.emit(None)
    assert lacks(desk) == ["The threshold clause", "The lead agency"]
    panel(desk).foot.field_wanted.emit("clause")
    assert desk.screen.window().focusWidget() is form.clause.box


def test_a_challenge_nobody_heard_is_missing_and_leads_to_its_card(qtbot: QtBot) -> None:
    desk = shown(qtbot, weighing.rich(morning.proposed()), "scribe")
    assert "An answer to a challenge" in lacks(desk)
    panel(desk).go_to(f"challenge:{CHALLENGE}")
    answer = button(panel(desk).talk, "Answer")
    assert desk.screen.window().focusWidget() is answer


def test_another_level_than_before_asks_for_the_plan(qtbot: QtBot) -> None:
    """report L474-480: from child protection into early help and back, with a plan."""
    hub = weighing.unchallenged()
    hub.act(morning.DECIDER, c.ReopenCase(case=POPPY, reason="More is known."))
    desk = shown(qtbot, hub, "scribe")
    form = look_at_poppy(desk).form
    form.children_form.picker.changed.emit((Outcome.ASSESSMENT,))
    form.children_form.level.choose("3")
    assert any("step down or up" in words for words in lacks(desk))
    form.step.open.click()
    QTest.keyClicks(form.step.plan.editor, "A team round the child.")
    assert form._sheet.step is not None
    assert form._sheet.step.way is StepWay.UP
    assert not any("step down or up" in words for words in lacks(desk))


def test_the_reading_back_asks_for_challenges(qtbot: QtBot) -> None:
    asked = panel(shown(qtbot, weighing.asked(), "decider"))._asked
    assert asked.isVisible()
    assert asked.accessibleName().startswith("Any challenge? Whoever has one")


def test_silence_is_on_the_record(qtbot: QtBot) -> None:
    """Haringey: the record alone says that it was asked and nobody challenged."""
    shows = look_at_poppy(shown(qtbot, weighing.unchallenged(), "chair"))
    assert shows._asked.accessibleName().endswith("nobody challenged.")
    assert shows._present.text().startswith("Present: ")


def test_what_an_urgent_decision_owes_is_completed_with_one_press(qtbot: QtBot) -> None:
    desk = shown(qtbot, weighing.urgent(), "decider")
    shows = look_at_poppy(desk)
    assert shows.foot._needed.text().startswith("Still owed by Tue ")
    assert lacks(desk) == ["The threshold clause", "The lead agency"]
    assert not shows.foot.main.isEnabled()
    shows.form.clause.chosen.emit("3.1")
    shows.form.lead.changed.emit("social-care")
    assert shows.foot.step() is Step.COMPLETE
    shows.foot.main.click()
    decided = desk.case(POPPY).decision
    assert decided is not None
    assert decided.owed == ()
    assert decided.corrections[-1].reason == "Completes the urgent decision."


def test_a_challenge_climbs_to_a_named_person(qtbot: QtBot) -> None:
    """domain 1.7: practitioner, manager, head of service, partnership; tracked and timed."""
    desk = shown(qtbot, weighing.climbed(), "education")
    view = panel(desk).talk.challenges
    assert view.findChild(Ladder) is not None
    button(view, "To the head of service …").click()
    QTest.keyClicks(view.escalation.to.editor, "M. Ash")
    view.escalation._go.click()
    assert view.escalation.reason.error() == "Write why."
    QTest.keyClicks(view.escalation.reason.editor, "Still no answer.")
    view.escalation._go.click()
    held = desk.case().challenges[0]
    assert (held.rung, held.escalations[-1].to) == (Rung.HEAD_OF_SERVICE, "M. Ash")
    assert view.escalation.isHidden()


def test_words_of_an_escalation_are_kept_and_come_back(qtbot: QtBot) -> None:
    desk = shown(qtbot, weighing.climbed(), "education")
    talk = panel(desk).talk
    button(talk.challenges, "To the head of service …").click()
    QTest.keyClicks(talk.challenges.escalation.to.editor, "M. Ash")
    talk.challenges.escalation.hide()
    button(talk.challenges, "To the head of service …").click()
    assert talk.challenges.escalation.to.text() == "M. Ash"


@pytest.mark.parametrize(("who", "accepts"), [("education", True), ("chair", False)])
def test_only_the_challenger_accepts_and_others_are_told_so(
    qtbot: QtBot, who: str, accepts: bool
) -> None:
    hub = weighing.climbed()
    hub.act(morning.CHAIR, c.AnswerChallenge(case=morning.KIT, challenge=CHALLENGE, text="At 11."))
    assert weighing.challenge(hub).state is ChallengeState.ANSWERED
    card = panel(shown(qtbot, hub, who)).talk.challenges.cards()[0]
    assert card.can_accept is accepts
    assert card.note == ("" if accepts else "Only Education can accept the answer.")


def test_an_overdue_step_is_said_to_be(qtbot: QtBot) -> None:
    card = panel(shown(qtbot, weighing.climbed(late=True), "chair")).talk.challenges.cards()[0]
    assert card.late
    assert card.meta.startswith("overdue")
    assert [step.standing for step in card.ladder] == ["passed", "here", "to come", "to come"]


def test_a_clause_is_raised_for_review_from_the_form(qtbot: QtBot) -> None:
    desk = shown(qtbot, weighing.early_help(), "scribe")
    panel(desk)._submit(
        c.RaiseForReview(
            case=POPPY,
            review=ReviewId(uid(1, 0xD)),
            version="7",
            clause="2.2",
            text="Does it need consent?",
        )
    )
    QApplication.processEvents()
    assert desk.case(POPPY).reviews[0].clause == "2.2"

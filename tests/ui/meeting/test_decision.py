"""A decision as the scribe, the chair and the decider make it, each in a window of their own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.case import commands as c
from app.domain.case.state import ChallengeState, DecisionState
from app.domain.meeting import commands as m
from app.domain.values import AgencyId, Outcome
from tests.helpers.find import button, part
from tests.ui.meeting import morning
from tests.ui.meeting.morning import CASES, CHAIR, DECIDER, KIT, SCRIBE, SEATS, SITTING, Desk, sit
from ui.drafts import Keeper
from ui.meeting.decision.view import DecisionPanel
from ui.meeting.decision.view_model import Step
from ui.meeting.decision.voices import ChallengeCard
from ui.words import case_name

KEPT_AFTER = 600


@pytest.fixture
def scribe(qtbot: QtBot) -> Desk:
    return shown(qtbot, sit(morning.called(), SCRIBE))


def shown(qtbot: QtBot, desk: Desk) -> Desk:
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1360, 840)
    desk.screen.show()
    return desk


def beside(qtbot: QtBot, desk: Desk, who: str) -> Desk:
    return shown(qtbot, sit(desk.hub, SEATS[who]))


def panel(desk: Desk) -> DecisionPanel:
    return desk.screen.page.decision


def pick(qtbot: QtBot, desk: Desk, letters: str) -> None:
    line = panel(desk).form.children_form.picker.line
    QTest.keyClicks(line, letters)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.text() == "")


def fill(qtbot: QtBot, desk: Desk, outcome: str = "child and family") -> None:
    """All that a plain decision needs."""
    form = panel(desk).form
    pick(qtbot, desk, outcome)
    QTest.mouseClick(button(form.children_form.level, "3"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.reasons.editor, "Needs an assessment.")
    choose(form.clause.box, "3.1")
    choose(form.lead.box, "social-care")


def choose(box: object, data: str) -> None:
    box.setCurrentIndex(box.findData(data))  # type: ignore[attr-defined] # any combo box
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined] # as a click does


def step(qtbot: QtBot, desk: Desk) -> None:
    QTest.mouseClick(panel(desk).foot.main, Qt.MouseButton.LeftButton)


def test_scribe_drafts_chair_reads_back_decider_confirms(qtbot: QtBot, scribe: Desk) -> None:
    chair, decider = beside(qtbot, scribe, "chair"), beside(qtbot, scribe, "decider")
    fill(qtbot, scribe)
    step(qtbot, scribe)
    proposal = scribe.case().proposal
    assert proposal is not None
    assert proposal.draft.reasons == "Needs an assessment."
    assert proposal.draft.children[0].outcomes == (Outcome.ASSESSMENT,)
    assert panel(decider).foot.step() is Step.NONE
    assert panel(chair).form.reasons.text() == "Needs an assessment."
    QTest.keyClick(chair.screen, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    panel(chair).read_back()
    assert scribe.case().decisions[-1].state is DecisionState.READ_BACK
    assert panel(decider)._state.accessibleName().startswith("Read back, not yet decided")
    step(qtbot, decider)
    QTest.mouseClick(button(part(decider.screen, QDialog), "Confirm"), Qt.MouseButton.LeftButton)
    assert scribe.case().decision is not None
    assert scribe.sitting().spotlight is None


def test_the_last_letters_are_kept_when_the_window_goes(qtbot: QtBot, scribe: Desk) -> None:
    QTest.keyClicks(panel(scribe).form.reasons.editor, "Needs an")
    scribe.bridge.close()
    assert "Needs an" in scribe.session.draft(f"decision:{KIT}")


def test_the_keyboard_waits_for_the_next_step(qtbot: QtBot, scribe: Desk) -> None:
    fill(qtbot, scribe)
    foot = panel(scribe).foot
    foot.main.setFocus()
    step(qtbot, scribe)
    assert scribe.case().proposal is not None
    assert foot.isAncestorOf(foot.window().focusWidget()) or foot.hasFocus()


def test_what_is_missing_leads_to_its_field(qtbot: QtBot, scribe: Desk) -> None:
    pick(qtbot, scribe, "strategy")
    form, foot = panel(scribe).form, panel(scribe).foot
    assert not form.strategy.isHidden()
    names = [link.text() for link in foot._links]
    assert "The strategy discussion" in names
    assert "The reasons" in names
    QTest.mouseClick(button(foot, "The reasons"), Qt.MouseButton.LeftButton)
    assert scribe.screen.focusWidget() is form.reasons.editor


def test_a_strategy_discussion_is_a_record_of_its_own(qtbot: QtBot, scribe: Desk) -> None:
    fill(qtbot, scribe, "strategy")
    box = panel(scribe).form.strategy
    QTest.mouseClick(box.open, Qt.MouseButton.LeftButton)
    QTest.keyClicks(box.cause.editor, "Level 4.")
    step(qtbot, scribe)
    proposal = scribe.case().proposal
    assert proposal is not None
    strategy = proposal.draft.strategy
    assert strategy is not None
    assert strategy.reasonable_cause == "Level 4."
    assert set(strategy.agencies) == {"social-care", "police", "health"}
    assert strategy.at > scribe.hub.now
    assert proposal.draft.section_47 is None


def test_a_section_47_enquiry_is_another(qtbot: QtBot, scribe: Desk) -> None:
    fill(qtbot, scribe, "section 47")
    box = panel(scribe).form.enquiry
    QTest.mouseClick(box.open, Qt.MouseButton.LeftButton)
    QTest.keyClicks(box.reasons.editor, "Significant harm.")
    step(qtbot, scribe)
    proposal = scribe.case().proposal
    assert proposal is not None
    assert proposal.draft.section_47 is not None
    assert proposal.draft.section_47.joint
    assert proposal.draft.strategy is None


def test_actions_have_an_owner_and_a_time(qtbot: QtBot, scribe: Desk) -> None:
    fill(qtbot, scribe)
    form = panel(scribe).form.actions_form
    QTest.mouseClick(form.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.form.what.editor, "Ring the school")
    QTest.keyClick(form.form.what.editor, Qt.Key.Key_Return)
    assert form.form.what.error() == "Choose who does it."
    choose(form.form.owner.box, "education")
    QTest.keyClick(form.form.what.editor, Qt.Key.Key_Return)
    step(qtbot, scribe)
    proposal = scribe.case().proposal
    assert proposal is not None
    assert [(a.what, a.owner) for a in proposal.draft.actions] == [
        ("Ring the school", AgencyId("education"))
    ]


def test_what_was_typed_is_there_after_a_restart(qtbot: QtBot, scribe: Desk) -> None:
    QTest.keyClicks(panel(scribe).form.reasons.editor, "Half a thought")
    qtbot.waitUntil(lambda: bool(scribe.session.draft(f"decision:{KIT}")), timeout=KEPT_AFTER * 5)
    again = DecisionPanel(scribe.bridge, Keeper(scribe.bridge))
    qtbot.addWidget(again)
    again.show_case(scribe.case(), scribe.screen.page.rights, ())
    assert again.form.reasons.text() == "Half a thought"


def test_a_draft_is_dropped_once_the_board_has_it(qtbot: QtBot, scribe: Desk) -> None:
    fill(qtbot, scribe)
    step(qtbot, scribe)
    panel(scribe)._keeper.flush()
    assert scribe.session.draft(f"decision:{KIT}") == ""


def test_nothing_is_drawn_as_proposed_before_the_hub_says_so(qtbot: QtBot, scribe: Desk) -> None:
    fill(qtbot, scribe)
    scribe.hub.hold()
    step(qtbot, scribe)
    assert panel(scribe)._state.accessibleName() == "Not on the board yet · sending …"
    assert not panel(scribe).foot.main.isEnabled()
    scribe.hub.release()
    assert panel(scribe)._state.accessibleName().startswith("Proposed, not yet decided")


def test_another_scribes_redraft_waits_for_my_choice(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.proposed(), SCRIBE))
    QTest.keyClicks(panel(desk).form.reasons.editor, "Mine. ")
    mine = panel(desk).form.reasons.text()
    theirs = morning.kit_draft(desk.hub)
    redraft = c.ProposeDecision(case=KIT, decision=morning.DECISION, draft=theirs)
    desk.hub.act(CHAIR, redraft)
    notice = panel(desk).redraft
    assert not notice.isHidden()
    assert panel(desk).form.reasons.text() == mine
    QTest.mouseClick(notice.theirs, Qt.MouseButton.LeftButton)
    assert panel(desk).form.reasons.text() == theirs.reasons
    QTest.mouseClick(notice.back, Qt.MouseButton.LeftButton)
    assert panel(desk).form.reasons.text() == mine
    step(qtbot, desk)
    proposal = desk.case().proposal
    assert proposal is not None
    assert proposal.draft.reasons == mine.strip()


def test_a_refusal_stands_beside_the_words_it_gives_back(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.proposed(), CHAIR))
    desk.hub.hold()
    step(qtbot, desk)
    desk.hub.take(CHAIR.account, "1", c.ReadBackDecision(case=KIT, decision=morning.DECISION))  # type: ignore[arg-type] # any id
    desk.hub.release()
    assert "someone changed this" in panel(desk).foot.refused.accessibleName()


def test_a_stance_is_hidden_until_the_chair_reveals(qtbot: QtBot) -> None:
    chair = shown(qtbot, sit(morning.proposed(), CHAIR))
    police = beside(qtbot, chair, "police")
    form = panel(police).talk.stances.form
    QTest.mouseClick(panel(police).talk.stances.own, Qt.MouseButton.LeftButton)
    choose(form.outcome, Outcome.SECTION_47.value)
    QTest.keyClicks(form.reason.editor, "Twice")
    QTest.mouseClick(button(form, "Give stance"), Qt.MouseButton.LeftButton)
    given = next(s for s in chair.case().stances if s.agency == "police")
    assert (given.outcome, given.reason) == (Outcome.SECTION_47, "Twice")
    words = panel(chair).talk.stances._words
    assert "Police:" not in words.text()
    QTest.mouseClick(panel(chair).talk.stances.reveal, Qt.MouseButton.LeftButton)
    assert "Police: Section 47 enquiry: Twice" in words.text()


def test_only_the_challenger_accepts_an_answer(qtbot: QtBot) -> None:
    chair = shown(qtbot, sit(morning.proposed(), CHAIR))
    teacher = beside(qtbot, chair, "education")
    QTest.mouseClick(button(panel(chair).talk.challenges, "Answer"), Qt.MouseButton.LeftButton)
    dialog = part(chair.screen, QDialog)
    QTest.keyClicks(dialog.focusWidget(), "Moved to ten thirty.")
    QTest.mouseClick(button(dialog, "Answer"), Qt.MouseButton.LeftButton)
    assert chair.case().challenges[0].state is ChallengeState.ANSWERED
    accept = button(panel(teacher).talk.challenges, "Accept the answer")
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert chair.case().challenges[0].state is ChallengeState.ACCEPTED


def test_a_challenge_between_long_names_keeps_to_the_column(qtbot: QtBot) -> None:
    chair = shown(qtbot, sit(morning.proposed(), CHAIR))
    shows = panel(chair).talk.challenges
    card = ChallengeCard(
        id="one",
        title="Challenge by Domestic abuse service to Drug and alcohol service",
        meta="answered · 10:14",
        text="Look again.",
        answer="",
        open=True,
        can_answer=True,
        can_accept=False,
        can_leave=True,
    )
    shows.show_challenges([card])
    assert shows._cards["one"].minimumSizeHint().width() < panel(chair).width() - 40


def test_an_agency_challenges_in_its_own_words(qtbot: QtBot) -> None:
    police = shown(qtbot, sit(morning.proposed(), SEATS["police"]))
    view = panel(police).talk.challenges
    QTest.mouseClick(view.begin, Qt.MouseButton.LeftButton)
    QTest.keyClicks(view.form.text.editor, "We can be there at ten.")
    QTest.mouseClick(button(view.form, "Raise it"), Qt.MouseButton.LeftButton)
    last = police.case().challenges[-1]
    assert (last.agency, last.text) == ("police", "We can be there at ten.")
    assert view.form.text.text() == ""


def test_a_decision_is_corrected_with_a_reason(qtbot: QtBot) -> None:
    decider = shown(qtbot, sit(morning.called(), DECIDER))
    decider.screen.page.agenda.looked.emit(morning.CASES["jade"])
    assert panel(decider)._state.accessibleName().startswith("Decided")
    QTest.keyClicks(panel(decider).form.reasons.editor, "Corrected. ")
    step(qtbot, decider)
    dialog = part(decider.screen, QDialog)
    QTest.keyClicks(dialog.focusWidget(), "A slip of the pen.")
    QTest.mouseClick(button(dialog, "Correct"), Qt.MouseButton.LeftButton)
    decision = decider.case(morning.CASES["jade"]).decision
    assert decision is not None
    assert decision.corrections[0].reason == "A slip of the pen."
    assert decision.draft.reasons.startswith("Corrected.")


def test_an_urgent_decision_says_what_it_owes(qtbot: QtBot) -> None:
    decider = shown(qtbot, sit(morning.called(), DECIDER))
    pick(qtbot, decider, "police")
    form = panel(decider).form
    QTest.keyClicks(form.reasons.editor, "He is at the address now.")
    form.urgent.click()
    step(qtbot, decider)
    assert panel(decider).foot._after.text().endswith("What is missing is owed by Tue 10:11.")
    step(qtbot, decider)
    QTest.mouseClick(button(part(decider.screen, QDialog), "Confirm"), Qt.MouseButton.LeftButton)
    decision = decider.case().decision
    assert decision is not None
    assert "lead" in decision.owed


def test_those_without_a_right_read_the_same(qtbot: QtBot) -> None:
    police = shown(qtbot, sit(morning.proposed(), SEATS["police"]))
    assert panel(police).form.reasons.text() == morning.WHY
    assert panel(police).foot.main.isHidden()
    QTest.keyClicks(panel(police).form.reasons.editor, "x")
    assert panel(police).form.reasons.text() == morning.WHY


def test_a_proposal_is_withdrawn_with_a_reason(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.proposed(), SCRIBE))
    panel(desk)._state.activated.emit()
    dialog = part(desk.screen, QDialog)
    QTest.keyClicks(dialog.focusWidget(), "Drafted on the wrong case.")
    QTest.mouseClick(button(dialog, "Withdraw"), Qt.MouseButton.LeftButton)
    assert desk.case().decisions[-1].state is DecisionState.WITHDRAWN


def test_a_reason_withdraws_what_it_was_asked_of(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.proposed(), SCRIBE))
    panel(desk)._state.activated.emit()
    dialog = part(desk.screen, QDialog)
    morning.turn_to_asha(desk.hub)
    QTest.keyClicks(dialog.focusWidget(), "Drafted too early.")
    QTest.mouseClick(button(dialog, "Withdraw"), Qt.MouseButton.LeftButton)
    assert desk.case().decisions[-1].state is DecisionState.WITHDRAWN
    assert desk.case(morning.ASHA).proposal is not None


def test_a_refusal_of_a_case_that_was_left_is_said_with_its_name(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.proposed(), CHAIR))
    desk.hub.hold()
    step(qtbot, desk)
    desk.hub.act(CHAIR, c.ReadBackDecision(case=KIT, decision=morning.DECISION))
    desk.hub.act(CHAIR, m.CarryOverCase(meeting=SITTING, case=KIT))
    desk.hub.act(CHAIR, m.CallCase(meeting=SITTING, case=CASES["cai"]))
    desk.hub.release()
    said = desk.screen.page.refused_notice
    assert said.isVisible()
    assert case_name(desk.case()) in said.accessibleName()

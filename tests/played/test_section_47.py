"""A section 47 case (domain 1.8): nothing waits, everything is written down, by whom and when."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case.parts import Protection
from app.domain.case.state import RequestState
from app.domain.values import Preset, Rating, Stage
from tests.played import steps
from tests.played.person import Person, Story


def test_a_child_in_danger_waits_for_nobody_and_the_decision_stands_in_writing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    story = Story("section-47", qtbot, tmp_path)
    chair = story.person("chair")
    steps.refer(
        chair,
        steps.child("Owain", "30/01/2024"),
        steps.MOTHER,
        concern="Burn to the hand",
        details="Two accounts of a burn within an hour; police are at the nursery.",
        immediate=Protection.POLICE_PROTECTION,
        level="4",
        aware="not-told",
        aware_note="Telling her now may put him at risk.",
    )
    asked_at_once(story, chair)
    reason_recorded(story, chair)
    answered(story, chair)
    decided(story, chair)
    steps.tell(chair, story.person("health"), story.hub)


def asked_at_once(story: Story, chair: Person) -> None:
    """DESIGN 8: at Level 4 or Red nothing waits; the missing reason is owed the same day."""
    chair.do("Rate …", rating=Rating.RED, level="4")
    chair.do("Model of the case …", preset=Preset.CHILD_PROTECTION)
    ask = chair.menu("Ask agencies …")
    assert ask is not None
    chair.answer(
        ask, agencies="social-care\npolice\nhealth", question="What is known of this burn?"
    )
    chair.answer(ask, when="later")
    chair.station("asking")
    chair.send(ask)
    assert {r.state for r in story.case().requests} == {RequestState.ASKED}
    assert all(r.basis_owed_by for r in story.case().requests)
    chair.on_the_board("Consent")
    chair.station("owed")


def reason_recorded(story: Story, chair: Person) -> None:
    """Domain 1.8: no check without consent "or a recorded, named, reasoned dispensation"."""
    chair.press("Dispense …")
    form = chair.form()
    assert form is not None
    chair.answer(
        form,
        agencies="social-care\npolice\nhealth",
        ground="risk-to-child",
        reason="Asking her first could put Owain at more risk.",
    )
    chair.station("dispensing")
    chair.send(form)
    (dispensed,) = story.case().dispensations
    assert dispensed.by.account == chair.seat.account
    assert dispensed.reason
    chair.on_the_board("Consent")
    chair.station("dispensed")
    chair.press("Record it now")
    based = chair.form()
    assert based is not None
    chair.answer(based, basis_reasons="A burn with two accounts of it.", told="not-told")
    chair.station("basis")
    chair.send(based)
    assert all(r.basis is not None and r.basis.power for r in story.case().requests)


def answered(story: Story, chair: Person) -> None:
    chair.finds_nothing()
    police, nurse = story.person("police"), story.person("health")
    police.share("Two accounts within an hour. Photographs are taken.", "Neither fits the burn.")
    nurse.share("A burn of the iron's shape; seen within the hour.", "It was pressed, not brushed.")
    nurse.station("answered")
    assert story.case().stage is Stage.READY


def decided(story: Story, chair: Person) -> None:
    """Domain 1.8: no section 47 "without decision-maker, time, threshold reasoning"."""
    steps.open_meeting(chair, story.hub)
    scribe, decider = story.person("scribe"), story.person("decider")
    steps.draft(scribe, "section 47", 4, "4.1", "Reasonable cause to suspect significant harm.")
    panel = scribe.decision()
    scribe.station("lacks-its-record")
    assert "section 47" in panel.foot._links[0].text(), "named as still needed"
    QTest.mouseClick(panel.form.enquiry.open, Qt.MouseButton.LeftButton)
    scribe.write(panel.form.enquiry.reasons, "Two accounts, and neither fits the burn.")
    scribe.step()
    proposal = story.case().proposal
    assert proposal is not None
    assert proposal.draft.section_47 is not None
    police = story.person("health")
    steps.challenge(police, decider, "Who examines him today?", "The paediatrician, at two.")
    steps.decide(chair, decider)
    decision = story.case().decision
    assert decision is not None
    assert (decision.draft.clause, decision.draft.threshold_version) == ("4.1", "7")
    assert decision.draft.reasons
    assert decision.decided_at == story.hub.now

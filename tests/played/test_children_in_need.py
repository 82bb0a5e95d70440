"""Children in need (report L623-644): on the border of protection, worked together, one decides."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.case.state import RequestState
from app.domain.values import Outcome, Preset, Rating, Stage
from tests.played import steps
from tests.played.person import Person, Story

CORE = {
    "social-care",
    "police",
    "health",
    "education",
    "probation",
    "housing",
    "youth-justice",
}
"""L634-636: the core team as the report lists it."""


def test_seven_agencies_are_asked_and_the_manager_decides(qtbot: QtBot, tmp_path: Path) -> None:
    story = Story("children-in-need", qtbot, tmp_path)
    chair = story.person("chair")
    steps.refer(
        chair,
        steps.child("Nia", "19/12/2012"),
        steps.child("Efa", "27/03/2020"),
        steps.MOTHER,
        concern="Home conditions",
        details="Two children sleep on the floor; notice is served for arrears.",
        aware="agreed",
    )
    asked(story, chair)
    answered(story, chair)
    decided(story, chair)
    steps.tell(chair, story.person("health"), story.hub)


def asked(story: Story, chair: Person) -> None:
    """L630-632: borderline cases "require further information from a multi-agency perspective"."""
    chair.do("Model of the case …", preset=Preset.CHILDREN_IN_NEED)
    chair.do("Rate …", rating=Rating.AMBER, level="3")
    chair.on_the_board("Consent")
    chair.press("Told or not")
    form = chair.form()
    assert form is not None
    chair.answer(form, aware="told", how="At the school gate, by the head teacher.")
    chair.station("informed")
    chair.send(form)
    assert story.case().informed
    ask = chair.menu("Ask agencies …")
    assert ask is not None
    chair.answer(ask, question="What do you know of both children and their home?")
    chair.station("asking")
    chair.send(ask)
    assert {r.agency for r in story.case().requests} == CORE


def answered(story: Story, chair: Person) -> None:
    """L639-641: practitioners "provide only relevant information from their systems"."""
    chair.share("A plan in 2024, closed with its goals met.", "They took help before.")
    for key in ("police", "probation", "youth-justice"):
        story.person(key).finds_nothing()
    story.person("health").share("Both are seen when they are asked to come.", "Growth is steady.")
    story.person("education").share(
        "Nia falls asleep in lessons.", "She minds her sister at night.", "I do the bath."
    )
    housing = story.person("housing")
    housing.share("Notice ends on 14 December.", "They may have no home by then.")
    housing.station("answered")
    assert all(r.state is RequestState.ANSWERED for r in story.case().requests)
    chair.on_the_board("Shared")
    chair.station("shared")


def decided(story: Story, chair: Person) -> None:
    """L641-644: passed to the "team manager who will make a decision on the case"."""
    steps.open_meeting(chair, story.hub)
    scribe, decider = story.person("scribe"), story.person("decider")
    steps.draft(scribe, "child and family", 3, "3.4", "Their home ends on 14 December.")
    scribe.station("drafted")
    scribe.step()
    police = story.person("police")
    steps.stance(police, Outcome.ASSESSMENT, "Both, and soon.")
    chair.meeting()
    chair.press("Reveal")
    chair.station("revealed")
    steps.decide(chair, decider)
    assert story.case().stage is Stage.DECIDED

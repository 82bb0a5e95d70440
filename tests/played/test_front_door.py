"""The front door (report L676-705): each referral rated, asked in order, discussed, and told."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.case.state import RequestState
from app.domain.values import Preset, Rating, Stage
from tests.played import steps
from tests.played.person import Person, Story

CORE = {"social-care", "police", "health", "education"}


def test_every_referral_is_rated_asked_discussed_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    story = Story("front-door", qtbot, tmp_path)
    chair, nurse, school = (story.person(k) for k in ("chair", "health", "education"))
    steps.refer(
        chair,
        steps.child("Maia", "14/03/2019"),
        steps.MOTHER,
        concern="Bruising",
        details="School saw bruises on both arms, and two accounts of them.",
        aware="told",
    )
    assert story.case().stage is Stage.NEW
    rated_and_asked(story, chair)
    answered(story, chair, nurse, school)
    steps.open_meeting(chair, story.hub)
    chair.station("spotlight")
    decided(story, chair, nurse, school)
    nurse.from_afar()
    nurse.station("heard")
    steps.tell(chair, nurse, story.hub)


def rated_and_asked(story: Story, chair: Person) -> None:
    """L689-692: "assigned a RAG-rating to enable practitioners to prioritise"."""
    chair.do("Model of the case …", preset=Preset.FRONT_DOOR)
    chair.do("Rate …", rating=Rating.AMBER, level="3")
    chair.station("rated")
    ask = chair.menu("Ask agencies …")
    assert ask is not None
    chair.answer(ask, question="What do you know of Maia and who cares for her?")
    chair.station("asking")
    chair.send(ask)
    assert {r.agency for r in story.case().requests} == CORE
    assert all(r.state is RequestState.ASKED for r in story.case().requests)


def answered(story: Story, chair: Person, nurse: Person, school: Person) -> None:
    """L694-695: "information on each case is sent back through the web application"."""
    chair.finds_nothing()
    story.person("police").share("One call to the address in May.", "Neighbours argue; no offence.")
    nurse.share("Seen at urgent care twice.", "The accounts differ.", headline="Seen twice.")
    nurse.station("answered")
    school.share("Tired and often late.", "It began in September.", "I fell. I think.")
    assert all(r.state is RequestState.ANSWERED for r in story.case().requests)
    chair.on_the_board("Shared")
    chair.station("shared")


def decided(story: Story, chair: Person, nurse: Person, school: Person) -> None:
    """L695-699: discussed with all core agencies before one screen."""
    scribe, decider = story.person("scribe"), story.person("decider")
    steps.draft(scribe, "child and family", 3, "3.1", "The accounts differ, and nobody asked her.")
    scribe.station("drafted")
    scribe.step()
    assert story.case().proposal is not None
    nurse.from_afar()
    nurse.press("Child and family assessment, level 3")
    nurse.station("stance")
    steps.challenge(school, decider, "Who asks Maia herself?", "The social worker, at school.")
    steps.decide(chair, decider)
    assert story.case().stage is Stage.DECIDED

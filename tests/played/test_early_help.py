"""Early help (report L646-674): consent first, health in a second trawl, then a product."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.case.lawful import Capacity, ConsentKind
from app.domain.case.state import RequestState
from app.domain.values import DataClass, Preset, Rating, Stage
from tests.played import hub as hubs
from tests.played import steps
from tests.played.person import Person, Story

NEEDED = "Which help would fit the family?"


def test_consent_comes_first_and_health_waits_for_a_key_worker(
    qtbot: QtBot, tmp_path: Path
) -> None:
    story = Story("early-help", qtbot, tmp_path)
    hubs.set_model(story.hub, Preset.EARLY_HELP, destroys_papers=True)
    chair = story.person("chair")
    steps.refer(
        chair,
        steps.child("Cai", "09/03/2015"),
        steps.MOTHER,
        concern="Tired and late",
        details="Cai is late most days; his mother asks for help with the mornings.",
        aware="agreed",
    )
    first_trawl_waits(story, chair)
    the_mother_agrees(story, chair)
    answers(story, chair)
    second_trawl(story, chair)
    product(story, chair)


def waiting(story: Story) -> set[str]:
    return {r.agency for r in story.case().requests if r.state is RequestState.LOCKED}


def first_trawl_waits(story: Story, chair: Person) -> None:
    """L653-655: "consent from a key person … before a manual trawl of systems takes place"."""
    chair.do("Model of the case …", preset=Preset.EARLY_HELP)
    chair.do("Rate …", rating=Rating.GREEN, level="2")
    ask = chair.menu("Ask agencies …")
    assert ask is not None
    chair.answer(ask, question=NEEDED)
    chair.station("asking")
    chair.send(ask)
    assert waiting(story) == {"social-care", "early-help", "education", "police"}
    chair.on_the_board("Consent")
    chair.station("locked")
    police = story.person("police")
    police.go("requests")
    police.station("nothing-to-answer")
    assert not police.sees("Share with the board")


def the_mother_agrees(story: Story, chair: Person) -> None:
    """One person answers for a child with parental responsibility; health is not named yet."""
    form = chair.menu("Record consent …")
    assert form is not None
    mother = story.case().subjects[1]
    assert form.questions.values()["giver"] == mother.id
    assert form.questions.values()["capacity"] == Capacity.PARENTAL_RESPONSIBILITY
    chair.answer(form, how="By telephone", words="Yes, if it helps with the mornings.")
    chair.station("consent")
    chair.send(form)
    assert waiting(story) == set()
    chair.on_the_board("Consent")
    chair.station("released")


def answers(story: Story, chair: Person) -> None:
    early, police, school = (story.person(k) for k in ("early-help", "police", "education"))
    early.share("A group ran here in spring.", "They came to each session.")
    police.finds_nothing()
    school.share("Late on most days.", "Bright once he is there.", "I make breakfast for us.")
    chair.finds_nothing()
    assert story.case().stage is Stage.READY
    assert not [w for w in chair.chips() if w.startswith("Decide")], "nothing is decided here"


def second_trawl(story: Story, chair: Person) -> None:
    """L660-663: health in "a second trawl once a keyworker … has been identified"."""
    ask = chair.menu("Ask agencies …")
    assert ask is not None
    chair.answer(ask, agencies="health", question=NEEDED)
    chair.send(ask)
    assert waiting(story) == {"health"}
    form = chair.menu("Record consent …")
    assert form is not None
    chair.answer(
        form,
        kind=ConsentKind.CONFIDENCE,
        agencies="health",
        data=f"{DataClass.GENERAL}\n{DataClass.HEALTH}",
        how="By telephone",
    )
    chair.send(form)
    assert waiting(story) == {"health"}
    chair.on_the_board("Consent")
    chair.station("waits-for-key-worker")
    chair.do("Name the key worker …", name="L. Morgan", agency="early-help")
    assert waiting(story) == set()
    chair.on_the_board("Shared")
    chair.station("papers-destroyed")


def product(story: Story, chair: Person) -> None:
    """L665-670: gathered into one product, and nothing is decided."""
    nurse = story.person("health")
    nurse.share("No health reason for being late.", "Asthma, well controlled.")
    chair.on_the_board("Family")
    chair.station("product")
    assert story.case().certificate is not None
    chair.do("Close the case …", why="stepped-down", text="Early help takes it: L. Morgan.")
    assert story.case().stage is Stage.CLOSED
    assert not story.case().decisions

"""Asking: what the model of the case fills in, and what is said of each agency before sending."""

from msgspec import structs
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case, RequestState
from app.domain.partnership.legal import ConsentRule
from app.domain.values import Preset, Rating
from tests.helpers.builders import (
    CASE,
    COORDINATOR,
    EDUCATION,
    HEALTH,
    POLICE,
    SOCIAL_CARE,
    board,
    rated,
)
from tests.helpers.lawful import PROFILE, lawful_partnership
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import choose, form, gone, send, write
from tests.ui.case.looking import Opened
from ui.forms.ticks import TicksInput


def opened(qtbot: QtBot, case: Case) -> Opened:
    return Opened(qtbot, LocalHub(board(lawful_partnership(), case)), COORDINATOR, CASE)


def test_the_model_fills_in_all_but_the_question(qtbot: QtBot) -> None:
    """Issue 3: short to fill, defaults per preset; the requester's basis in separate fields."""
    panel = opened(qtbot, rated(preset=Preset.CHILD_PROTECTION))
    asked = form(panel, "request")
    write(asked, question="What is known?")
    send(asked)
    assert gone(asked)
    made = panel.case.requests
    assert [r.agency for r in made] == [SOCIAL_CARE, POLICE, HEALTH, EDUCATION]
    basis = made[0].basis
    assert basis is not None
    assert basis.power == "Children Act 1989 s.47"
    assert basis.article_6 == "6(1)(e) public task"
    assert basis.article_9.startswith("9(2)(g)")
    assert basis.article_10 == "DPA 2018 Sch 1 para 18 for offences"
    assert basis.confidentiality == "overriding public interest"
    assert basis.profile == "England (sample) 2026.1"
    assert made[0].purpose == "Protect a child from significant harm"


def test_who_will_wait_is_said_before_sending_and_does(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(preset=Preset.EARLY_HELP))
    asked = form(panel, "request", f"{HEALTH},{EDUCATION}")
    said = [f"{one.lead} {one.text}" for one in asked.advice()]
    assert said[0] == (
        "Health will wait: no consent of Jade Maple for health information. "
        "The request goes out by itself when it is recorded."
    )
    assert not any(one.startswith("Education") for one in said)
    write(asked, question="What is known?")
    send(asked)
    states = {r.agency: r.state for r in panel.case.requests}
    assert states == {HEALTH: RequestState.LOCKED, EDUCATION: RequestState.ASKED}


def test_those_that_wait_for_the_same_are_said_in_one_line(qtbot: QtBot) -> None:
    """A line for each hid the question from whoever asked four agencies."""
    rule = ConsentRule(presets=(Preset.EARLY_HELP,), agencies=(POLICE, EDUCATION))
    hub = LocalHub(
        board(
            lawful_partnership(profiles=(structs.replace(PROFILE, consent=(rule,)),)),
            rated(preset=Preset.EARLY_HELP),
        )
    )
    panel = Opened(qtbot, hub, COORDINATOR, CASE)
    leads = [one.lead for one in form(panel, "request", f"{POLICE},{EDUCATION}").advice()]
    assert leads[0] == "Police and Education will wait:"
    assert sum("will wait" in lead for lead in leads) == 1


def test_at_level_4_nothing_waits_and_the_reason_is_owed(qtbot: QtBot) -> None:
    """DESIGN 8: at Level 4 or Red nothing ever waits; the missing reason is owed the same day."""
    panel = opened(qtbot, rated(preset=Preset.EARLY_HELP))
    asked = form(panel, "request", HEALTH)
    choose(asked, level="4")
    leads = [one.lead for one in asked.advice()]
    assert "Goes out now." in leads
    assert not any("will wait" in lead for lead in leads)
    owed = next(one for one in asked.advice() if one.lead == "Goes out now.")
    assert "owed today by 23:59" in owed.text


def test_whom_the_model_asks_later_is_offered(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(preset=Preset.EARLY_HELP))
    leads = [one.lead for one in form(panel, "request").advice()]
    assert "Asked later: Health." in leads


def test_what_waits_already_is_not_asked_twice(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(preset=Preset.EARLY_HELP))
    asked = form(panel, "request", HEALTH)
    write(asked, question="What is known?")
    send(asked)
    ticks = form(panel, "request").questions.input("agencies")
    assert isinstance(ticks, TicksInput)
    assert ticks.box(HEALTH).text() == "Health (waits already)"
    assert not ticks.box(HEALTH).isEnabled()


def test_red_without_a_model_still_goes_first(qtbot: QtBot) -> None:
    panel = opened(qtbot, rated(Rating.RED))
    asked = form(panel, "request", HEALTH)
    write(asked, question="What is known?")
    send(asked)
    assert panel.case.requests[0].basis_owed_by is not None

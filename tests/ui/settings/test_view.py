"""Settings are changed by who may, told as under way, kept when refused, and lost by nobody."""

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from app.domain.case.feedback import About, Reader
from app.domain.clocks import SameTimeNextWorkingDay
from app.domain.partnership.commands import PutAgency, PutSeat, PutTemplate, SetAgencyMode
from app.domain.partnership.state import Template
from app.domain.values import Role, SeatMode
from tests.helpers.builders import (
    ADMINISTRATOR,
    CHAIR,
    HEALTH,
    NURSE,
    OBSERVER,
    POLICE,
    board,
)
from tests.helpers.local_session import LocalHub
from tests.ui.settings.desk import Desk, settle
from ui.settings.sections import SECTIONS

LATER = "same-time:2"


def test_a_change_is_told_as_sending_until_the_hub_has_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    desk.put(amber=LATER)
    desk.hub.hold()
    desk.save()
    assert desk.block().state() == "Sending …"
    assert not desk.fields().isEnabled()
    assert desk.partnership.clocks.amber == SameTimeNextWorkingDay(1)
    desk.hub.release()
    settle()
    assert desk.partnership.clocks.amber == SameTimeNextWorkingDay(2)
    assert desk.block().state() == "On the board 10:00"
    assert desk.fields().isEnabled()


def test_nothing_can_be_saved_before_anything_is_changed(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    assert desk.block().foot.go.isHidden()
    desk.save()
    assert desk.session.pending == ()
    desk.put(amber=LATER)
    assert desk.block().foot.go.isVisible()


@pytest.mark.parametrize("seat", [NURSE, OBSERVER, CHAIR])
def test_who_may_not_change_it_reads_it(qtbot: QtBot, seat: object) -> None:
    desk = Desk(qtbot, who=seat)  # type: ignore[arg-type]  # a Seat, by the table above
    for section in SECTIONS:
        page = desk.screen.go(section.key)
        assert all(view.fields is None for view in page.views()), section.key
        assert page.add.isHidden()
        assert not any(view.foot.go.isVisible() for view in page.views())


def test_whoever_is_made_an_administrator_may_change_it_at_once(qtbot: QtBot) -> None:
    desk = Desk(qtbot, who=CHAIR)
    desk.open("clocks")
    assert desk.block().fields is None
    roles = (*CHAIR.roles, Role.ADMINISTRATOR)
    desk.hub.act(ADMINISTRATOR, PutSeat(seat=structs.replace(CHAIR, roles=roles)))
    desk.put(amber=LATER)
    desk.save()
    assert desk.partnership.clocks.amber == SameTimeNextWorkingDay(2)


def test_what_is_typed_is_there_when_the_window_is_opened_again(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    desk.type("name", "Health and care", block=1)
    desk.bridge.closing.emit()
    desk.window()
    desk.open("agencies", HEALTH)
    assert desk.fields(1).values()["name"] == "Health and care"
    assert "earlier words" in desk.block(1).notice()
    desk.save(1)
    assert desk.agency().name == "Health and care"
    assert desk.session.draft("settings:agency:health:board") == ""


def test_another_row_keeps_what_was_typed(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    desk.type("name", "Health and care", block=1)
    desk.open("agencies", POLICE)
    assert desk.fields(1).values()["name"] == "Police"
    desk.open("agencies", HEALTH)
    assert desk.fields(1).values()["name"] == "Health and care"


def test_what_changes_elsewhere_is_said_before_it_is_overwritten(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    desk.type("name", "Health and care", block=1)
    theirs = structs.replace(desk.agency(), name="NHS")
    desk.hub.act(ADMINISTRATOR, PutAgency(agency=theirs))
    assert "Now it says: Name: NHS." in desk.block(1).notice()
    desk.save(1)
    assert desk.agency().name == "NHS"
    desk.block(1)._notice.activated.emit()
    desk.save(1)
    assert desk.agency().name == "Health and care"


def test_what_changes_beside_it_disturbs_nobody(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    desk.type("name", "Health and care", block=1)
    desk.hub.act(ADMINISTRATOR, SetAgencyMode(agency=HEALTH, mode=SeatMode.OFF))
    assert desk.fields(0).values()["mode"] == "off"
    assert desk.fields(1).values()["name"] == "Health and care"
    assert desk.block(1).notice() == ""
    desk.save(1)
    assert (desk.agency().name, desk.agency().mode) == ("Health and care", SeatMode.OFF)


def test_a_refusal_is_in_words_and_loses_none(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    desk.put(mode="off")
    desk.hub.hold()
    desk.save()
    desk.hub.act(ADMINISTRATOR, SetAgencyMode(agency=HEALTH, mode=SeatMode.OFF))
    desk.hub.release()
    settle()
    assert "the board says the same already" in desk.block().notice()
    assert desk.fields().isEnabled()


def test_a_refusal_of_what_is_not_shown_is_said_above_and_leads_there(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("feedback", "outcome-school")
    desk.put(body="Ring {{ phone }}.")
    desk.hub.hold()
    desk.save()
    desk.open("feedback", "rules:")
    desk.open("clocks")
    theirs = Template(Reader.SCHOOL, About.OUTCOME, 1, "Yours", "Soon.")
    desk.hub.act(ADMINISTRATOR, PutTemplate(template=theirs))
    desk.hub.release()
    settle()
    assert "someone changed this" in desk.screen.notice()
    desk.screen._notice.activated.emit()
    settle()
    assert desk.fields().values()["body"] == "Ring {{ phone }}."
    assert desk.screen.notice() == ""


def test_offline_it_is_saved_here_and_goes_out_later(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.hub.offline(ADMINISTRATOR)
    desk.open("clocks")
    desk.put(amber=LATER)
    desk.save()
    assert "Saved here, encrypted." in desk.block().notice()
    desk.hub.online(ADMINISTRATOR)
    settle()
    assert desk.partnership.clocks.amber == SameTimeNextWorkingDay(2)
    assert desk.block().notice() == ""


def test_what_was_added_is_not_offered_again(qtbot: QtBot) -> None:
    """Though the person had gone on to something else when the hub said yes."""
    desk = Desk(qtbot)
    desk.open("agencies", "new")
    desk.type("name", "Fire")
    desk.hub.hold()
    desk.save()
    desk.open("agencies", HEALTH)
    desk.hub.release()
    settle()
    assert desk.partnership.agencies[-1].name == "Fire"
    desk.open("agencies", "new")
    assert desk.fields().values()["name"] == ""


def test_undo_shows_what_stands(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    desk.put(amber=LATER)
    desk.block().foot.undo.click()
    assert desk.fields().values()["amber"] == "same-time:1"
    assert not desk.block().unsaved


def test_an_act_is_not_offered_to_who_may_only_read(qtbot: QtBot) -> None:
    desk = Desk(qtbot, who=NURSE)
    desk.open("people", OBSERVER.account)
    assert [view.key for view in desk.screen.page().views()] == [
        f"settings:seat:{OBSERVER.account}"
    ]


def test_a_hub_without_a_profile_or_a_service_can_be_read(qtbot: QtBot) -> None:
    desk = Desk(qtbot, LocalHub(board()), NURSE)
    for section in SECTIONS:
        desk.screen.go(section.key)
    assert desk.screen.go("law").views() == ()

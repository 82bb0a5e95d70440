"""Two administrators save in the same second: the second is told, and loses no word."""

from collections.abc import Callable

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from app.domain.commands import Command
from app.domain.partnership.commands import (
    PutAgency,
    PutSeat,
    SetAgencyMode,
    SetCalendar,
    SetClocks,
    SetFeedbackRules,
    SetLadder,
    SetPreset,
)
from app.domain.partnership.state import Partnership
from app.domain.values import Preset, SeatMode
from tests.helpers.builders import ADMINISTRATOR, HEALTH, NURSE
from tests.ui.settings.desk import Desk, settle

THEIRS = "Now it says: "
Change = Callable[[Partnership], Command]


def clocks(now: Partnership) -> Command:
    return SetClocks(clocks=structs.replace(now.clocks, amber=now.clocks.red))


def phone(now: Partnership) -> Command:
    return SetFeedbackRules(rules=structs.replace(now.feedback, phone="01632 960 111"))


def model(now: Partnership) -> Command:
    rules = now.rules(Preset.CHILD_PROTECTION)
    assert rules is not None
    return SetPreset(rules=structs.replace(rules, purpose="Theirs", asks=(), asks_later=()))


def ladder(now: Partnership) -> Command:
    return SetLadder(ladder=(structs.replace(now.ladder[0], days=9), *now.ladder[1:]))


def agency(now: Partnership) -> Command:
    found = now.agency(HEALTH)
    assert found is not None
    return PutAgency(agency=structs.replace(found, name="NHS"))


def seat(now: Partnership) -> Command:
    return PutSeat(seat=structs.replace(NURSE, job="Matron"))


def mode(now: Partnership) -> Command:
    return SetAgencyMode(agency=HEALTH, mode=SeatMode.OFF)


SAME = [
    ("clocks", "", 0, {"amber": "same-time:2"}, clocks),
    ("feedback", "rules:", 0, {"phone": "01632 960 222"}, phone),
    ("models", "child-protection", 0, {"purpose": "A purpose of mine"}, model),
    ("directory", "ladder:", 0, {"practitioner": "4"}, ladder),
    ("agencies", HEALTH, 0, {"mode": "co-located"}, mode),
    ("agencies", HEALTH, 1, {"name": "Health and care"}, agency),
    ("people", NURSE.account, 0, {"job": "Named nurse"}, seat),
]


@pytest.mark.parametrize(("section", "row", "block", "typed", "change"), SAME)
def test_the_second_is_told_and_what_was_typed_is_there(
    qtbot: QtBot, section: str, row: str, block: int, typed: dict[str, str], change: Change
) -> None:
    desk = Desk(qtbot)
    desk.open(section, row)
    desk.put(block, **typed)
    desk.hub.hold()
    desk.save(block)
    theirs = change(desk.partnership)
    desk.hub.act(ADMINISTRATOR, theirs)
    stands = desk.partnership
    desk.hub.release()
    settle()
    assert desk.partnership == stands, "theirs is not overwritten"
    said = desk.block(block).notice()
    assert said.startswith("Not saved: somebody else saved this a moment before you.")
    assert THEIRS in said
    assert "Your words are kept" in said
    for name, text in typed.items():
        assert desk.fields(block).values()[name] == text
    desk.save(block)
    assert desk.partnership == stands, "it is looked at first"
    desk.block(block)._notice.activated.emit()
    desk.save(block)
    assert desk.partnership != stands
    assert desk.block(block).notice() == ""


def test_a_block_beside_it_goes_out_anew_by_itself(qtbot: QtBot) -> None:
    """Both stand in one agency, and neither person touched what the other wrote."""
    desk = Desk(qtbot)
    desk.open("agencies", HEALTH)
    desk.type("gateway", "Care Act 2014", block=2)
    desk.hub.hold()
    desk.save(2)
    theirs = structs.replace(desk.agency(), name="NHS")
    desk.hub.act(ADMINISTRATOR, PutAgency(agency=theirs))
    desk.hub.release()
    settle()
    assert (desk.agency().name, desk.agency().gateway) == ("NHS", "Care Act 2014")
    assert [view.notice() for view in desk.screen.page().views()] == ["", "", ""]
    assert not any(view.unsaved for view in desk.screen.page().views())


def test_closures_do_not_take_back_bank_holidays(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    desk.put(1, bank_holidays="25 Dec 2026")
    desk.hub.hold()
    desk.save(1)
    shut = desk.partnership.calendar
    week = structs.replace(shut, closures=())
    assert week != shut
    desk.hub.act(ADMINISTRATOR, SetCalendar(calendar=week))
    desk.hub.release()
    settle()
    calendar = desk.partnership.calendar
    assert calendar.closures == ()
    assert [f"{day:%d %b}" for day in calendar.bank_holidays] == ["25 Dec"]


def test_another_setting_hinders_nobody(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("clocks")
    desk.put(amber="same-time:2")
    desk.hub.hold()
    desk.save()
    desk.hub.act(ADMINISTRATOR, ladder(desk.partnership), agency(desk.partnership))
    desk.hub.release()
    settle()
    assert desk.partnership.clocks.amber != desk.partnership.clocks.red
    assert desk.block().state() == "On the board 10:00"
    assert desk.block().notice() == ""

"""Two who save at once: nobody's words are lost unread, and other settings hinder nobody."""

from datetime import date
from typing import Any, cast

import pytest
from msgspec import UNSET, json, structs

from app.domain.clocks import OFFICE_HOURS, WORKING_HOURS_CLOCKS, Calendar
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership.commands import (
    PutAgency,
    PutSeat,
    PutService,
    RemoveSeat,
    ScheduleAgencyMode,
    SetAgencyMode,
    SetCalendar,
    SetClocks,
    SetFeedbackRules,
    SetLadder,
    SetPreset,
)
from app.domain.partnership.presets import DEFAULT_PRESETS
from app.domain.partnership.state import (
    DEFAULT_LADDER,
    Agency,
    FeedbackRules,
    Partnership,
    RungDays,
    Service,
)
from app.domain.values import AgencyId, Rung, SeatMode, ServiceId
from tests.helpers.builders import ADMINISTRATOR, AGENCIES, NURSE, partnership
from tests.helpers.given import given

HOUSING = Agency(AgencyId("housing"), "Housing")
CLUB = Service(ServiceId("club"), "Homework club")
FIRST = AGENCIES[0]
SOON = date(2026, 12, 1)
CHRISTMAS = Calendar(OFFICE_HOURS, bank_holidays=(date(2026, 12, 25),))
NEW_YEAR = Calendar(OFFICE_HOURS, bank_holidays=(date(2027, 1, 1),))
NOW: Partnership = partnership(directory=(CLUB,))

TWO_AT_ONCE: list[tuple[Command, Command]] = [
    (
        PutAgency(agency=structs.replace(FIRST, name="Care"), stands=FIRST),
        PutAgency(agency=structs.replace(FIRST, contact="ext 1"), stands=FIRST),
    ),
    (
        PutAgency(agency=HOUSING, stands=None),
        PutAgency(agency=structs.replace(HOUSING, contact="ext 2"), stands=None),
    ),
    (
        SetAgencyMode(agency=FIRST.id, mode=SeatMode.OFF),
        PutAgency(agency=structs.replace(FIRST, contact="ext 1"), stands=FIRST),
    ),
    (
        SetAgencyMode(agency=FIRST.id, mode=SeatMode.OFF, stands=FIRST.mode),
        SetAgencyMode(agency=FIRST.id, mode=SeatMode.VIRTUAL, stands=FIRST.mode),
    ),
    (
        ScheduleAgencyMode(agency=FIRST.id, mode=SeatMode.OFF, since=SOON, stands=FIRST.mode),
        ScheduleAgencyMode(agency=FIRST.id, mode=SeatMode.VIRTUAL, since=SOON, stands=FIRST.mode),
    ),
    (
        PutSeat(seat=structs.replace(NURSE, job="Named nurse"), stands=NURSE),
        PutSeat(seat=structs.replace(NURSE, contact="ext 3"), stands=NURSE),
    ),
    (
        RemoveSeat(account=NURSE.account),
        PutSeat(seat=structs.replace(NURSE, contact="ext 3"), stands=NURSE),
    ),
    (
        SetClocks(clocks=WORKING_HOURS_CLOCKS, stands=NOW.clocks),
        SetClocks(
            clocks=structs.replace(NOW.clocks, red=WORKING_HOURS_CLOCKS.red), stands=NOW.clocks
        ),
    ),
    (
        SetCalendar(calendar=CHRISTMAS, stands=NOW.calendar),
        SetCalendar(calendar=NEW_YEAR, stands=NOW.calendar),
    ),
    (
        SetLadder(ladder=DEFAULT_LADDER[:2], stands=NOW.ladder),
        SetLadder(ladder=(RungDays(Rung.PRACTITIONER, 5),), stands=NOW.ladder),
    ),
    (
        PutService(service=structs.replace(CLUB, offers="Mornings"), stands=CLUB),
        PutService(service=structs.replace(CLUB, offers="Evenings"), stands=CLUB),
    ),
    (
        SetPreset(rules=structs.replace(DEFAULT_PRESETS[0], name="One"), stands=DEFAULT_PRESETS[0]),
        SetPreset(rules=structs.replace(DEFAULT_PRESETS[0], name="Two"), stands=DEFAULT_PRESETS[0]),
    ),
    (
        SetFeedbackRules(rules=FeedbackRules(phone="1"), stands=NOW.feedback),
        SetFeedbackRules(rules=FeedbackRules(phone="2"), stands=NOW.feedback),
    ),
]


def name(command: object) -> str:
    return type(command).__name__


@pytest.mark.parametrize(("first", "second"), TWO_AT_ONCE, ids=name)
def test_the_second_of_two_who_saved_at_once_is_told(first: Command, second: Command) -> None:
    saved = given(NOW).when(first, by=ADMINISTRATOR).accepted()
    saved.when(second, by=ADMINISTRATOR).refused(Code.CHANGED_SINCE)
    given(NOW).when(second, by=ADMINISTRATOR).accepted()


@pytest.mark.parametrize("after", [second for _, second in TWO_AT_ONCE], ids=name)
def test_who_does_not_say_what_they_saw_replaces_whatever_stands(after: Command) -> None:
    blind: Any = structs.replace(cast(Any, after), stands=UNSET)
    first = next(one for one, other in TWO_AT_ONCE if other is after)
    given(NOW).when(first, by=ADMINISTRATOR).accepted().when(blind, by=ADMINISTRATOR).accepted()


@pytest.mark.parametrize("first", [first for first, _ in TWO_AT_ONCE], ids=name)
def test_whoever_saves_another_setting_is_not_hindered(first: Command) -> None:
    saved = given(NOW).when(first, by=ADMINISTRATOR).accepted()
    others: list[Command] = [
        PutAgency(agency=structs.replace(AGENCIES[1], contact="ext 9"), stands=AGENCIES[1]),
        PutSeat(seat=structs.replace(ADMINISTRATOR, job="Manager"), stands=ADMINISTRATOR),
        PutService(service=structs.replace(CLUB, id=ServiceId("other")), stands=None),
    ]
    for other in others:
        saved.when(other, by=ADMINISTRATOR).accepted()


def test_what_was_put_back_meanwhile_is_what_was_seen() -> None:
    off = SetAgencyMode(agency=FIRST.id, mode=SeatMode.OFF)
    on = SetAgencyMode(agency=FIRST.id, mode=FIRST.mode)
    twice = given(NOW).when(off, by=ADMINISTRATOR).accepted().when(on, by=ADMINISTRATOR).accepted()
    twice.when(
        PutAgency(agency=structs.replace(FIRST, contact="ext 1"), stands=FIRST), by=ADMINISTRATOR
    ).accepted()


def test_nothing_stood_there_is_said_apart_from_nothing_being_said() -> None:
    said, unsaid = PutAgency(agency=HOUSING, stands=None), PutAgency(agency=HOUSING)
    assert json.decode(json.encode(said))["stands"] is None
    assert "stands" not in json.decode(json.encode(unsaid))
    for one in (said, unsaid):
        assert json.decode(json.encode(one), type=PutAgency) == one

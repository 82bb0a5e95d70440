"""Legal profiles, the models of work, and agencies that come on board by date."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import RequestInformation
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership import events
from app.domain.partnership.commands import (
    AdoptProfile,
    ScheduleAgencyMode,
    SetAgencyMode,
    SetPreset,
)
from app.domain.partnership.presets import DEFAULT_PRESETS
from app.domain.partnership.state import ModeChange, Partnership
from app.domain.values import AgencyId, Preset, SeatMode
from tests.helpers.builders import (
    ADMINISTRATOR,
    AGENCIES,
    BASIS,
    CASE,
    CHILD,
    COORDINATOR,
    EDUCATION,
    HEALTH,
    POLICE,
    PROFILE,
    SOCIAL_CARE,
    YOUTH_JUSTICE,
    partnership,
    rated,
    request_id,
)
from tests.helpers.given import given

TODAY = date(2026, 5, 12)
TOMORROW = date(2026, 5, 13)
MONDAY = date(2026, 5, 18)
SIGNED = structs.replace(PROFILE, sample=False, signed_by="Lena Legal", signed_on=date(2026, 5, 1))
RULES = structs.replace(
    DEFAULT_PRESETS[1], asks=(SOCIAL_CARE, EDUCATION), asks_later=(HEALTH,), destroys_papers=True
)
NOWHERE = AgencyId("nowhere")
ASK = RequestInformation(
    case=CASE,
    request=request_id(1),
    agency=YOUTH_JUSTICE,
    subjects=(CHILD,),
    question="What is known?",
    purpose="To decide",
    basis=BASIS,
)


def on_board(since: date, mode: SeatMode = SeatMode.VIRTUAL) -> ScheduleAgencyMode:
    return ScheduleAgencyMode(agency=YOUTH_JUSTICE, mode=mode, since=since)


def changing(*changes: ModeChange) -> Partnership:
    agencies = (*AGENCIES[:-1], structs.replace(AGENCIES[-1], changes=changes))
    return partnership(agencies=agencies)


def test_report_l430_partners_come_on_board_when_they_are_ready() -> None:
    event = events.AgencyModeScheduled(agency=YOUTH_JUSTICE, mode=SeatMode.VIRTUAL, since=TOMORROW)
    story = given(rated()).when(on_board(TOMORROW), by=ADMINISTRATOR).then(event)
    agency = story.partnership().agency(YOUTH_JUSTICE)
    assert agency
    assert (agency.mode_on(TODAY), agency.mode_on(TOMORROW)) == (SeatMode.OFF, SeatMode.VIRTUAL)
    story.when(ASK, by=COORDINATOR).refused(Code.AGENCY_OFF, agency=YOUTH_JUSTICE)


def test_from_its_day_on_it_is_asked() -> None:
    begun = changing(ModeChange(TODAY, SeatMode.VIRTUAL))
    given(rated(), begun).when(ASK, by=COORDINATOR).accepted()


def test_changes_stand_in_the_order_of_their_days_and_one_for_each() -> None:
    story = given().when(on_board(MONDAY), by=ADMINISTRATOR).accepted()
    story = story.when(on_board(TOMORROW), by=ADMINISTRATOR).accepted()
    again = on_board(MONDAY, SeatMode.CO_LOCATED)
    agency = story.when(again, by=ADMINISTRATOR).accepted().partnership().agency(YOUTH_JUSTICE)
    assert agency
    assert agency.changes == (
        ModeChange(TOMORROW, SeatMode.VIRTUAL),
        ModeChange(MONDAY, SeatMode.CO_LOCATED),
    )


def test_a_mode_set_at_once_counts_also_after_a_change_by_date() -> None:
    begun = changing(ModeChange(date(2026, 5, 1), SeatMode.VIRTUAL))
    off = SetAgencyMode(agency=YOUTH_JUSTICE, mode=SeatMode.OFF)
    event = events.AgencyModeScheduled(agency=YOUTH_JUSTICE, mode=SeatMode.OFF, since=TODAY)
    given(begun).when(off, by=ADMINISTRATOR).then(event)


def test_design_8_a_profile_is_adopted_signed_or_as_a_sample() -> None:
    sample = given().when(AdoptProfile(profile=PROFILE), by=ADMINISTRATOR)
    story = sample.then(events.ProfileAdopted(profile=PROFILE))
    assert story.partnership().profile_on(TODAY) == PROFILE
    signed = story.when(AdoptProfile(profile=SIGNED), by=ADMINISTRATOR).accepted()
    assert signed.partnership().profile_on(TODAY) == SIGNED
    assert signed.partnership().profile_on(date(2025, 12, 31)) is None


def test_a_later_profile_takes_over_on_its_day() -> None:
    later = structs.replace(SIGNED, version="2", effective=TOMORROW)
    founded = given(partnership(profiles=(SIGNED,)))
    story = founded.when(AdoptProfile(profile=later), by=ADMINISTRATOR).accepted()
    assert story.partnership().profile_on(TODAY) == SIGNED
    assert story.partnership().profile_on(TOMORROW) == later


def test_report_l646_a_model_is_set_in_the_place_of_its_own() -> None:
    event = events.PresetSet(rules=RULES)
    story = given().when(SetPreset(rules=RULES), by=ADMINISTRATOR).then(event)
    presets = story.partnership().presets
    assert [r.preset for r in presets] == [r.preset for r in DEFAULT_PRESETS]
    assert story.partnership().rules(Preset.EARLY_HELP) == RULES


def test_a_model_that_is_not_there_yet_is_added() -> None:
    story = given(partnership(presets=())).when(SetPreset(rules=RULES), by=ADMINISTRATOR)
    assert story.accepted().partnership().presets == (RULES,)


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (on_board(date(2026, 5, 11)), Code.TIME_PASSED, {"field": "since"}),
        (on_board(TOMORROW, SeatMode.OFF), Code.NOTHING_CHANGED, {}),
        (
            ScheduleAgencyMode(agency=NOWHERE, mode=SeatMode.OFF, since=TOMORROW),
            Code.UNKNOWN_AGENCY,
            {"agency": NOWHERE},
        ),
        (AdoptProfile(profile=structs.replace(PROFILE, sample=False)), Code.NOT_SIGNED, {}),
        (AdoptProfile(profile=structs.replace(SIGNED, signed_on=None)), Code.NOT_SIGNED, {}),
        (AdoptProfile(profile=structs.replace(SIGNED, signed_by=" ")), Code.NOT_SIGNED, {}),
        (
            AdoptProfile(profile=structs.replace(PROFILE, name="")),
            Code.TEXT_NEEDED,
            {"field": "name"},
        ),
        (AdoptProfile(profile=PROFILE), Code.ALREADY_DONE, {"version": "1"}),
        (SetPreset(rules=DEFAULT_PRESETS[0]), Code.NOTHING_CHANGED, {}),
        (
            SetPreset(rules=structs.replace(RULES, asks_later=(NOWHERE,))),
            Code.UNKNOWN_AGENCY,
            {"agency": NOWHERE},
        ),
        (SetPreset(rules=structs.replace(RULES, name=" ")), Code.TEXT_NEEDED, {"field": "name"}),
        (SetAgencyMode(agency=POLICE, mode=SeatMode.CO_LOCATED), Code.NOTHING_CHANGED, {}),
    ],
)
def test_what_is_refused(command: Command, code: Code, facts: dict[str, Any]) -> None:
    founded = partnership(profiles=(PROFILE,))
    given(founded).when(command, by=ADMINISTRATOR).refused(code, **facts)

"""The partners' settings: what may be put down, what is refused, and what it leaves."""

from datetime import date

import pytest
from msgspec import structs

from app.domain.board import empty
from app.domain.clocks import DEFAULT_CLOCKS, OFFICE_HOURS, WORKING_HOURS_CLOCKS, Calendar
from app.domain.commands import Command
from app.domain.context import BUILT_IN, CLOCK, OPERATOR
from app.domain.errors import Code
from app.domain.partnership import events
from app.domain.partnership.commands import (
    FoundPartnership,
    PublishThreshold,
    PutAgency,
    PutSeat,
    PutService,
    RemoveSeat,
    RemoveService,
    SetAgencyMode,
    SetCalendar,
    SetClocks,
    SetLadder,
)
from app.domain.partnership.state import (
    DEFAULT_LADDER,
    Agency,
    Partnership,
    RungDays,
    Seat,
    Service,
    ThresholdVersion,
)
from app.domain.values import AgencyId, Role, Rung, SeatMode, ServiceId
from tests.helpers.builders import (
    ADMINISTRATOR,
    AGENCIES,
    AT,
    BOARD,
    NURSE,
    POLICE,
    SCRIBE,
    SEATS,
    THRESHOLD,
    account,
    partnership,
    seat,
)
from tests.helpers.given import given

COMMAND_LINE = BUILT_IN[OPERATOR]
NOWHERE = AgencyId("nowhere")
HOUSING = Agency(AgencyId("housing"), "Housing")
CHRISTMAS = Calendar(OFFICE_HOURS, bank_holidays=(date(2026, 12, 25),))
NEXT_YEAR = ThresholdVersion("2027.1", date(2027, 4, 1))
SHORT_LADDER = (DEFAULT_LADDER[0], RungDays(Rung.PARTNERSHIP, 3))
PLAYGROUP = Service(ServiceId("playgroup"), "Playgroup")
CLUB = Service(ServiceId("club"), "Homework club")
NEWCOMER = seat(90, "New Comer", Role.PRACTITIONER, agency=POLICE)
FOUND = FoundPartnership(name="Northbridge (fictional)", prefix="NB")


def test_a_partnership_is_founded_once() -> None:
    founding = events.PartnershipFounded(board=BOARD, name=FOUND.name, prefix="NB")
    founded = given(empty(BOARD)).when(FOUND, by=COMMAND_LINE).then(founding)
    assert founded.partnership() == Partnership(
        id=BOARD, version=1, name=FOUND.name, prefix="NB", founded_at=AT
    )
    founded.when(FOUND, by=COMMAND_LINE).refused(Code.ALREADY_DONE)


@pytest.mark.parametrize("field", ["name", "prefix"])
def test_founding_needs(field: str) -> None:
    blank = structs.replace(FOUND, **{field: "  "})
    given(empty(BOARD)).when(blank, by=COMMAND_LINE).refused(Code.TEXT_NEEDED, field=field)


CHANGES: list[tuple[Command, events.Event, dict[str, object]]] = [
    (
        PutAgency(agency=HOUSING),
        events.AgencyPut(agency=HOUSING),
        {"agencies": (*AGENCIES, HOUSING)},
    ),
    (
        PutAgency(agency=structs.replace(AGENCIES[1], name="Constabulary")),
        events.AgencyPut(agency=structs.replace(AGENCIES[1], name="Constabulary")),
        {
            "agencies": (
                AGENCIES[0],
                structs.replace(AGENCIES[1], name="Constabulary"),
                *AGENCIES[2:],
            )
        },
    ),
    (
        SetAgencyMode(agency=AGENCIES[0].id, mode=SeatMode.OFF),
        events.AgencyModeSet(agency=AGENCIES[0].id, mode=SeatMode.OFF),
        {"agencies": (structs.replace(AGENCIES[0], mode=SeatMode.OFF), *AGENCIES[1:])},
    ),
    (
        PutSeat(seat=NEWCOMER),
        events.SeatPut(seat=NEWCOMER),
        {"seats": (*SEATS, NEWCOMER)},
    ),
    (
        PutSeat(seat=structs.replace(SEATS[0], job="Head of service")),
        events.SeatPut(seat=structs.replace(SEATS[0], job="Head of service")),
        {"seats": (structs.replace(SEATS[0], job="Head of service"), *SEATS[1:])},
    ),
    (
        RemoveSeat(account=SEATS[0].account, reason="Left"),
        events.SeatRemoved(account=SEATS[0].account, reason="Left"),
        {"seats": (structs.replace(SEATS[0], removed=True), *SEATS[1:])},
    ),
    (
        SetClocks(clocks=WORKING_HOURS_CLOCKS),
        events.ClocksSet(clocks=WORKING_HOURS_CLOCKS),
        {"clocks": WORKING_HOURS_CLOCKS},
    ),
    (
        SetCalendar(calendar=CHRISTMAS),
        events.CalendarSet(calendar=CHRISTMAS),
        {"calendar": CHRISTMAS},
    ),
    (
        PublishThreshold(threshold=NEXT_YEAR),
        events.ThresholdPublished(threshold=NEXT_YEAR),
        {"thresholds": (THRESHOLD, NEXT_YEAR)},
    ),
    (
        SetLadder(ladder=SHORT_LADDER),
        events.LadderSet(ladder=SHORT_LADDER),
        {"ladder": SHORT_LADDER},
    ),
    (
        PutService(service=PLAYGROUP),
        events.ServicePut(service=PLAYGROUP),
        {"directory": (PLAYGROUP,)},
    ),
]


@pytest.mark.parametrize(("command", "event", "changes"), CHANGES)
def test_what_a_setting_leaves(
    command: Command, event: events.Event, changes: dict[str, object]
) -> None:
    after = given().when(command, by=ADMINISTRATOR).then(event)
    assert after.partnership() == partnership(version=2, **changes)


@pytest.mark.parametrize("command", [command for command, _, _ in CHANGES])
def test_nothing_is_settled_before_the_founding(command: Command) -> None:
    given(empty(BOARD)).when(command, by=COMMAND_LINE).refused(Code.NOT_FOUNDED)


@pytest.mark.parametrize(
    "command",
    [
        PutAgency(agency=AGENCIES[0]),
        SetAgencyMode(agency=AGENCIES[0].id, mode=AGENCIES[0].mode),
        PutSeat(seat=NURSE),
        SetClocks(clocks=DEFAULT_CLOCKS),
        SetCalendar(calendar=Calendar(OFFICE_HOURS)),
    ],
)
def test_what_stands_already_changes_nothing(command: Command) -> None:
    given().when(command, by=ADMINISTRATOR).refused(Code.NOTHING_CHANGED)


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (
            PutAgency(agency=structs.replace(HOUSING, name=" ")),
            Code.TEXT_NEEDED,
            {"field": "name"},
        ),
        (
            SetAgencyMode(agency=NOWHERE, mode=SeatMode.OFF),
            Code.UNKNOWN_AGENCY,
            {"agency": NOWHERE},
        ),
        (PutSeat(seat=structs.replace(NEWCOMER, roles=())), Code.TEXT_NEEDED, {"field": "roles"}),
        (PutSeat(seat=structs.replace(NEWCOMER, name="")), Code.TEXT_NEEDED, {"field": "name"}),
        (
            PutSeat(seat=structs.replace(NEWCOMER, agency=NOWHERE)),
            Code.UNKNOWN_AGENCY,
            {"agency": NOWHERE},
        ),
        (RemoveSeat(account=account(99)), Code.UNKNOWN_ACCOUNT, {"account": account(99)}),
        (
            PublishThreshold(threshold=structs.replace(NEXT_YEAR, version="")),
            Code.TEXT_NEEDED,
            {"field": "version"},
        ),
        (
            PublishThreshold(threshold=structs.replace(NEXT_YEAR, version="2026.1")),
            Code.ALREADY_DONE,
            {"version": "2026.1"},
        ),
        *(
            (SetLadder(ladder=ladder), Code.BAD_COMMAND, {"field": "ladder"})
            for ladder in (
                DEFAULT_LADDER[1:],
                (*DEFAULT_LADDER[:1], *DEFAULT_LADDER[:1]),
                (DEFAULT_LADDER[0], DEFAULT_LADDER[2], DEFAULT_LADDER[1]),
            )
        ),
        (SetLadder(ladder=DEFAULT_LADDER), Code.NOTHING_CHANGED, {}),
        (
            PutService(service=structs.replace(PLAYGROUP, name=" ")),
            Code.TEXT_NEEDED,
            {"field": "name"},
        ),
        (RemoveService(service=CLUB.id), Code.UNKNOWN_SERVICE, {"service": CLUB.id}),
    ],
)
def test_what_is_refused(command: Command, code: Code, facts: dict[str, str]) -> None:
    given().when(command, by=ADMINISTRATOR).refused(code, **facts)


def test_a_removed_seat_is_no_longer_known_and_may_be_given_again() -> None:
    gone = given().when(RemoveSeat(account=SCRIBE.account), by=ADMINISTRATOR).accepted()
    assert gone.partnership().seat(SCRIBE.account) is None
    gone.when(RemoveSeat(account=SCRIBE.account), by=ADMINISTRATOR).refused(
        Code.UNKNOWN_ACCOUNT, account=SCRIBE.account
    )
    back = gone.when(PutSeat(seat=SCRIBE), by=ADMINISTRATOR).accepted()
    assert back.partnership().seats == SEATS


def test_a_seat_is_never_put_as_removed() -> None:
    removed = structs.replace(NEWCOMER, removed=True)
    given().when(PutSeat(seat=removed), by=ADMINISTRATOR).then(events.SeatPut(seat=NEWCOMER))


def test_nobody_changes_what_they_may_do_themselves() -> None:
    more = structs.replace(ADMINISTRATOR, roles=(Role.ADMINISTRATOR, Role.DECIDER))
    own = {"account": ADMINISTRATOR.account}
    given().when(PutSeat(seat=more), by=ADMINISTRATOR).refused(Code.NOT_PERMITTED, **own)
    given().when(PutSeat(seat=more), by=COMMAND_LINE).then(events.SeatPut(seat=more))
    moved = structs.replace(ADMINISTRATOR, agency=POLICE)
    given().when(PutSeat(seat=moved), by=ADMINISTRATOR).refused(Code.NOT_PERMITTED, **own)
    renamed = structs.replace(ADMINISTRATOR, name="Addy Newname")
    given().when(PutSeat(seat=renamed), by=ADMINISTRATOR).then(events.SeatPut(seat=renamed))


SECOND = structs.replace(SCRIBE, roles=(*SCRIBE.roles, Role.ADMINISTRATOR))
DEMOTED = structs.replace(ADMINISTRATOR, roles=(Role.OBSERVER,))


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (RemoveSeat(account=ADMINISTRATOR.account), ADMINISTRATOR),
        (RemoveSeat(account=ADMINISTRATOR.account), COMMAND_LINE),
        (PutSeat(seat=DEMOTED), COMMAND_LINE),
    ],
)
def test_the_last_administrator_stays_until_there_is_another(command: Command, by: Seat) -> None:
    alone = given().when(command, by=by)
    alone.refused(Code.LAST_ADMINISTRATOR, account=ADMINISTRATOR.account)
    two = given().when(PutSeat(seat=SECOND), by=COMMAND_LINE).accepted()
    gone = two.when(command, by=by).accepted()
    assert gone.partnership().administrators() == {SECOND.account}
    leaves = RemoveSeat(account=SECOND.account)
    gone.when(leaves, by=SECOND).refused(Code.LAST_ADMINISTRATOR, account=SECOND.account)


def test_one_who_left_is_no_administrator() -> None:
    two = given().when(PutSeat(seat=SECOND), by=COMMAND_LINE).accepted()
    left = two.when(RemoveSeat(account=SECOND.account), by=ADMINISTRATOR).accepted()
    left.when(RemoveSeat(account=ADMINISTRATOR.account), by=ADMINISTRATOR).refused(
        Code.LAST_ADMINISTRATOR, account=ADMINISTRATOR.account
    )


def test_where_there_is_none_the_command_line_seats_one_and_others_may_leave() -> None:
    orphaned = partnership(seats=tuple(s for s in SEATS if s != ADMINISTRATOR))
    given(orphaned).when(RemoveSeat(account=SCRIBE.account), by=COMMAND_LINE).accepted()
    seated = given(orphaned).when(PutSeat(seat=ADMINISTRATOR), by=COMMAND_LINE).accepted()
    assert seated.partnership().administrators() == {ADMINISTRATOR.account}


@pytest.mark.parametrize(
    "given_out",
    [
        structs.replace(NEWCOMER, roles=(Role.OPERATOR,)),
        structs.replace(NEWCOMER, roles=(Role.PRACTITIONER, Role.CLOCK)),
        structs.replace(NEWCOMER, account=OPERATOR),
        structs.replace(NEWCOMER, account=CLOCK),
    ],
)
def test_the_built_in_seats_are_not_given_out(given_out: Seat) -> None:
    command = PutSeat(seat=given_out)
    given().when(command, by=COMMAND_LINE).refused(Code.NOT_PERMITTED)


def test_the_directory_keeps_its_order() -> None:
    story = given(partnership(directory=(PLAYGROUP, CLUB)))
    more = structs.replace(PLAYGROUP, offers="Mornings")
    changed = story.when(PutService(service=more), by=ADMINISTRATOR).accepted()
    assert changed.partnership().directory == (more, CLUB)
    changed.when(PutService(service=more), by=ADMINISTRATOR).refused(Code.NOTHING_CHANGED)
    gone = changed.when(RemoveService(service=PLAYGROUP.id), by=ADMINISTRATOR)
    event = events.ServiceRemoved(service=PLAYGROUP.id)
    assert gone.then(event).partnership().directory == (CLUB,)

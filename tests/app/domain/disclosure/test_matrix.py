"""Who sees what, as it was agreed: every role, on an open case and on a restricted one."""

import pytest
from msgspec import structs

from app.domain.board import Board
from app.domain.case.state import Case, Restriction
from app.domain.context import NOBODY
from app.domain.disclosure import Audience, Sight, audience, audience_on, rights, viewer
from app.domain.partnership.state import Seat
from app.domain.values import Role, StreamId
from tests.helpers.builders import (
    AT,
    BOARD,
    CHAIR,
    COORDINATOR,
    DISPLAY,
    HEALTH,
    NURSE,
    OFFICER,
    OTHER_CASE,
    SITTING,
    account,
    board,
    by,
    case,
    seat,
    sitting,
    stream,
)

AGREED = """
              open      named     unnamed  sitting   partnership
chair         full      full      none     full      full
decider       full      full      none     full      full
scribe        full      full      none     full      full
coordinator   full      full      none     full      full
practitioner  full      full      none     full      full
out-of-hours  full      full      none     full      full
operator      full      full      none     full      full
observer      observer  observer  none     observer  full
display       wall      none      none     wall      wall
auditor       none      none      none     none      full
administrator none      none      none     none      full
clock         none      none      none     none      full
post          none      none      none     none      full
nobody        none      none      none     none      none
"""
COLUMNS, *ROWS = [line.split() for line in AGREED.strip().splitlines()]
WHO = account(30)


def named(*accounts: str) -> Case:
    restriction = Restriction(
        tuple(account(int(n)) for n in accounts), "Staff", AT, by(COORDINATOR)
    )
    return case(restriction=restriction)


def sights(who: Seat) -> list[Sight]:
    found = viewer(who)
    whole = board(case(), sitting())
    return [
        *(audience(each, who).sight for each in (case(), named("30", "7"), named("7"))),
        *(audience_on(whole, found, s).sight for s in (stream(SITTING), StreamId(BOARD))),
    ]


def test_every_role_is_agreed_on() -> None:
    assert [row[0] for row in ROWS[:-1]] == sorted(Role, key=[r[0] for r in ROWS].index)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_sights_are_as_agreed(row: list[str]) -> None:
    role, *agreed = row
    who = seat(30, "Anyone") if role == "nobody" else seat(30, "Anyone", Role(role), agency=HEALTH)
    assert sights(who) == agreed


@pytest.mark.parametrize(
    ("roles", "sight"),
    [
        ((Role.OBSERVER, Role.PRACTITIONER), Sight.FULL),
        ((Role.AUDITOR, Role.OBSERVER), Sight.OBSERVER),
        ((Role.ADMINISTRATOR, Role.AUDITOR), Sight.NONE),
        ((Role.DISPLAY, Role.CHAIR), Sight.WALL),
    ],
)
def test_of_several_roles_the_widest_counts_but_a_wall_stays_a_wall(
    roles: tuple[Role, ...], sight: Sight
) -> None:
    assert audience(case(), seat(30, "Anyone", *roles)).sight is sight


def test_a_seat_that_was_taken_away_sees_nothing() -> None:
    assert set(sights(structs.replace(CHAIR, removed=True))) == {Sight.NONE}
    assert set(sights(NOBODY)) == {Sight.NONE}


def test_a_stream_that_is_not_there_is_not_seen() -> None:
    assert audience_on(board(), viewer(CHAIR), stream(OTHER_CASE)) == Audience(Sight.NONE)


@pytest.mark.parametrize("who", [seat(30, "A", Role.OBSERVER, agency=HEALTH), DISPLAY])
def test_only_who_sees_all_reads_for_an_agency(who: Seat) -> None:
    assert audience(case(), who).agency is None
    assert audience(case(), NURSE).agency == HEALTH


def on(*streams: Case) -> Board:
    return board(*streams)


def test_the_digest_of_rights_tells_who_sees_otherwise() -> None:
    """Equal where two see the same; another after a restriction, but for those it names."""
    before, after = on(case()), on(named("7"))
    assert rights(before, viewer(OFFICER)) != rights(before, viewer(NURSE)), "of other agencies"
    assert rights(before, viewer(CHAIR)) == rights(before, viewer(COORDINATOR))
    assert rights(after, viewer(CHAIR)) != rights(before, viewer(CHAIR))
    assert rights(after, viewer(NURSE)) == rights(before, viewer(NURSE))

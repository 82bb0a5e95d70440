from datetime import timedelta

import pytest
from msgspec import structs

from app.domain.case.commands import DeferCase
from app.domain.meeting.commands import CallCase, CarryOverCase
from app.ports import Connection, Here, LineState
from tests.helpers.demo import demo
from tests.helpers.sitting import SITTING, Sitting
from ui.projector.compose import ticked, wall
from ui.projector.disclosed import WallCopy
from ui.projector.listing import Rows
from ui.projector.view_model import Listing, Spotlit, Wall, plain, spoken

LIVE = Connection(LineState.LIVE)
HIDDEN = ("Tamarisk", "Kit", "four days", "Intelligence", "Trusted former worker will")


def seen(sitting: Sitting, line: Connection = LIVE) -> Wall:
    """As the display's own seat gets it."""
    hub = sitting.hub
    board = hub.view(sitting.seats["display"].account)
    hands = [one.account for one in hub.present() if one.here.hand]
    return wall(board, hub.present(), hands, line, hub.now)


def told(shown: Wall) -> dict[str, str]:
    assert isinstance(shown.body, Spotlit)
    return {one.agency: plain(one.line).strip() for one in shown.body.told}


def test_the_case_under_the_spotlight() -> None:
    shown = seen(Sitting().called().writing().proposed().challenged().stances())
    assert shown.band.name == "K. T., 15"
    assert shown.band.timer == "04:12"
    assert shown.band.about[0] == "Red · exploitation"
    assert told(shown) == {
        "Education": "Attendance 58%. Leaves at lunch, collected by car.",
        "Health": "writing …",
        "Police": "Found twice at an address of concern. More off the wall.",
        "Social care": "Plan closed in May. Trusted former worker rejoins.",
        "Youth justice": "No offences. Return-home interview owed.",
    }
    assert shown.foot.people == ("7 here", "3 virtual")
    assert shown.foot.hands == "Health has a hand up"


def test_the_box_says_what_is_proposed_and_not_why() -> None:
    shown = seen(Sitting().called().proposed().challenged().stances())
    assert isinstance(shown.body, Spotlit)
    box = shown.body.box
    assert (box.state, box.outcomes) == ("Proposed, not yet decided", ("Strategy discussion",))
    assert box.details == (
        "Today 11:29. Level 4, clause 4.3.",
        "Basis recorded. Lead: Social care.",
    )
    assert plain(shown.body.challenges[0]).strip() == (
        "Education challenges: hold it within the hour."
    )
    assert plain(shown.body.stances[0]) == "Stances: 3 given, not revealed yet"


def test_revealed_stances_stand_together() -> None:
    shown = seen(Sitting().called().stances("health").revealed())
    assert isinstance(shown.body, Spotlit)
    assert [plain(line) for line in shown.body.stances] == [
        "Strategy discussion, level 4: Education, Health, Police and Youth justice"
    ]


def test_a_decided_case_stays_a_while_then_the_board_is_listed() -> None:
    sitting = Sitting().called().proposed().decided()
    shown = seen(sitting)
    assert isinstance(shown.body, Spotlit)
    assert shown.body.box.state == "Decided 10:13"
    sitting.hub.wait(seconds=61)
    assert isinstance(seen(sitting).body, Listing)


def test_a_deferred_case_says_until_when() -> None:
    sitting = Sitting().called()
    until = sitting.hub.now + timedelta(days=1)
    sitting.act("chair", DeferCase(until, "Health is to answer first.", case=sitting.kit))
    shown = seen(sitting)
    assert isinstance(shown.body, Spotlit)
    assert shown.body.box.state == "Deferred until Tue 10:13"


def test_the_list_is_red_first_and_says_who_is_awaited() -> None:
    shown = seen(Sitting().planned())
    assert isinstance(shown.body, Listing)
    first, *_, last = shown.body.rows
    assert (first.name, first.rating, first.over) == ("K. T., 15", "red", True)
    assert first.waiting == "Waiting for Health"
    assert last.rating == "unrated"
    assert shown.band.about == ("Monday 23 November", "Daily meeting at 10:00")
    assert shown.band.narrow == ("Mon 23 Nov", "Meeting 10:00")


@pytest.mark.parametrize("listed", [True, False])
def test_no_name_and_no_word_but_headlines_reaches_the_wall(listed: bool) -> None:
    sitting = Sitting().planned() if listed else Sitting().called().answered().proposed()
    text = spoken(seen(sitting)) + repr(seen(sitting))
    assert not [word for word in HIDDEN if word in text]
    assert "false relationship" not in text


def test_the_chairs_board_gives_the_very_same_wall() -> None:
    sitting = Sitting().called().answered().proposed().challenged().stances()
    chair = sitting.hub.view(sitting.seats["chair"].account)
    copy = WallCopy().of(chair)
    again = wall(copy, sitting.hub.present(), (), LIVE, sitting.hub.now)
    assert again == seen(sitting)


def test_a_case_that_stays_the_same_is_not_copied_again() -> None:
    copy, board = WallCopy(), demo().board
    first, kit = copy.of(board), demo().cases["kit"]
    second = copy.of(structs.replace(board, position=board.position + 1))
    assert second.case(kit) is first.case(kit)


def test_a_lost_line_is_said_and_nobody_is_counted() -> None:
    sitting = Sitting().called()
    line = Connection(LineState.NOT_LIVE, since=sitting.hub.now)
    assert seen(sitting, line).stale == "Not live since 10:13"
    assert seen(sitting, Connection(LineState.READ_ONLY)).stale == ""


def test_hands_are_called_in_order() -> None:
    sitting = Sitting().called().writing()
    sitting.hub.arrive(sitting.seats["education"], here=Here(hand=True))
    assert seen(sitting).foot.hands in (
        "Hands up: Education, then Health",
        "Hands up: Health, then Education",
    )


def test_a_second_changes_timer_and_clock_alone() -> None:
    sitting = Sitting().called()
    before = seen(sitting)
    sitting.hub.wait(seconds=1)
    board = sitting.hub.view(sitting.seats["display"].account)
    after = ticked(before, board, sitting.hub.now)
    assert after.band.timer == "04:13"
    assert after.body is before.body


def test_the_shut_wall_says_nothing_of_the_case() -> None:
    shown = seen(Sitting().called().shut())
    assert shown.shut
    assert spoken(shown) == "The wall is shut. Back in a moment."


def test_it_counts_what_came_up_of_the_agenda_that_the_wall_may_know() -> None:
    sitting = Sitting().opened()
    meeting = sitting.hub.view(sitting.seats["display"].account).meeting(SITTING)
    assert meeting is not None
    third, second = meeting.agenda[2].case, meeting.agenda[1].case
    for count, called in enumerate((third, second), 1):
        sitting.act("chair", CallCase(meeting=SITTING, case=called))
        assert seen(sitting).band.place == f"{count} of {len(meeting.agenda)}"
        sitting.act("chair", CarryOverCase(meeting=SITTING, case=called))


def test_a_kept_row_is_made_anew_once_anything_it_says_may_differ() -> None:
    sitting = Sitting()
    hub, rows = sitting.hub, Rows()
    display = hub.session(sitting.seats["display"])

    def kept() -> Listing:
        assert display.board is not None
        return rows.listing(display.board, (), hub.now)

    def fresh() -> Listing:
        assert display.board is not None
        return Rows().listing(display.board, (), hub.now)

    before = kept()
    assert all(a is b for a, b in zip(before.rows, kept().rows, strict=True))
    for hours in (1, 3, 12, 24):
        hub.wait(hours=hours)
        assert kept() == fresh()
    assert kept() != before

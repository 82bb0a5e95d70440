"""A sitting in words."""

from datetime import timedelta

from msgspec import structs

from app.domain.meeting.state import AgendaItem, Attendee, ItemState, SittingState
from app.domain.values import Attendance, SeatMode
from app.ports import Here, Present
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    DISPLAY,
    HEALTH,
    NURSE,
    OFFICER,
    OTHER_CASE,
    POLICE,
    board,
    case,
    case_id,
    gathering,
    partnership,
    request,
    sitting,
)
from ui.meeting.agenda_rows import addable, needs, rows
from ui.meeting.closing import closing_text
from ui.meeting.view_model import (
    Hand,
    avatars,
    clock,
    hands,
    head_words,
    next_case,
    next_day,
    progress,
    sitting_now,
    sittings_today,
)

MINUTE = timedelta(minutes=1)
DONE = AgendaItem(CASE, ItemState.DECIDED, AT, AT + timedelta(minutes=6, seconds=20))
NOW = AgendaItem(OTHER_CASE, ItemState.CALLED, AT)
WAITS = AgendaItem(case_id(3))
MEETING = sitting(
    state=SittingState.OPEN, opened_at=AT, agenda=(DONE, NOW, WAITS), spotlight=OTHER_CASE
)


def test_only_an_open_sitting_is_the_one_now() -> None:
    assert sitting_now(board(sitting())) is None
    assert sitting_now(board(MEETING)) == MEETING
    assert sitting_now(board(sitting(state=SittingState.CLOSED, opened_at=AT))) is None


def test_the_list_holds_today_and_what_is_still_planned() -> None:
    tomorrow = sitting(2, starts=AT + timedelta(days=1), ends=AT + timedelta(days=1, hours=1))
    old = sitting(3, starts=AT - timedelta(days=1), ends=AT - timedelta(hours=23))
    assert sittings_today(board(tomorrow, old, MEETING), AT) == (MEETING, tomorrow)


def test_the_head_says_who_runs_it() -> None:
    said = head_words(MEETING, partnership())
    assert said == "opened 10:00 · chair Chris Chair · scribe Sam Scribe"
    nobody = structs.replace(MEETING, scribe=None)
    assert head_words(nobody, partnership()).endswith("scribe nobody yet")


def test_progress_reckons_what_is_left_of_this_case_and_those_that_wait() -> None:
    assert progress(MEETING, AT + 2 * MINUTE) == "2 of 3 · ends about 10:10"
    assert progress(MEETING, AT + 9 * MINUTE) == "2 of 3 · ends about 10:14"
    assert progress(sitting(), AT) == "nothing on it"


def test_the_clock_says_when_a_case_is_over_its_minutes() -> None:
    spent = clock(MEETING, AT + timedelta(minutes=4, seconds=12))
    assert (spent.elapsed, spent.allowed, spent.over) == ("04:12", "of 5 min", False)
    assert clock(MEETING, AT + timedelta(minutes=5, seconds=1)).over
    assert clock(sitting(), AT).elapsed == "–"


def test_the_next_day_is_a_working_one() -> None:
    friday = AT + timedelta(days=3)
    assert next_day(partnership(), friday) == friday + timedelta(days=3)
    assert next_day(None, friday) == friday + timedelta(days=1)


def test_the_next_case_is_the_first_that_waits() -> None:
    assert next_case(MEETING) == case_id(3)
    assert next_case(structs.replace(MEETING, agenda=(DONE, NOW))) is None


def test_hands_name_the_agency_in_the_order_they_came() -> None:
    up = Here(hand=True)
    present = [
        Present(NURSE.account, NURSE.name, up),
        Present(OFFICER.account, OFFICER.name),
        Present(CHAIR.account, CHAIR.name, up),
    ]
    order = (NURSE.account, CHAIR.account)
    assert hands(partnership(), present, order) == (
        Hand(NURSE.account, "Health (Nat Nurse)"),
        Hand(CHAIR.account, "Children's social care (Chris Chair)"),
    )


def test_at_the_table_are_the_register_and_whoever_came_since() -> None:
    register = (
        Attendee(OFFICER.account, Attendance.IN_THE_ROOM, AT),
        Attendee(CHAIR.account, Attendance.APOLOGIES, AT),
    )
    meeting = structs.replace(MEETING, register=register)
    present = [Present(s.account, s.name) for s in (CHAIR, NURSE, DISPLAY)]
    shown = avatars(meeting, partnership(), present)
    assert [(p.initials, p.virtual) for p in shown] == [("PP", False), ("NN", True)]
    assert NURSE.mode is SeatMode.VIRTUAL


def test_rows_say_what_was_and_what_is_needed() -> None:
    cases = (
        structs.replace(case(1), subjects=()),
        case(2),
        structs.replace(gathering(request(HEALTH)), id=case_id(3)),
    )
    done, now, waits = rows(MEETING, board(MEETING, *cases), AT)
    assert (done.right, done.done) == ("✓ 06:20", True)
    assert (now.right, now.detail) == ("now", "Domestic abuse")
    assert (waits.detail, waits.needs) == ("needs Health to decide", True)
    assert waits.spoken == "Jade Maple, 7, Amber, waiting, needs Health to decide"


def test_a_case_that_is_not_on_the_board_has_no_row() -> None:
    assert [r.case for r in rows(MEETING, board(MEETING, case(2)), AT)] == [OTHER_CASE]


def test_a_request_without_a_basis_is_said_to_be_locked() -> None:
    asked = gathering(request(HEALTH, basis=None), request(POLICE, 2))
    assert needs(asked, partnership(), AT) == "Health locked"
    both = gathering(request(HEALTH), request(POLICE, 2))
    assert needs(both, partnership(), AT) == "needs Health and Police to decide"
    assert needs(case(), partnership(), AT) == ""


def test_what_can_be_added_is_undecided_and_not_waiting_there() -> None:
    there = addable(MEETING, board(MEETING, case(1), case(2), case(3), case(4)))
    assert [choice.case for choice in there] == [CASE, case_id(4)]


def test_closing_says_what_it_carries_over() -> None:
    whole = board(MEETING, case(1), case(2), case(3))
    said = closing_text(MEETING, whole)
    assert said == "2 cases go on to the next meeting: Jade Maple, 7; Jade Maple, 7."
    assert closing_text(sitting(), whole) == "Every case is settled."

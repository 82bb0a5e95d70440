import pytest
from msgspec import structs

from app.domain.meeting.state import Meeting, SittingState
from app.domain.values import Stage
from tests.helpers.builders import AT, DAY, HOUR, board, case, sitting
from ui.board.head import head_words

OPEN = structs.replace(sitting(), state=SittingState.OPEN, opened_at=AT - HOUR)


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (sitting(), "11:00 meeting in 1 h 00"),
        (sitting(starts=AT - HOUR), "09:00 meeting not begun"),
        (OPEN, "meeting since 09:00"),
    ],
)
def test_the_next_meeting(meeting: Meeting, words: str) -> None:
    assert head_words(board(case(), meeting), AT) == f"1 case · {words}"


@pytest.mark.parametrize(
    "meeting",
    [
        sitting(starts=AT + DAY, ends=AT + DAY + HOUR),
        sitting(starts=AT - 2 * HOUR, ends=AT - HOUR),
        sitting(state=SittingState.CLOSED),
    ],
)
def test_another_days_meeting_and_one_that_is_over_are_not_said(meeting: Meeting) -> None:
    assert head_words(board(case(), meeting), AT) == "1 case"


def test_closed_cases_do_not_count() -> None:
    assert head_words(board(case(stage=Stage.CLOSED)), AT) == "0 cases"

"""The demo's morning is made of commands that the real rules accept."""

from datetime import UTC, datetime, timedelta

from nhs_number.validate import is_valid

from app.domain import turn
from app.domain.board import Board, empty
from app.domain.disclosure import view
from app.domain.submission import Submission
from app.domain.values import BoardId, CommandId, Rating, Stage
from sync.demo.morning import Day, day, nhs_number
from sync.demo.script import load
from tests.helpers.builders import uid

NOW = datetime(2026, 11, 23, 9, 38, tzinfo=UTC)


def told() -> Day:
    numbers = iter(range(1, 10_000))
    return day(load(), NOW, lambda: uid(next(numbers), 77))


def lived(story: Day) -> Board:
    board = empty(BoardId(uid(1)))
    for n, entry in enumerate(story.entries):
        fresh = (f"{n:05d}",)
        one = Submission(entry.account, CommandId(uid(n, 9)), b"", entry.command, fresh)
        taken = turn.take(board, (one,), {}, entry.at)
        assert taken.answers[0].refusal is None, (entry.command, taken.answers[0].refusal)
        board = taken.board
    return board


def test_every_command_of_the_morning_is_accepted() -> None:
    board = lived(told())
    assert len(list(board.cases())) == 17


def test_the_morning_has_something_of_everything() -> None:
    cases = list(lived(told()).cases())
    assert {case.rating for case in cases} >= {Rating.RED, Rating.AMBER, Rating.GREEN}
    stages = {case.stage for case in cases}
    assert stages >= {Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY, Stage.DECIDED}
    assert any(r.paused for case in cases for r in case.requests)
    assert any(c.sealed for case in cases for c in case.contributions)
    assert any(c.earlier for case in cases for c in case.contributions)
    assert any(r.due and r.open and r.due < NOW for case in cases for r in case.requests)


def test_the_day_is_in_order_and_in_the_past() -> None:
    at = [entry.at for entry in told().entries]
    assert at == sorted(at)
    assert at[-1] < NOW
    assert NOW - at[0] < timedelta(days=4)


def test_nhs_numbers_are_valid_and_synthetic() -> None:
    numbers = [s.nhs_number for case in lived(told()).cases() for s in case.subjects]
    given = [number for number in numbers if number]
    assert len(set(given)) == len(given) > 8
    assert all(is_valid(number) and number.startswith("999") for number in given)
    assert nhs_number("104220").startswith("999104220")


def test_one_case_is_only_for_those_named_on_it() -> None:
    story = told()
    board, hidden = lived(story), story.cases["idris"]
    sees = {key for key, seat in story.seats.items() if view(board, seat).case(hidden)}
    assert sees == {"chair", "decider", "scribe", "police", "health", "education"}

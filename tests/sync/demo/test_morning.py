"""The demo's morning is made of commands that the real rules accept."""

from datetime import UTC, datetime, timedelta

from nhs_number.validate import is_valid

from app.domain import turn
from app.domain.board import Board, empty
from app.domain.case.parts import Aware, StepWay
from app.domain.case.recontact import recontacts
from app.domain.disclosure import view
from app.domain.submission import Submission
from app.domain.values import BoardId, CommandId, Preset, Rating, Rung, Stage
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


def test_the_morning_shows_the_lawful_path() -> None:
    """Models, who was told, consent given, refused and withdrawn, and what waits for it."""
    board = lived(told())
    cases = list(board.cases())
    assert {case.preset for case in cases} >= set(Preset)
    answers = [record for case in cases for record in case.consents]
    assert {record.consent.given for record in answers} == {True, False}
    assert any(record.withdrawn_at for record in answers)
    waiting = [r for case in cases for r in case.requests if r.locked]
    assert {bool(r.stopped) for r in waiting} == {True, False}
    assert any(case.key_worker for case in cases)
    assert any(i.aware is Aware.NOT_TOLD and i.why_not for case in cases for i in case.informed)


def test_the_morning_has_what_comes_after_a_decision() -> None:
    board = lived(told())
    cases = list(board.cases())
    steps = [case.decision.draft.step for case in cases if case.decision]
    assert any(step is not None and step.way is StepWay.DOWN for step in steps)
    rungs = {challenge.rung for case in cases for challenge in case.challenges}
    assert rungs - {Rung.PRACTITIONER}, "taken higher"
    assert any(case.reviews for case in cases)
    assert any(recontacts(board.cases(), case) for case in cases)
    partnership = board.partnership
    assert partnership is not None
    assert partnership.directory
    assert all(clause.indicators for clause in partnership.thresholds[-1].clauses)


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

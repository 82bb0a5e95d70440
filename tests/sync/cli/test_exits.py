"""Exit codes and what is said with them, as the operator guide tells."""

import errno
import re
from pathlib import Path

from app.persistence.errors import StoreError
from sync.cli.exits import OF_THE_STORE, Exit, problem_of
from sync.errors import CommandFailed, HubStopped

GUIDE = Path(__file__).parents[3] / "docs" / "operator-guide.md"
ROW = re.compile(r"^\| (\d+) \| [^|]+ \|(.*)\|$", re.MULTILINE)
SHELF_ALONE = {"shelf_unreadable"}
"""Of the client, which has no exit codes."""


def told() -> dict[int, set[str]]:
    rows = ROW.findall(GUIDE.read_text("utf-8"))
    return {int(number): set(re.findall(r"`(\w+)`", codes)) for number, codes in rows}


def kinds(kind: type[StoreError] = StoreError) -> list[type[StoreError]]:
    return [found for sub in kind.__subclasses__() for found in (sub, *kinds(sub))]


def test_the_guide_tells_every_exit_code() -> None:
    assert told().keys() == {exit_code.value for exit_code in Exit}


def test_the_guide_tells_every_trouble_of_the_store_under_its_exit_code() -> None:
    guide = told()
    for kind in kinds():
        problem = problem_of(kind("It happened."))
        assert problem is not None
        if problem.code not in SHELF_ALONE:
            assert problem.code in guide[problem.exit], problem.code
    assert len(OF_THE_STORE) > 8


def test_a_problem_says_what_happened_what_is_safe_and_what_to_do() -> None:
    for error in (HubStopped("it stopped"), CommandFailed("it failed")):
        problem = problem_of(error)
        assert problem is not None
        assert all((problem.happened, problem.safe, problem.todo))
        assert problem.code in told()[problem.exit]


def test_a_disk_without_room_is_told_from_other_refusals_of_the_system() -> None:
    full, other = problem_of(OSError(errno.ENOSPC, "No space")), problem_of(PermissionError())
    assert full is not None
    assert other is not None
    assert (full.exit, other.exit) == (Exit.FULL, Exit.REFUSED)
    assert full.code in told()[full.exit]
    assert other.code in told()[other.exit]


def test_our_own_mistakes_are_not_dressed_up() -> None:
    assert problem_of(KeyError("a defect")) is None

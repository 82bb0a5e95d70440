"""A few thousand commands of any kind; and that what is wrong would be seen."""

from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import turn
from app.domain.board import Board
from app.domain.case.commands import AddNote
from app.domain.commands import Command
from app.domain.context import Context
from app.domain.decide import decide
from sync.replica import copy
from tests.fuzz import commands
from tests.helpers import memory_store


def test_whatever_is_asked_is_answered_and_everyone_holds_the_same() -> None:
    tally = commands.run(0, 5_000)
    assert tally.clean, tally.found
    assert tally.done == 5_000


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_any_few_commands(rng: Random) -> None:
    """By the same makers, but drawn so that what breaks shrinks."""
    commands.Life(rng).live(25)


def test_every_kind_of_command_is_asked() -> None:
    assert set(commands.KINDS) == {kind.__name__ for kind in get_args(Command)}


def test_a_rule_that_breaks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(board: Board, command: Command, context: Context) -> Any:
        return 1 / 0 if isinstance(command, AddNote) else decide(board, command, context)

    monkeypatch.setattr(turn, "decide", breaks)
    tally = commands.run(0, 1_000)
    assert tally.unhandled
    assert "ZeroDivisionError" in tally.found[0]
    assert "python -m tests.fuzz commands --only" in tally.found[0]


def test_a_client_that_forgets_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy, "fold", lambda board, events: turn.fold(board, events[1:]))
    assert commands.run(0, 1_000).diverged


def test_a_record_that_forgets_its_answers_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        memory_store, "take", lambda board, taken, _, now: turn.take(board, taken, {}, now)
    )
    assert commands.run(0, 5_000).doubled

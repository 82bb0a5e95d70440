"""The power fails at any moment: what was acknowledged is there, once, and nothing is half."""

from collections.abc import Iterable

import pytest
from sqlalchemy import Connection

from app.domain.submission import Outcome, Submission
from app.domain.values import BoardId
from app.persistence import engines, outcomes
from tests.power.cuts import run

NORMAL = "synchronous = NORMAL"
"""Commits that are not on the disk when they are told: the store must never be set so."""
ENOUGH = 30
"""Cuts in which each of the faults below has to be found."""


def test_nothing_is_lost() -> None:
    tally = run(0, 100)
    assert tally.clean, tally.found
    assert tally.done == 100


def test_a_store_that_tells_too_early_is_found_out() -> None:
    assert run(0, ENOUGH, NORMAL).lost > 5


def test_a_log_of_keys_that_is_emptied_in_memory_only_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "sync_file", lambda _: None)
    assert run(0, ENOUGH).lost > 0


def test_answers_written_apart_from_their_events_are_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write = outcomes.write

    def apart(
        connection: Connection, board: BoardId, answered: Iterable[tuple[Submission, Outcome]]
    ) -> None:
        write(connection, board, answered)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    monkeypatch.setattr(outcomes, "write", apart)
    assert run(0, ENOUGH).diverged > 0

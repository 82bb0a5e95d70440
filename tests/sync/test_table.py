"""The room and replicas together: one order for all, to each what they may know."""

import pytest

from app.codec import board_hash
from app.domain.case.commands import (
    RateCase,
)
from app.domain.disclosure import view
from app.domain.turn import seat_of
from app.domain.values import Rating
from app.ports import LineState, PendingState
from tests.helpers.builders import (
    CASE,
    COORDINATOR,
    NURSE,
    SEATS,
)
from tests.helpers.submitting import note, receive
from tests.sync.table import Client, Table


def agree(table: Table, *clients: Client) -> None:
    """Each replica holds exactly its own view of the hub's board."""
    for one in clients:
        seen = view(table.room.board, seat_of(table.room.board, one.seat.account))
        assert one.board.position == table.room.board.position
        assert board_hash(one.board) == board_hash(seen)


def test_a_first_client_is_welcomed() -> None:
    table = Table()
    one = table.client()
    assert len(one.welcomed) == 1
    assert one.line[-1].line is LineState.LIVE
    agree(table, one)


def test_a_change_is_seen_by_everyone_and_its_author_lets_go_of_it() -> None:
    table = Table()
    author, other = table.client(COORDINATOR), table.client(NURSE)
    name = author.submit(receive())
    assert author.replica.pending[0].state is PendingState.SENDING
    assert name in author.shelf
    table.settle()
    assert [change.by_me for change in author.changes] == [True]
    assert [change.by_me for change in other.changes] == [False]
    assert author.replica.pending == ()
    assert author.shelf == {}
    agree(table, author, other)


def test_every_seat_holds_its_own_view() -> None:
    table = Table()
    early = [table.client(one) for one in SEATS]
    table.act(COORDINATOR, receive(), note(), RateCase(case=CASE, rating=Rating.RED))
    late = [table.client(one) for one in SEATS]
    agree(table, *early, *late)

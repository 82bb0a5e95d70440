"""The room and replicas together: one order for all, to each what they may know."""

from app.domain.case.commands import RateCase
from app.domain.errors import Code
from app.domain.values import CommandId, Rating
from app.ports import LineState, PendingState
from sync.protocol import (
    Accepted,
    Batch,
    CloseCode,
    HubFrame,
    RefusedFrame,
    Submit,
    decode_hub_frame,
)
from sync.protocol import encode as frame
from sync.room.effects import Send, TakeTurn
from tests.helpers.builders import CASE, COORDINATOR, NURSE, OBSERVER, SEATS, seat, uid
from tests.helpers.submitting import note, receive
from tests.sync.table import Client, Table, agree

NAME = CommandId(uid(1, 0xAA))


def heard(one: Client) -> list[HubFrame]:
    return [decode_hub_frame(raw) for raw in one.frames]


def last(one: Client) -> HubFrame:
    return heard(one)[-1]


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


def test_nothing_is_told_before_it_is_committed() -> None:
    table = Table()
    one = table.client()
    assert one.conn is not None
    effects = table.room.received(one.conn, frame(Submit(NAME, receive())))
    assert [type(effect) for effect in effects] == [TakeTurn]
    taken = effects[0]
    assert isinstance(taken, TakeTurn)
    done = table.store.turn(table.room.board, taken.submissions, table.clock.now())
    told = table.room.committed(done)
    frames = [decode_hub_frame(effect.data) for effect in told if isinstance(effect, Send)]
    assert [type(sent) for sent in frames] == [Accepted, Batch]


def test_commands_that_wait_share_a_turn() -> None:
    table = Table()
    one = table.client()
    assert one.conn is not None
    table.act(COORDINATOR, receive())
    first = table.room.received(one.conn, frame(Submit(NAME, note())))
    for number in range(70):
        assert table.room.received(one.conn, _submit(number)) == []
    table.turns.clear()
    table.do(first)
    table.settle()
    assert [len(turn) for turn in table.turns] == [1, 64, 6]
    agree(table, one)


def test_the_next_turn_is_there_before_anything_of_the_last_is_made() -> None:
    table = Table()
    one = table.client()
    assert one.conn is not None
    table.act(COORDINATOR, receive())
    (first,) = table.room.received(one.conn, frame(Submit(NAME, note())))
    assert isinstance(first, TakeTurn)
    table.room.received(one.conn, _submit(1))
    done = table.store.turn(table.room.board, first.submissions, table.clock.now())
    effects = table.room.committed(done)
    following = next(effects)
    assert isinstance(following, TakeTurn)
    assert len(following.submissions) == 1
    assert table.room.board is done.board, "the next turn begins on the board that this one left"
    assert [type(effect) for effect in effects] == [Send, Send]


def test_the_same_command_twice_is_carried_out_once() -> None:
    table = Table()
    one, two = table.client(), table.client()
    for client in (one, two):
        client.send(frame(Submit(NAME, receive())))
    table.settle()
    accepted = Accepted(NAME, table.room.board.position)
    table.act(COORDINATOR, note())
    one.send(frame(Submit(NAME, receive())))
    table.settle()
    assert heard(one).count(accepted) == 2
    assert heard(two).count(accepted) == 1
    assert table.room.board.position == accepted.position + 1


def test_the_same_command_in_one_turn_has_one_answer_for_both() -> None:
    table = Table()
    one, two = table.client(), table.client()
    assert one.conn is not None
    assert two.conn is not None
    effects = table.room.received(one.conn, frame(Submit(NAME, receive())))
    assert table.room.received(two.conn, frame(Submit(NAME, receive()))) == []
    table.do(effects)
    table.settle()
    accepted = Accepted(NAME, table.room.board.position)
    assert accepted in heard(one)
    assert accepted in heard(two)
    assert len(table.turns) == 1


def test_another_command_under_the_same_id_is_refused() -> None:
    table = Table()
    one = table.client()
    one.send(frame(Submit(NAME, receive(1))))
    one.send(frame(Submit(NAME, receive(2))))
    table.settle()
    assert last(one) == RefusedFrame(NAME, Code.COMMAND_REUSED)


def test_a_refusal_is_the_same_for_ever() -> None:
    table = Table()
    one = table.client()
    one.send(frame(Submit(NAME, note())))
    table.settle()
    refused = last(one)
    assert isinstance(refused, RefusedFrame)
    assert refused.code is Code.UNKNOWN_CASE
    table.act(COORDINATOR, receive())
    one.send(frame(Submit(NAME, note())))
    table.settle()
    assert last(one) == refused


def test_the_author_comes_from_the_connection() -> None:
    table = Table()
    table.act(COORDINATOR, receive())
    one = table.client(OBSERVER)
    one.send(frame(Submit(NAME, note())))
    table.settle()
    refused = last(one)
    assert isinstance(refused, RefusedFrame)
    assert refused.code is Code.NOT_PERMITTED


def test_words_are_kept_in_one_form() -> None:
    table = Table()
    one = table.client()
    table.act(COORDINATOR, receive())
    one.send(frame(Submit(NAME, note(text="Zoe\u0301"))))
    table.settle()
    case = one.board.case(CASE)
    assert case is not None
    assert case.notes[-1].text == "Zo\u00e9"


def test_a_seatless_account_is_turned_away() -> None:
    table = Table()
    stranger = Client(table, seat(99, "Nobody")).connect()
    assert stranger.closed is CloseCode.REMOVED
    assert stranger.line[-1].code == "removed"


def _submit(number: int) -> bytes:
    return frame(Submit(CommandId(uid(number, 0xAB)), note(text=f"Number {number}")))

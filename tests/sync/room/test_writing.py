"""Turns that come to nothing: a store that is busy or full, and a command that meets a defect."""

from sync.protocol import Accepted, HubFrame, Later, NotNow, decode_hub_frame
from sync.room import Failure
from sync.room.queue import MOST_WAITING_FOR_ONE
from tests.helpers.builders import COORDINATOR, NURSE
from tests.helpers.submitting import note, receive
from tests.sync.table import Client, Table, agree


def answers(one: Client) -> list[HubFrame]:
    frames = map(decode_hub_frame, one.frames)
    return [frame for frame in frames if isinstance(frame, Accepted | NotNow)]


def fail(table: Table, *why: Failure) -> Table:
    table.failures.extend(why)
    return table


def try_again(table: Table) -> None:
    table.do(table.room.try_again())
    table.settle()


def started() -> Table:
    table = Table()
    table.act(COORDINATOR, receive())
    return table


def test_a_busy_store_is_tried_again_without_a_word() -> None:
    table = fail(started(), Failure.BUSY)
    one = table.client()
    one.submit(note())
    table.settle()
    assert answers(one) == []
    try_again(table)
    assert [type(answer) for answer in answers(one)] == [Accepted]
    agree(table, one)


def test_a_full_store_is_told_to_all_who_wait_and_who_come() -> None:
    table = fail(started(), Failure.FULL, Failure.FULL)
    first, second = table.client(), table.client(NURSE)
    for one in (first, second):
        one.submit(note())
        table.settle()
    for one in (first, second):
        assert [a.code for a in answers(one) if isinstance(a, NotNow)] == [Later.STORE_FULL]
        assert one.line[-1].line == "read-only"
    for still in (True, False):
        try_again(table)
        assert table.room.read_only is still
    assert isinstance(answers(first)[-1], Accepted)
    second.do(second.replica.retry(next(iter(second.shelf))))
    table.settle()
    assert isinstance(answers(second)[-1], Accepted)
    agree(table, first, second)


def test_a_full_store_is_tried_again_when_what_waited_is_given_up() -> None:
    table = fail(started(), Failure.FULL, Failure.DEFECT)
    one, other = table.client(), table.client(NURSE)
    one.submit(note())
    table.settle()
    try_again(table)
    try_again(table)
    other.submit(note())
    table.settle()
    assert isinstance(answers(other)[-1], Accepted)


def test_one_command_with_a_defect_does_not_stop_the_others() -> None:
    table = fail(started(), Failure.BUSY, Failure.DEFECT, Failure.DEFECT)
    one, other = table.client(), table.client(NURSE)
    one.submit(note(1, "First"))
    table.settle()
    other.submit(note(1, "Second"))
    table.settle()
    for _ in range(3):
        try_again(table)
    assert [a.code for a in answers(one) if isinstance(a, NotNow)] == [Later.FAILED]
    assert isinstance(answers(other)[-1], Accepted)


def test_what_one_account_may_have_waiting_is_bounded() -> None:
    table = fail(started(), Failure.BUSY)
    one, other = table.client(), table.client(NURSE)
    for n in range(MOST_WAITING_FOR_ONE + 3):
        one.submit(note(1, f"Note {n}"))
    other.submit(note())
    table.settle()
    assert len(one.retries) == 3
    assert other.retries == []
    try_again(table)
    for again in one.retries:
        one.do(one.replica.retry(again.id))
    table.settle()
    assert not one.shelf
    agree(table, one, other)

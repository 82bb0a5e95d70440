"""Two hubs of one board in one database: one order, each command once, nothing kept that another
destroyed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import psycopg
import pytest

from app.domain.board import Board
from app.domain.events import Erased
from app.domain.submission import Submission
from app.domain.values import StreamId
from app.persistence import snapshots
from app.persistence.keys import KeyRing
from app.persistence.layout import DataFolder, Store, open_store, unlock
from app.persistence.providers import FileKey
from app.persistence.verify import verify
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.sharing import copied, looked, taken, two_hubs
from tests.app.persistence.test_event_store import outcome_of
from tests.helpers.builders import AT, CASE, case_id
from tests.helpers.early_help import BEGUN, ask, name_key_worker, say
from tests.helpers.postgres import acting
from tests.helpers.posting import opened as owing
from tests.helpers.posting import queue
from tests.helpers.posting import turn as told
from tests.helpers.submitting import FOUNDING, note, receive, submission, submissions

Hubs = tuple[Store, Store]
ONE = StreamId(case_id(1))


@pytest.fixture
def hubs(in_database: DataFolder, key: FileKey) -> Iterator[Hubs]:
    with two_hubs(in_database, key) as both:
        yield both


@pytest.fixture
def founded(hubs: Hubs) -> Board:
    """As both have it."""
    one, two = hubs
    one.events.turn(one.events.load()[0], submissions(*FOUNDING, receive(1), receive(2)), AT)
    return two.events.load()[0]


def test_each_reads_what_the_other_wrote(hubs: Hubs, founded: Board) -> None:
    one, two = hubs
    mine = one.events.turn(founded, submissions(note(1), receive(3)), AT)
    theirs = two.events.turn(founded, submissions(note(3)), AT)
    assert theirs.recorded[:2] == mine.recorded
    assert theirs.answers[0].refusal is None
    assert looked(one, mine.board) == theirs.board
    assert one.events.load() == two.events.load()


def test_a_retry_at_another_hub_gets_the_first_answer(hubs: Hubs, founded: Board) -> None:
    one, two = hubs
    once = submission(note(1))
    first = one.events.turn(founded, [once], AT)
    again = two.events.turn(founded, [once], AT)
    assert (again.answers, again.recorded) == (first.answers, first.recorded)


def test_under_contention_there_is_one_order(
    hubs: Hubs, founded: Board, in_database: DataFolder, key: FileKey
) -> None:
    asked = [[submission(note(1 + n % 2)) for n in range(40)] for _ in hubs]

    def work(hub: Store, mine: list[Submission]) -> None:
        board = founded
        for n in range(0, len(mine), 2):
            board, answers = taken(hub.events, board, mine[n : n + 2])
            assert [answer.refusal for answer in answers] == [None, None]

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, hubs, asked))
    assert looked(hubs[0], founded) == looked(hubs[1], founded)
    report = verify(in_database, key)
    assert (report.events, report.problems) == (founded.position + 80, ())


def test_a_new_case_has_one_key_whoever_makes_it(in_database: DataFolder, key: FileKey) -> None:
    _, derived, place = unlock(in_database, key)
    rings = [KeyRing(place.key_writer(), derived.wrap, ENTROPY) for _ in range(2)]
    streams = [StreamId(case_id(n)) for n in range(30)]

    def ensure(ring: KeyRing) -> list[str]:
        for stream in streams:
            ring.ensure([stream], AT)
        return [ring.for_writing(stream).commitment for stream in streams]

    with ThreadPoolExecutor(2) as threads:
        mine, theirs = threads.map(ensure, rings)
    assert mine == theirs
    for ring in rings:
        ring.close()


# What one destroys, the other must not keep


def test_what_another_erased_is_no_more_on_the_board(hubs: Hubs, founded: Board) -> None:
    one, two = hubs
    before = one.events.turn(founded, submissions(note(1), note(2)), AT)
    assert looked(two, founded).case(CASE) is not None
    one.events.erase([ONE], AT)
    seen = two.events.turn(before.board, [submission(note(1)), submission(note(2))], AT)
    assert seen.board.case(CASE) is None
    assert seen.epoch == two.events.epoch == one.events.epoch != before.epoch
    assert [outcome_of(seen, n) is None for n in (0, 1)] == [False, True]
    assert two.events.load()[0] == seen.board
    assert two.events.checkpoint().epoch == one.events.epoch


def test_what_was_erased_before_it_was_read_is_never_read(hubs: Hubs, founded: Board) -> None:
    one, two = hubs
    one.events.turn(founded, submissions(receive(3), note(3)), AT)
    one.events.erase([StreamId(case_id(3))], AT)
    seen = two.events.turn(founded, submissions(receive(3)), AT)
    assert [isinstance(one.event, Erased) for one in seen.recorded] == [True, True]
    assert outcome_of(seen) is not None


def test_no_turn_comes_between_the_epoch_and_the_end_of_the_keys(
    hubs: Hubs, founded: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a hub could see the epoch, find the keys still there, and never look again."""
    one, two = hubs
    destroy = KeyRing.destroy
    with ThreadPoolExecutor(1) as other:
        turns = []

        def slowly(self: KeyRing, *args: object) -> None:
            turns.append(other.submit(taken, two.events, founded, []))
            with pytest.raises(TimeoutError):
                turns[0].result(0.3)
            destroy(self, *args)  # type: ignore[arg-type]  # whatever it was called with

        monkeypatch.setattr(KeyRing, "destroy", slowly)
        one.events.erase([ONE], AT)
        assert turns[0].result()[0].case(CASE) is None


def test_one_epoch_stands_for_what_both_erased(hubs: Hubs, founded: Board) -> None:
    """Else the later one would show for ever what the other erased just before."""
    one, two = hubs
    before = one.events.turn(founded, submissions(receive(3)), AT).board
    one.events.erase([ONE], AT)
    two.events.erase([StreamId(case_id(2))], AT)
    after = looked(two, before)
    assert list(after.cases()) == [before.case(case_id(3))]
    assert looked(one, before) == after


def test_whoever_begins_while_another_erases_has_nothing_of_it(
    hubs: Hubs, founded: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = hubs
    destroy = KeyRing.destroy
    with ThreadPoolExecutor(1) as other:
        loads = []

        def slowly(self: KeyRing, *args: object) -> None:
            loads.append(other.submit(two.events.load))
            with pytest.raises(TimeoutError):
                loads[0].result(0.3)
            destroy(self, *args)  # type: ignore[arg-type]  # whatever it was called with

        monkeypatch.setattr(KeyRing, "destroy", slowly)
        one.events.erase([ONE], AT)
        assert loads[0].result()[0].case(CASE) is None


def test_whoever_begins_while_another_holds_the_board_learns_its_epoch_later(
    hubs: Hubs, founded: Board, database: str
) -> None:
    """Perhaps it is destroying keys: what was read before must not pass for what is left."""
    one, two = hubs
    with psycopg.connect(database) as holding:
        holding.execute("SELECT 1 FROM boards FOR UPDATE")
        assert two.events.load()[0] == founded
        assert two.events.epoch == ""
    assert two.events.turn(founded, (), AT).epoch == one.events.epoch


def test_who_only_looks_waits_for_nobody(hubs: Hubs, founded: Board, database: str) -> None:
    one, two = hubs
    ahead = one.events.turn(founded, submissions(note(1)), AT).board
    with psycopg.connect(database) as holding:
        holding.execute("SELECT 1 FROM boards FOR UPDATE")
        began = monotonic()
        assert looked(two, founded) == ahead
        assert monotonic() - began < 1


def test_papers_that_another_destroyed_are_gone_here(hubs: Hubs) -> None:
    one, two = hubs
    board = one.events.turn(
        one.events.load()[0], submissions(*BEGUN, ask(1), ask(2), say("Words.", 1)), AT
    ).board
    seen = looked(two, two.events.load()[0])
    ended = one.events.turn(board, submissions(name_key_worker(1)), AT).board
    assert one.events.destroy_papers(AT)
    after = two.events.turn(seen, [], AT)
    assert after.board == ended
    assert after.epoch == one.events.epoch
    assert not two.events.destroy_papers(AT), "the other hub has done it"


# Stored states


def test_a_hub_that_lags_does_not_put_the_stored_states_back(
    hubs: Hubs, founded: Board, in_database: DataFolder, key: FileKey
) -> None:
    one, two = hubs
    one.events._snapshot()
    behind, _ = two.events.load()
    two.events.turn(behind, submissions(note(2)), AT)
    ahead = one.events.turn(founded, submissions(note(1), note(1)), AT).board
    one.close()
    two.close()
    assert verify(in_database, key).problems == ()
    with open_store(in_database, key, ENTROPY) as again:
        assert again.events.load()[0] == ahead


def test_a_hub_of_another_form_writes_all_of_them(
    hubs: Hubs,
    founded: Board,
    in_database: DataFolder,
    key: FileKey,
    database: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As in an upgrade of one hub after the other: no form is left half in another."""
    one, two = hubs
    one.events.turn(founded, submissions(note(1)), AT)
    one.events._snapshot()
    with monkeypatch.context() as newer, acting(database) as operator:
        newer.setattr(snapshots, "FORMAT", "the next one")
        two.events.load()
        two.close()
        unreadable = "UPDATE snapshots SET ciphertext = 'another form' WHERE board = %s"
        operator.execute(unreadable, (founded.id,))
    one.events.turn(founded, submissions(note(2)), AT)
    one.close()
    assert verify(in_database, key).problems == ()


# What leaves


def test_each_letter_is_held_by_one(hubs: Hubs) -> None:
    one, _ = hubs
    board = owing(one.events, 12)
    told(one.events, board, *(queue(board, n) for n in range(1, 13)))

    with ThreadPoolExecutor(2) as threads:
        leased = list(threads.map(lambda hub: set(leased_by(hub)), hubs))
    assert not leased[0] & leased[1]
    assert len(leased[0] | leased[1]) == 12


def leased_by(hub: Store) -> Iterator[str]:
    for _ in range(6):
        for parcel in hub.events.outbox.lease(str(id(hub)), AT, AT.replace(year=2040), 2):
            hub.events.outbox.put_off(parcel, AT.replace(year=2039))
            yield parcel.message


def test_a_copied_folder_is_a_second_hub(in_database: DataFolder, key: FileKey) -> None:
    other = copied(in_database, "second")
    with open_store(in_database, key, ENTROPY), open_store(other, key, ENTROPY) as second:
        assert second.events.load()[0].position == 0

"""Working papers in the store: under a key of their own, and unreadable for good without it."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import Engine, select, update

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.compartments import Compartment
from app.domain.commands import Command
from app.domain.events import Erased
from app.domain.values import StreamId
from app.persistence import engines, rows
from app.persistence import snapshots as stored
from app.persistence.errors import StoreFull
from app.persistence.event_store import SqlEventStore
from app.persistence.keys import SIGNING, KeyRing, Keys
from app.persistence.layout import DataFolder, Store, open_store, unlock
from app.persistence.master import Derived
from app.persistence.providers import FileKey
from app.persistence.tables import boards, events, keys, snapshots
from app.persistence.verify import verify
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.sharing import everywhere as folder
from tests.helpers.builders import AT, CASE, COORDINATOR, HOUR, OTHER_CASE, stream
from tests.helpers.early_help import BEGUN, ask, name_key_worker, say
from tests.helpers.submitting import note, submission, submissions
from tests.power.vfs import FULL, OK, Deed, Kind, watched

__all__ = ["folder"]
MARKER = "Quillon-marker-7731"
WORDS = (ask(1), ask(2), say(MARKER, 1), note(1, MARKER), say("Stays.", 2))


def done(store: Store, board: Board, *commands: Command) -> Board:
    committed = store.events.turn(board, submissions(*commands), AT)
    assert [a.refusal for a in committed.answers] == [None] * len(commands)
    return committed.board


@pytest.fixture
def begun(store: Store) -> Board:
    board, _ = store.events.load()
    return done(store, board, *BEGUN, *WORDS)


@pytest.fixture
def ended(store: Store, begun: Board) -> Board:
    """The record says that the papers of one case are destroyed; they are not yet."""
    return done(store, begun, name_key_worker(1))


def reopened(folder: DataFolder, key: FileKey) -> Board:
    with open_store(folder, key, ENTROPY) as again:
        return again.events.load()[0]


def same(one: Board, other: Board) -> None:
    assert one == other
    assert board_hash(one) == board_hash(other)


def readable(folder: DataFolder, key: FileKey, but_for: str = "") -> bool:
    """Whether the marker is in a file as it lies there, or in anything that is stored, for whoever
    holds the master key and tries each stream key that is left (but those of one compartment)."""
    raw = (found.read_bytes() for found in folder.path.rglob("*") if found.is_file())
    return any(MARKER.encode() in found for found in (*raw, *opened(folder, key, but_for)))


def opened(folder: DataFolder, key: FileKey, but_for: str) -> Iterator[bytes]:
    _, master, place = unlock(folder, key)
    left = stream_keys(place.key_readers(), master, but_for)
    engine = place.readers()
    with engines.reading(engine) as connection:
        for header, ciphertext in connection.execute(select(events.c.header, events.c.ciphertext)):
            yield from with_any(((one, header) for one in left), ciphertext)
        for row in connection.execute(select(snapshots)).all():
            places = ((one, stored._place(row.board, row.stream, row.version, one)) for one in left)
            yield from with_any(places, row.ciphertext)
    engine.dispose()


def stream_keys(engine: Engine, master: Derived, but_for: str) -> list[rows.StreamKey]:
    with engines.reading(engine) as connection:
        used = keys.c.compartment.not_in([SIGNING, but_for])
        names = list(connection.scalars(select(keys.c.id).where(used)))
    with closing(Keys(engine, master.wrap)) as known:
        return [one for name in names if (one := known.by_id(name)) is not None]


def with_any(tried: Iterable[tuple[rows.StreamKey, bytes]], ciphertext: bytes) -> Iterator[bytes]:
    nonce, words = ciphertext[: rows.NONCE], ciphertext[rows.NONCE :]
    for one, place in tried:
        with suppress(InvalidTag):
            yield one.cipher.decrypt(nonce, words, place)


def test_working_papers_have_a_key_of_their_own(
    store: Store, begun: Board, folder: DataFolder, key: FileKey
) -> None:
    engine = unlock(folder, key)[2].key_readers()
    with engines.reading(engine) as connection:
        of_one = select(keys.c.compartment).where(keys.c.stream == CASE)
        assert set(connection.scalars(of_one)) == {"record", "working"}
    engine.dispose()


def test_no_other_key_ever_opened_them(
    store: Store, begun: Board, folder: DataFolder, key: FileKey
) -> None:
    """Then whatever is left of deleted pages anywhere is nothing without it."""
    store.close()
    assert readable(folder, key)
    assert not readable(folder, key, but_for=Compartment.WORKING.value)


def test_destroyed_they_are_nowhere(
    store: Store, ended: Board, folder: DataFolder, key: FileKey
) -> None:
    """P10: unreadable in every file, log, free page, row and stored state, and for every key."""
    store.events.checkpoint()
    assert store.events.destroy_papers(AT)
    store.close()
    assert not readable(folder, key)


def test_what_is_left_is_the_live_state(
    store: Store, ended: Board, folder: DataFolder, key: FileKey
) -> None:
    store.events.destroy_papers(AT)
    after = done(store, ended, note(1, "After it."), note(2, "On the other."))
    case = after.case(CASE)
    assert case is not None
    assert [n.text for n in case.notes] == ["After it."]
    store.close()
    same(reopened(folder, key), after)
    same(folded_anew(folder, key), after)


def folded_anew(folder: DataFolder, key: FileKey) -> Board:
    """From the events alone."""
    label, _, place = unlock(folder, key)
    engine = place.writer()
    with engines.writing(engine) as connection:
        connection.execute(snapshots.delete().where(snapshots.c.board == label.board))
        anew = boards.update().where(boards.c.board == label.board)
        connection.execute(anew.values(snapshot_position=0))
    engine.dispose()
    return reopened(folder, key)


def test_the_chain_still_verifies(
    store: Store, ended: Board, folder: DataFolder, key: FileKey
) -> None:
    store.events.destroy_papers(AT)
    done(store, ended, note(2))
    store.close()
    report = verify(folder, key)
    assert report.problems == ()
    assert report.erased == 2


def test_another_hub_that_lagged_behind_reads_the_same(store: Store, ended: Board) -> None:
    """It holds some of the papers, and reads the rest as erased."""
    halfway = store.events.turn(Board(ended.id, {}), [], AT)
    store.events.destroy_papers(AT)
    read = store.events.turn(Board(ended.id, {}), [], AT)
    assert sum(isinstance(one.event, Erased) for one in read.recorded) == 2
    same(read.board, halfway.board)


def test_the_other_case_keeps_its_papers(store: Store, ended: Board) -> None:
    store.events.destroy_papers(AT)
    board, _ = store.events.load()
    other = board.case(OTHER_CASE)
    assert other is not None
    assert [c.content.facts for c in other.contributions] == ["Stays."]


def test_destroying_begins_an_epoch_and_is_done_once(store: Store, ended: Board) -> None:
    before = store.events.epoch
    assert store.events.destroy_papers(AT)
    epoch = store.events.epoch
    assert epoch != before
    assert not store.events.destroy_papers(AT)
    assert store.events.epoch == epoch


def test_destroying_that_a_full_disk_cut_short_is_finished_later(
    in_files: DataFolder, key: FileKey
) -> None:
    """The keys are gone, their log is not yet: whoever asks again hears that it is done now."""
    room: list[int] = []

    def full(deed: Deed) -> int:
        moving = deed.kind is Kind.WRITE and deed.path.endswith("/keys.db")
        return FULL if moving and not room else OK

    with watched(full), open_store(in_files, key, ENTROPY) as store:
        done(store, store.events.load()[0], *BEGUN, *WORDS, name_key_worker(1))
        with pytest.raises(StoreFull):
            store.events.destroy_papers(AT)
        room.append(1)
        assert store.events.destroy_papers(AT)
        assert not store.events.destroy_papers(AT)
    assert not readable(in_files, key)


def test_nothing_is_destroyed_that_the_record_does_not_say(store: Store, begun: Board) -> None:
    assert not store.events.destroy_papers(AT)
    same(store.events.load()[0], begun)


class Died(BaseException):
    """The machine stops here."""


def died() -> None:
    raise Died


CRASHES = {
    "before anything": (SqlEventStore, "_snapshot"),
    "before the epoch": (SqlEventStore, "_begin_epoch"),
    "before the key": (KeyRing, "destroy"),
}


@pytest.mark.parametrize("where", CRASHES)
def test_a_crash_on_the_way_is_made_good_at_the_next_start(
    where: str,
    store: Store,
    ended: Board,
    folder: DataFolder,
    key: FileKey,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(*CRASHES[where], lambda *_: died())
        with pytest.raises(Died):
            store.events.destroy_papers(AT)
    # No leave is taken: what stands is what was on the disk.
    monkeypatch.setattr(SqlEventStore, "_snapshot", lambda _: None)
    store.close()
    monkeypatch.undo()
    with open_store(folder, key, ENTROPY) as again:
        same(again.events.load()[0], ended)
        assert again.events.destroy_papers(AT)
    assert not readable(folder, key)
    same(reopened(folder, key), ended)


def test_what_a_hub_that_died_left_in_the_log_of_keys_is_gone_with_the_next_start(
    in_files: DataFolder, key: FileKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = DataFolder(tmp_path / "left")
    log = left.path / "keys.db-wal"
    with open_store(in_files, key, ENTROPY) as store:
        done(store, store.events.load()[0], *BEGUN, *WORDS, name_key_worker(1))
        with monkeypatch.context() as broken:
            broken.setattr(engines.SqlCipher, "wipe", lambda *_: died())
            with pytest.raises(Died):
                store.events.destroy_papers(AT)
        shutil.copytree(in_files.path, left.path, ignore=shutil.ignore_patterns("*-shm"))
    assert log.stat().st_size > 0
    with open_store(left, key, ENTROPY):
        assert log.stat().st_size == 0


def test_a_case_whose_stored_state_lost_its_key_is_folded_anew(
    store: Store, begun: Board, folder: DataFolder, key: FileKey
) -> None:
    """An older copy of the store beside a newer one of the keys: the case must not be lost."""
    store.close()
    engine = unlock(folder, key)[2].key_writer()
    with engines.writing(engine) as connection:
        of_one = keys.c.stream == CASE, keys.c.compartment == Compartment.WORKING.value
        connection.execute(update(keys).where(*of_one).values(wrapped=None, destroyed=AT))
    engine.dispose()
    board = reopened(folder, key)
    case = board.case(CASE)
    assert case is not None
    assert case.contributions == ()
    assert board.case(OTHER_CASE) == begun.case(OTHER_CASE)


def test_an_erased_case_takes_its_papers_with_it(
    store: Store, begun: Board, folder: DataFolder, key: FileKey
) -> None:
    store.events.erase([StreamId(stream(CASE))], AT)
    store.close()
    assert not readable(folder, key)


def test_words_after_it_are_kept(store: Store, ended: Board) -> None:
    """The key of the papers is gone; what is said now is of the record."""
    store.events.destroy_papers(AT)
    late = store.events.turn(ended, [submission(note(1, "Late."), COORDINATOR.account)], AT + HOUR)
    assert late.answers[0].refusal is None

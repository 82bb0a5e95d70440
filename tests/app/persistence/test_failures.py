"""What was acknowledged stays, once; what failed left nothing; when the trouble ends it goes on."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.commands import Command
from app.domain.values import CommandId
from app.persistence import engines
from app.persistence.checkpoints import CheckpointFile
from app.persistence.errors import StoreBroken, StoreBusy, StoreError, StoreFull
from app.persistence.event_store import SqlEventStore
from app.persistence.keys import KeyRing
from app.persistence.layout import DataFolder, open_store
from app.persistence.master import derived
from app.persistence.providers import FileKey
from app.persistence.verify import verify
from tests.app.persistence import loader
from tests.app.persistence.conftest import ENTROPY
from tests.helpers.builders import AT, CASE, case_id, stream, uid
from tests.helpers.faulty_disk import faulty_disk
from tests.helpers.submitting import FOUNDING, note, receive, submission, submissions
from tests.power.vfs import FULL, IOERR_FSYNC, OK, Deed, Kind, watched

ROOT = Path(__file__).parents[3]


@pytest.fixture
def begun(folder: DataFolder, key: FileKey) -> DataFolder:
    """A store with one case."""
    with open_store(folder, key, ENTROPY) as store:
        store.events.turn(store.events.load()[0], submissions(*FOUNDING, receive()), AT)
    return folder


def loading(folder: DataFolder, key: FileKey, limit: int = 0) -> "subprocess.Popen[str]":
    arguments = str(folder.path), str(key.path), str(limit)
    return subprocess.Popen(
        [sys.executable, "-m", loader.__name__, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def assert_each_once(folder: DataFolder, key: FileKey, acknowledged: int) -> None:
    """All that was acknowledged is there; sent again, each command takes effect once."""
    assert verify(folder, key).problems == ()
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        found = board.case(CASE)
        assert found is not None
        texts = [one.text for one in found.notes]
        assert texts == [loader.words(n) for n in range(len(texts))]
        assert acknowledged <= len(texts) <= acknowledged + loader.GROUP
        count = acknowledged + 2 * loader.GROUP
        again = [
            submission(note(1, loader.words(n)), chosen=CommandId(uid(n, loader.KIND)))
            for n in range(count)
        ]
        found = store.events.turn(board, again, AT).board.case(CASE)
        assert found is not None
        assert [one.text for one in found.notes] == [loader.words(n) for n in range(count)]


@pytest.mark.parametrize("turns", [1, 7, 40])
def test_killed_under_load(begun: DataFolder, key: FileKey, turns: int) -> None:
    with loading(begun, key) as child:
        assert child.stdout is not None
        acknowledged = [int(child.stdout.readline()) for _ in range(turns)][-1]
        child.kill()
        acknowledged = max([acknowledged, *(int(line) for line in child.stdout.read().split())])
    assert child.returncode == -9
    assert_each_once(begun, key, acknowledged)


def test_a_file_that_cannot_grow_ends_the_process(begun: DataFolder, key: FileKey) -> None:
    """The write fails in the commit: whether it is on the disk, only a fresh start tells."""
    with loading(begun, key, limit=400_000) as child:
        assert child.stdout is not None
        *lines, last = child.stdout.read().split()
    assert last == "StoreBroken"
    assert child.returncode == 75
    assert_each_once(begun, key, int(lines[-1]))


class Parts:
    """An open store of which the test can reach the engine."""

    def __init__(self, folder: DataFolder, key: FileKey) -> None:
        master = derived(key.master_key())
        self.engine = engines.writer(folder.store, master.store)
        keys = KeyRing(engines.writer(folder.keys, master.keys), master.wrap, ENTROPY)
        board = folder.read_label().board
        checkpoints = CheckpointFile(folder.checkpoints)
        self.events = SqlEventStore(self.engine, board, keys, checkpoints, ENTROPY)


@pytest.fixture
def parts(begun: DataFolder, key: FileKey) -> Iterator[Parts]:
    opened = Parts(begun, key)
    yield opened
    opened.events.close()


def pragma(engine: Engine, sql: str) -> int:
    connection = engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA {sql}")
    (found,) = cursor.fetchone() or (0,)
    connection.close()
    return int(found)


def test_a_full_disk_until_there_is_room(parts: Parts, begun: DataFolder, key: FileKey) -> None:
    board, head = parts.events.load()
    pages = pragma(parts.engine, "page_count")
    pragma(parts.engine, f"max_page_count = {pages + 1}")
    asked = submissions(*(note(1, "Long words. " * 500) for _ in range(10)), receive(2))
    with pytest.raises(StoreFull):
        parts.events.turn(board, asked, AT)
    assert parts.events.load() == (board, head)
    pragma(parts.engine, f"max_page_count = {pages + 1_000}")
    done = parts.events.turn(board, asked, AT)
    assert len(done.recorded) == 11
    assert verify(begun, key).problems == ()


def test_a_busy_store(parts: Parts, begun: DataFolder, key: FileKey) -> None:
    board, _ = parts.events.load()
    pragma(parts.engine, "busy_timeout = 20")
    other = engines.writer(begun.store, derived(key.master_key()).store)
    asked = submissions(note())
    with engines.writing(other), pytest.raises(StoreBusy):
        parts.events.turn(board, asked, AT)
    other.dispose()
    assert len(parts.events.turn(board, asked, AT).recorded) == 1


def test_closing_on_a_full_disk_loses_nothing(
    parts: Parts, begun: DataFolder, key: FileKey
) -> None:
    board, _ = parts.events.load()
    done = parts.events.turn(board, submissions(*(note() for _ in range(50))), AT)
    pragma(parts.engine, f"max_page_count = {pragma(parts.engine, 'page_count')}")
    parts.events.close()
    with open_store(begun, key, ENTROPY) as store:
        assert store.events.load() == (done.board, done.head)


def test_acknowledged_means_synced(begun: DataFolder, key: FileKey) -> None:
    with faulty_disk() as disk, open_store(begun, key, ENTROPY) as store:
        board, _ = store.events.load()
        disk.synced.clear()
        board = store.events.turn(board, submissions(note()), AT).board
        assert set(disk.synced) == {"store.db-wal"}
        disk.synced.clear()
        store.events.turn(board, submissions(receive(2), note(2)), AT)
        assert list(dict.fromkeys(disk.synced)) == ["keys.db-wal", "store.db-wal"]


@pytest.mark.parametrize("asked", [note(), receive(2)], ids=["in the store", "in the keys"])
def test_a_failed_sync_is_never_acknowledged(
    begun: DataFolder, key: FileKey, asked: Command
) -> None:
    with faulty_disk() as disk:
        parts = Parts(begun, key)
        board, _ = parts.events.load()
        disk.fails = True
        with pytest.raises(StoreBroken, match="exit code is 75"):
            parts.events.turn(board, [submission(asked)], AT)
        disk.fails = False
        with pytest.raises(StoreBroken, match="earlier commit"):
            parts.events.turn(board, [submission(asked)], AT)
        parts.events.close()
    with open_store(begun, key, ENTROPY) as store:
        board, _ = store.events.load()
        assert (board.case(case_id(2)), board.position) == (None, len(FOUNDING) + 1)
        assert store.events.turn(board, [submission(asked)], AT).answers[0].refusal is None


def test_a_key_that_may_be_destroyed_is_not_written_with(begun: DataFolder, key: FileKey) -> None:
    """Else what is acknowledged now could not be read by the next hub."""

    def fails(deed: Deed) -> int:
        return IOERR_FSYNC if deed.kind is Kind.SYNC and "keys.db" in deed.path else OK

    with watched(fails):
        parts = Parts(begun, key)
        board, _ = parts.events.load()
        with pytest.raises(StoreBroken):
            parts.events.erase([stream(CASE)], AT)
        with pytest.raises(StoreBroken, match="earlier commit"):
            parts.events.turn(board, submissions(note()), AT)
        parts.events.close()


def test_an_epoch_that_did_not_begin_is_not_the_present_one(
    begun: DataFolder, key: FileKey
) -> None:
    with faulty_disk() as disk:
        parts = Parts(begun, key)
        before = parts.events.epoch
        disk.fails, disk.code = True, FULL
        with pytest.raises(StoreFull):
            parts.events.renew_epoch(AT)
        disk.fails = False
        assert parts.events.epoch == before
        parts.events.checkpoint()
        parts.events.close()
    assert verify(begun, key).problems == ()


def test_every_failure_says_what_is_safe_and_what_to_do() -> None:
    waiting = [StoreError]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        text = str(kind("It broke."))
        assert text.startswith("It broke. ")
        assert len(kind.safe) > 10
        assert len(kind.todo) > 10
        assert text == f"It broke. {kind.safe} {kind.todo}"

"""Keys come before what they encrypt, and are gone when destroyed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from app.domain.values import Instant, StreamId
from app.persistence import engines
from app.persistence.errors import StoreDamaged, WrongKey
from app.persistence.keys import KeyDestroyed, KeyRing
from app.persistence.layout import DataFolder, unlock
from app.persistence.master import derived
from app.persistence.providers import FileKey
from app.persistence.tables import keys
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.sharing import everywhere as folder
from tests.helpers.builders import AT, HOUR, case_id
from tests.power.recording import Recording
from tests.power.vfs import Kind

__all__ = ["folder"]
ONE, TWO = StreamId(case_id(1)), StreamId(case_id(2))


@contextmanager
def opened(folder: DataFolder, key: FileKey) -> Iterator[KeyRing]:
    _, master, place = unlock(folder, key)
    ring = KeyRing(place.key_writer(), master.wrap, ENTROPY)
    yield ring
    ring.close()


@pytest.fixture
def ring(folder: DataFolder, key: FileKey) -> Iterator[KeyRing]:
    with opened(folder, key) as one:
        yield one


def test_each_stream_has_a_key_of_its_own(ring: KeyRing) -> None:
    ring.ensure([ONE, TWO], AT)
    one, two = ring.for_writing(ONE), ring.for_writing(TWO)
    assert one.id != two.id
    assert one.commitment != two.commitment
    sealed = one.cipher.encrypt(bytes(12), b"words", b"")
    assert one.cipher.decrypt(bytes(12), sealed, b"") == b"words"
    assert two.cipher.encrypt(bytes(12), b"words", b"") != sealed


def test_a_key_is_made_once(ring: KeyRing) -> None:
    ring.ensure([ONE], AT)
    first = ring.for_writing(ONE)
    ring.ensure([TWO, ONE], AT + HOUR)
    assert ring.for_writing(ONE) is first


def test_a_key_is_durable_before_it_is_used(
    folder: DataFolder, key: FileKey, ring: KeyRing
) -> None:
    ring.ensure([ONE], AT)
    with opened(folder, key) as again:
        assert again.for_writing(ONE).commitment == ring.for_writing(ONE).commitment


def test_a_destroyed_key_is_gone_for_good(folder: DataFolder, key: FileKey, ring: KeyRing) -> None:
    ring.ensure([ONE, TWO], AT)
    gone = ring.for_writing(ONE).id
    ring.destroy([ONE], AT + HOUR)
    for one in (ring, *reopened(folder, key)):
        assert one.by_id(gone) is None
        assert (one.destroyed(ONE), one.destroyed(TWO)) == (True, False)
        with pytest.raises(KeyDestroyed):
            one.for_writing(ONE)
        one.ensure([ONE], AT + HOUR)
        assert one.destroyed(ONE)


def reopened(folder: DataFolder, key: FileKey) -> Iterator[KeyRing]:
    with opened(folder, key) as one:
        yield one


def test_a_destroyed_key_does_not_come_back_with_the_power(
    in_files: DataFolder, key: FileKey
) -> None:
    recording = Recording(in_files.path)
    with recording.on(), opened(in_files, key) as ring:
        ring.ensure([ONE], AT)
        ring.destroy([ONE], AT + HOUR)
        log = [deed.kind for deed in recording.deeds if deed.path == "keys.db-wal"]
    assert log[-2:] == [Kind.TRUNCATE, Kind.SYNC]


def test_nothing_of_a_destroyed_key_is_stored(
    folder: DataFolder, key: FileKey, ring: KeyRing
) -> None:
    ring.ensure([ONE], AT)
    assert stored(folder, key)[0] is not None
    ring.destroy([ONE], AT + HOUR)
    assert stored(folder, key) == (None, AT + HOUR)


def test_nothing_of_a_destroyed_key_stays_in_the_files(in_files: DataFolder, key: FileKey) -> None:
    with opened(in_files, key) as ring:
        ring.ensure([ONE], AT)
        before = in_files.keys.read_bytes()
        ring.destroy([ONE], AT + HOUR)
        assert in_files.keys.with_name("keys.db-wal").stat().st_size == 0
        assert in_files.keys.read_bytes() != before


def stored(folder: DataFolder, key: FileKey) -> tuple[bytes | None, Instant | None]:
    readers = unlock(folder, key)[2].key_readers()
    of_one = select(keys.c.wrapped, keys.c.destroyed).where(keys.c.stream == ONE)
    with engines.reading(readers) as connection:
        wrapped, destroyed = connection.execute(of_one).one()
    readers.dispose()
    return wrapped, destroyed


def test_the_signing_key_outlives_an_erasure(folder: DataFolder, ring: KeyRing) -> None:
    board = StreamId(folder.read_label().board)
    seed = ring.seed(board)
    ring.ensure([board], AT)
    ring.destroy([board], AT)
    assert ring.seed(board) == seed
    assert ring.destroyed(board)


def test_a_key_that_never_was_is_damage(ring: KeyRing) -> None:
    with pytest.raises(StoreDamaged, match="not in the key database"):
        ring.by_id("no such key")
    with pytest.raises(StoreDamaged, match="signing key"):
        ring.seed(ONE)


def test_keys_do_not_open_with_another_master(folder: DataFolder, key: FileKey) -> None:
    with opened(folder, key) as ring:
        ring.ensure([ONE], AT)
        known = ring.for_writing(ONE).id
    engine = unlock(folder, key)[2].key_writer()
    other = KeyRing(engine, derived(bytes(32)).wrap, ENTROPY)
    with pytest.raises(WrongKey):
        other.by_id(known)
    other.close()

"""A data folder is made once, opened by one hub, and says plainly why it does not open."""

import os
from pathlib import Path

import msgspec
import pytest

from app.persistence import engines
from app.persistence.errors import (
    AlreadyAStore,
    DataFolderInUse,
    KeyExposed,
    KeyMissing,
    NotAStore,
    StoreDamaged,
    StoreError,
    TooNew,
    WrongKey,
)
from app.persistence.layout import DataFolder, create, open_store
from app.persistence.master import derived
from app.persistence.providers import FileKey
from tests.app.persistence.conftest import ENTROPY
from tests.helpers.builders import AT
from tests.helpers.submitting import FOUNDING, receive, submissions


def says(kind: type[StoreError], folder: DataFolder, key: FileKey) -> str:
    with pytest.raises(kind) as failed:
        open_store(folder, key, ENTROPY)
    error = failed.value
    assert str(error) == f"{error.happened} {error.safe} {error.todo}"
    return error.happened


def another_key(tmp_path: Path) -> FileKey:
    other = FileKey(tmp_path / "other.key")
    other.create(ENTROPY)
    return other


def test_a_new_store_opens(folder: DataFolder, key: FileKey) -> None:
    with open_store(folder, key, ENTROPY) as store:
        assert store.events.load()[0].id == folder.read_label().board
    assert folder.path.stat().st_mode & 0o077 == 0


def test_a_new_store_is_durable_with_its_names(
    tmp_path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut might take the whole folder, long after it was served."""
    synced: list[Path] = []
    path_of = "/proc/self/fd/{}".format
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(Path(path_of(fd)).resolve()))
    folder = DataFolder(tmp_path / "data")
    create(folder, key, ENTROPY, AT)
    assert synced == [folder.label, folder.path, tmp_path]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, key: FileKey) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "photo.jpg").touch()
    with pytest.raises(AlreadyAStore, match="is not empty"):
        create(DataFolder(tmp_path / "data"), key, ENTROPY, AT)
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["photo.jpg"]


def test_no_second_store_in_the_same_place(folder: DataFolder, key: FileKey) -> None:
    with pytest.raises(AlreadyAStore):
        create(folder, key, ENTROPY, AT)
    open_store(folder, key, ENTROPY).close()


def test_keys_may_lie_elsewhere(tmp_path: Path, key: FileKey) -> None:
    folder = DataFolder(tmp_path / "data", keys=tmp_path / "safe.db")
    create(folder, key, ENTROPY, AT)
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(*FOUNDING), AT)
    assert not (folder.path / "keys.db").exists()
    assert "safe.db is missing" in says(
        StoreDamaged, DataFolder(folder.path, keys=tmp_path / "gone" / "safe.db"), key
    )


def test_one_hub_at_a_time(folder: DataFolder, key: FileKey) -> None:
    with open_store(folder, key, ENTROPY):
        assert "A hub is running" in says(DataFolderInUse, folder, key)
    open_store(folder, key, ENTROPY).close()


def test_no_store(tmp_path: Path, key: FileKey) -> None:
    assert "is not a data folder" in says(NotAStore, DataFolder(tmp_path), key)


def test_an_unfinished_store(folder: DataFolder, key: FileKey) -> None:
    folder.label.unlink()
    says(NotAStore, folder, key)


def test_a_missing_key(folder: DataFolder, tmp_path: Path) -> None:
    says(KeyMissing, folder, FileKey(tmp_path / "nowhere.key"))


def test_a_wrong_key(folder: DataFolder, key: FileKey, tmp_path: Path) -> None:
    assert "not the master key" in says(WrongKey, folder, another_key(tmp_path))
    open_store(folder, key, ENTROPY).close()


def test_a_key_in_the_data_folder(folder: DataFolder, key: FileKey) -> None:
    inside = FileKey(folder.path / "hub.key")
    key.path.rename(inside.path)
    assert "lies in the data folder" in says(KeyExposed, folder, inside)


@pytest.mark.parametrize("file", ["store", "keys"])
def test_a_damaged_file_is_not_a_wrong_key(folder: DataFolder, key: FileKey, file: str) -> None:
    path: Path = getattr(folder, file)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    says(StoreDamaged, folder, key)


def test_a_missing_file_is_not_made_anew(folder: DataFolder, key: FileKey) -> None:
    folder.keys.unlink()
    assert "keys.db is missing" in says(StoreDamaged, folder, key)
    assert not folder.keys.exists()


def test_a_failed_opening_lets_go_of_the_folder(folder: DataFolder, key: FileKey) -> None:
    good = folder.store.read_bytes()
    folder.store.write_bytes(b"x" * len(good))
    says(StoreDamaged, folder, key)
    folder.store.write_bytes(good)
    open_store(folder, key, ENTROPY).close()


def newer_label(folder: DataFolder, _: FileKey) -> None:
    label = msgspec.structs.replace(folder.read_label(), form=9)
    folder.label.write_bytes(msgspec.json.encode(label))


def newer_tables(folder: DataFolder, key: FileKey) -> None:
    write(
        folder.store, derived(key.master_key()).store, "UPDATE alembic_version SET version_num='9'"
    )


def newer_keys(folder: DataFolder, key: FileKey) -> None:
    write(folder.keys, derived(key.master_key()).keys, "PRAGMA user_version = 9")


def write(path: Path, key: bytes, sql: str) -> None:
    engine = engines.writer(path, key)
    with engines.writing(engine) as connection:
        connection.exec_driver_sql(sql)
    engine.dispose()


@pytest.mark.parametrize("change", [newer_label, newer_tables, newer_keys])
def test_a_newer_store_is_refused(folder: DataFolder, key: FileKey, change: object) -> None:
    assert callable(change)
    change(folder, key)
    assert "later form" in says(TooNew, folder, key)


def test_nothing_is_readable_in_the_files(folder: DataFolder, key: FileKey) -> None:
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(*FOUNDING, receive()), AT)
        store.events.checkpoint()
        files = {file: file.read_bytes() for file in folder.path.iterdir()}
    assert {file.name for file in files} >= {"store.db", "store.db-wal", "keys.db"}
    for content in files.values():
        for word in (b"Maple", b"Northbridge", b"SQLite format", key.master_key()):
            assert word not in content


def test_closing_empties_the_write_ahead_log(folder: DataFolder, key: FileKey) -> None:
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(*FOUNDING), AT)
    left = {file.name for file in folder.path.iterdir()}
    assert left == {"mashboard.json", "store.db", "keys.db", "lock", "checkpoints.jsonl"}

"""What was synced stays; of the rest anything may be lost."""

from pathlib import Path
from random import Random

from app.persistence.layout import DataFolder
from tests.power.day import lived
from tests.power.losing import DURABLY, SECTOR, left
from tests.power.recording import FOLDER
from tests.power.vfs import Deed, Kind

OLD, NEW = b"o" * 2 * SECTOR, b"n" * 2 * SECTOR
SYNCED = Deed(Kind.WRITE, "a", 0, OLD), Deed(Kind.SYNC, "a")
WRITTEN = (*SYNCED, Deed(Kind.WRITE, "a", 0, NEW))
DELETED = (*SYNCED, Deed(Kind.DELETE, "a"))


def ways(*deeds: Deed) -> set[bytes | None]:
    """All that may be left of the file."""
    return {left({}, deeds, Random(n)).get("a") for n in range(300)}


def test_what_was_synced_is_there() -> None:
    assert ways(*SYNCED) == {OLD}
    assert ways(*WRITTEN, Deed(Kind.SYNC, "a")) == {NEW}


def test_what_was_not_may_be_there_or_not_or_torn_between_sectors() -> None:
    one, other = NEW[:SECTOR] + OLD[SECTOR:], OLD[:SECTOR] + NEW[SECTOR:]
    assert ways(*WRITTEN) == {OLD, NEW, one, other}


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    later = Deed(Kind.WRITE, "a", len(OLD) + SECTOR, b"!")
    assert OLD + bytes(SECTOR) + b"!" in ways(*SYNCED, Deed(Kind.WRITE, "a", len(OLD), NEW), later)


def test_a_new_file_may_be_missing() -> None:
    assert ways(SYNCED[0]) >= {None, b"", OLD}


def test_a_file_may_come_back_until_the_folder_is_synced() -> None:
    assert ways(*DELETED) == {None, OLD}
    assert ways(*DELETED, Deed(Kind.SYNC, FOLDER)) == {None}
    assert ways(*SYNCED, Deed(Kind.DELETE, "a", DURABLY)) == {None}
    new = DELETED[-1], Deed(Kind.WRITE, "a", 0, NEW), Deed(Kind.SYNC, "a")
    assert ways(*SYNCED, *new) == {NEW}


def test_a_file_may_have_its_old_length() -> None:
    cut = Deed(Kind.TRUNCATE, "a", SECTOR)
    assert ways(*SYNCED, cut) == {OLD, OLD[:SECTOR]}
    assert ways(*SYNCED, cut, Deed(Kind.SYNC, "a")) == {OLD[:SECTOR]}


def test_nothing_is_asked_of_the_disk_that_is_not_heard(tmp_path: Path) -> None:
    """Done again and synced, all that was recorded of a day gives its files, byte by byte."""
    folder = DataFolder(tmp_path / "day")
    deeds = lived(folder, 0).deeds
    there = {path.name: path.read_bytes() for path in folder.path.iterdir()}
    del there["lock"]
    syncs = [Deed(Kind.SYNC, name) for name in (*there, FOLDER)]
    assert left({}, [*deeds, *syncs], Random(0)) == there

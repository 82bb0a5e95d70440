"""Nothing typed is lost: not by closing, not by a wrong key, not by damage."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.values import CommandId
from app.persistence.engines import writer, writing
from app.persistence.errors import ShelfUnreadable, TooNew
from app.persistence.shelf import SqlShelf, open_shelf
from app.ports import Pending, PendingState
from tests.helpers.builders import AT, HOUR, uid
from tests.helpers.submitting import note, receive

KEY = bytes(range(32))
OTHER_KEY = bytes(32)


def pending(n: int, state: PendingState = PendingState.SENDING) -> Pending:
    return Pending(CommandId(uid(n)), note(n, f"Words {n}"), state, AT + n * HOUR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "client" / "shelf.db"


@pytest.fixture
def shelf(path: Path) -> Iterator[SqlShelf]:
    opened = open_shelf(path, KEY)
    yield opened
    opened.close()


def test_pending_commands_come_back_in_order(path: Path) -> None:
    first = open_shelf(path, KEY)
    for n in (3, 1, 2):
        first.keep(pending(n))
    first.close()
    again = open_shelf(path, KEY)
    assert again.pending() == (pending(3), pending(1), pending(2))
    again.close()


def test_kept_before_it_is_closed(path: Path, shelf: SqlShelf) -> None:
    """As after a crash: another connection sees what the first one never closed on."""
    shelf.keep(pending(1))
    shelf.save_draft("note", "Half a sen")
    again = open_shelf(path, KEY)
    assert (again.pending(), again.drafts()) == ((pending(1),), {"note": "Half a sen"})
    again.close()


def test_keeping_again_changes_the_state_not_the_place(shelf: SqlShelf) -> None:
    shelf.keep(pending(1))
    shelf.keep(pending(2))
    shelf.keep(pending(1, PendingState.WAITING))
    assert shelf.pending() == (pending(1, PendingState.WAITING), pending(2))


def test_a_dropped_command_is_gone(shelf: SqlShelf) -> None:
    shelf.keep(pending(1))
    shelf.keep(pending(2))
    shelf.drop(pending(1).id)
    shelf.drop(pending(1).id)
    assert shelf.pending() == (pending(2),)


def test_a_draft_is_replaced_and_an_empty_one_dropped(shelf: SqlShelf) -> None:
    shelf.save_draft("a", "one")
    shelf.save_draft("a", "two")
    shelf.save_draft("b", "three")
    assert shelf.drafts() == {"a": "two", "b": "three"}
    shelf.save_draft("b", "")
    assert shelf.drafts() == {"a": "two"}


def test_nothing_is_readable_in_the_files(path: Path) -> None:
    shelf = open_shelf(path, KEY)
    shelf.keep(Pending(CommandId(uid(1)), receive(), PendingState.SENDING, AT))
    shelf.save_draft("note", "Jade Maple")
    files = list(path.parent.iterdir())
    assert len(files) > 1
    for file in files:
        assert b"Jade" not in file.read_bytes()
        assert b"SQLite format" not in file.read_bytes()
    shelf.close()


def test_a_wrong_key_sets_the_shelf_aside(path: Path) -> None:
    shelf = open_shelf(path, KEY)
    shelf.keep(pending(1))
    shelf.close()
    with pytest.raises(ShelfUnreadable, match=r"shelf-unreadable-1\.db"):
        open_shelf(path, OTHER_KEY)
    fresh = open_shelf(path, OTHER_KEY)
    assert fresh.pending() == ()
    fresh.close()
    kept = open_shelf(path.with_name("shelf-unreadable-1.db"), KEY)
    assert kept.pending() == (pending(1),)
    kept.close()


def test_damage_sets_the_shelf_aside_each_time_under_its_own_name(path: Path) -> None:
    path.parent.mkdir()
    for n in (1, 2):
        path.write_bytes(b"not a shelf" * 1_000)
        with pytest.raises(ShelfUnreadable, match=f"shelf-unreadable-{n}"):
            open_shelf(path, KEY)
        assert path.with_name(f"shelf-unreadable-{n}.db").read_bytes() == b"not a shelf" * 1_000


def test_one_damaged_page_is_found_on_opening(path: Path) -> None:
    shelf = open_shelf(path, KEY)
    for n in range(50):
        shelf.keep(pending(n))
    shelf.close()
    content = bytearray(path.read_bytes())
    content[-5_000] ^= 1
    path.write_bytes(content)
    with pytest.raises(ShelfUnreadable):
        open_shelf(path, KEY)


def test_what_was_in_the_log_at_a_crash_goes_aside_with_the_shelf(path: Path) -> None:
    crashed = open_shelf(path, KEY)
    crashed.keep(pending(1))
    copies = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    crashed.close()
    for name, content in copies.items():
        path.with_name(name).write_bytes(content)
    with pytest.raises(ShelfUnreadable):
        open_shelf(path, OTHER_KEY)
    kept = open_shelf(path.with_name("shelf-unreadable-1.db"), KEY)
    assert kept.pending() == (pending(1),)
    kept.close()


def test_a_newer_shelf_stays_where_it_is(path: Path) -> None:
    open_shelf(path, KEY).close()
    newer = writer(path, KEY)
    with writing(newer) as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    newer.dispose()
    with pytest.raises(TooNew, match="Install the newer version"):
        open_shelf(path, KEY)
    assert path.exists()


def test_a_command_of_a_newer_program_is_kept(path: Path, shelf: SqlShelf) -> None:
    shelf.keep(pending(1))
    other = writer(path, KEY)
    with writing(other) as connection:
        connection.execute(
            text("UPDATE pending SET pending = replace(pending, 'AddNote', 'AddSong')")
        )
    other.dispose()
    with pytest.raises(TooNew, match="newer mashboard"):
        shelf.pending()

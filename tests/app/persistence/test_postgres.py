"""What a database does to a hub: it is away, busy, cut off in the middle; and boards kept apart."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from time import sleep
from typing import Any

import psycopg
import pytest
from psycopg import Connection
from sqlalchemy import make_url
from sqlalchemy.exc import IntegrityError

from app.domain.board import Board
from app.domain.values import StreamId
from app.persistence import engines, postgres
from app.persistence.errors import NotAStore, StoreAway, StoreBusy, StoreError, StoreFull
from app.persistence.layout import DataFolder, Store, create, open_store
from app.persistence.providers import FileKey
from app.persistence.verify import Fault, verify
from app.ports import Account
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.sharing import taken, two_hubs
from tests.helpers.builders import AT, CASE, DAY, account, case_id
from tests.helpers.postgres import acting
from tests.helpers.submitting import FOUNDING, note, receive, submission, submissions

Row = tuple[Any, ...]
MOST_CUTS = 80
"""Fewer than the tries of a turn: on a slow day none would ever come to its end between two."""


@pytest.fixture
def store(in_database: DataFolder, key: FileKey) -> Iterator[Store]:
    with open_store(in_database, key, ENTROPY) as opened:
        yield opened


@pytest.fixture
def founded(store: Store) -> Board:
    board, _ = store.events.load()
    return store.events.turn(board, submissions(*FOUNDING, receive(1)), AT).board


def cut_off(operator: "Connection[Row]") -> None:
    """Every hub of this database, wherever it is."""
    operator.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'mashboard-hub' AND datname = current_database()"
    )


# Unknown commits


def lost_at_commit(monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    """The next commit of anything but a look: done or not, the line is gone."""
    commit = Connection.commit

    def lose(self: "Connection[Row]") -> None:
        monkeypatch.setattr(Connection, "commit", commit)
        if after:
            commit(self)
        self.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(Connection, "commit", lose)


@pytest.mark.parametrize("after", [True, False], ids=["it was done", "it was not done"])
def test_a_lost_commit_is_found_again(
    store: Store, founded: Board, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    once = submission(note(1))
    lost_at_commit(monkeypatch, after=after)
    with pytest.raises(StoreBusy, match="closed the connection"):
        store.events.turn(founded, [once], AT)
    again = store.events.turn(founded, [once], AT)
    assert [one.position for one in again.recorded] == [founded.position + 1]
    assert again.answers[0].position == founded.position + 1
    assert store.events.load() == (again.board, again.head)


def test_a_lost_commit_of_a_key_is_found_again(
    store: Store, founded: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key of the new case is there already, and is the one to use."""
    asked = [submission(receive(2))]
    lost_at_commit(monkeypatch, after=True)
    with pytest.raises(StoreBusy):
        store.events.turn(founded, asked, AT)
    done = store.events.turn(founded, asked, AT)
    assert done.board.case(case_id(2)) is not None
    assert store.events.load() == (done.board, done.head)


def test_cut_off_at_any_moment_each_command_takes_effect_once(
    in_database: DataFolder, key: FileKey, database: str
) -> None:
    chance, each = Random(4), 60
    with two_hubs(in_database, key) as hubs, acting(database) as operator:
        board = (
            hubs[0]
            .events.turn(hubs[0].events.load()[0], submissions(*FOUNDING, receive(1)), AT)
            .board
        )

        def work(hub: Store) -> None:
            mine = board
            for n in range(each):
                mine, answers = taken(hub.events, mine, [submission(note(1, f"{id(hub)} {n}"))])
                assert answers[0].refusal is None

        with ThreadPoolExecutor(2) as threads:
            working = [threads.submit(work, hub) for hub in hubs]
            cuts = 0
            while cuts < MOST_CUTS and not all(one.done() for one in working):
                sleep(chance.uniform(0.0, 0.03))
                cut_off(operator)
                cuts += 1
        for one in working:
            one.result()
        found = hubs[0].events.load()[0].case(CASE)
        assert found is not None
        assert len({one.text for one in found.notes}) == len(found.notes) == 2 * each
        assert cuts > 5
    assert verify(in_database, key).problems == ()


# Busy, away and full


@contextmanager
def holding(database: str, board: str) -> Iterator[None]:
    """Another hub that took the board's row and says nothing more."""
    with psycopg.connect(database) as other:
        other.execute("SELECT 1 FROM boards WHERE board = %s FOR UPDATE", (board,))
        yield


def test_a_committer_that_pauses(store: Store, founded: Board, database: str) -> None:
    asked = [submission(note(1))]
    with holding(database, founded.id), pytest.raises(StoreBusy, match="lock timeout"):
        store.events.turn(founded, asked, AT)
    assert store.events.turn(founded, asked, AT).answers[0].refusal is None


@pytest.mark.proof
def test_a_hub_that_hangs_lets_go_of_the_board(in_database: DataFolder, key: FileKey) -> None:
    with two_hubs(in_database, key) as (hanging, other):
        board, _ = other.events.load()
        with pytest.raises(StoreBusy), hanging.events._writing():
            # Eight tries of two seconds at most: the server ends the one that says nothing.
            assert taken(other.events, board, submissions(*FOUNDING))
        assert hanging.events.turn(board, [], AT).board.position == len(FOUNDING)


def test_boards_do_not_wait_for_each_other(
    store: Store, founded: Board, database: str, tmp_path: Path, key: FileKey
) -> None:
    with authority(tmp_path / "b", key, database) as other, holding(database, founded.id):
        board, _ = other.events.load()
        assert other.events.turn(board, submissions(*FOUNDING), AT).board.partnership is not None


def test_a_look_at_the_whole_record_keeps_nobody_waiting(
    store: Store, founded: Board, database: str
) -> None:
    with holding(database, founded.id):
        assert store.events.load()[0] == founded


def test_a_server_that_was_cut_off_is_found_again(
    store: Store, founded: Board, database: str
) -> None:
    with acting(database) as operator:
        cut_off(operator)
    assert store.events.turn(founded, submissions(note(1)), AT).answers[0].refusal is None
    assert store.accounts.account(account(1)) is None


def test_a_database_that_is_away(in_database: DataFolder, key: FileKey, database: str) -> None:
    gone = make_url(database).set(query={"host": "/nowhere"}).render_as_string()
    with pytest.raises(StoreAway, match="answer") as away:
        open_store(in_database, key, ENTROPY, gone)
    assert isinstance(away.value, StoreFull), "the hub turns read-only, and goes on by itself"


class Said(Exception):
    def __init__(self, sqlstate: str | None) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("sqlstate", "named"),
    [
        ("55P03", StoreBusy),
        ("40001", StoreBusy),
        ("40P01", StoreBusy),
        ("57014", StoreBusy),
        ("57P01", StoreBusy),
        ("08006", StoreBusy),
        ("53100", StoreFull),
        ("53200", StoreFull),
        ("53300", StoreAway),
        ("25006", StoreAway),
        ("23505", None),
        ("42P01", None),
    ],
)
def test_what_each_state_means(sqlstate: str, named: type[StoreError] | None) -> None:
    assert postgres.Postgres().failure(Said(sqlstate), False) is named


def test_an_acknowledged_turn_is_durable_even_where_the_server_is_set_otherwise(
    store: Store, database: str
) -> None:
    name = make_url(database).database
    with acting(database) as operator:
        operator.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    readers = postgres.readers(database)
    try:
        with engines.reading(readers) as connection:
            asked = "SHOW synchronous_commit"
            assert connection.exec_driver_sql(asked).scalar_one() == "on"
    finally:
        readers.dispose()
        with acting(database) as operator:
            operator.execute(f'ALTER DATABASE "{name}" RESET synchronous_commit')


# Many boards, and what names them


def authority(path: Path, key: FileKey, database: str) -> Store:
    """A board of its own in the shared database."""
    folder = DataFolder(path)
    create(folder, key, ENTROPY, AT, database)
    return open_store(folder, key, ENTROPY)


def test_boards_are_strictly_apart(tmp_path: Path, key: FileKey, database: str) -> None:
    """With the same ids, names and words in both."""
    with ExitStack() as open_ones:
        asked = submissions(*FOUNDING, receive(1), note(1))
        one, two = stores = [
            open_ones.enter_context(authority(tmp_path / name, key, database)) for name in "ab"
        ]
        boards = [s.events.turn(s.events.load()[0], asked, AT).board for s in stores]
        assert boards[0].position == boards[1].position == len(asked)
        for n, store in enumerate(stores):
            store.accounts.add_account(Account(account(1), "Anna", f"hash {n}"))
            store.accounts.add_invitation("code", account(1), AT + DAY)
            store.accounts.add_device("token", account(1), AT)
        with pytest.raises(IntegrityError):
            one.accounts.add_account(Account(account(2), "ANNA"))
        assert one.accounts.take_invitation("code", AT) == account(1)
        one.accounts.revoke_devices(account(1), AT)
        one.accounts.set_disabled(account(1), disabled=True)
        one.events.erase([StreamId(case_id(1))], AT)
        assert one.accounts.account_named("anna") == Account(account(1), "Anna", "hash 0", True)
        assert two.accounts.account_named("anna") == Account(account(1), "Anna", "hash 1")
        assert two.accounts.take_invitation("code", AT) == account(1)
        assert two.accounts.device("token") == account(1)
        assert two.events.turn(boards[1], [], AT).board.case(CASE) == boards[1].case(CASE)
        assert one.events.load()[0].case(CASE) is None
        reports = [verify(store.folder, key) for store in stores]
        assert [(r.events, r.erased, r.problems) for r in reports] == [
            (len(asked), 2, ()),
            (len(asked), 0, ()),
        ]


def test_keys_may_be_in_another_database(
    tmp_path: Path, key: FileKey, database: str, server: str
) -> None:
    folder = DataFolder(tmp_path / "apart")
    create(folder, key, ENTROPY, AT, database, server)
    with open_store(folder, key, ENTROPY) as store:
        done = store.events.turn(store.events.load()[0], submissions(*FOUNDING), AT)
    with open_store(folder, key, ENTROPY) as store:
        assert store.events.load() == (done.board, done.head)
    schema = "SELECT 1 FROM pg_namespace WHERE nspname LIKE %s"
    named = (f"keys_{done.board.id.replace('-', '_')}",)
    with acting(database) as here, acting(server) as there:
        assert here.execute(schema, named).fetchone() is None
        assert there.execute(schema, named).fetchone() is not None


def test_no_password_is_written_down(tmp_path: Path, key: FileKey, database: str) -> None:
    folder = DataFolder(tmp_path / "secret")
    secret = make_url(database).set(password="s3cret").render_as_string(hide_password=False)
    create(folder, key, ENTROPY, AT, secret)
    assert "s3cret" not in folder.label.read_text()
    open_store(folder, key, ENTROPY).close()


def test_a_board_that_is_not_in_the_database(
    in_database: DataFolder, key: FileKey, server: str
) -> None:
    with pytest.raises(NotAStore, match="is not in this database"):
        open_store(in_database, key, ENTROPY, server)
    with acting(server) as operator:
        asked = "SELECT to_regclass('boards')"
        assert operator.execute(asked).fetchone() == (None,), "nothing was made there"


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite:///file", "no url at all"])
def test_what_is_no_postgresql(tmp_path: Path, key: FileKey, url: str) -> None:
    with pytest.raises(NotAStore, match="database"):
        create(DataFolder(tmp_path / "odd"), key, ENTROPY, AT, url)


def test_a_falsified_record_is_seen(
    store: Store, founded: Board, in_database: DataFolder, key: FileKey, database: str
) -> None:
    store.events.checkpoint()
    with acting(database) as operator:
        cut = "DELETE FROM events WHERE board = %s AND position > %s"
        operator.execute(cut, (founded.id, founded.position - 1))
    found = {problem.fault for problem in verify(in_database, key).problems}
    assert found == {Fault.TRUNCATED}


def test_an_error_does_not_tell_what_was_to_be_written(store: Store) -> None:
    store.accounts.add_account(Account(account(1), "Anna", "a hash"))
    with pytest.raises(IntegrityError) as error:
        store.accounts.add_account(Account(account(2), "Anna", "another hash"))
    assert "another hash" not in str(error.value)

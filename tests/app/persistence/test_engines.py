"""How the engines are set, and which failure gets which name."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.persistence.engines import (
    LEAST_SQLITE,
    readers,
    reading,
    refuse_old_sqlite,
    writer,
    writing,
)
from app.persistence.errors import OldSqlite, StoreBusy, StoreDamaged, StoreFull

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "odd ?name#.db"


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    made = writer(path, KEY)
    with writing(made) as connection:
        connection.exec_driver_sql("CREATE TABLE t (n INTEGER PRIMARY KEY, words BLOB)")
        connection.exec_driver_sql("INSERT INTO t VALUES (1, NULL)")
    yield made
    made.dispose()


def pragma(engine: Engine, name: str) -> object:
    with reading(engine) as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def raw(engine: Engine, sql: str) -> None:
    """Outside a transaction, on the writer's one connection."""
    connection = engine.raw_connection()
    connection.cursor().execute(sql)
    connection.close()


def rows(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM t").scalar_one())


def test_the_file_is_where_it_was_put(engine: Engine, path: Path) -> None:
    assert path.exists()


def test_the_writer_is_durable_and_wipes(engine: Engine) -> None:
    names = "journal_mode", "synchronous", "secure_delete", "busy_timeout"
    assert [pragma(engine, name) for name in names] == ["wal", 2, 1, 2_000]


def test_a_reader_cannot_write(engine: Engine, path: Path) -> None:
    reader = readers(path, KEY)
    assert rows(reader) == 1
    with pytest.raises(StoreFull, match="readonly"), reading(reader) as connection:
        connection.exec_driver_sql("DELETE FROM t")
    reader.dispose()
    assert rows(engine) == 1


def test_a_reader_sees_one_moment(engine: Engine, path: Path) -> None:
    reader = readers(path, KEY)
    with reading(reader) as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM t").scalar_one()
        with writing(engine) as other:
            other.exec_driver_sql("INSERT INTO t VALUES (2, NULL)")
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar_one() == before
    assert rows(reader) == before + 1
    reader.dispose()


def test_no_update_is_lost_between_threads(engine: Engine, path: Path) -> None:
    """Read, then write what was read plus one: BEGIN IMMEDIATE puts them one after another."""
    engines = [engine, writer(path, KEY)]

    def add(which: Engine) -> None:
        for _ in range(50):
            with writing(which) as connection:
                n = connection.exec_driver_sql("SELECT n FROM t").scalar_one()
                connection.exec_driver_sql("UPDATE t SET n = ?", (n + 1,))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, engines * 2))
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT n FROM t").scalar_one() == 201
    engines[1].dispose()


def test_a_failed_block_writes_nothing(engine: Engine) -> None:
    with suppress(KeyError), writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (2, NULL)")
        raise KeyError
    assert rows(engine) == 1


def test_busy(engine: Engine, path: Path) -> None:
    other = writer(path, KEY)
    raw(other, "PRAGMA busy_timeout = 20")
    with (
        writing(engine),
        pytest.raises(StoreBusy, match=r"locked.*Nothing was written.*tried again"),
        writing(other),
    ):
        pytest.fail("both hold the lock")
    with writing(other) as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (2, NULL)")
    other.dispose()
    assert rows(engine) == 2


def test_full_until_there_is_room(engine: Engine) -> None:
    raw(engine, "PRAGMA max_page_count = 10")
    big = "INSERT INTO t (words) VALUES (randomblob(100000))"
    with pytest.raises(StoreFull, match=r"full.*safe.*Free space"), writing(engine) as connection:
        connection.exec_driver_sql(big)
    assert rows(engine) == 1
    raw(engine, "PRAGMA max_page_count = 1000")
    with writing(engine) as connection:
        connection.exec_driver_sql(big)
    assert rows(engine) == 2


def test_another_key(engine: Engine, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = writer(path, bytes(32))
    with pytest.raises(StoreDamaged, match="not a database"), writing(other):
        pytest.fail("opened")
    other.dispose()
    assert capfd.readouterr() == ("", "")


def test_one_flipped_bit(engine: Engine, path: Path) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (2, randomblob(100000))")
    engine.dispose()
    content = bytearray(path.read_bytes())
    content[-6_000] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreDamaged), reading(engine) as connection:
        connection.exec_driver_sql("SELECT words FROM t").all()


def test_what_is_no_fault_of_the_disk_keeps_its_name(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1, NULL)")


def test_an_old_sqlite_is_refused() -> None:
    refuse_old_sqlite(LEAST_SQLITE)
    refuse_old_sqlite((4, 0, 0))
    with pytest.raises(OldSqlite, match=r"SQLite 3\.51\.2 is older than 3\.51\.3"):
        refuse_old_sqlite((3, 51, 2))


def test_an_error_does_not_tell_what_was_to_be_written(engine: Engine) -> None:
    twice = "INSERT INTO t VALUES (1, ?)"
    with pytest.raises(IntegrityError) as error, writing(engine) as connection:
        connection.exec_driver_sql(twice, ("Jade Maple told her teacher",))
    assert "Maple" not in str(error.value)

"""Encrypted SQLite through SQLAlchemy: one writer, and readers that cannot write."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.persistence.durable import sync_file
from app.persistence.errors import (
    OldSqlite,
    StoreBroken,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
)

LEAST_SQLITE = (3, 51, 3)
"""Before it, a reset of the write-ahead log could corrupt the file."""
BUSY_MILLISECONDS = 2_000

PRIMARY = 0xFF
"""The part of an SQLite result code that the tables below name."""

Failures = Mapping[int, type[StoreError]]
_WHILE_WORKING: Failures = {
    sqlcipher.SQLITE_BUSY: StoreBusy,
    sqlcipher.SQLITE_LOCKED: StoreBusy,
    sqlcipher.SQLITE_FULL: StoreFull,
    sqlcipher.SQLITE_IOERR: StoreFull,
    sqlcipher.SQLITE_READONLY: StoreFull,
    sqlcipher.SQLITE_CANTOPEN: StoreFull,
    sqlcipher.SQLITE_CORRUPT: StoreDamaged,
    sqlcipher.SQLITE_NOTADB: StoreDamaged,
}
# SQLite does not tell here whether the write or the fsync failed. After a failed fsync the
# system may say later that all is well, so both count as the worse one.
_ON_COMMIT: Failures = {**_WHILE_WORKING, sqlcipher.SQLITE_IOERR: StoreBroken}


def refuse_old_sqlite(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    if version < LEAST_SQLITE:
        found, least = (".".join(map(str, v)) for v in (version, LEAST_SQLITE))
        raise OldSqlite(f"SQLite {found} is older than {least}.")


def writer(path: Path, key: bytes) -> Engine:
    """The one writing engine of a file: a single connection, each transaction BEGIN IMMEDIATE."""
    return _engine(path, key, "BEGIN IMMEDIATE", "secure_delete = ON", pool_size=1, max_overflow=0)


def readers(path: Path, key: bytes) -> Engine:
    return _engine(path, key, "BEGIN", "query_only = ON")


def _engine(path: Path, key: bytes, begin: str, last_pragma: str, **pool: int) -> Engine:
    refuse_old_sqlite()
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        # What people wrote is among them, and errors go into a log.
        hide_parameters=True,
        **pool,
    )
    pragmas = (
        # SQLCipher writes to the standard error otherwise; errors come as exceptions.
        "cipher_log_level = NONE",
        f"key = \"x'{key.hex()}'\"",
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        last_pragma,
    )

    # The driver's own transactions begin late and lose updates: it is told to leave them alone.
    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction, durable when the block has ended. Raises `StoreError`s."""
    with (
        _named(_WHILE_WORKING),
        engine.connect() as connection,
        connection.begin() as transaction,
    ):
        yield connection
        with _named(_ON_COMMIT):
            transaction.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction: all of it sees the same moment."""
    with _named(_WHILE_WORKING), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def _named(failures: Failures) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        failure = failures.get(getattr(cause, "sqlite_errorcode", 0) & PRIMARY)
        if failure is None:
            raise
        raise failure(f"The store answered: {cause}.") from error


def truncate_log(engine: Engine) -> None:
    """Move the write-ahead log into the file and empty it: deleted pages stay in it until then."""
    with _named(_WHILE_WORKING):
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    # SQLite needs no log once it is in the file, and leaves its end to the system: a power cut
    # brought back pages of it, and with them keys that were destroyed.
    try:
        sync_file(Path(f"{engine.url.database}-wal"))
    except OSError as error:
        raise StoreFull(f"The disk does not take that its log is empty: {error}.") from error

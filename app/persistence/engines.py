"""A store's engines and their transactions. Here is encrypted SQLite: one writer, and readers that
cannot write; PostgreSQL is in `app.persistence.postgres`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Dialect, Engine, Insert, Table, create_engine, event
from sqlalchemy.dialects import sqlite
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


# What every engine has


class Kind(Protocol):
    """What differs between the databases in which a store may lie; an engine carries its own."""

    positional: Dialect
    """Writes statements that take tuples as they are."""

    def failure(self, error: Exception, committing: bool) -> type[StoreError] | None:
        """The name of what its driver says; None for what is no fault of the database."""

    def insert_new(self, table: Table) -> Insert:
        """Rows that are there already stay as they are."""

    def after(
        self, engine: Engine, first: Callable[[Connection], None]
    ) -> AbstractContextManager[Connection]:
        """A write transaction before which `first` is durable; no other hub comes in between."""

    def wipe(self, engine: Engine) -> None:
        """Leave nothing of what was deleted in its files, as far as that is in our hands."""

    def tell(self, engine: Engine, board: str, position: int) -> None:
        """Let the other hubs of the board know how far it goes. What is lost of it does no harm."""


def kind(engine: Engine) -> Kind:
    return cast(Kind, engine.get_execution_options()["kind"])


def beside(engine: Engine) -> Engine:
    """The same one for what keeps no other hub waiting: it sees one moment, and locks nothing."""
    return engine.execution_options(beside=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction, durable when the block has ended. Raises `StoreError`s."""
    with (
        named(engine),
        engine.connect() as connection,
        connection.begin() as transaction,
    ):
        yield connection
        with named(engine, committing=True):
            transaction.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction: all of it sees the same moment."""
    with named(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def named(engine: Engine, committing: bool = False) -> Iterator[None]:
    """What the driver says becomes a `StoreError`, where it is one."""
    try:
        yield
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        failure = kind(engine).failure(error, committing)
        if failure is None:
            raise
        said = " ".join(str(cause_of(error)).split()).removesuffix(".")
        raise failure(f"The store answered: {said}.") from error


def cause_of(error: Exception) -> BaseException | None:
    """What the driver itself raised."""
    return error.orig if isinstance(error, DBAPIError) else error


# Encrypted SQLite


class SqlCipher:
    """A file of which one process is the only writer."""

    positional: Dialect = sqlite.dialect()

    def failure(self, error: Exception, committing: bool) -> type[StoreError] | None:
        code = getattr(cause_of(error), "sqlite_errorcode", 0) & PRIMARY
        return (_ON_COMMIT if committing else _WHILE_WORKING).get(code)

    def insert_new(self, table: Table) -> Insert:
        return sqlite.insert(table).on_conflict_do_nothing()

    @contextmanager
    def after(self, engine: Engine, first: Callable[[Connection], None]) -> Iterator[Connection]:
        with writing(engine) as connection:
            first(connection)
        with writing(engine) as connection:
            yield connection

    def wipe(self, engine: Engine) -> None:
        truncate_log(engine)

    def tell(self, engine: Engine, board: str, position: int) -> None:
        """There is no other hub."""


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
        execution_options={"kind": SqlCipher()},
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


def truncate_log(engine: Engine) -> None:
    """Move the write-ahead log into the file and empty it: deleted pages stay in it until then."""
    with named(engine):
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

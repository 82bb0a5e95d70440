"""PostgreSQL through SQLAlchemy: many boards in one database, and many hubs of each.

Whoever writes to a board holds its row, so that each board has one order and no two boards wait
for each other. A connection that is lost in the middle of a commit leaves open whether it was
done: the turn is dropped and tried again, and what it finds stored decides.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Dialect,
    Engine,
    Insert,
    Table,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.exc import ArgumentError, DBAPIError

from app.persistence.engines import beside, cause_of, named, writing
from app.persistence.errors import (
    DatabaseRefused,
    DriverMissing,
    NoDatabase,
    NotAStore,
    StoreAway,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
)

DRIVER = "postgresql+psycopg"
FOUNDING = 0x6D617368
"""The number of the lock that whoever makes or changes tables holds."""

_USUAL: Mapping[str, str] = {
    "application_name": "mashboard-hub",
    "connect_timeout": "3",
    # A server that vanished without a word is noticed, and does not hold a turn for hours.
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""Where the URL says nothing else."""

_SETTINGS = """
SET lock_timeout = '2s';
SELECT set_config('synchronous_commit', 'on', false)
 WHERE current_setting('synchronous_commit') IN ('off', 'local')
"""
# A hub that hangs while it holds the board must not keep the others from it.
_HOLDING = "; SET idle_in_transaction_session_timeout = '10s'"

_NOTIFY = "SELECT set_config('synchronous_commit', 'off', true), pg_notify(%s, %s)"

_STATES: Mapping[str, type[StoreError]] = {
    "55P03": StoreBusy,  # lock not available
    "40001": StoreBusy,  # serialization failure
    "40P01": StoreBusy,  # deadlock
    "57014": StoreBusy,  # cancelled
    "25P03": StoreBusy,  # idle in transaction for too long
    "57P01": StoreBusy,  # shut down, or this connection was ended
    "57P02": StoreBusy,  # crashed
    "57P03": StoreAway,  # starting
    "25006": StoreAway,  # not the primary any more
    "53300": StoreAway,  # too many connections
    "58030": StoreFull,  # input or output error
    "XX001": StoreDamaged,
    "XX002": StoreDamaged,
}
_CLASSES: Mapping[str, type[StoreError]] = {"08": StoreBusy, "53": StoreFull}
"""By the first two letters, where the whole is not above: connections, and what runs short."""


# A server that lets nobody in gives its reason in words alone.
_REFUSALS: Mapping[type[StoreError], re.Pattern[str]] = {
    DatabaseRefused: re.compile(r"authentication failed|no password|role \S+ does not exist"),
    NoDatabase: re.compile(r"database \S+ does not exist"),
}


def parsed(url: str) -> URL:
    """Raises `NotAStore` or `DriverMissing`."""
    try:
        found = make_url(url)
    except ArgumentError as error:
        raise NotAStore("That is not the URL of a database.") from error
    if found.drivername not in ("postgresql", "postgres", DRIVER):
        raise NotAStore(f"{found.drivername} is no kind of database that mashboard knows.")
    if find_spec("psycopg") is None:
        raise DriverMissing("What speaks to PostgreSQL is not installed.")
    return found.set(drivername=DRIVER)


def without_password(url: str) -> str:
    """The same database, as it may be written down."""
    plain = parsed(url)._replace(drivername="postgresql", password=None)
    return plain.difference_update_query(["password"]).render_as_string(hide_password=False)


def for_driver(url: str) -> tuple[str, Mapping[str, Any]]:
    """What the driver itself connects by."""
    place = parsed(url)
    said = place.set(drivername="postgresql").render_as_string(hide_password=False)
    return said, _usual(place)


def _usual(place: URL) -> Mapping[str, Any]:
    return {name: value for name, value in _USUAL.items() if name not in place.query}


def channel(board: str) -> str:
    """On which the hubs of a board hear how far it goes."""
    return f"mashboard {board}"


class Postgres:
    """A server that hubs share; its files are its operator's."""

    positional: Dialect = PGDialect(paramstyle="format")  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

    def failure(self, error: Exception, committing: bool) -> type[StoreError] | None:  # noqa: ARG002 - a commit that is lost is found again
        state = getattr(cause_of(error), "sqlstate", None)
        if state:
            return _STATES.get(state) or _CLASSES.get(state[:2])
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            return StoreBusy
        return _without_a_line(error) if _is_operational(error) else None

    def insert_new(self, table: Table) -> Insert:
        return postgresql.insert(table).on_conflict_do_nothing()

    @contextmanager
    def after(self, engine: Engine, first: Callable[[Connection], None]) -> Iterator[Connection]:
        with writing(engine) as connection:
            with writing(beside(engine)) as apart:
                first(apart)
            yield connection

    def wipe(self, engine: Engine) -> None:
        """What was deleted is in dead rows and logs until the server takes them: see the operator
        guide on the volume's encryption, and on how long copies of the keys are kept."""

    def tell(self, engine: Engine, board: str, position: int) -> None:
        # After the turn, and without waiting for the disk: who notifies in a transaction holds a
        # lock of the whole server until its commit is on the disk, and all boards wait in line.
        apart = engine.execution_options(telling=True, isolation_level="AUTOCOMMIT")
        words = channel(board), f"{board}:{position}"
        with suppress(StoreError), named(engine), apart.connect() as connection:
            connection.exec_driver_sql(_NOTIFY, words)


def _without_a_line(error: Exception) -> type[StoreError]:
    said = str(cause_of(error))
    return next((kind for kind, words in _REFUSALS.items() if words.search(said)), StoreAway)


def _is_operational(error: Exception) -> bool:
    return type(cause_of(error)).__name__ in ("OperationalError", "ConnectionTimeout")


# Engines


def writer(url: str, board: str) -> Engine:
    """The writing engine of one board: each transaction holds its row, or it is `beside`."""
    # A second connection for what is done `beside` while the first one holds the row.
    engine = _engine(url, _SETTINGS + _HOLDING, pool_size=1, max_overflow=1)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("beside"):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        elif not options.get("telling"):
            held = "SELECT 1 FROM boards WHERE board = %s FOR UPDATE"
            connection.exec_driver_sql(held, (board,))

    return engine


def readers(url: str) -> Engine:
    return _engine(url, _SETTINGS, isolation_level="REPEATABLE READ", postgresql_readonly=True)


def founder(url: str, schema: str = "") -> Engine:
    """For tables: one at a time in the whole database, in that schema."""
    engine = _engine(url, _SETTINGS + _in_schema(schema), pool_size=1, max_overflow=0)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql("SET LOCAL lock_timeout = '60s'")
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (FOUNDING,))

    return engine


def key_writer(url: str, schema: str) -> Engine:
    return _engine(url, _SETTINGS + _in_schema(schema), pool_size=1, max_overflow=0)


def key_readers(url: str, schema: str) -> Engine:
    return _engine(url, _SETTINGS + _in_schema(schema), postgresql_readonly=True)


def _in_schema(schema: str) -> str:
    return f"; SET search_path = {schema}" if schema else ""


def _engine(url: str, settings: str, **options: Any) -> Engine:
    place = parsed(url)
    pool = {key: value for key, value in options.items() if key in ("pool_size", "max_overflow")}
    execution = {key: value for key, value in options.items() if key not in pool}
    engine = create_engine(
        place,
        connect_args=dict(_usual(place)),
        hide_parameters=True,
        pool_pre_ping=True,
        execution_options={"kind": Postgres(), **execution},
        **pool,
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.execute(settings)
        connection.commit()

    @event.listens_for(engine, "handle_error")
    def leave_a_standby(context: Any) -> None:
        # After a failover the old primary only reads: the next connection finds the new one.
        if getattr(context.original_exception, "sqlstate", None) == "25006":
            context.is_disconnect = True

    return engine

"""Where a store lies: in two encrypted files of its folder, or in a PostgreSQL database that it
shares with others. The keys are always apart from what they open."""

from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, text
from sqlalchemy.schema import CreateSchema

from app.domain.values import BoardId
from app.persistence import boards, engines, postgres
from app.persistence.engines import reading, writing
from app.persistence.errors import NotAStore, StoreDamaged, TooNew
from app.persistence.master import Derived
from app.persistence.migrate import migrate_store
from app.persistence.prepare import prepare
from app.persistence.tables import key_store
from app.ports import Notices

KEYS_FORM = 1


class Database(Protocol):
    """Where the tables of a store lie, and those of its keys."""

    def check(self) -> None:
        """Raises `StoreDamaged` or `NotAStore` where something is missing that was there."""

    def prepare(self) -> None:
        """All tables, as this program knows them. Raises `TooNew`."""

    def writer(self) -> Engine: ...

    def readers(self) -> Engine: ...

    def key_writer(self) -> Engine: ...

    def key_readers(self) -> Engine: ...

    def notices(self) -> Notices | None:
        """Word between the hubs of the board; None where there is never more than one."""


class Files:
    """See `Database`. One hub, and nothing else to install."""

    def __init__(self, store: Path, keys: Path, key: Derived) -> None:
        self._store = store
        self._keys = keys
        self._key = key

    def check(self) -> None:
        for file in (self._store, self._keys):
            if not file.exists():
                raise StoreDamaged(f"{file} is missing.")

    def prepare(self) -> None:
        store, key_file = engines.writer(self._store, self._key.store), self.key_writer()
        try:
            migrate_store(store)
            prepare(key_file, key_store, KEYS_FORM)
        finally:
            store.dispose()
            key_file.dispose()

    def writer(self) -> Engine:
        return engines.writer(self._store, self._key.store)

    def readers(self) -> Engine:
        return engines.readers(self._store, self._key.store)

    def key_writer(self) -> Engine:
        return engines.writer(self._keys, self._key.keys)

    def key_readers(self) -> Engine:
        return engines.readers(self._keys, self._key.keys)

    def notices(self) -> Notices | None:
        return None


class Server:
    """See `Database`. Many boards, and as many hubs of each as one likes."""

    def __init__(self, board: BoardId, database: str, keys: str = "") -> None:
        """`keys` may be on another server; in either, each board has a schema of its own."""
        self._board = board
        self._database = database
        self._keys = keys or database

    def check(self) -> None:
        """The board, before any table is made in what may be another's database."""
        engine = postgres.readers(self._database)
        try:
            with reading(engine) as connection:
                tables = connection.exec_driver_sql("SELECT to_regclass('boards')").scalar()
                if tables is None or not boards.knows(connection, self._board):
                    raise NotAStore(f"Board {self._board} is not in this database.")
        finally:
            engine.dispose()

    def prepare(self) -> None:
        store = postgres.founder(self._database)
        key_tables = postgres.founder(self._keys, self._schema)
        try:
            migrate_store(store)
            _prepare_keys(key_tables, self._schema)
        finally:
            store.dispose()
            key_tables.dispose()

    def writer(self) -> Engine:
        return postgres.writer(self._database, self._board)

    def readers(self) -> Engine:
        return postgres.readers(self._database)

    def key_writer(self) -> Engine:
        return postgres.key_writer(self._keys, self._schema)

    def key_readers(self) -> Engine:
        return postgres.key_readers(self._keys, self._schema)

    def notices(self) -> Notices | None:
        from app.persistence.notices import PostgresNotices  # noqa: PLC0415 - psycopg is an extra

        return PostgresNotices(self._database, self._board)

    @property
    def _schema(self) -> str:
        return f"keys_{self._board.replace('-', '_')}"


def _prepare_keys(engine: Engine, schema: str) -> None:
    """Its form stands in a table of one row."""
    with writing(engine) as connection:
        known = text("SELECT to_regnamespace(:schema)").bindparams(schema=schema)
        # Asked first: whoever serves need not be allowed to make schemas.
        if connection.scalar(known) is None:
            connection.execute(CreateSchema(schema))
            connection.exec_driver_sql("CREATE TABLE form (form integer PRIMARY KEY)")
            connection.exec_driver_sql("INSERT INTO form VALUES (%s)", (KEYS_FORM,))
            key_store.create_all(connection)
        present = connection.exec_driver_sql("SELECT form FROM form").scalar_one()
        if present > KEYS_FORM:
            raise TooNew(f"The key database has the later form {present}.")

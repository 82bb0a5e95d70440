"""Many rows at once, as tuples straight to the driver: a dict for each would cost as much as the
encryption of what is in it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

from app.persistence.engines import kind


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Each in the order of the table's columns."""
    if rows:
        connection.exec_driver_sql(_statement(table, kind(connection.engine).positional), rows)


@cache
def _statement(table: Table, dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect))

"""Migrations make the tables that the code names, and nothing is lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect

from app.persistence import postgres
from app.persistence.engines import writer, writing
from app.persistence.migrate import migrate_store
from app.persistence.tables import store

KEY = bytes(32)


@pytest.fixture(params=["file", "server"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """With every table, as this program knows them."""
    if request.param == "file":
        made = writer(tmp_path / "store.db", KEY)
    else:
        made = postgres.founder(request.getfixturevalue("database"))
    migrate_store(made)
    yield made
    made.dispose()


def test_the_migrations_make_the_tables(engine: Engine) -> None:
    with writing(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, store) == []
        made = inspect(connection)
        for table in store.sorted_tables:
            found = [column["name"] for column in made.get_columns(table.name)]
            assert found == [column.name for column in table.columns]
            key = made.get_pk_constraint(table.name)["constrained_columns"]
            assert key == [column.name for column in table.primary_key]
            unique = made.get_unique_constraints(table.name)
            assert len(unique) == sum(
                type(one).__name__ == "UniqueConstraint" for one in table.constraints
            )


EARLIER = (
    "INSERT INTO boards VALUES ('b', '', 0, '')",
    "INSERT INTO outcomes VALUES ('c', '1', x'00', 7, NULL)",
    "INSERT INTO accounts VALUES ('1', 'Anna', 'anna', 'hash', 0)",
    "INSERT INTO invitations VALUES ('code', '1', '2026', NULL)",
    "INSERT INTO devices VALUES ('token', '1', '2026', NULL, NULL)",
)


def test_what_was_of_the_only_board_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = writer(tmp_path / "store.db", KEY)
    upgrade = command.upgrade
    with monkeypatch.context() as earlier:
        earlier.setattr(command, "upgrade", lambda config, _: upgrade(config, "0002"))
        migrate_store(engine)
    with writing(engine) as connection:
        for row in EARLIER:
            connection.exec_driver_sql(row)
    migrate_store(engine)
    with writing(engine) as connection:
        found = [
            tuple(connection.exec_driver_sql(f"SELECT * FROM {table}").one())
            for table in ("outcomes", "accounts", "invitations", "devices")
        ]
    engine.dispose()
    assert found == [
        ("b", "c", "1", b"\0", 7, None),
        ("b", "1", "Anna", "anna", "hash", 0),
        ("b", "code", "1", "2026", None),
        ("b", "token", "1", "2026", None, None),
    ]


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    engine = writer(tmp_path / "store.db", KEY)
    migrate_store(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO accounts VALUES ('b', '1', 'Anna', 'anna', '', 0)")
    migrate_store(engine)
    with writing(engine) as connection:
        assert connection.exec_driver_sql("SELECT name FROM accounts").scalar() == "Anna"
    engine.dispose()

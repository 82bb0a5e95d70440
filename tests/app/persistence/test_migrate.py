"""Migrations make the tables that the code names, and nothing is lost on the way."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from app.persistence.engines import writer, writing
from app.persistence.migrate import migrate_store
from app.persistence.tables import store

KEY = bytes(32)


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    engine = writer(tmp_path / "store.db", KEY)
    migrate_store(engine)
    with writing(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, store) == []
        made = inspect(connection)
        for table in store.sorted_tables:
            found = [column["name"] for column in made.get_columns(table.name)]
            assert found == [column.name for column in table.columns]
            unique = made.get_unique_constraints(table.name)
            assert len(unique) == sum(
                type(one).__name__ == "UniqueConstraint" for one in table.constraints
            )
    engine.dispose()


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    engine = writer(tmp_path / "store.db", KEY)
    migrate_store(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO accounts VALUES ('b', '1', 'Anna', 'anna', '', 0)")
    migrate_store(engine)
    with writing(engine) as connection:
        assert connection.exec_driver_sql("SELECT name FROM accounts").scalar() == "Anna"
    engine.dispose()

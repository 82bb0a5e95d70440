"""What any version kept, this one opens, brings up to date, checks and goes on with.

The folders are written by `python -m tests.golden.write_store`, each by the program of its time.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.codec import board_hash
from app.domain.board import Board
from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from app.persistence.shelf import open_shelf
from app.persistence.verify import verify
from sync.adapters import SystemEntropy
from tests.golden.write_store import DRAFT, FOLDERS, REFUSED, SHELF_KEY, WAITS, newest
from tests.helpers.builders import AT, COORDINATOR, DAY
from tests.helpers.submitting import note, submission

ENTROPY = SystemEntropy()
WRITTEN = sorted(path for path in FOLDERS.iterdir() if path.is_dir())


class Kept:
    """A copy of a golden folder, and what it holds."""

    def __init__(self, golden: Path, to: Path) -> None:
        shutil.copytree(golden, to)
        self.data = DataFolder(to / "data")
        self.shelf = to / "shelf.db"
        self.key = FileKey(to / "hub.key")
        self.key.path.chmod(0o600)
        self.holds: dict[str, Any] = json.loads((to / "holds.json").read_text("utf-8"))

    def is_held(self, board: Board, head: str) -> None:
        found = board.position, head, board_hash(board), sorted(board.streams)
        held = (self.holds[name] for name in ("position", "head", "hash", "streams"))
        assert found == tuple(held)


@pytest.fixture(params=WRITTEN, ids=lambda path: path.name)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    return Kept(request.param, tmp_path / "kept")


def test_todays_form_is_among_them() -> None:
    """After a new migration: `python -m tests.golden.write_store`, and commit its folder."""
    assert newest() in {path.name for path in WRITTEN}


def test_it_opens_and_folds_to_what_it_held(kept: Kept) -> None:
    with open_store(kept.data, kept.key, ENTROPY) as store:
        assert store.events.epoch == kept.holds["epoch"]
        kept.is_held(*store.events.load())
        assert store.events.outbox.backlog().count == kept.holds.get("to_send", 0)
        account = store.accounts.account(COORDINATOR.account)
        assert account is not None
        assert store.accounts.device("not a token") == account.id
    with open_store(kept.data, kept.key, ENTROPY) as store:
        kept.is_held(*store.events.load())


def test_it_is_verified(kept: Kept) -> None:
    with open_store(kept.data, kept.key, ENTROPY):
        pass
    report = verify(kept.data, kept.key)
    assert report.problems == ()
    assert (report.events, report.head) == (kept.holds["position"], kept.holds["head"])
    assert report.erased > 0
    assert report.checkpoints > 1


def test_it_goes_on(kept: Kept) -> None:
    """And still knows what it answered, and what it erased."""
    with open_store(kept.data, kept.key, ENTROPY) as store:
        board, _ = store.events.load()
        new = submission(note(1, "Of a later program"))
        refused = submission(REFUSED[1], REFUSED[0].account)
        done = store.events.turn(board, [new, new, refused], AT + DAY)
        assert done.board.position == board.position + 1
        assert [answer.refusal is None for answer in done.answers] == [True, True, False]
        again = store.events.turn(done.board, [new, submission(note(3))], AT + DAY)
        assert again.answers[0] == done.answers[0]
        assert again.answers[1].refusal is not None
    assert verify(kept.data, kept.key).problems == ()


def test_a_shelf_gives_back_what_was_kept(kept: Kept) -> None:
    shelf = open_shelf(kept.shelf, SHELF_KEY)
    assert [one.command for one in shelf.pending()] == [WAITS.command]
    assert shelf.drafts() == dict([DRAFT])
    shelf.close()

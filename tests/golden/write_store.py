"""Writes what this program keeps, hub and client, for every later one to open.

`python -m tests.golden.write_store` adds `store/<newest migration>/`. Run it with each change of
the tables, and commit the folder: what stands there is never written anew. It asks no more of
the program than its first version had, so that it writes the folder of an older one from that
one's own checkout; `NAME FOLDER` then say what it is called and where it goes.

In each: the data folder, the master key that opens it (nobody in it is real), a client's shelf,
and `holds.json`, which says what was in them.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from msgspec import structs

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.feedback import About, Reader
from app.domain.case.owing import message_id
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.values import Instant
from app.persistence.layout import DataFolder, Store, create, open_store
from app.persistence.migrate import SCRIPTS
from app.persistence.providers import FileKey
from app.persistence.shelf import SqlShelf
from app.ports import Account, Pending, PendingState
from sync.adapters import SystemEntropy
from tests.golden import outcome, story
from tests.helpers.builders import AT, CASE, COORDINATOR, HOUR, NURSE, stream
from tests.helpers.submitting import note, submission

FOLDERS = Path(__file__).with_name("store")
ENTROPY = SystemEntropy()
SHELF_KEY = hashlib.sha256(b"A shelf that anyone may open").digest()
WAITS = Pending(submission(note()).id, note(1, "Not sent yet."), PendingState.WAITING, AT)
DRAFT = "answer:1", "Seen by the school nu"

BEFORE = (story.FOUNDED, story.SIGNED, story.DOOR, story.HIDDEN, story.SHOWN, story.ASKED)
AFTER = (story.LAWFUL, story.ANSWERED, story.DISCUSSED, outcome.DECIDED, outcome.TOLD)
RECEIPT = message_id(CASE, About.RECEIPT, Reader.SCHOOL, "referrer")
TO_SEND = story.by(COORDINATOR, structs.replace(outcome.SAY, message=RECEIPT))
REFUSED = NURSE, story.HIDDEN[0][1]


def newest() -> str:
    """The revision that the migrations lead to."""
    return str(ScriptDirectory(str(SCRIPTS)).get_current_head())


def papers() -> story.Steps:
    """A program from before there were working papers has no such story."""
    name = "tests.golden.story_of_papers"
    told: story.Steps = import_module(name).PAPERS if find_spec(name) else ()
    return told


class Scribe:
    """Writes the story into an open store, a turn for each command."""

    def __init__(self, store: Store, at: Instant) -> None:
        self.store = store
        self.at = at
        self.board: Board = store.events.load()[0]

    def ask(self, seat: Seat, command: Command) -> bool:
        self.at += timedelta(seconds=1)
        asked = submission(command, seat.account)
        done = self.store.events.turn(self.board, [asked], self.at)
        self.board = done.board
        return done.answers[0].refusal is None

    def tell(self, steps: Iterable[tuple[Seat, Command]]) -> None:
        for seat, command in steps:
            if not self.ask(seat, command):
                raise AssertionError(command)


def write(folder: Path) -> None:
    folder.mkdir(parents=True)
    key = FileKey(folder / "hub.key")
    key.create(ENTROPY)
    data = DataFolder(folder / "data")
    create(data, key, ENTROPY, AT)
    with open_store(data, key, ENTROPY) as store:
        _morning(store)
    with open_store(data, key, ENTROPY) as store:
        held = _afternoon(store)
    data.lock.unlink()
    _shelf(folder / "shelf.db")
    (folder / "holds.json").write_text(json.dumps(held, indent=1) + "\n", "utf-8")


def _morning(store: Store) -> None:
    """Ends with a snapshot and a checkpoint in the middle of it all."""
    store.accounts.add_account(Account(COORDINATOR.account, COORDINATOR.name, "not a hash"))
    store.accounts.add_device("not a token", COORDINATOR.account, AT)
    scribe = Scribe(store, AT)
    for chapter in BEFORE:
        scribe.tell(chapter)


def _afternoon(store: Store) -> dict[str, Any]:
    scribe = Scribe(store, AT + HOUR)
    for chapter in (*AFTER, papers()):
        scribe.tell(chapter)
    waiting = TO_SEND if hasattr(store.events, "outbox") else ()
    scribe.tell(waiting)
    destroyed = bool(papers()) and store.events.destroy_papers(scribe.at)
    store.events.erase([stream(story.THIRD_CASE)], scribe.at)
    if scribe.ask(*REFUSED):
        raise AssertionError(REFUSED)
    board, head = store.events.load()
    return {
        "position": board.position,
        "head": head,
        "hash": board_hash(board),
        "epoch": store.events.epoch,
        "papers_destroyed": destroyed,
        "to_send": len(waiting),
        "streams": sorted(board.streams),
    }


def _shelf(path: Path) -> None:
    shelf = SqlShelf(path, SHELF_KEY)
    shelf.keep(WAITS)
    shelf.save_draft(*DRAFT)
    shelf.close()


def main(name: str = "", folders: str = "") -> None:
    folder = Path(folders or FOLDERS) / (name or newest())
    if folder.exists():
        print(f"{folder} stands, and stays as it is.")
        return
    write(folder)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"{folder}: {size // 1024} KiB")


if __name__ == "__main__":
    main(*sys.argv[1:])

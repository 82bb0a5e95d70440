"""The hub's own data folder, on a disk of memory: what stays when a hub dies.

Founded once for each process and copied for each day. Opened as `app.persistence.layout` does,
but without a look for migrations, which would cost more than all else at the thousandth start.
"""

import atexit
import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import Engine

from app import codec
from app.domain.board import Board
from app.domain.commands import Command
from app.domain.context import OPERATOR
from app.domain.partnership.commands import PublishThreshold
from app.domain.submission import Submission
from app.domain.values import CommandId
from app.persistence import engines
from app.persistence.checkpoints import CheckpointFile
from app.persistence.event_store import SqlEventStore
from app.persistence.keys import KeyRing
from app.persistence.layout import DataFolder, create, open_store, unlock
from app.persistence.providers import VARIABLE, EnvironmentKey
from tests.helpers.builders import AT, DAY, THRESHOLD, uid
from tests.helpers.submitting import FOUNDING
from tests.sim.chance import SeededEntropy

KEY = EnvironmentKey({VARIABLE: "5a" * 32})
MEMORY = Path("/dev/shm")


def temporary() -> Path:
    """A folder that goes with this process."""
    made = Path(tempfile.mkdtemp("-mashboard-sim", dir=MEMORY if MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def founded() -> Path:
    """A partnership that has not met yet; the same bytes in every process."""
    folder = DataFolder(temporary() / "founded")
    entropy = SeededEntropy("founding")
    create(folder, KEY, entropy, AT - DAY)
    commands: tuple[Command, ...] = (*FOUNDING, PublishThreshold(threshold=THRESHOLD))
    with open_store(folder, KEY, entropy) as store:
        board, _ = store.events.load()
        made = [_submission(number, command) for number, command in enumerate(commands)]
        done = store.events.turn(board, made, AT - DAY)
    assert all(answer.refusal is None for answer in done.answers)
    return folder.path


def _submission(number: int, command: Command) -> Submission:
    digest = hashlib.sha256(codec.encode(command)).digest()
    return Submission(OPERATOR, CommandId(uid(number, 0xF)), digest, command)


class Disk:
    def __init__(self, seed: int) -> None:
        self._entropy = SeededEntropy(seed, "store")
        self._engines: list[Engine] = []
        self.folder = DataFolder(temporary() / "data")
        shutil.copytree(founded(), self.folder.path)

    def open(self) -> SqlEventStore:
        label, key = unlock(self.folder, KEY)
        store = engines.writer(self.folder.store, key.store)
        key_file = engines.writer(self.folder.keys, key.keys)
        self._engines += (store, key_file)
        keys = KeyRing(key_file, key.wrap, self._entropy)
        checkpoints = CheckpointFile(self.folder.checkpoints)
        return SqlEventStore(store, label.board, keys, checkpoints, self._entropy)

    def let_go(self) -> None:
        """The program that had it open is dead, and its locks are gone with it."""
        for engine in self._engines:
            engine.dispose()
        self._engines.clear()

    def board(self) -> Board:
        """Folded from what is on it."""
        store = self.open()
        board, _ = store.load()
        self.let_go()
        return board

    def throw_away(self) -> None:
        self.let_go()
        shutil.rmtree(self.folder.path.parent, ignore_errors=True)

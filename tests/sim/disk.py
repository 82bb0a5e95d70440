"""The hub's own data folder, on a disk of memory: what stays when a hub dies.

Founded once for each process and copied for each day. Opened as `app.persistence.layout` does,
but without a look for migrations, which would cost more than all else at the thousandth start.
"""

import atexit
import hashlib
import shutil
import tempfile
from enum import StrEnum
from functools import cache
from pathlib import Path

from msgspec import structs
from sqlalchemy import Engine

from app import codec
from app.domain.board import Board
from app.domain.case.commands import RateCase
from app.domain.commands import Command
from app.domain.context import OPERATOR
from app.domain.meeting.commands import OpenSitting, PlanSitting
from app.domain.partnership.commands import PublishThreshold
from app.domain.submission import Submission
from app.domain.values import AccountId, CommandId, Rating
from app.persistence.checkpoints import CheckpointFile
from app.persistence.event_store import SqlEventStore
from app.persistence.keys import KeyRing
from app.persistence.layout import DataFolder, create, open_store, unlock
from app.persistence.providers import VARIABLE, EnvironmentKey
from tests.golden.story import Steps, ask, by
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    DAY,
    EDUCATION,
    HEALTH,
    HOUR,
    POLICE,
    SITTING,
    THRESHOLD,
    case_id,
    subject,
    subject_id,
    uid,
)
from tests.helpers.decided import decided, decided_anew, reopened
from tests.helpers.posting import OPENING, referred
from tests.helpers.submitting import note
from tests.sim.chance import SeededEntropy

KEY = EnvironmentKey({VARIABLE: "5a" * 32})
MEMORY = Path("/dev/shm")


def temporary() -> Path:
    """A folder that goes with this process."""
    made = Path(tempfile.mkdtemp("-mashboard-sim", dir=MEMORY if MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


class Start(StrEnum):
    """How far the morning has come when a day begins."""

    BARE = "bare"
    """The partnership is founded, and nothing else."""
    BUSY = "busy"
    """Cases wait, agencies are asked, one case is decided, one is to be decided
    anew, the sitting is open."""
    LONG = "long"
    """And so much is written that a welcome takes its time."""


@cache
def founded(start: Start) -> Path:
    """The same bytes in each process."""
    folder = DataFolder(temporary() / "founded")
    entropy = SeededEntropy("founding", start)
    create(folder, KEY, entropy, AT - DAY)
    steps = [(OPERATOR, command) for command in (*OPENING, PublishThreshold(threshold=THRESHOLD))]
    steps += [(seat.account, command) for seat, command in MORNINGS[start]]
    steps += EARLIER if MORNINGS[start] else ()
    with open_store(folder, KEY, entropy) as store:
        board, _ = store.events.load()
        made = [_submission(number, *step) for number, step in enumerate(steps)]
        done = store.events.turn(board, made, AT)
    refused = [answer.refusal for answer in done.answers if answer.refusal]
    assert not refused, refused
    return folder.path


DECIDED, ANEW = 5, 6
"""The numbers of two cases: one is decided, the other was too, and is about to be once more."""
EARLIER = (*decided(DECIDED), *decided(ANEW), reopened(ANEW), *decided_anew(ANEW))[:-1]

MORNING: Steps = (
    *by(COORDINATOR, *(structs.replace(referred(n), subjects=(subject(n),)) for n in (1, 2, 3))),
    *by(
        COORDINATOR,
        RateCase(case=case_id(1), rating=Rating.AMBER, level=3),
        RateCase(case=case_id(2), rating=Rating.RED, level=4),
        *(ask(n, agency) for n, agency in enumerate((HEALTH, POLICE, EDUCATION), 1)),
        ask(4, HEALTH, case=case_id(2), subjects=(subject_id(2),)),
        PlanSitting(
            meeting=SITTING, name="Morning", starts=AT, ends=AT + HOUR, chair=CHAIR.account
        ),
    ),
    *by(CHAIR, OpenSitting(meeting=SITTING)),
)


WRITTEN: Steps = by(COORDINATOR, *(note(n % 3 + 1, f"{n} " + "words " * 3_000) for n in range(6)))
MORNINGS: dict[Start, Steps] = {
    Start.BARE: (),
    Start.BUSY: MORNING,
    Start.LONG: (*MORNING, *WRITTEN),
}


def _submission(number: int, author: AccountId, command: Command) -> Submission:
    digest = hashlib.sha256(codec.encode(command)).digest()
    letters = (f"N{number:04}",)
    return Submission(author, CommandId(uid(number, 0xF)), digest, command, letters)


class Disk:
    def __init__(self, seed: int, start: Start) -> None:
        self._entropy = SeededEntropy(seed, "store")
        self._engines: list[Engine] = []
        self.folder = DataFolder(temporary() / "data")
        shutil.copytree(founded(start), self.folder.path)

    def open(self) -> SqlEventStore:
        label, key, place = unlock(self.folder, KEY)
        store, key_file = place.writer(), place.key_writer()
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

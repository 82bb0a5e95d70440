"""A day on the real store, and what was acknowledged after how much was asked of the disk.

Nobody here is real. The same number gives the same day; the bytes that SQLCipher salts differ.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import chain, count
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from msgspec import Struct, structs
from sqlalchemy import event

from app.domain.board import Board, empty
from app.domain.case.events import PapersDestroyed
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.submission import Outcome, Submission
from app.domain.values import CommandId, Instant, StreamId
from app.persistence import engines, snapshots
from app.persistence.layout import DataFolder, create, open_store
from app.persistence.providers import VARIABLE, EnvironmentKey
from app.ports import Backlog, Committed
from tests.golden import story, story_of_papers
from tests.golden.outcome import DECIDED, TOLD
from tests.helpers.builders import AT, COORDINATOR, case_id, stream, uid
from tests.helpers.submitting import letters, note, receive, submission
from tests.power.recording import Recording
from tests.power.vfs import Deed
from tests.sync.table import CountedEntropy

KEY = EnvironmentKey({VARIABLE: "5a" * 32})
TALE = (
    *(story.FOUNDED, story.SIGNED, story.DOOR, story.HIDDEN, story.SHOWN, story.ASKED),
    *(story.LAWFUL, story.ANSWERED, story_of_papers.PAPERS, story_of_papers.RECEIPTED),
    *(story.DISCUSSED, DECIDED, TOLD),
)
FIRST_PASSING_CASE = 100
"""From here on cases that come, get a few notes, and may be erased."""


class Stage(Struct, frozen=True):
    """Something done on the store, and acknowledged."""

    begun: int
    """How much the disk had been asked before it …"""
    done: int
    """… and when it was acknowledged."""
    board: Board
    """What stands after it …"""
    backlog: Backlog = Backlog()
    """… and what waits to leave the hub."""
    now: Instant = AT
    asked: tuple[Submission, ...] = ()
    answers: tuple[Outcome, ...] = ()
    erased: StreamId | None = None
    papers: bool = False
    """Those were destroyed that the record says are."""


class Day(Struct, frozen=True):
    before: dict[str, bytes]
    """The files that it began with."""
    deeds: Sequence[Deed]
    stages: Sequence[Stage]
    cuts: int = 0
    """How often the power had failed before."""


class Numbered(CountedEntropy):
    """Never what was given out before `first`."""

    def __init__(self, first: int = 0) -> None:
        super().__init__()
        self._count = first


class Using:
    """Somebody who uses an open store, and remembers what it acknowledged."""

    def __init__(self, folder: DataFolder, recording: Recording, entropy: Numbered) -> None:
        self._folder = folder
        self._recording = recording
        self._entropy = entropy
        self.stages: list[Stage] = []
        self.open()

    def open(self) -> None:
        self.store = open_store(self._folder, KEY, self._entropy)
        self.board, _ = self.store.events.load()
        self.backlog = self.store.events.outbox.backlog()

    def turn(self, asked: Sequence[Submission], now: Instant) -> Committed:
        with self._stage(asked=tuple(asked), now=now) as stage:
            done = self.store.events.turn(self.board, asked, now)
            self.board = done.board
            self.backlog = self.store.events.outbox.backlog()
            stage["answers"] = done.answers
        if any(isinstance(one.event, PapersDestroyed) for one in done.recorded):
            self.destroy_papers(now)
        return done

    def destroy_papers(self, now: Instant) -> None:
        with self._stage(papers=True, now=now):
            self.store.events.destroy_papers(now)

    def erase(self, gone: StreamId, now: Instant) -> None:
        with self._stage(erased=gone, now=now):
            self.store.events.erase([gone], now)
            kept = {s: part for s, part in self.board.streams.items() if s != gone}
            self.board = structs.replace(self.board, streams=kept)

    def checkpoint(self) -> None:
        with self._stage():
            self.store.events.checkpoint()

    def start_again(self) -> None:
        self.close()
        with self._stage():
            self.open()

    def close(self) -> None:
        with self._stage():
            self.store.close()

    @contextmanager
    def _stage(self, **said: object) -> Iterator[dict[str, object]]:
        begun = len(self._recording.deeds)
        yield said
        made = Stage(begun, len(self._recording.deeds), self.board, self.backlog)
        self.stages.append(structs.replace(made, **said))


@contextmanager
def other_pragmas(*said: str) -> Iterator[None]:
    """Said of each writing connection, after the store's own."""
    real = engines.writer

    def writer(path: Path, key: bytes) -> object:
        engine = real(path, key)

        @event.listens_for(engine, "connect")
        def say(connection: Any, _record: object) -> None:
            for pragma in said:
                connection.execute(f"PRAGMA {pragma}")

        return engine

    with patch.object(engines, "writer", writer):
        yield


def lived(folder: DataFolder, number: int, *pragmas: str) -> Day:
    """The day of this number, in a folder that does not exist yet."""
    rng = Random(number)
    folder.path.mkdir()
    recording = Recording(folder.path)
    with ExitStack() as living:
        # Else a day were too short for what comes once in five thousand events or four megabytes.
        often = f"wal_autocheckpoint = {rng.choice((6, 25, 100))}"
        living.enter_context(other_pragmas(often, *pragmas))
        living.enter_context(patch.object(snapshots, "EVERY", rng.choice((10, 60, 5_000))))
        living.enter_context(recording.on())
        entropy = Numbered()
        board = create(folder, KEY, entropy, AT)
        made = Stage(0, len(recording.deeds), empty(board))
        using = Using(folder, recording, entropy)
        live(using, rng)
        using.close()
    return Day({}, recording.deeds, (made, *using.stages))


def live(using: Using, rng: Random) -> None:
    numbers = count(1)
    steps = list(chain(*TALE))
    passing: list[int] = []
    now = AT
    while steps:
        now += timedelta(seconds=1)
        some = [steps.pop(0) for _ in range(min(len(steps), rng.choice((1, 2, 3, 5, 20))))]
        some[rng.randint(0, len(some)) : 0] = passers_by(passing, rng)
        using.turn([asked(next(numbers), *one) for one in some], now)
        something_else(using, passing, now, rng)


def asked(number: int, seat: Seat, command: Command) -> Submission:
    made = submission(command, seat.account, CommandId(uid(number, 0xC)))
    return structs.replace(made, fresh=letters(number))


def passers_by(passing: list[int], rng: Random) -> story.Steps:
    """A new case, a note, one that is refused: or nothing."""
    match rng.randrange(6):
        case 0:
            passing.append(FIRST_PASSING_CASE + len(passing))
            return story.by(COORDINATOR, receive(passing[-1]), note(passing[-1], "New."))
        case 1 if passing:
            return story.by(COORDINATOR, note(rng.choice(passing), "Long words. " * 200))
        case 2:
            return story.by(COORDINATOR, note(99, "On no case at all."))
    return ()


def something_else(using: Using, passing: list[int], now: Instant, rng: Random) -> None:
    """What a hub does between turns, now and then."""
    match rng.randrange(12):
        case 0 | 1 if passing:
            using.erase(stream(case_id(rng.choice(passing))), now)
        case 2:
            using.start_again()
        case 3:
            using.checkpoint()
        case 4:
            earlier = [one for one in using.stages if one.asked]
            using.turn(rng.choice(earlier).asked, now)

"""A real hub on its real store, people who write to it, and a storm between them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.commands import AddNote
from app.domain.disclosure import view
from app.domain.turn import seat_of
from app.persistence.layout import DataFolder, create, open_store
from app.persistence.providers import FileKey
from app.persistence.shelf import open_shelf
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Hub
from sync.session import Patience
from tests.chaos.proxy import Proxy
from tests.chaos.storm import BRIEF, HARSH, Climate, Storm
from tests.chaos.writers import KEY, Writer
from tests.helpers.builders import CHAIR, COORDINATOR, DECIDER, SCRIBE, SECOND_CHAIR
from tests.helpers.submitting import FOUNDING, receive, submissions
from tests.proof.tally import Tally
from tests.sync.sockets import IMPATIENT, serving, until

SEATS = (CHAIR, COORDINATOR, DECIDER, SCRIBE, SECOND_CHAIR)
CASES = 3


class Trial(Struct, frozen=True):
    """How bad it is, for how long, and how patient people's clients are."""

    climate: Climate
    seconds: float
    patience: Patience
    longest_thought: float
    """Between two notes of one person."""
    healing: float
    """Seconds after which all is well again, once the storm is over."""


MINUTE = Trial(HARSH, 60.0, Patience(), longest_thought=3.0, healing=60.0)
MOMENT = Trial(BRIEF, 6.0, IMPATIENT, longest_thought=0.2, healing=15.0)


async def live(number: int, trial: Trial) -> Tally:
    """One storm, and what is left of what was said in it."""
    rng = Random(number)
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with _hub(folder) as hub, _writers(hub, folder, trial, rng) as writers:
            await _storm(writers, trial, rng)
            wrong = await _heal(hub, writers, trial)
            tally = judged(hub.board, writers)
        wrong += [one for writer in writers for one in _left_behind(writer)]
    wrong += [lie for writer in writers for lie in writer.lies.values()]
    return tally + Tally(done=1, unhandled=len(wrong), found=tuple(wrong))


@asynccontextmanager
async def _hub(folder: Path) -> AsyncIterator[Hub]:
    """On a data folder of its own, with a partnership and a few cases."""
    clock, entropy = SystemClock(), SystemEntropy()
    key, data = FileKey(folder / "keys" / "hub.key"), DataFolder(folder / "data")
    key.create(entropy)
    create(data, key, entropy, clock.now())
    with open_store(data, key, entropy) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(*FOUNDING), clock.now())
        async with serving(store.events) as hub:
            for n in range(1, CASES + 1):
                answer = await hub.submit(COORDINATOR.account, receive(n))
                assert answer.refusal is None
            yield hub


@asynccontextmanager
async def _writers(
    hub: Hub, folder: Path, trial: Trial, rng: Random
) -> AsyncIterator[list[Writer]]:
    """Seated, each behind a proxy, before anything goes wrong."""
    async with AsyncExitStack() as ending:
        writers = []
        for seat in SEATS:
            proxy = await ending.enter_async_context(Proxy(hub.port, Random(rng.random())))
            writers.append(Writer(seat, proxy, folder, trial.patience))
            await writers[-1].session.start()
            ending.push_async_callback(writers[-1].session.stop)
        await until(lambda: all(writer.settled for writer in writers))
        yield writers


async def _storm(writers: list[Writer], trial: Trial, rng: Random) -> None:
    works: list[Coroutine[Any, Any, None]] = []
    for writer in writers:
        chance = Random(rng.random())
        works += [
            Storm(writer.proxy, trial.climate, chance).rage(),
            writer.write(chance, CASES, trial.longest_thought),
            writer.watch_the_pill(),
        ]
    tasks = [asyncio.create_task(work) for work in works]
    await asyncio.sleep(trial.seconds)
    for task in tasks:
        task.cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(end, asyncio.CancelledError) for end in ends), ends


async def _heal(hub: Hub, writers: list[Writer], trial: Trial) -> list[str]:
    """Who is not well again in time, and how it is with them."""

    def unwell() -> list[Writer]:
        return [w for w in writers if not (w.settled and w.position == hub.board.position)]

    with suppress(TimeoutError):
        await until(lambda: not unwell(), trial.healing)
    return [
        f"{w.seat.name} is {w.session.connection.line} at {w.position} of {hub.board.position} "
        f"with {len(w.session.pending)} pending {trial.healing:.0f} s after the storm"
        for w in unwell()
    ]


def judged(board: Board, writers: list[Writer]) -> Tally:
    """Every word once, on the board or back with its author; and one board for everyone."""
    told = Counter(note.text for case in board.cases() for note in case.notes)
    back = Counter(
        one.command.text
        for writer in writers
        for one in writer.ear.back
        if isinstance(one.command, AddNote)
    )
    times = {text: told[text] + back[text] for writer in writers for text in writer.said}
    lost = [text for text, count in times.items() if count == 0]
    doubled = [text for text, count in times.items() if count > 1]
    others = [w.seat.name for w in writers if _other(board, w)]
    found = (
        *(f"lost: {text}" for text in lost),
        *(f"doubled: {text}" for text in doubled),
        *(f"{name} is shown another board" for name in others),
    )
    return Tally(lost=len(lost), doubled=len(doubled), diverged=len(others), found=found)


def _other(board: Board, writer: Writer) -> bool:
    """The writer's board is not that part of the hub's which may be seen from their seat."""
    shown = writer.session.board
    seen = view(board, seat_of(board, writer.seat.account))
    return shown is None or board_hash(shown) != board_hash(seen)


def _left_behind(writer: Writer) -> Iterator[str]:
    """Once the program has ended: what is on the shelf is a draft, and nothing to be sent."""
    shelf = open_shelf(writer.file, KEY)
    pending, draft = shelf.pending(), shelf.drafts().get("note")
    shelf.close()
    if pending:
        yield f"{writer.seat.name}'s shelf still holds {len(pending)} to be sent"
    if writer.said and draft != writer.said[-1]:
        yield f"{writer.seat.name}'s draft is {draft!r}, not {writer.said[-1]!r}"

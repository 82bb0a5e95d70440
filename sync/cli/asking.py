"""One ask from the command line: to the hub that serves the folder, else to the folder itself."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from app.persistence.layout import DataFolder, Store, open_store
from app.ports import KeyProvider
from sync.adapters import SystemClock, SystemEntropy
from sync.cli import address
from sync.cli.address import Address
from sync.cli.asks import Answer, Ask, Progress
from sync.cli.bench import Alone
from sync.cli.database import place_of
from sync.cli.desk import Desk
from sync.cli.operator import NobodyServes, asked

Show = Callable[[Progress], None]


def ask(data: Path, where: KeyProvider, question: Ask, show: Show) -> Answer:
    """The result. Raises what `problem_of` knows."""
    DataFolder(data).read_label()
    try:
        return asyncio.run(_last(asked(data, question), show))
    except NobodyServes:
        with open_store(DataFolder(data), where, SystemEntropy(), *place_of(data)) as store:
            return alone(store, address.load(data), question, show)


def alone(store: Store, at: Address, question: Ask, show: Show) -> Answer:
    """Done by this process, on a store that it holds."""
    bench = Alone(store.events, SystemClock(), SystemEntropy())
    before = bench.board.position
    result = asyncio.run(_last(Desk(store, bench, at).answers(question), show))
    if bench.board.position != before:
        store.events.checkpoint()
    return result


async def _last(answers: AsyncIterator[Answer], show: Show) -> Answer:
    result: Answer = Progress(0, 0)
    async for result in answers:
        if isinstance(result, Progress):
            show(result)
    return result


def in_silence(_: Progress) -> None:
    """A `Show` for short work."""

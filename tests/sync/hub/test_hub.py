"""A hub goes on where it can, and tells where it cannot."""

import asyncio

import pytest

from app.domain.context import OPERATOR
from app.persistence.errors import StoreBusy
from app.ports import Checkpoint
from sync.errors import HubStopped
from sync.hub import Config
from tests.helpers.builders import BOARD
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.submitting import FOUNDING
from tests.sync.sockets import serving, until


class OnceBusy(MemoryEventStore):
    """Another program holds the lock when the first checkpoint is to be signed."""

    def __init__(self) -> None:
        super().__init__(BOARD)
        self.signed: list[Checkpoint] = []
        self.asked = 0

    def checkpoint(self) -> Checkpoint:
        self.asked += 1
        if self.asked == 1:
            raise StoreBusy("Another program writes.")
        self.signed.append(super().checkpoint())
        return self.signed[-1]


async def test_a_checkpoint_that_failed_is_not_the_last_one() -> None:
    store = OnceBusy()
    async with serving(store, Config(checkpoint_seconds=0.01)) as hub:
        await hub.submit(OPERATOR, FOUNDING[0])
        await until(lambda: store.asked == 1)
        await hub.submit(OPERATOR, FOUNDING[1])
        await until(lambda: [one.position for one in store.signed] == [2])


async def test_a_command_for_a_hub_that_stopped_is_answered_at_once() -> None:
    async with serving() as hub:
        await hub.stop()
        with pytest.raises(HubStopped):
            async with asyncio.timeout(2):
                await hub.submit(OPERATOR, FOUNDING[0])

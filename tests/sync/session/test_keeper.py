"""What the shelf holds in the end is what was typed last."""

import asyncio

from app.domain.values import Line
from sync.session.keeper import Keeper
from tests.sync.sockets import MemoryShelf


class SlowShelf(MemoryShelf):
    """While it writes the first draft, its person goes on typing in the second."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self.keeper = Keeper(self)
        self._loop = loop

    def save_draft(self, key: Line, text: str) -> None:
        if key == "first":
            asyncio.run_coroutine_threadsafe(self._typing(), self._loop).result()
        super().save_draft(key, text)

    async def _typing(self) -> None:
        self.keeper.save_draft("second", "newer")
        await asyncio.sleep(0.01)


async def test_an_older_draft_never_overtakes_a_newer_one() -> None:
    shelf = SlowShelf(asyncio.get_running_loop())
    shelf.keeper.save_draft("first", "words")
    shelf.keeper.save_draft("second", "older")
    await shelf.keeper.close()
    assert shelf.saved == {"first": "words", "second": "newer"}

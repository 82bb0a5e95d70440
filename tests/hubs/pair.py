"""Two hubs on one record in memory, and people at either."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from msgspec import Struct

from app.codec import board_hash
from app.domain.disclosure import view
from sync.hub import Config, Hub
from tests.helpers.builders import AT, BOARD
from tests.helpers.shared_memory import MemoryNotices, SharedStore
from tests.helpers.submitting import FOUNDING, submissions
from tests.sync.sockets import Person, serving

QUICK = Config(presence_seconds=0.01, look_seconds=0.1, people_seconds=0.1)


class Pair(Struct):
    store: SharedStore
    hubs: tuple[Hub, Hub]
    ends: tuple[MemoryNotices, MemoryNotices]


def shared() -> SharedStore:
    """The usual partnership and nothing else."""
    store = SharedStore(BOARD)
    board, _ = store.load()
    done = store.turn(board, submissions(*FOUNDING), AT)
    assert all(answer.refusal is None for answer in done.answers)
    return store


@asynccontextmanager
async def two_hubs(store: SharedStore | None = None, config: Config = QUICK) -> AsyncIterator[Pair]:
    store = store or shared()
    ends = store.exchange.end(), store.exchange.end()
    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(serving(store, config, end)) for end in ends]
        yield Pair(store, (one, other), ends)


def agree(hub: Hub, *people: Person) -> None:
    """Each holds exactly its own view of the hub's board."""
    for person in people:
        assert person.board.position == hub.board.position
        assert board_hash(person.board) == board_hash(view(hub.board, person.seat))

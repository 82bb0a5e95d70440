"""What a session tells its listeners, and in which order."""

from sync.adapters import SystemClock, SystemEntropy
from sync.session import Address, Session
from tests.helpers.builders import COORDINATOR
from tests.helpers.submitting import note, receive
from tests.sync.sockets import IMPATIENT, Ear, MemoryShelf, until


class Watcher(Ear):
    """Remembers each list of what waits."""

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[set[str]] = []

    def pending_changed(self, pending: object) -> None:
        assert isinstance(pending, tuple)
        self.lists.append({one.id for one in pending})


async def test_nothing_that_waits_seems_to_vanish() -> None:
    """One more word is told at once while two others are still to be told."""
    nowhere = Address("ws://127.0.0.1:9/", COORDINATOR.account, "")
    session = Session(nowhere, MemoryShelf(), SystemClock(), SystemEntropy(), IMPATIENT)
    watcher = Watcher()
    session.listen(watcher)
    await session.start()
    first = session.submit(receive())
    await until(lambda: session.pending[0].state == "waiting")
    session.submit(note(1))
    session.submit(note(2))
    session._retry(first)
    await until(lambda: len(session.pending) == 3 and len(watcher.lists) > 5)
    await session.stop()
    for before, after in zip(watcher.lists, watcher.lists[1:], strict=False):
        assert before <= after

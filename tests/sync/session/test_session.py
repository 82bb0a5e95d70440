"""A session at its end, and on a line that goes wrong."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from app.domain.values import Line, StreamId
from app.ports import LineState, Pending
from sync.adapters import SystemClock, SystemEntropy
from sync.protocol import (
    SUBPROTOCOL,
    Later,
    NotNow,
    Piece,
    RawSubmit,
    Welcome,
    decode_client_frame,
    encode,
)
from sync.session import Address, Session
from tests.helpers.builders import AT, BOARD, COORDINATOR, case_id
from tests.helpers.submitting import receive
from tests.sync.sockets import IMPATIENT, Ear, MemoryShelf, serving, until

T = TypeVar("T")


class LockedShelf(MemoryShelf):
    """Takes nothing once it is closed, as a real one."""

    def __init__(self) -> None:
        super().__init__()
        self.closed = False

    def keep(self, pending: Pending) -> None:
        assert not self.closed
        super().keep(pending)

    def close(self) -> None:
        self.closed = True


class SlowShelf(MemoryShelf):
    """What it was asked for is read, and not handed over before it may be."""

    def __init__(self, slow: str) -> None:
        super().__init__()
        self._slow = slow
        self.reading, self.go_on = threading.Event(), threading.Event()

    def drafts(self) -> dict[Line, str]:
        return self._handed("drafts", super().drafts())

    def pending(self) -> tuple[Pending, ...]:
        return self._handed("pending", super().pending())

    def _handed(self, what: str, held: T) -> T:
        if what == self._slow:
            self.reading.set()
            assert self.go_on.wait(5)
        return held


def session_at(port: int, shelf: MemoryShelf, token: str) -> Session:
    address = Address(f"ws://127.0.0.1:{port}/", COORDINATOR.account, token)
    return Session(address, shelf, SystemClock(), SystemEntropy(), IMPATIENT)


def welcome(parts: int) -> Welcome:
    return Welcome(BOARD, COORDINATOR.account, 1, "", "", "", AT, parts=parts)


@asynccontextmanager
async def answering(hub: Callable[[ServerConnection], Awaitable[None]]) -> AsyncIterator[int]:
    """A hub that speaks as it likes, at this port."""
    async with serve(hub, "127.0.0.1", 0, subprotocols=[Subprotocol(SUBPROTOCOL)]) as server:
        yield next(iter(server.sockets)).getsockname()[1]


async def test_what_is_submitted_last_is_kept_also_where_the_hub_lets_nobody_in() -> None:
    shelf = LockedShelf()
    async with serving() as hub:
        session = session_at(hub.port, shelf, token="")
        await session.start()
        await until(lambda: session.connection.line is LineState.REFUSED)
        await asyncio.sleep(2 * IMPATIENT.longest_retry)
        command = session.submit(receive())
        await session.stop()
    assert list(shelf.kept) == [command]


async def test_who_stops_while_it_starts_is_gone() -> None:
    async with serving() as hub:
        session = session_at(hub.port, MemoryShelf(), token=COORDINATOR.account)
        starting = asyncio.create_task(session.start())
        await asyncio.sleep(0)
        await session.stop()
        await starting
        await asyncio.sleep(2 * IMPATIENT.longest_retry)
        assert not hub.present
        assert session.board is None


@pytest.mark.parametrize("slow", ["drafts", "pending"])
async def test_what_is_said_while_the_shelf_is_read_goes_out_and_keeps_its_words(slow: str) -> None:
    shelf = SlowShelf(slow)
    shelf.saved["note"] = "older"
    async with serving() as hub:
        session = session_at(hub.port, shelf, token=COORDINATOR.account)
        starting = asyncio.create_task(session.start())
        await until(shelf.reading.is_set)
        session.save_draft("note", "newer")
        command = session.submit(receive())
        shelf.go_on.set()
        await starting
        assert [one.id for one in session.pending] == [command]
        await until(lambda: session.board is not None and not session.pending)
        assert session.draft("note") == "newer"
        await session.stop()
    assert not shelf.kept


async def test_who_was_told_to_wait_says_nothing_after_its_end() -> None:
    """A timer of the old session told the window that nothing waits, while the next one ran."""
    later: list[NotNow] = []

    async def full_hub(line: ServerConnection) -> None:
        await line.send(encode(welcome(parts=0)), text=True)
        async for raw in line:
            frame = decode_client_frame(raw)
            if isinstance(frame, RawSubmit):
                later.append(NotNow(frame.id, Later.STORE_FULL, 0.1))
                await line.send(encode(later[-1]), text=True)

    async with answering(full_hub) as port:
        session, ear = session_at(port, MemoryShelf(), token="any"), Ear()
        session.listen(ear)
        await session.start()
        session.submit(receive())
        await until(lambda: later and session.connection.code == Later.STORE_FULL)
        await session.stop()
        ear.waiting = ()
        await asyncio.sleep(0.3)
    assert ear.waiting == ()


async def test_a_line_that_a_defect_ended_is_not_called_live() -> None:
    lines = []

    async def strange_hub(line: ServerConnection) -> None:
        lines.append(line)
        await line.send(encode(welcome(parts=1)), text=True)
        for index in (7, 8):
            await line.send(encode(Piece(StreamId(case_id(1)), index, 2, "{}")), text=True)
        await line.wait_closed()

    async with answering(strange_hub) as port:
        session = session_at(port, MemoryShelf(), token="any")
        await session.start()
        await until(lambda: len(lines) > 1)
        assert session.connection.line is not LineState.LIVE
        await session.stop()

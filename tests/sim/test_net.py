"""The network that is nowhere but in the loop."""

import asyncio
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any

import pytest

from tests.sim.line import End, pieces
from tests.sim.loop import SimLoop
from tests.sim.net import DOWN, UP

Day = Callable[[SimLoop], Coroutine[Any, Any, None]]


class Side(asyncio.Protocol):
    """Remembers what it hears, and when."""

    def __init__(self) -> None:
        self.pieces: list[tuple[float, bytes]] = []
        self.over: list[object] = []
        self.waits = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, End)
        self.end = transport

    def data_received(self, data: bytes) -> None:
        self.pieces.append((asyncio.get_running_loop().time(), data))

    def eof_received(self) -> None:
        self.over.append("end")

    def connection_lost(self, error: Exception | None) -> None:
        self.over.append(error)

    def pause_writing(self) -> None:
        self.waits = True

    def resume_writing(self) -> None:
        self.waits = False

    @property
    def heard(self) -> bytes:
        return b"".join(data for _, data in self.pieces)


async def joined(loop: SimLoop) -> tuple[Side, Side]:
    far: list[Side] = []

    def accepted() -> Side:
        far.append(Side())
        return far[-1]

    await loop.create_server(accepted, "hub", 1)
    _, near = await loop.create_connection(Side, "p1", 1)
    return near, far[0]


def lived(day: Day, seed: int = 1) -> None:
    loop = SimLoop(seed)
    try:
        loop.run_until_complete(day(loop))
    finally:
        loop.close()


@pytest.mark.parametrize("seed", range(5))
def test_order_is_kept_and_bytes_are_torn(seed: int) -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        said = [b"%d," % number * 7 for number in range(60)]
        for one in said:
            near.end.write(one)
            await asyncio.sleep(0.01)
        await asyncio.sleep(5)
        assert far.heard == b"".join(said)
        assert len(far.pieces) > len(said), "some came in pieces"

    lived(day, seed)


def test_pieces_are_the_whole() -> None:
    draw = Random(4)
    for size in (*range(40), 5_000):
        data = bytes(index % 251 for index in range(size))
        assert b"".join(pieces(data, draw)) == data
        assert size == 0 or all(pieces(data, draw))


def test_a_cut_is_one_way_and_heals() -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        loop.net.cut("p1", UP, 10.0)
        near.end.write(b"up")
        far.end.write(b"down")
        await asyncio.sleep(5)
        assert (near.heard, far.heard) == (b"down", b"")
        await asyncio.sleep(6.5)
        assert far.heard == b"up"

    lived(day)


def test_healing_may_come_early() -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        loop.net.cut("p1", DOWN, 100.0)
        far.end.write(b"down")
        await asyncio.sleep(5)
        loop.net.heal()
        await asyncio.sleep(2.5)
        assert near.heard == b"down"

    lived(day)


def test_nobody_gets_through_a_cut() -> None:
    async def day(loop: SimLoop) -> None:
        await joined(loop)
        loop.net.cut("p1", DOWN, 10.0)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(5):
                await loop.create_connection(Side, "p1", 1)

    lived(day)


def test_a_hub_that_is_not_there_refuses() -> None:
    async def day(loop: SimLoop) -> None:
        with pytest.raises(ConnectionRefusedError):
            await loop.create_connection(Side, "p1", 1)

    lived(day)


def test_a_reset_ends_both_sides() -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        loop.net.reset("p1")
        await asyncio.sleep(1)
        assert [type(one) for one in near.over + far.over] == [ConnectionResetError] * 2

    lived(day)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_comes_after_what_a_torn_line_lost(seed: int) -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        near.end.write(b"lost")
        loop.net.reset("p1")
        near.end.write(b"never sent")
        await asyncio.sleep(1)
        assert far.heard == b""

    lived(day, seed)


def test_a_half_close_ends_one_direction() -> None:
    async def day(loop: SimLoop) -> None:
        _, far = await joined(loop)
        loop.net.half_close("p1", UP)
        await asyncio.sleep(1)
        assert far.over[0] == "end"

    lived(day)


def test_whoever_does_not_read_holds_up_the_writer() -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        loop.net.kernel_bytes = 1_000
        far.end.set_write_buffer_limits(2_000, 500)
        loop.net.stall("p1", 20.0)
        far.end.write(b"x" * 2_500)
        await asyncio.sleep(5)
        assert not far.waits, "the system takes some"
        far.end.write(b"x" * 2_500)
        assert far.end.get_write_buffer_size() == 4_000
        waits = [far.waits]
        await asyncio.sleep(20)
        assert [*waits, far.waits] == [True, False]
        assert len(near.heard) == 5_000

    lived(day)


def test_paused_reading_waits() -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        near.end.pause_reading()
        far.end.write(b"later")
        await asyncio.sleep(3)
        assert near.heard == b""
        near.end.resume_reading()
        await asyncio.sleep(0.1)
        assert near.heard == b"later"

    lived(day)


def test_what_was_written_before_the_close_arrives() -> None:
    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        near.end.write(b"goodbye")
        near.end.close()
        await asyncio.sleep(2)
        assert far.heard == b"goodbye"
        assert near.over == [None]
        assert far.over[0] == "end"

    lived(day)


@pytest.mark.parametrize("quietly", [True, False])
def test_the_dead_do_not_answer(quietly: bool) -> None:
    """Quietly: only whoever writes to it learns that nobody is there."""

    async def day(loop: SimLoop) -> None:
        near, far = await joined(loop)
        near.end.vanish(quietly)
        await asyncio.sleep(3)
        assert bool(far.over) is not quietly
        far.end.write(b"still there?")
        await asyncio.sleep(3)
        assert [type(one) for one in far.over] == [ConnectionResetError]
        assert near.over == []

    lived(day)

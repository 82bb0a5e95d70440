"""What the proxy does to a line, and what it never does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import NamedTuple

import pytest

from tests.chaos.proxy import Network, Proxy

ROUGH = Network(
    latency=0.005, jitter=0.01, stalls=0.1, longest_stall=0.02, piece=700, bytes_per_second=2e6
)
SOON, NEVER = 1.0, 0.1
Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Talk(NamedTuple):
    proxy: Proxy
    client: Ends
    hub: Ends


@asynccontextmanager
async def talking() -> AsyncIterator[Talk]:
    """A line through a proxy, with both its ends."""
    accepted: asyncio.Queue[Ends] = asyncio.Queue()
    server = await asyncio.start_server(
        lambda reader, writer: accepted.put_nowait((reader, writer)), "127.0.0.1", 0
    )
    port = server.sockets[0].getsockname()[1]
    async with server, Proxy(port, Random(1)) as proxy:
        client = await asyncio.open_connection("127.0.0.1", proxy.port)
        hub = await accepted.get()
        client[1].write(b"!")
        assert await heard(hub[0]) == b"!"
        yield Talk(proxy, client, hub)
        for _, writer in (client, hub):
            writer.transport.abort()


async def heard(reader: asyncio.StreamReader, seconds: float = SOON) -> bytes:
    async with asyncio.timeout(seconds):
        return await reader.read(100)


async def test_no_byte_is_changed_lost_or_overtaken() -> None:
    said = Random(2).randbytes(60_000)
    async with talking() as talk:
        talk.proxy.network = ROUGH
        talk.client[1].write(said)
        async with asyncio.timeout(20):
            assert await talk.hub[0].readexactly(len(said)) == said


async def test_what_is_said_while_it_is_cut_arrives_afterwards_and_the_other_way_at_once() -> None:
    async with talking() as talk:
        with talk.proxy.up.cut():
            talk.client[1].write(b"up")
            talk.hub[1].write(b"down")
            assert await heard(talk.client[0]) == b"down"
            with pytest.raises(TimeoutError):
                await heard(talk.hub[0], NEVER)
        assert await heard(talk.hub[0]) == b"up"


async def test_what_the_client_was_given_last_is_known() -> None:
    async with talking() as talk:
        before = talk.proxy.heard
        talk.hub[1].write(b"down")
        await heard(talk.client[0])
        await asyncio.sleep(0)
        assert talk.proxy.heard > before


async def test_both_ends_feel_a_reset() -> None:
    async with talking() as talk:
        talk.proxy.reset()
        for reader, _ in (talk.client, talk.hub):
            with pytest.raises(ConnectionResetError):
                await heard(reader)


async def test_half_closed_one_way_still_speaks() -> None:
    async with talking() as talk:
        talk.proxy.half_close(hub=True)
        assert await heard(talk.hub[0]) == b""
        talk.hub[1].write(b"down")
        assert await heard(talk.client[0]) == b"down"


async def test_who_hangs_up_is_heard_at_the_other_end() -> None:
    async with talking() as talk:
        talk.client[1].write_eof()
        assert await heard(talk.hub[0]) == b""

"""A network that can be cut, slowed and torn, between programs on one loop.

Each host's way to the hub has two directions. What is cut waits, as TCP does, until it heals.
"""

import asyncio
import socket
from collections.abc import Callable
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from tests.sim.chance import chance
from tests.sim.line import End

if TYPE_CHECKING:
    from tests.sim.loop import SimLoop

Factory = Callable[[], asyncio.BaseProtocol]
Tap = Callable[[str, str], Callable[[float, bytes], None]]
"""For a host and a direction of one connection: where to tell what arrives."""
UP, DOWN = "up", "down"
"""From a host to the hub, and back."""
PACES = ((0.001, 0.005), (0.005, 0.02), (0.02, 0.15), (0.1, 0.6))
"""Seconds on the way: one room, one building, one county, a train."""
KERNEL_BYTES = 64 * 1024


class Net:
    def __init__(self, loop: "SimLoop", seed: int) -> None:
        self._loop = loop
        self._seed = seed
        self._servers: dict[int, Server] = {}
        self._cuts: dict[tuple[str, str], float] = {}
        self._count: dict[str, int] = {}
        self.ends: dict[End, None] = {}
        """Those that are open, in the order in which they opened."""
        self.orphans: list[End] = []
        """Those whose program died."""
        self.kernel_bytes = KERNEL_BYTES
        """What a connection takes before its writer notices that nobody reads."""
        self.tap: Tap | None = None

    # Faults

    def cut(self, host: str, direction: str, seconds: float) -> None:
        key = host, direction
        self._cuts[key] = max(self._cuts.get(key, 0.0), self._loop.time() + seconds)

    def stall(self, host: str, seconds: float) -> None:
        """Nobody there reads for a while."""
        until = self._loop.time() + seconds
        for end in self.of(host):
            if end.direction == UP:
                end.stall(until)

    def reset(self, host: str) -> None:
        for end in self.of(host):
            end.reset()

    def half_close(self, host: str, direction: str) -> None:
        """One direction is said to be at its end; the other knows of nothing."""
        for end in self.of(host):
            if end.direction == direction:
                end.send_end()

    def heal(self) -> None:
        self._cuts.clear()
        for end in tuple(self.ends):
            end.stall(self._loop.time())

    def healed_at(self, host: str, direction: str) -> float:
        """When it works again; a time that is over where it does."""
        return self._cuts.get((host, direction), 0.0)

    def of(self, host: str) -> tuple[End, ...]:
        """Both ends of each connection of that host."""
        return tuple(end for end in self.ends if end.host == host)

    # Connections

    def listen(self, factory: Factory, port: int) -> "Server":
        if port in self._servers:
            raise OSError(f"Port {port} is taken.")
        server = self._servers[port] = Server(self, factory, port)
        return server

    def deaf(self, port: int) -> None:
        self._servers.pop(port, None)

    async def connect(self, factory: Factory, host: str, port: int) -> tuple[End, Any]:
        """Raises `ConnectionError`."""
        number = self._count[host] = self._count.get(host, 0) + 1
        near, far = self._pair(host, number)
        try:
            await self._reach(near)
            server = self._servers.get(port)
            if server is not None:
                far.begin_later(server)
            await self._reach(far)
            return near, near.begin(_protocol(factory, server))
        except BaseException:
            near.vanish()
            raise

    def _pair(self, host: str, number: int) -> tuple[End, End]:
        pace = chance(self._seed, "pace", host, number).choice(PACES)
        ends = []
        for direction in (UP, DOWN):
            draw = chance(self._seed, "line", host, number, direction)
            heard = self.tap(host, direction) if self.tap else None
            ends.append(End(self, host, direction, pace, draw, heard))
        near, far = ends
        near.meet(far)
        return near, far

    async def _reach(self, end: End) -> None:
        await asyncio.sleep(end.latency())
        left = self.healed_at(end.host, end.direction) - self._loop.time()
        if left > 0:
            # Asked again now and then, as the system does: it may heal before it was to.
            await asyncio.sleep(min(left, 1.0))
            await self._reach(end)


class Server:
    """What `create_server` gives."""

    def __init__(self, net: Net, factory: Factory, port: int) -> None:
        self._net = net
        self._port = port
        self._open = True
        self.factory = factory
        self.context = copy_context()
        self.sockets = (_Socket(port),)

    def get_loop(self) -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    def is_serving(self) -> bool:
        return self._open

    async def start_serving(self) -> None: ...

    async def wait_closed(self) -> None: ...

    def close(self) -> None:
        if self._open:
            self._open = False
            self._net.deaf(self._port)


def _protocol(factory: Factory, server: Server | None) -> asyncio.BaseProtocol:
    if server is None:
        raise ConnectionRefusedError("Nobody listens there.")
    return factory()


class _Socket:
    family = socket.AF_INET

    def __init__(self, port: int) -> None:
        self._port = port

    def getsockname(self) -> tuple[str, int]:
        return "hub", self._port

    def fileno(self) -> int:
        return -1

"""Clients that look at no more of a frame than who said what up to where.

What is measured is the server, so those of the hub and of a floor do equally little.
"""

import asyncio
import math
from bisect import bisect_left
from collections.abc import Callable
from ssl import SSLContext
from time import perf_counter

import msgspec
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from sync.protocol import MAX_FRAME_FROM_HUB, SUBPROTOCOL
from tests.bench.plans import Member

PATIENCE = 300.0


class Glance(Struct, frozen=True):
    """The few fields of any frame that are looked at."""

    type: str = ""
    upto: int = 0
    parts: int = 0
    index: int = 0
    id: str = ""
    position: int = 0
    n: int = -1
    a: int = -1


_glance = msgspec.json.Decoder(Glance).decode
_encode = msgspec.json.Encoder().encode


class Client:
    """One connection. `answered` hears the name and the mark of each answer, -1 where refused."""

    def __init__(self, member: Member, letters: int) -> None:
        self.member = member
        self.answered: Callable[[str, int], None] = lambda _name, _mark: None
        self.ready = asyncio.Event()
        self.tls: SSLContext | None = None
        self.last = 0.0
        """When it saw something last."""
        self._text = "x" * letters
        self._line: ClientConnection

    async def join(self, port: int) -> None:
        self._line = await connect(
            f"{'wss' if self.tls else 'ws'}://127.0.0.1:{port}/",
            ssl=self.tls,
            additional_headers={"Authorization": f"Bearer {self.member.token}"},
            subprotocols=self.subprotocols(),
            compression=None,
            max_size=MAX_FRAME_FROM_HUB,
            max_queue=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
        await self.greet()

    async def listen(self) -> None:
        while True:
            self.hear(_glance(await self._line.recv(decode=False)))

    async def submit(self, number: int, name: str) -> None:
        """Send one change, to be answered by that name."""
        raise NotImplementedError

    def hear(self, frame: Glance) -> None:
        raise NotImplementedError

    def when(self, mark: int) -> float:
        """When it saw the change of that mark; infinite where it has not."""
        raise NotImplementedError

    def subprotocols(self) -> list[Subprotocol] | None:
        return None

    async def greet(self) -> None:
        self.ready.set()

    async def _say(self, raw: bytes) -> None:
        await self._line.send(raw, text=True)


class OfAFloor(Client):
    """A change's mark is its number."""

    def __init__(self, member: Member, letters: int) -> None:
        super().__init__(member, letters)
        self._seen: dict[int, float] = {}

    async def submit(self, number: int, name: str) -> None:
        await self._say(_encode({"n": number, "text": self._text}))

    def hear(self, frame: Glance) -> None:
        if frame.n >= 0:
            self.last = self._seen[frame.n] = perf_counter()
        else:
            self.answered(str(frame.a), frame.a)

    def when(self, mark: int) -> float:
        return self._seen.get(mark, math.inf)


class OfTheHub(Client):
    """A change's mark is the position at which it was accepted."""

    def __init__(self, member: Member, letters: int) -> None:
        super().__init__(member, letters)
        self._parts = -1
        self._positions: list[int] = []
        self._times: list[float] = []

    def subprotocols(self) -> list[Subprotocol] | None:
        return [Subprotocol(SUBPROTOCOL)]

    async def greet(self) -> None:
        await self._say(b'{"type":"Hello"}')

    async def submit(self, number: int, name: str) -> None:
        case = self.member.writes[number % len(self.member.writes)]
        command = {"type": "AddNote", "case": case, "text": self._text}
        await self._say(_encode({"type": "Submit", "id": name, "command": command}))

    def hear(self, frame: Glance) -> None:
        if frame.type == "Batch":
            self.last = perf_counter()
            self._positions.append(frame.upto)
            self._times.append(self.last)
        elif frame.type == "Accepted":
            self.answered(frame.id, frame.position)
        elif frame.type in ("Refused", "NotNow"):
            self.answered(frame.id, -1)
        else:
            self._hear_welcome(frame)

    def when(self, mark: int) -> float:
        place = bisect_left(self._positions, mark)
        return self._times[place] if place < len(self._times) else math.inf

    def _hear_welcome(self, frame: Glance) -> None:
        if frame.type == "Welcome":
            self._parts = frame.parts
        elif frame.type == "Part" or (frame.type == "Piece" and frame.index == 0):
            self._parts -= 1
        if not self._parts:
            self.ready.set()

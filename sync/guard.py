"""A server connection that no peer can stall, flood or fill.

The library's keepalive does not end a peer that stops reading, it answers pings without bound, and
one connection may write as fast as the hub can think. Here what waits for a slow peer is bounded,
and what makes no progress is ended.
"""

import asyncio
from collections import Counter
from contextlib import suppress
from typing import Any

from msgspec import Struct
from websockets.asyncio.server import ServerConnection
from websockets.frames import Opcode
from websockets.protocol import Event, State

from app.domain.values import AccountId
from sync.protocol import MAX_FRAME_BEFORE_SIGN_IN

REQUEST_END = b"\r\n\r\n"
ENCRYPTED_AT_ONCE = 2 * 1024
"""Bytes. TLS keeps room for as much as was ever written at once, for as long as the line lives."""


class Limits(Struct, frozen=True):
    """What one connection, one address and all together may take."""

    connections: int = 2_000
    connections_per_address: int = 256
    """Whole offices come from one address."""
    waiting_frames: int = 1_000
    waiting_bytes: int = 1024 * 1024
    written_bytes: int = 4 * 1024 * 1024
    """Ends a connection that made the hub write more than this unread, pongs too."""
    stall_seconds: float = 10.0
    pings_per_minute: int = 120
    handshake_bytes: int = MAX_FRAME_BEFORE_SIGN_IN


class Crowd:
    """How many connections there are, from which addresses, and how many were ended here."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.evicted = Counter[str]()
        self._by_address = Counter[str]()

    def __len__(self) -> int:
        return self._by_address.total()

    def enter(self, address: str) -> None:
        self._by_address[address] += 1

    def leave(self, address: str) -> None:
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]

    def too_many(self, address: str, times: int = 1) -> bool:
        limits = self.limits
        from_one = self._by_address[address] > limits.connections_per_address * times
        return from_one or len(self) > limits.connections * times


class GuardedConnection(ServerConnection):
    """Frames are pushed, and written together at `flush`; they wait while the peer is slow."""

    # With these in its dictionary, that of the library would not be shared by all any more.
    __slots__ = (
        "_crowd",
        "_encrypted",
        "_handshake_bytes",
        "_limits",
        "_pings",
        "_pings_since",
        "_request_tail",
        "_stall",
        "_waiting",
        "account",
        "address",
        "waiting_bytes",
    )

    account: AccountId
    """Whose it is, once let in."""

    def __init__(self, *args: Any, crowd: Crowd, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._crowd = crowd
        self._limits = crowd.limits
        self._waiting: list[bytes] = []
        self.waiting_bytes = 0
        """Of frames pushed and not written yet."""
        self._stall: asyncio.TimerHandle | None = None
        self._handshake_bytes = 0
        self._request_tail = b""
        self._pings = 0
        self._pings_since = self.loop.time()
        self.address = ""
        self._encrypted = False

    def settled(self) -> None:
        """Let go of what the handshake said: a quarter of what a line holds that idles all day."""
        for said in (self.request, self.response):
            if said is not None:
                said.headers.clear()

    def push(self, frame: bytes) -> bool:
        """Add a frame to what goes out next; False where too much waits already."""
        self._waiting.append(frame)
        self.waiting_bytes += len(frame)
        return (
            len(self._waiting) <= self._limits.waiting_frames
            and self.waiting_bytes <= self._limits.waiting_bytes
        )

    def flush(self) -> None:
        """Write all that waits in one go, unless the peer is slow or gone."""
        if self.paused or not self._waiting or self.protocol.state is not State.OPEN:
            return
        if self.transport.is_closing():
            self.drop()
            return
        for frame in self._waiting:
            self.protocol.send_text(frame)
        self.drop()
        self._write(self.protocol.data_to_send())
        self._check_written()

    def _write(self, frames: list[bytes]) -> None:
        if not self._encrypted:
            self.transport.writelines(frames)
            return
        whole = memoryview(b"".join(frames))
        for start in range(0, len(whole), ENCRYPTED_AT_ONCE):
            self.transport.write(whole[start : start + ENCRYPTED_AT_ONCE])

    async def drained(self) -> bool:
        """Once all that was pushed is written; False where the peer is gone."""
        self.flush()
        while self._waiting and self.protocol.state is State.OPEN:
            # A line that is torn meanwhile says so here, and nobody asks how: its state tells.
            with suppress(OSError):
                await self.drain()
            self.flush()
        return self.protocol.state is State.OPEN

    def drop(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
        self.waiting_bytes = 0

    def evict(self, why: str) -> None:
        if not self.transport.is_closing():
            self._crowd.evicted[why] += 1
            self.transport.abort()

    # What the library and the loop call

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if isinstance(peer, tuple) and peer else ""
        self._encrypted = transport.get_extra_info("ssl_object") is not None
        self._crowd.enter(self.address)
        # Twice the cap, since those just above it are told so in words.
        if self._crowd.too_many(self.address, times=2):
            self.evict("crowd")

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.leave(self.address)
        self._progress()
        self.drop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.protocol.state is not State.CONNECTING or self._is_request(data):
            super().data_received(data)

    def _is_request(self, data: bytes) -> bool:
        """Frames come once the request is answered, and end the line before.

        The library reads them at any time: a close frame, read too early, leaves a connection
        that is open for its handler, closed for its peer, and that cannot be closed any more.
        """
        self._handshake_bytes += len(data)
        seen = self._request_tail + data
        _, end, more = seen.partition(REQUEST_END)
        if self._handshake_bytes > self._limits.handshake_bytes:
            self.evict("handshake")
        elif self.request is not None or more:
            self.evict("hasty")
        self._request_tail = b"" if end else seen[1 - len(REQUEST_END) :]
        return not self.transport.is_closing()

    def process_event(self, event: Event) -> None:
        if getattr(event, "opcode", None) is Opcode.PING:
            self._count_ping()
        super().process_event(event)

    def send_data(self) -> None:
        super().send_data()
        self._check_written()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall = self.loop.call_later(self._limits.stall_seconds, self.evict, "stalled")

    def resume_writing(self) -> None:
        self._progress()
        super().resume_writing()
        self.loop.call_soon(self.flush)

    def _progress(self) -> None:
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    def _check_written(self) -> None:
        if self.transport.get_write_buffer_size() > self._limits.written_bytes:
            self.evict("unread")

    def _count_ping(self) -> None:
        now = self.loop.time()
        if now - self._pings_since > 60:
            self._pings, self._pings_since = 0, now
        self._pings += 1
        if self._pings > self._limits.pings_per_minute:
            self.evict("pings")

"""One end of a TCP connection that is nowhere but here."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from contextvars import Context, copy_context
from enum import Enum, auto
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.sim.net import Net, Server

HIGH_WATER = 64 * 1024


class Mark(Enum):
    """What travels beside bytes."""

    END = auto()
    """FIN: nothing more comes from there."""
    RESET = auto()
    """RST: there is nobody there."""


class End(asyncio.Transport):
    """The transport of one side. What it writes arrives at `other`, in order, some time later.

    Whatever a protocol is told, it is told in the context of the program that it belongs to: with
    the program that hears of it, not with the one that caused it, it dies.
    """

    def __init__(
        self,
        net: "Net",
        host: str,
        direction: str,
        pace: tuple[float, float],
        draw: Random,
        heard: Callable[[float, bytes], None] | None,
    ) -> None:
        super().__init__()
        self._loop = asyncio.get_running_loop()
        self._net = net
        self.host = host
        self.direction = direction
        """Which way it writes."""
        self._pace = pace
        self._draw = draw
        self._heard = heard
        """Told of what comes out at the other end."""
        self._wire: deque[tuple[float, bytes | Mark]] = deque()
        self._arrives = 0.0
        self._inbox: deque[bytes | Mark] = deque()
        self._unread = 0
        """Bytes written and not read at the other end yet."""
        self._high, self._low = HIGH_WATER, HIGH_WATER // 4
        self._writer_waits = self._reading_paused = False
        self._ended = self._closing = self._lost = False
        self._stalled = 0.0
        self._torn = False
        """What is written now goes nowhere, though the writer has not heard of it."""
        self._protocol: Any = None
        self.context: Context | None = None
        self.other: End

    def meet(self, other: "End") -> None:
        self.other, other.other = other, self

    def begin(self, protocol: Any) -> Any:
        """Somebody is there. Raises `ConnectionResetError` where it was torn before."""
        if self._lost:
            raise ConnectionResetError
        self.context = self.context or copy_context()
        self._protocol = protocol
        self._net.ends[self] = None
        protocol.connection_made(self)
        self._read()
        return protocol

    def begin_later(self, server: "Server") -> None:
        self.context = server.context
        self._soon(self._accepted, server)

    def _accepted(self, server: "Server") -> None:
        if not self._lost and server.is_serving():
            self.begin(server.factory())
        else:
            self.vanish()

    def latency(self) -> float:
        return self._draw.uniform(*self._pace)

    # Faults

    def stall(self, until: float) -> None:
        self._stalled = until
        self._loop.call_at(until, self._read, context=self.context)

    def reset(self) -> None:
        """The network tears it; each side hears of it in its own time."""
        self._torn = True
        self._wire.clear()
        self._loop.call_later(
            self.latency(), self._lose, ConnectionResetError(), context=self.context
        )

    def vanish(self, quietly: bool = False) -> None:
        """Its program is no more. The system says so to the other side, unless it is gone too."""
        if not self._lost:
            self._lost = self._closing = True
            self._net.ends.pop(self, None)
            self._net.orphans.append(self)
            if not quietly:
                self._send(Mark.RESET)

    def rest(self) -> None:
        """What its dead program was never told."""
        if self._protocol is not None:
            self._protocol.connection_lost(None)

    def send_end(self) -> None:
        if not self._ended:
            self._ended = True
            self._send(Mark.END)

    # Writing

    def write(self, data: Any) -> None:
        if not data or self._closing or self._ended:
            return
        raw = bytes(data)
        self._unread += len(raw)
        for piece in pieces(raw, self._draw):
            self._send(piece)
        if self.get_write_buffer_size() > self._high and not self._writer_waits:
            self._writer_waits = True
            self._protocol.pause_writing()

    def writelines(self, list_of_data: Iterable[Any]) -> None:
        self.write(b"".join(list_of_data))

    def write_eof(self) -> None:
        self.send_end()

    def can_write_eof(self) -> bool:
        return True

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        self._high = HIGH_WATER if high is None else high
        self._low = self._high // 4 if low is None else low

    def get_write_buffer_size(self) -> int:
        return max(0, self._unread - self._net.kernel_bytes)

    def _send(self, what: bytes | Mark) -> None:
        if self._torn:
            return
        self._arrives = max(self._arrives, self._loop.time() + self.latency())
        self._wire.append((self._arrives, what))
        self._loop.call_at(self._arrives, self._pass_on, context=self.other.context)

    def _pass_on(self) -> None:
        """All that has arrived; what is cut off tries again each second."""
        now = self._loop.time()
        while self._wire and self._wire[0][0] <= now + 1e-9:
            healed = self._net.healed_at(self.host, self.direction)
            if healed > now:
                again = min(healed, now + 1.0) + self.latency()
                self._loop.call_at(again, self._pass_on, context=self.other.context)
                return
            self.other.receive(self._wire.popleft()[1])

    def _was_read(self, count: int) -> None:
        self._unread -= count
        left = self.get_write_buffer_size()
        if self._writer_waits and left <= self._low and not self._lost:
            self._writer_waits = False
            self._soon(self._protocol.resume_writing)
        if self._closing and not left:
            self._soon(self._lose, None)

    # Reading

    def receive(self, what: bytes | Mark) -> None:
        if what is Mark.RESET:
            self._lose(ConnectionResetError())
        elif self._lost:
            self._send(Mark.RESET)
        else:
            self._inbox.append(what)
            self._read()

    def pause_reading(self) -> None:
        self._reading_paused = True

    def resume_reading(self) -> None:
        self._reading_paused = False
        self._soon(self._read)

    def is_reading(self) -> bool:
        return not self._reading_paused

    def _read(self) -> None:
        while self._inbox and self._may_read:
            what = self._inbox.popleft()
            if isinstance(what, Mark):
                if not self._protocol.eof_received():
                    self.close()
                continue
            self.other._was_read(len(what))
            self.other._tell(what)
            self._protocol.data_received(what)

    @property
    def _may_read(self) -> bool:
        if self._protocol is None or self._reading_paused or self._closing:
            return False
        return self._loop.time() >= self._stalled

    def _tell(self, piece: bytes) -> None:
        if self._heard is not None:
            self._heard(self._loop.time(), piece)

    # Its end

    def close(self) -> None:
        if not self._closing:
            self.send_end()
            self._closing = True
            if not self.get_write_buffer_size():
                self._soon(self._lose, None)

    def abort(self) -> None:
        if not self._lost:
            self._closing = True
            self._wire.clear()
            self._send(Mark.RESET)
            self._soon(self._lose, None)

    def is_closing(self) -> bool:
        return self._closing

    def _lose(self, error: Exception | None) -> None:
        if not self._lost:
            self._lost = self._closing = True
            self._net.ends.pop(self, None)
            self._inbox.clear()
            if self._protocol is not None:
                self._protocol.connection_lost(error)

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        near, far = (self.host, 50_000), ("hub", 1)
        if self.direction == "down":
            near, far = far, near
        return {"peername": far, "sockname": near}.get(name, default)

    def _soon(self, call: Callable[..., object], *args: Any) -> None:
        self._loop.call_soon(call, *args, context=self.context)


def pieces(data: bytes, draw: Random) -> list[bytes]:
    """As a network passes them on: whole, or torn at any byte."""
    if len(data) < 2 or draw.random() < 0.7:
        return [data]
    if draw.random() < 0.2:
        cuts = list(range(1, min(len(data), 9)))
    else:
        cuts = sorted({draw.randrange(1, len(data)) for _ in range(draw.randint(1, 3))})
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]

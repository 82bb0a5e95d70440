"""Peers of a real hub without sockets: its connections are handed bytes, as by the loop."""

import asyncio
from collections.abc import Callable
from typing import Any, cast

from sync.guard import GuardedConnection

Accept = Callable[[], GuardedConnection]


class Doorway(asyncio.SelectorEventLoop):
    """A loop that keeps how the server on it makes its connections."""

    accept: Accept

    async def create_server(self, protocol_factory: Any, *args: Any, **kwargs: Any) -> Any:
        self.accept = protocol_factory
        return await super().create_server(protocol_factory, *args, **kwargs)


LINGERS = 0.03
"""Seconds until a line is gone once the hub has closed it, where the peer has a say in that."""


class Peer(asyncio.Transport):
    """The far end of one line. `deaf`, it takes nothing of what the hub writes.

    `tls`: a line that cannot end in one direction only, and whose end the peer has to agree to.
    """

    def __init__(self, loop: Doorway, address: str, deaf: bool = False, tls: bool = False) -> None:
        super().__init__({"peername": (address, 1)})
        self._loop = loop
        self._deaf, self._tls = deaf, tls
        self._high, self._unread = 65_536, 0
        self._slow = self._closing = self._ended = False
        self.paused = self.gone = False
        """The hub reads no more for now; the line is no more."""
        self.connection = loop.accept()
        self.connection.connection_made(self)

    def say(self, data: bytes) -> None:
        self.connection.data_received(data)

    def hang_up(self) -> None:
        """Nothing more comes from here."""
        if not self._closing:
            self.connection.eof_received()
            self.close()

    @property
    def code(self) -> int | None:
        """With which the hub ended the line; to a peer that ended it, it says the peer's own."""
        protocol = self.connection.protocol
        if protocol.close_sent is None or protocol.close_rcvd_then_sent:
            return None
        return int(protocol.close_sent.code)

    @property
    def answered(self) -> bool:
        """The request, whatever the answer was."""
        return self.connection.response is not None

    @property
    def status(self) -> int:
        """Of the hub's answer in HTTP; 0 where there was none."""
        response = self.connection.response
        return 0 if response is None else response.status_code

    # What the library calls

    def write(self, data: Any) -> None:
        if self._ended:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self._closing or not self._deaf:
            return
        self._unread += len(data)
        if self._unread > self._high and not self._slow:
            self._slow = True
            self.connection.pause_writing()

    def get_write_buffer_size(self) -> int:
        return self._unread

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        self._high = self._high if high is None else high

    def pause_reading(self) -> None:
        self.paused = True

    def resume_reading(self) -> None:
        self.paused = False

    def can_write_eof(self) -> bool:
        return not self._tls

    def write_eof(self) -> None:
        """The hub says no more; who hears it hangs up."""
        self._ended = True
        if not self._deaf:
            self.close()

    def is_closing(self) -> bool:
        return self._closing

    def close(self) -> None:
        if not self._closing:
            self._closing = True
            lingers = self._deaf or self._tls
            self._loop.call_later(LINGERS if lingers else 0, self._lost)

    def abort(self) -> None:
        self.close()

    def _lost(self) -> None:
        self.gone = True
        self.connection.connection_lost(None)


def doorway() -> Doorway:
    """The loop that this code runs on."""
    return cast(Doorway, asyncio.get_running_loop())

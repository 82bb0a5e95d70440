"""Word between the hubs of a board, by the database's own notifications.

PostgreSQL carries at most 8,000 bytes in each and keeps none for who is away: it is never more
than a reason to look. How far the record goes is told with each turn; see `Kind.tell`.
"""

import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import psycopg
from psycopg import Connection, Notify, sql

from app.domain.values import BoardId
from app.persistence import postgres
from app.ports import Notice

MOST = 1_900
"""Letters of one notification, each of at most four bytes."""
_LISTEN = sql.SQL("LISTEN {}")


class _Part(NamedTuple):
    """Of what one hub says about its people. Parts of one saying come together, in order."""

    hub: str
    number: int
    parts: int
    words: str


class PostgresNotices:
    """See `app.ports.Notices`."""

    def __init__(self, database: str, board: BoardId) -> None:
        self._database = database
        self._board = board
        self._positions = postgres.channel(board)
        self._people = f"{self._positions} people"
        self._heard: Connection[Any] | None = None
        self._told: Connection[Any] | None = None
        self._parts: list[_Part] = []

    def hear(self, seconds: float) -> tuple[Notice, ...]:
        began = time.monotonic()
        try:
            if self._heard is None:
                self._heard = self._listening()
                # What was said before nobody heard: whoever asks is to look at once.
                return ()
        except psycopg.Error:
            time.sleep(max(0.0, min(seconds, 1.0) - (time.monotonic() - began)))
            return ()
        try:
            found = list(self._heard.notifies(timeout=seconds, stop_after=1))
            return tuple(self._notices(found))
        except psycopg.Error:
            _close(self._heard)
            self._heard = None
            return ()

    def tell(self, notice: Notice) -> None:
        try:
            if self._told is None:
                self._told = self._connected()
            self._say(self._told, notice)
        except psycopg.Error:
            _close(self._told)
            self._told = None

    def close(self) -> None:
        _close(self._heard)
        _close(self._told)

    def _connected(self) -> Connection[Any]:
        url, usual = postgres.for_driver(self._database)
        return psycopg.connect(url, autocommit=True, **usual)

    def _listening(self) -> Connection[Any]:
        connection = self._connected()
        for name in (self._positions, self._people):
            connection.execute(_LISTEN.format(sql.Identifier(name)))
        return connection

    def _say(self, connection: Connection[Any], notice: Notice) -> None:
        if notice.position:
            said = [(self._positions, f"{self._board}:{notice.position}")]
        else:
            said = [(self._people, words) for words in _split(notice)]
        # In one transaction, so that no other hub's words come in between.
        with connection.transaction():
            for one in said:
                connection.execute("SELECT pg_notify(%s, %s)", one)

    def _notices(self, found: list[Notify]) -> Iterator[Notice]:
        positions = [
            int(n.payload.rpartition(":")[2]) for n in found if n.channel == self._positions
        ]
        if positions:
            yield Notice(position=max(positions))
        for one in found:
            if one.channel == self._people:
                yield from self._joined(_parsed(one.payload))

    def _joined(self, part: _Part) -> Iterator[Notice]:
        """The whole, with its last part; nothing where one before it was missed."""
        self._parts = [*self._parts, part] if part.number else [part]
        if part.number + 1 == part.parts == len(self._parts):
            yield Notice(hub=part.hub, people="".join(one.words for one in self._parts))


def _split(notice: Notice) -> list[str]:
    starts = range(0, len(notice.people), MOST) or (0,)
    cut = (notice.people[start : start + MOST] for start in starts)
    return [f"{notice.hub} {number} {len(starts)} {words}" for number, words in enumerate(cut)]


def _parsed(payload: str) -> _Part:
    hub, number, count, words = payload.split(" ", 3)
    return _Part(hub, int(number), int(count), words)


def _close(connection: Connection[Any] | None) -> None:
    if connection is not None:
        connection.close()

"""The record as it is found on the disk when a day is over."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing

from msgspec import Struct
from sqlalchemy import select

from app.domain.board import Board, empty
from app.domain.events import Recorded
from app.domain.submission import Outcome, Submission
from app.domain.turn import fold
from app.domain.values import AccountId, CommandId
from app.persistence import engines, event_log, outcomes, rows
from app.persistence.keys import Keys
from app.persistence.layout import unlock
from app.persistence.outbox import IS_WAITING
from app.persistence.tables import events, outbox
from app.persistence.verify import Report, verify
from tests.sim.disk import KEY, Disk

By = tuple[AccountId, CommandId]


class Record(Struct, frozen=True):
    board: Board
    events: tuple[Recorded, ...]
    made: Mapping[By, Sequence[int]]
    """The positions of each command's events."""
    outcomes: Mapping[By, Outcome]
    leaving: frozenset[str]
    """The messages that wait in the outbox."""
    report: Report

    def until(self, position: int) -> Board:
        """As it was then."""
        return fold(empty(self.board.id), self.events[:position])


def read(disk: Disk, asked: Sequence[Submission]) -> Record:
    """With the answers to what was asked for, where there is one."""
    label, key, place = unlock(disk.folder, KEY)
    engine, key_file = place.readers(), place.key_readers()
    try:
        with engines.reading(engine) as connection, closing(Keys(key_file, key.wrap)) as keys:
            recorded = event_log.after(connection, label.board, 0, keys).events
            headers = connection.scalars(select(events.c.header).order_by(events.c.position))
            made = _made([rows.decode_header(raw) for raw in headers])
            known = outcomes.read(connection, label.board, asked)
            leaving = frozenset(connection.scalars(select(outbox.c.message).where(IS_WAITING)))
    finally:
        engine.dispose()
    board = fold(empty(label.board), recorded)
    return Record(board, recorded, made, known, leaving, verify(disk.folder, KEY))


def _made(headers: Sequence[rows.Header]) -> dict[By, list[int]]:
    made = defaultdict[By, list[int]](list)
    for header in headers:
        made[header.actor, header.command].append(header.position)
    return dict(made)

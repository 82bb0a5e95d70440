"""What is to leave the hub, by ids: rows that the turns write, and that one sender holds at a time.

A row is made by the event that queues a message, and follows the state of that message, in the
transaction of the turn: nothing is queued without its row, and what was recalled, corrected or
told otherwise before it left has none that is open.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from datetime import timedelta
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Connection, Row, Select, case, delete, func, insert, or_, select, update

from app.domain.board import Board
from app.domain.case.events import MessageQueued
from app.domain.case.feedback import Channel, Message, MessageState
from app.domain.events import Recorded
from app.domain.values import BoardId, CaseId, Instant, StreamId
from app.persistence.tables import outbox
from app.ports import Backlog, Parcel

POSTED = frozenset({Channel.EMAIL, Channel.NOTIFY, Channel.BOARD})
"""Channels by which the hub itself sends; the others are people's work."""
FIRST_QUESTION = timedelta(minutes=1)
"""After a service took a message, until it is asked what became of it."""


class RowState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    """A service has it, and will say later what became of it."""
    SETTLED = "settled"


OPEN = outbox.c.state.in_((RowState.WAITING, RowState.ACCEPTED))
IS_WAITING = outbox.c.state == RowState.WAITING
FREE: dict[str, Any] = {"lease_by": None, "lease_until": None}


# In the turn's transaction


def note(connection: Connection, board: Board, recorded: Iterable[Recorded]) -> None:
    """Follow what a turn wrote; `board` is what it left."""
    touched = dict.fromkeys(one.stream for one in recorded)
    for one in recorded:
        if isinstance(one.event, MessageQueued):
            _queued(connection, board.id, one, one.event)
    for stream in touched:
        found = board.case(cast(CaseId, stream))
        if found is not None and found.messages:
            _follow(connection, board.id, stream, found.messages)


def forget(connection: Connection, board: BoardId, streams: Collection[StreamId]) -> None:
    """Nothing of an erased stream leaves any more."""
    for stream in streams:
        connection.execute(delete(outbox).where(outbox.c.board == board, outbox.c.stream == stream))


def _queued(connection: Connection, board: BoardId, one: Recorded, queued: MessageQueued) -> None:
    mine = outbox.c.board == board, outbox.c.message == queued.message
    times = (connection.scalar(select(outbox.c.queued).where(*mine)) or 0) + 1
    connection.execute(delete(outbox).where(*mine))
    leaves = queued.send_after or one.at
    connection.execute(
        insert(outbox).values(
            board=board,
            message=queued.message,
            stream=one.stream,
            queued=times,
            position=one.position,
            channel=queued.channel,
            template=queued.words.template,
            template_version=queued.words.version,
            reference=f"{queued.message}.{times}@{board}",
            send_after=leaves,
            next_try=leaves,
            attempts=0,
            state=RowState.WAITING if queued.channel in POSTED else RowState.SETTLED,
        )
    )


def _follow(
    connection: Connection, board: BoardId, stream: StreamId, messages: tuple[Message, ...]
) -> None:
    mine = outbox.c.board == board, outbox.c.stream == stream, OPEN
    by_id = {message.owed.id: message for message in messages}
    for row in connection.execute(select(outbox.c.message, outbox.c.state).where(*mine)).all():
        values = _after(RowState(row.state), by_id.get(row.message))
        if values:
            this = outbox.c.board == board, outbox.c.message == row.message
            connection.execute(update(outbox).where(*this).values(FREE | values))


def _after(state: RowState, message: Message | None) -> dict[str, Any]:
    """What changes on the row of a message that stands so."""
    now = message.state if message else None
    if message is None or now not in (MessageState.QUEUED, MessageState.SENT):
        return {"state": RowState.SETTLED}
    if now is MessageState.QUEUED:
        return {}
    if message.channel is not Channel.NOTIFY:
        return {"state": RowState.SETTLED}
    if state is RowState.ACCEPTED:
        return {}
    asked = message.attempts[-1].at + FIRST_QUESTION
    return {"state": RowState.ACCEPTED, "next_try": asked, "attempts": 0}


# The sender's side

Writing = Callable[[], AbstractContextManager[Connection]]


class SqlOutbox:
    """See `app.ports.Outbox`."""

    def __init__(self, board: BoardId, writing: Writing) -> None:
        self._board = board
        self._writing = writing

    def lease(self, holder: str, now: Instant, until: Instant, most: int) -> tuple[Parcel, ...]:
        with self._writing() as connection:
            found = connection.execute(self._due(holder, now, most)).all()
            names = [row.message for row in found]
            if names:
                connection.execute(
                    update(outbox)
                    .where(outbox.c.board == self._board, outbox.c.message.in_(names))
                    .values(lease_by=holder, lease_until=until)
                )
        return tuple(_parcel(row, holder) for row in found)

    def holds(self, holder: str, parcel: Parcel) -> bool:
        mine = outbox.c.board == self._board, outbox.c.message == parcel.message, OPEN
        held = outbox.c.queued == parcel.queued, outbox.c.lease_by == holder
        with self._writing() as connection:
            return connection.scalar(select(outbox.c.message).where(*mine, *held)) is not None

    def renew(self, holder: str, until: Instant) -> None:
        self._held(holder, lease_until=until)

    def give_back(self, holder: str, now: Instant) -> None:
        # The name stays on it: whoever takes it over knows that someone had it.
        self._held(holder, lease_until=now)

    def put_off(self, parcel: Parcel, next_try: Instant) -> None:
        self._change(parcel, next_try=next_try, attempts=parcel.attempts + 1)

    def drop(self, parcel: Parcel) -> None:
        self._change(parcel, state=RowState.SETTLED)

    def backlog(self) -> Backlog:
        leased = outbox.c.lease_until > outbox.c.next_try
        next_try = case((leased, outbox.c.lease_until), else_=outbox.c.next_try)
        asked = select(
            func.count().filter(IS_WAITING),
            func.min(outbox.c.send_after).filter(IS_WAITING),
            func.min(next_try),
        ).where(outbox.c.board == self._board, OPEN)
        with self._writing() as connection:
            return Backlog(*connection.execute(asked).one())

    def _due(self, holder: str, now: Instant, most: int) -> Select[Any]:
        free = or_(
            outbox.c.lease_by.is_(None), outbox.c.lease_until <= now, outbox.c.lease_by == holder
        )
        due = outbox.c.board == self._board, OPEN, outbox.c.next_try <= now, free
        return select(outbox).where(*due).order_by(outbox.c.next_try).limit(most)

    def _held(self, holder: str, **values: Any) -> None:
        held = outbox.c.board == self._board, outbox.c.lease_by == holder, OPEN
        with self._writing() as connection:
            connection.execute(update(outbox).where(*held).values(values))

    def _change(self, parcel: Parcel, **values: Any) -> None:
        """Of this queueing only: meanwhile it may have been queued anew."""
        with self._writing() as connection:
            queued = select(outbox.c.queued).where(
                outbox.c.board == self._board, outbox.c.message == parcel.message
            )
            if connection.scalar(queued) == parcel.queued:
                mine = outbox.c.board == self._board, outbox.c.message == parcel.message, OPEN
                connection.execute(update(outbox).where(*mine).values(FREE | values))


def _parcel(row: Row[Any], holder: str) -> Parcel:
    return Parcel(
        message=row.message,
        stream=row.stream,
        queued=row.queued,
        position=row.position,
        channel=Channel(row.channel),
        template=row.template,
        version=row.template_version,
        reference=row.reference,
        send_after=row.send_after,
        attempts=row.attempts,
        accepted=row.state == RowState.ACCEPTED,
        taken_over=row.lease_by not in (None, holder),
    )

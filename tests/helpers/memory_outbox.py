"""The Outbox port in memory, with the same answers as the one on disk."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any, cast

from msgspec import Struct, structs

from app.domain.board import Board
from app.domain.case.events import MessageQueued
from app.domain.case.feedback import Channel, Message, MessageState
from app.domain.events import Recorded
from app.domain.values import BoardId, CaseId, Instant, MessageId, StreamId
from app.ports import Backlog, Parcel


class Held(Struct):
    parcel: Parcel
    next_try: Instant
    open: bool
    by: str = ""
    until: Instant | None = None


class MemoryOutbox:
    def __init__(self, board: BoardId) -> None:
        self._board = board
        self._held: dict[MessageId, Held] = {}

    def note(self, board: Board, recorded: Iterable[Recorded]) -> None:
        for one in recorded:
            if isinstance(one.event, MessageQueued):
                self._queue(one, one.event)
        for held in self._open():
            case = board.case(cast(CaseId, held.parcel.stream))
            messages = case.messages if case else ()
            self._follow(held, next(m for m in messages if m.owed.id == held.parcel.message))

    def forget(self, streams: Collection[StreamId]) -> None:
        kept = {name: held for name, held in self._held.items() if not _of(held, streams)}
        self._held = kept

    def lease(self, holder: str, now: Instant, until: Instant, most: int) -> tuple[Parcel, ...]:
        due = [h for h in self._open() if h.next_try <= now and _free(h, holder, now)]
        taken = sorted(due, key=lambda held: held.next_try)[:most]
        leased = [_with(h, taken_over=h.by not in ("", holder)) for h in taken]
        for held in taken:
            held.by, held.until = holder, until
        return tuple(leased)

    def holds(self, holder: str, parcel: Parcel) -> bool:
        held = self._held.get(parcel.message)
        same = held is not None and held.parcel.queued == parcel.queued
        return held is not None and same and held.open and held.by == holder

    def renew(self, holder: str, until: Instant) -> None:
        for held in self._open():
            if held.by == holder:
                held.until = until

    def give_back(self, holder: str, now: Instant) -> None:
        self.renew(holder, now)

    def put_off(self, parcel: Parcel, next_try: Instant) -> None:
        held = self._held.get(parcel.message)
        if held and held.open and held.parcel.queued == parcel.queued:
            held.parcel = _with(held, attempts=parcel.attempts + 1)
            held.next_try, held.by, held.until = next_try, "", None

    def drop(self, parcel: Parcel) -> None:
        held = self._held.get(parcel.message)
        if held and held.parcel.queued == parcel.queued:
            self._settle(parcel.message)

    def backlog(self) -> Backlog:
        waiting = [held.parcel for held in self._open() if not held.parcel.accepted]
        again = [max(held.next_try, held.until or held.next_try) for held in self._open()]
        oldest = min((parcel.send_after for parcel in waiting), default=None)
        return Backlog(len(waiting), oldest, min(again, default=None))

    def _open(self) -> list[Held]:
        return [held for held in self._held.values() if held.open]

    def _queue(self, one: Recorded, event: MessageQueued) -> None:
        before = self._held.get(event.message)
        queued = before.parcel.queued + 1 if before else 1
        leaves = event.send_after or one.at
        parcel = Parcel(
            event.message,
            one.stream,
            queued,
            event.channel,
            event.words.template,
            event.words.version,
            one.position,
            f"{event.message}.{queued}@{self._board}",
            leaves,
        )
        posted = event.channel not in (Channel.LETTER, Channel.PHONE)
        self._held[event.message] = Held(parcel, leaves, posted)

    def _follow(self, held: Held, message: Message) -> None:
        if message.state is MessageState.QUEUED:
            return
        asked = message.state is MessageState.SENT and message.channel is Channel.NOTIFY
        if asked and not held.parcel.accepted:
            held.parcel = _with(held, accepted=True, attempts=0)
            held.next_try = message.attempts[-1].at + timedelta(minutes=1)
            held.by, held.until = "", None
        elif not asked:
            self._settle(message.owed.id)

    def _settle(self, message: MessageId) -> None:
        held = self._held.get(message)
        if held is not None:
            held.open, held.by, held.until = False, "", None


def _of(held: Held, streams: Collection[StreamId]) -> bool:
    return held.parcel.stream in streams


def _free(held: Held, holder: str, now: Instant) -> bool:
    return held.by in ("", holder) or held.until is None or held.until <= now


def _with(held: Held, **changes: Any) -> Parcel:
    return structs.replace(held.parcel, **changes)

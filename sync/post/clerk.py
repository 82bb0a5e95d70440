"""Approves what a partnership tells at once, without anybody's hand: on the board, or by mail."""

import asyncio
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

import structlog

from app.domain.case.commands import QueueMessage
from app.domain.case.feedback import Channel, Message, MessageState, Words
from app.domain.case.state import Case
from app.domain.context import POST
from app.domain.partnership.state import Partnership
from app.domain.values import CaseId, StreamId
from app.feedback import compose
from app.ports import Clock, Committed
from sync.errors import HubStopped
from sync.hub import Hub
from sync.post.naming import command_id

log = structlog.get_logger(__name__)


class Way(NamedTuple):
    channel: Channel
    address: str = ""


class Clerk:
    """Looks at every case at its start, then at those that a turn touched."""

    def __init__(self, hub: Hub, clock: Clock) -> None:
        self._hub = hub
        self._clock = clock
        self._touched: dict[StreamId, None] = {}
        self._wake = asyncio.Event()

    def heard(self, done: Committed) -> None:
        """A turn that everyone has been told."""
        self._touched |= dict.fromkeys(one.stream for one in done.recorded)
        self._wake.set()

    async def run(self) -> None:
        """Until the hub has stopped; whoever cancels it loses nothing."""
        try:
            await self._look(list(self._hub.board.streams))
            while True:
                await self._wake.wait()
                self._wake.clear()
                touched, self._touched = self._touched, {}
                await self._look(touched)
        except HubStopped:
            return

    async def _look(self, streams: Iterable[StreamId]) -> None:
        for stream in streams:
            case = self._hub.board.case(cast(CaseId, stream))
            partnership = self._hub.board.partnership
            if case is not None and partnership is not None:
                for message in tuple(_at_once(case, partnership)):
                    await self._approve(case, message, partnership)

    async def _approve(self, case: Case, message: Message, partnership: Partnership) -> None:
        way = way_to(message, partnership)
        if way is None:
            return
        try:
            words = compose(case, partnership, message, self._clock.now(), *way)
            await self._queue(case, message, way, words)
        except HubStopped:
            raise
        except Exception:
            # It stays owed, and is shown as that: somebody can tell them by hand.
            log.exception("clerk.not_told", message=message.owed.id)

    async def _queue(self, case: Case, message: Message, way: Way, words: Words) -> None:
        command = QueueMessage(message.owed.id, way.channel, words, way.address, case=case.id)
        # With the version: what was refused once may be right when something has changed.
        name = command_id("queue", message.owed.id, str(case.version))
        answer = await self._hub.submit(POST, command, name)
        if answer.refusal is not None:
            log.warning("clerk.refused", message=message.owed.id, code=answer.refusal.code)


def way_to(message: Message, partnership: Partnership) -> Way | None:
    """An agency with a seat reads it on the board; everyone else by mail, where there is any."""
    if message.owed.to_agency is None:
        return Way(Channel.EMAIL, message.owed.address) if message.owed.address else None
    if any(s.agency == message.owed.to_agency and not s.removed for s in partnership.seats):
        return Way(Channel.BOARD)
    agency = partnership.agency(message.owed.to_agency)
    return Way(Channel.EMAIL, agency.email) if agency and agency.email else None


def _at_once(case: Case, partnership: Partnership) -> Iterator[Message]:
    """What is owed and waits for nobody."""
    for message in case.messages:
        owed = message.state is MessageState.OWED
        if owed and message.owed.reader in partnership.feedback.at_once:
            yield message

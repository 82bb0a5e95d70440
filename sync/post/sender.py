"""Sends what is due, one letter after the other, and has the record say what became of each.

At least once: a letter goes again only where the hub died, or lost the line, between the server's
acceptance and its own record; it then has the same reference.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import cast

import structlog
from msgspec import structs

from app.domain.case.commands import RecordAttempt
from app.domain.case.feedback import Attempt, Channel, Message, MessageState
from app.domain.case.state import Case
from app.domain.context import POST
from app.domain.values import CaseId, CommandId, Instant, MessageId
from app.persistence.errors import StoreError
from app.ports import Backlog, Clock, Entropy, Parcel
from sync.errors import CommandFailed, HubStopped
from sync.hub import Hub
from sync.post.addressing import can_be_written_to, find, is_there, letter_of
from sync.post.letter import Carrier, Letter, Said, Verdict, told
from sync.post.naming import command_id
from sync.post.patience import Patience

log = structlog.get_logger(__name__)
AT_ONCE = 20
"""Held under one lease: another hub may take those after it."""
STATES = {
    Verdict.TAKEN: MessageState.SENT,
    Verdict.DELIVERED: MessageState.DELIVERED,
    Verdict.NEVER: MessageState.FAILED,
}
NOT_SET_UP = Said(
    Verdict.LATER,
    "This hub has no mail server to send it by. Print it or ring, or have one set up.",
    line_down=True,
)
AWAY = "Nobody of theirs was at the board: told by mail that it is there."


class Sender:
    def __init__(
        self,
        hub: Hub,
        carriers: Mapping[Channel, Carrier],
        clock: Clock,
        entropy: Entropy,
        patience: Patience,
    ) -> None:
        self.backlog = Backlog()
        """As of the last look."""
        self.sent = hub.meters.counter("feedback_sent", "Messages taken by a server")
        self.failed = hub.meters.counter("feedback_failed", "Messages given up")
        self._hub = hub
        self._carriers = carriers
        self._clock = clock
        self._entropy = entropy
        self._patience = patience
        self._holder = entropy.uuid()
        self._wake = asyncio.Event()
        self._stopping = False
        self._down: dict[Carrier | None, tuple[Instant, Said]] = {}
        self._unrecorded: dict[tuple[MessageId, int], Attempt] = {}

    def wake(self) -> None:
        """There may be something to do."""
        self._wake.set()

    def stop(self) -> None:
        """After the letter that is on its way."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Until stopped, or until the hub has."""
        try:
            while not self._stopping:
                self._wake.clear()
                await self._look()
                await self._wait()
        except HubStopped:
            return

    async def _look(self) -> None:
        """Everything that is due now."""
        try:
            await self._send_due()
            self.backlog = await self._hub.on_store(self._hub.outbox.backlog)
        except StoreError as error:
            # A turn that meets the same says it to everyone; here it is tried again.
            log.warning("post.store", problem=str(error))
            self.backlog = structs.replace(self.backlog, next_try=None)
        except HubStopped:
            raise
        except Exception:
            log.exception("post.defect")
            self.backlog = structs.replace(self.backlog, next_try=None)

    async def _wait(self) -> None:
        seconds = self._patience.pulse
        if self.backlog.next_try is not None:
            seconds = min(seconds, (self.backlog.next_try - self._clock.now()).total_seconds())
        try:
            async with asyncio.timeout(max(seconds, 0.001)):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _send_due(self) -> None:
        while not self._stopping and (parcels := await self._lease()):
            async with self._at_work():
                for parcel in parcels:
                    if not self._stopping:
                        await self._handle(parcel)

    async def _lease(self) -> tuple[Parcel, ...]:
        lease, now = self._hub.outbox.lease, self._clock.now()
        return await self._hub.on_store(lease, self._holder, now, self._lease_end(), AT_ONCE)

    def _lease_end(self) -> Instant:
        return self._clock.now() + timedelta(seconds=self._patience.lease)

    @asynccontextmanager
    async def _at_work(self) -> AsyncIterator[None]:
        """The lease holds as long as it takes; what was not tried is free again afterwards."""
        renewing = asyncio.create_task(self._renew())
        try:
            yield
        finally:
            renewing.cancel()
            for carrier in set(self._carriers.values()):
                await carrier.rest()
            await self._hub.on_store(self._hub.outbox.give_back, self._holder, self._clock.now())

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self._patience.lease / 3)
            try:
                await self._hub.on_store(self._hub.outbox.renew, self._holder, self._lease_end())
            except HubStopped:
                return
            except StoreError as error:
                log.warning("post.lease_not_renewed", problem=str(error))

    # One message

    async def _handle(self, parcel: Parcel) -> None:
        try:
            await self._one(parcel)
        except (StoreError, HubStopped):
            raise
        except Exception:
            # A defect that one message meets must not keep the others from leaving.
            log.exception("post.defect", message=parcel.message)
            await self._again_later(parcel)

    async def _one(self, parcel: Parcel) -> None:
        if not await self._hub.on_store(self._hub.outbox.holds, self._holder, parcel):
            return
        found = find(self._hub.board, parcel)
        known = self._unrecorded.get((parcel.message, parcel.queued))
        if known is not None:
            await self._record(parcel, known)
        elif found is None:
            # Another hub queued it, and this one has not read so far.
            await self._again_later(parcel)
        elif parcel.accepted:
            await self._ask(parcel, found[1])
        elif parcel.channel is Channel.BOARD:
            await self._notify(parcel, *found)
        else:
            await self._send(parcel, *found)

    async def _send(self, parcel: Parcel, case: Case, message: Message) -> None:
        letter = letter_of(self._hub.board, case, message, parcel, self._clock.now())
        said = letter if isinstance(letter, Said) else await self._carry(parcel.channel, letter)
        await self._conclude(parcel, message, said)

    async def _notify(self, parcel: Parcel, case: Case, message: Message) -> None:
        """What is on the board is told by mail only to those who are away, and without content."""
        board, agency = self._hub.board, message.owed.to_agency
        if Channel.EMAIL not in self._carriers or not can_be_written_to(board, agency):
            await self._drop(parcel)
        elif is_there(board, agency, self._hub.present):
            await self._put_off(parcel, timedelta(seconds=self._patience.away))
        else:
            await self._send(parcel, case, message)

    async def _ask(self, parcel: Parcel, message: Message) -> None:
        """What became of a message that a service took."""
        carrier = self._carriers.get(parcel.channel)
        said = await carrier.ask(message.attempts[-1].reference) if carrier else None
        if said is not None:
            await self._record(parcel, self._attempt(parcel, said))
        elif self._too_late(parcel):
            await self._drop(parcel)
        else:
            await self._again_later(parcel)

    async def _carry(self, channel: Channel, letter: Letter) -> Said:
        by = Channel.EMAIL if channel is Channel.BOARD else channel
        carrier = self._carriers.get(by)
        if carrier is None:
            return NOT_SET_UP
        now = self._clock.now()
        until, why = self._down.get(carrier, (now, NOT_SET_UP))
        if now < until:
            return why
        said = _without_address(await carrier.send(letter), letter.to)
        if said.line_down:
            pause = timedelta(seconds=self._patience.first_retry / 2)
            self._down[carrier] = self._clock.now() + pause, said
        return said

    async def _conclude(self, parcel: Parcel, message: Message, said: Said) -> None:
        if said.verdict is not Verdict.LATER:
            await self._record(parcel, self._attempt(parcel, said))
        elif self._too_late(parcel):
            detail = told("Given up after three days. Send it again, or tell them another way.")
            last = told(detail, said.detail)
            await self._record(parcel, self._attempt(parcel, Said(Verdict.NEVER, last)))
        else:
            await self._say_why(parcel, message, said)
            await self._again_later(parcel)

    def _attempt(self, parcel: Parcel, said: Said) -> Attempt:
        sent = said.verdict is Verdict.TAKEN and parcel.channel is Channel.BOARD
        return Attempt(
            at=self._clock.now(),
            state=STATES.get(said.verdict, MessageState.QUEUED),
            detail=AWAY if sent else said.detail,
            reference=said.reference or parcel.reference,
        )

    async def _say_why(self, parcel: Parcel, message: Message, said: Said) -> None:
        """Once for each reason: the case is no log of tries."""
        last = message.attempts[-1] if message.attempts else None
        if last is None or (last.state, last.detail) != (MessageState.QUEUED, said.detail):
            await self._submit(parcel, self._attempt(parcel, said))

    async def _record(self, parcel: Parcel, attempt: Attempt) -> None:
        """How it ended. Until that is on the record, this is remembered and not sent again."""
        key = parcel.message, parcel.queued
        self._unrecorded[key] = attempt
        try:
            recorded = await self._submit(parcel, attempt)
        except CommandFailed:
            await self._again_later(parcel)
            return
        if not recorded:
            await self._drop(parcel)
        del self._unrecorded[key]
        (self.failed if attempt.state is MessageState.FAILED else self.sent).inc()

    async def _submit(self, parcel: Parcel, attempt: Attempt) -> bool:
        command = RecordAttempt(parcel.message, attempt, case=cast(CaseId, parcel.stream))
        answer = await self._hub.submit(POST, command, self._name(parcel, attempt))
        if answer.refusal is not None:
            log.error("post.not_recorded", message=parcel.message, code=answer.refusal.code)
        return answer.refusal is None

    def _name(self, parcel: Parcel, attempt: Attempt) -> CommandId:
        """The same for the same try, however often it is told."""
        parts = parcel.reference, str(parcel.attempts), attempt.state, str(parcel.accepted)
        return command_id(*parts)

    # The row

    def _too_late(self, parcel: Parcel) -> bool:
        return self._patience.is_over(parcel, self._clock.now())

    async def _again_later(self, parcel: Parcel) -> None:
        await self._put_off(parcel, self._patience.after(parcel, self._entropy))

    async def _put_off(self, parcel: Parcel, wait: timedelta) -> None:
        put_off, until = self._hub.outbox.put_off, self._clock.now() + wait
        await self._hub.on_store(put_off, parcel, until)

    async def _drop(self, parcel: Parcel) -> None:
        await self._hub.on_store(self._hub.outbox.drop, parcel)


def _without_address(said: Said, address: str) -> Said:
    """Servers like to repeat it, and not everyone who sees the try may know it."""
    detail = re.sub(re.escape(address), "(the address)", said.detail, flags=re.IGNORECASE)
    return structs.replace(said, detail=told(detail))

"""The post of a hub: a clerk and a sender, from its first turn to its last."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from app.domain.case.events import MessageQueued
from app.domain.case.feedback import Channel
from app.ports import Clock, Committed, Entropy
from sync.hub import Hub
from sync.post.clerk import Clerk
from sync.post.letter import Carrier
from sync.post.patience import Patience
from sync.post.sender import Sender

USUAL = Patience()


@asynccontextmanager
async def posting(
    hub: Hub,
    carriers: Mapping[Channel, Carrier],
    clock: Clock,
    entropy: Entropy,
    patience: Patience | None = None,
) -> AsyncIterator[Sender]:
    """Until the block ends: then the letter on its way is waited for, not cut off."""
    patience = patience or USUAL
    sender = Sender(hub, carriers, clock, entropy, patience)
    clerk = Clerk(hub, clock)

    def heard(done: Committed) -> None:
        clerk.heard(done)
        if any(isinstance(one.event, MessageQueued) for one in done.recorded):
            sender.wake()

    hub.listen(heard)
    _gauges(hub, sender, clock)
    clerking, sending = asyncio.create_task(clerk.run()), asyncio.create_task(sender.run())
    try:
        yield sender
    finally:
        clerking.cancel()
        sender.stop()
        await asyncio.wait([sending], timeout=patience.stopping)
        sending.cancel()
        await asyncio.gather(clerking, sending, return_exceptions=True)


def _gauges(hub: Hub, sender: Sender, clock: Clock) -> None:
    def oldest() -> float:
        since = sender.backlog.oldest
        return max(0.0, (clock.now() - since).total_seconds()) if since else 0.0

    hub.meters.gauge("feedback_queued", "Messages waiting to leave", lambda: sender.backlog.count)
    hub.meters.gauge("feedback_oldest_seconds", "How long the oldest of them is due", oldest)

"""A hub with its post, for tests that hurry."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta

from app.domain.case.feedback import Attempt, Channel
from app.domain.commands import Command
from app.domain.context import OPERATOR
from app.domain.values import AccountId
from app.ports import EventStore
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Hub
from sync.post.letter import Carrier
from sync.post.mail_server import MailServer
from sync.post.office import posting
from sync.post.patience import Patience
from sync.post.smtp import Smtp
from tests.helpers.builders import COORDINATOR
from tests.helpers.mail import LOOPBACK
from tests.helpers.posting import owed
from tests.sync.post.letters import SENDER
from tests.sync.sockets import serving

HASTE = Patience(first_retry=0.05, longest_retry=0.2, lease=0.5, pulse=0.1, stopping=2.0, away=0.1)
DAYS = timedelta(hours=72)


def by_mail(port: int) -> dict[Channel, Carrier]:
    return {Channel.EMAIL: Smtp(MailServer(LOOPBACK, port, plain=True), SENDER)}


@asynccontextmanager
async def working(
    store: EventStore, carriers: Mapping[Channel, Carrier], patience: Patience = HASTE
) -> AsyncIterator[Hub]:
    clock, entropy = SystemClock(), SystemEntropy()
    async with serving(store) as hub, posting(hub, carriers, clock, entropy, patience):
        yield hub


async def accepted(hub: Hub, command: Command, by: AccountId = COORDINATOR.account) -> None:
    answer = await hub.submit(by, command)
    assert answer.refusal is None, answer.refusal


async def by_operator(hub: Hub, command: Command) -> None:
    await accepted(hub, command, OPERATOR)


def attempts(hub: Hub, n: int = 1) -> tuple[Attempt, ...]:
    return owed(hub.board, n).attempts


def figure(hub: Hub, name: str) -> float:
    """What /metrics says."""
    lines = hub.meters.text().decode().splitlines()
    return next(float(line.split()[-1]) for line in lines if line.startswith(f"mashboard_{name} "))

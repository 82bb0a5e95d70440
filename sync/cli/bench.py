"""Where the operator's commands go: to the hub that serves the folder, or straight to its store."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from app.domain.board import Board
from app.domain.commands import Command
from app.domain.context import OPERATOR
from app.domain.errors import Refusal, Refused
from app.domain.submission import Submission
from app.domain.values import CommandId
from app.ports import Clock, Entropy, EventStore
from sync.cli.exits import Exit, Problem, Stopped
from sync.hub import Hub
from sync.room.intake import own_submission

Asked = tuple[CommandId, Command]
SECONDS = 30.0
TAKES_NOTHING = Problem(
    "not_now",
    Exit.FULL,
    "The hub takes nothing just now.",
    "What it has is safe.",
    "See its log: its disk may be full. Then give the same word again; nothing is done twice.",
)


class Bench(Protocol):
    @property
    def board(self) -> Board: ...

    async def act(self, asked: Sequence[Asked]) -> list[Refusal | None]:
        """Do these in order; None for each that was done."""


class AtTheHub:
    """Everyone at the board sees it happen."""

    def __init__(self, hub: Hub, seconds: float = SECONDS) -> None:
        self._hub = hub
        self._seconds = seconds

    @property
    def board(self) -> Board:
        return self._hub.board

    async def act(self, asked: Sequence[Asked]) -> list[Refusal | None]:
        try:
            async with asyncio.timeout(self._seconds):
                return await asyncio.gather(*(self._one(*one) for one in asked))
        except TimeoutError as late:
            raise Stopped(TAKES_NOTHING) from late

    async def _one(self, name: CommandId, command: Command) -> Refusal | None:
        try:
            return (await self._hub.submit(OPERATOR, command, name)).refusal
        except Refused as no:
            return no.refusal


class Alone:
    """Nobody serves the folder: the store's turns are taken here."""

    def __init__(self, store: EventStore, clock: Clock, entropy: Entropy) -> None:
        self._store = store
        self._clock = clock
        self._entropy = entropy
        self.board, _ = store.load()

    async def act(self, asked: Sequence[Asked]) -> list[Refusal | None]:
        read = [self._read(*one) for one in asked]
        good = [one for one in read if isinstance(one, Submission)]
        done = self._store.turn(self.board, good, self._clock.now())
        self.board = done.board
        answers = iter(done.answers)
        return [one if isinstance(one, Refusal) else next(answers).refusal for one in read]

    def _read(self, name: CommandId, command: Command) -> Submission | Refusal:
        try:
            return own_submission(OPERATOR, name, command, self._entropy)
        except Refused as no:
            return no.refusal

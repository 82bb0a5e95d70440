"""Files of referrals and involvement, taken in: planned on the board, then given as commands."""

from collections.abc import AsyncIterator
from typing import cast

from app.domain.board import Board
from app.domain.commands import Command
from app.domain.errors import Refusal
from app.domain.values import Instant
from app.intake import ImportPlan, plan, settled
from app.intake.reading import from_bytes
from app.intake.scene import NameId
from app.ports import Clock
from sync.cli.asks import Answer, Import, Imported, Progress
from sync.cli.bench import Bench
from sync.cli.off_loop import off_loop

AT_ONCE = 64
"""Commands in one go: as many as a turn holds."""


async def take_in(
    bench: Bench, clock: Clock, name_id: NameId, ask: Import
) -> AsyncIterator[Answer]:
    """Ends with `Imported`. Raises `NotReadable` before anything is done."""
    planned = await off_loop(_plan, ask, bench.board, name_id, clock.now())
    if ask.dry_run:
        yield Imported(planned.report)
        return
    refusals: list[Refusal | None] = []
    while len(refusals) < len(planned.steps):
        some = planned.steps[len(refusals) : len(refusals) + AT_ONCE]
        refusals += await bench.act([(step.id, cast(Command, step.command)) for step in some])
        yield Progress(len(refusals), len(planned.steps))
    yield Imported(settled(planned, refusals))


def _plan(ask: Import, board: Board, name_id: NameId, now: Instant) -> ImportPlan:
    tables = [from_bytes(file.name, file.data) for file in ask.files]
    return plan(tables, board, name_id, now, ask.agency)

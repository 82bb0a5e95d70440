"""Where a board of the fuzz begins: somewhere in a day of which everything is known."""

from collections.abc import Iterator
from itertools import chain
from random import Random

from app.domain.commands import Command
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.partnership.commands import PutSeat
from app.domain.partnership.state import Seat
from app.domain.values import CommandId
from tests.app.domain.disclosure import asking
from tests.golden import outcome, story, story_of_papers
from tests.sync.table import Table

CHAPTERS: tuple[story.Steps, ...] = (
    story.DOOR,
    story.HIDDEN,
    story.SHOWN,
    story.ASKED,
    story.LAWFUL,
    story.ANSWERED,
    story.DISCUSSED,
    outcome.DECIDED,
    outcome.TOLD,
    story_of_papers.PAPERS,
    story_of_papers.RECEIPTED,
)
STEPS = tuple(command for _, command in chain(*CHAPTERS))
"""What people do there, to be drawn from at any other time."""


def begun(rng: Random) -> Table:
    """An open sitting, or the golden day up to one of its chapters."""
    if rng.random() < 0.3:
        return asking.table()
    at = Table()
    for seat, command in _until(rng.randint(1, len(CHAPTERS))):
        _tell(at, seat, command)
    return at


def _until(chapter: int) -> Iterator[tuple[Seat, Command]]:
    yield from story.FOUNDED
    yield from ((BUILT_IN[OPERATOR], PutSeat(seat=seat)) for seat in asking.BUSY)
    yield from chain(*CHAPTERS[:chapter])


def _tell(at: Table, seat: Seat, command: Command) -> None:
    """A refusal is as good as a yes: what the day needs first may have been another's."""
    at.clock.tick(seconds=1)
    at.do(at.room.submit(seat.account, CommandId(at.entropy.uuid()), command))
    at.settle()

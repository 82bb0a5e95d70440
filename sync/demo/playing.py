"""Has the people of the demo do what their parts say, one thing at a time, at a given pace."""

import asyncio
from collections.abc import Callable

from app.domain.values import CommandId
from app.ports import Here
from sync.demo.cast import Person
from sync.demo.step import Part, Scene, Step

Submitted = Callable[[CommandId], None]


async def play(person: Person, part: Part, beat: float, submitted: Submitted) -> None:
    """Until cancelled; `beat` is seconds. `submitted` hears of each command."""
    while True:
        await asyncio.sleep(beat)
        step = _next(person, part)
        if step is not None:
            await _act(person, step, beat, submitted)


def _next(person: Person, part: Part) -> Step | None:
    """Nobody acts on what they did not see yet, their own words included."""
    session = person.session
    if session.board is None or session.pending:
        return None
    return part(Scene(session.board, person.seat, session.now(), session.fresh_id))


async def _act(person: Person, step: Step, beat: float, submitted: Submitted) -> None:
    if step.here != Here():
        person.session.be(step.here)
        await asyncio.sleep(beat * step.takes)
    submitted(person.session.submit(step.command))
    person.session.be(Here(step.here.case))

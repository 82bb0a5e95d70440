"""What must be true when a day is over and all is healed again."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import cast

from msgspec import Struct

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.feedback import MessageState
from app.domain.case.state import DecisionState
from app.domain.disclosure import Sight, audience_on, view, viewer
from app.domain.turn import seat_of
from app.domain.values import CaseId, CommandId, StreamId
from app.persistence.outbox import POSTED
from app.ports import Here, Present
from tests.sim.endings import OVER
from tests.sim.people import DRAFT, Person
from tests.sim.record import Record
from tests.sim.watching import Seen


class Kind(StrEnum):
    """As `tests.proof.tally.Tally` counts them."""

    LOST = "lost"
    DOUBLED = "doubled"
    DIVERGED = "diverged"
    UNHANDLED = "unhandled"


class Finding(Struct, frozen=True):
    kind: Kind
    text: str


Findings = Iterator[Finding]


def sound(record: Record) -> Findings:
    """One order without a gap, a chain that holds, a clock that never runs back."""
    for problem in record.report.problems:
        yield Finding(Kind.UNHANDLED, f"verify: {problem.text}")
    positions = [one.position for one in record.events]
    if positions != list(range(1, len(positions) + 1)):
        yield Finding(Kind.LOST, f"the order has gaps: {positions}")
    for before, after in zip(record.events, record.events[1:], strict=False):
        if after.at < before.at:
            yield Finding(Kind.DIVERGED, f"time runs back at {after.position}")


def once(record: Record) -> Findings:
    """Each command's events stand together, and end where its answer says."""
    for by, positions in record.made.items():
        together = list(range(positions[0], positions[-1] + 1)) == list(positions)
        answer = record.outcomes.get(by)
        ends = answer is None or answer.position == positions[-1]
        if not together or not ends or (answer and answer.refusal):
            text = f"command {by[1]} wrote {positions}, and was answered {answer}"
            yield Finding(Kind.DOUBLED, text)


def posted(record: Record) -> Findings:
    """What is to leave the hub is what the record says, and nothing else."""
    messages = (message for case in record.board.cases() for message in case.messages)
    queued = {m.owed.id for m in messages if m.state is MessageState.QUEUED and m.channel in POSTED}
    for message in sorted(queued ^ record.leaving):
        where = "only in the outbox" if message in record.leaving else "not in the outbox"
        yield Finding(Kind.DIVERGED, f"message {message} is {where}")


def honest(record: Record) -> Findings:
    """Nobody is to be told an outcome that was replaced, or while it is being decided anew."""
    for case in record.board.cases():
        last = case.decisions[-1].id if case.decisions and case.stage in OVER else None
        for message in case.messages:
            goes = message.state in (MessageState.OWED, MessageState.QUEUED, MessageState.FAILED)
            if goes and message.decision not in (None, last):
                text = f"message {message.owed.id} tells of decision {message.decision}"
                yield Finding(Kind.DIVERGED, text)


def ruled(record: Record) -> Findings:
    """No clock was stopped twice, and nothing was decided that was not read back."""
    for case in record.board.cases():
        for request in case.requests:
            if any(a.ended is None or b.began < a.ended for a, b in pairwise(request.pauses)):
                yield Finding(Kind.DOUBLED, f"the clock of request {request.id} stands twice")
        for made in case.decisions:
            confirmed = made.state is DecisionState.CONFIRMED
            if confirmed and not (made.read_back_at or made.draft.urgent):
                yield Finding(Kind.DIVERGED, f"decision {made.id} was never read back")


def kept(record: Record, person: Person) -> Findings:
    """What was promised to its author holds, and nothing that was on the shelf came to nothing."""
    for command, position in person.memory.accepted.items():
        answer = record.outcomes.get((person.account, command))
        if answer is None or answer.refusal or position not in (0, answer.position):
            yield _lost(person, command, f"accepted at {position}, recorded {answer}")
    for command, position in sorted(person.memory.promised):
        answer = record.outcomes.get((person.account, command))
        if answer is not None and position != answer.position:
            yield _lost(person, command, f"once accepted at {position}, recorded {answer}")
    for command, noes in person.memory.noes.items():
        answer = record.outcomes.get((person.account, command))
        if answer is None or any(no != answer.refusal for no in noes):
            yield _lost(person, command, f"refused {noes}, recorded {answer}")
    told = person.memory.accepted.keys() | person.memory.noes.keys()
    for command in person.shelf.too_soon:
        yield _lost(person, command, "was let go before its author saw it")
    if person.gone or person.refused:
        return
    for command in person.shelf.ever.keys() - told:
        yield _lost(person, command, "was kept, and its author never heard what became of it")


def written(person: Person) -> Findings:
    """What is not finished is on the shelf, as it was when the program was closed."""
    found = person.shelf.saved.get(DRAFT, "")
    if found != person.draft:
        yield Finding(Kind.LOST, f"{person.host} wrote {person.draft!r}, and {found!r} is kept")


def _lost(person: Person, command: CommandId, what: str) -> Finding:
    return Finding(Kind.LOST, f"{person.host}'s {command}: {what}")


def agrees(record: Record, person: Person) -> Findings:
    """The board on the screen is the record, as that person may know it."""
    board = person.session.board if person.session else None
    if board is None:
        yield Finding(Kind.DIVERGED, f"{person.host} has no board")
        return
    seen = view(record.board, seat_of(record.board, person.account))
    if (board.position, board_hash(board)) != (seen.position, board_hash(seen)):
        streams = sorted({**board.streams, **seen.streams})
        differ = [s for s in streams if board.streams.get(s) != seen.streams.get(s)]
        where = f"at {board.position} of {seen.position}, in {differ}"
        yield Finding(Kind.DIVERGED, f"{person.host} shows another board {where}")


def agreed(record: Record, seen: Seen) -> Findings:
    """So was one that was on a screen before."""
    board = record.until(seen.position)
    if board_hash(view(board, seat_of(board, seen.account))) != seen.hash:
        text = f"{seen.account} showed another board at {seen.position}"
        yield Finding(Kind.DIVERGED, text)


def in_order(person: Person) -> Findings:
    """Nothing was applied twice or skipped."""
    for before, after in person.memory.steps:
        if after <= before:
            yield Finding(Kind.DIVERGED, f"{person.host} went from {before} to {after}")


def there(people: list[Person], person: Person) -> Findings:
    """Everyone who is there is said to be, and nobody else."""
    found = [one.account for one in person.session.present] if person.session else []
    expected = [one.account for one in people]
    if sorted(found) != sorted(expected):
        yield Finding(Kind.DIVERGED, f"{person.host} sees {found} there instead of {expected}")


def present(board: Board, people: list[Person], person: Person) -> Findings:
    """And where they are, as far as that may be known."""
    expected = [_as_seen(board, other, person) for other in people]
    expected.sort(key=lambda one: (one.name, one.account))
    found = person.session.present if person.session else ()
    for one, other in zip(found, expected, strict=False):
        if one != other:
            yield Finding(Kind.DIVERGED, f"{person.host} sees {one} instead of {other}")


def _as_seen(board: Board, person: Person, by: Person) -> Present:
    case = person.here.case
    both = case is not None and _sees(board, person, case) and _sees(board, by, case)
    where = person.here if both else Here(hand=person.here.hand)
    return Present(person.account, person.seat.name, where)


def _sees(board: Board, person: Person, case: CaseId) -> bool:
    looker = viewer(seat_of(board, person.account))
    return audience_on(board, looker, cast(StreamId, case)).sight is not Sight.NONE

"""One turn: a batch of commands decided one after another, each on the state the last one left.

Pure. The store gives what it read (events after our position are already folded into `board`,
and the outcomes of these command ids), writes what comes back in one transaction, and only then
does anyone hear of it.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from app.domain.board import Board, Stream
from app.domain.context import BUILT_IN, NOBODY, Context
from app.domain.decide import decide
from app.domain.errors import Code, Refusal, Refused
from app.domain.events import Event, Recorded
from app.domain.evolve import evolve
from app.domain.partnership.state import Seat
from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, CommandId, Instant, StreamId


class Turn(Struct, frozen=True):
    """What a turn leaves: the next state, what to write, an answer per submission in order.

    `new` marks the answers that are to be stored; the others repeat an earlier one.
    """

    board: Board
    writes: tuple[Recorded, ...]
    answers: tuple[Outcome, ...]
    new: tuple[bool, ...]


def take(
    board: Board,
    submissions: Sequence[Submission],
    known: Mapping[tuple[AccountId, CommandId], Outcome],
    now: Instant,
) -> Turn:
    """Decide `submissions` in order at `now`, which never runs behind the board's last event."""
    at = now if board.at is None else max(now, board.at)
    board = structs.replace(board, streams=dict(board.streams))
    writes: list[Recorded] = []
    answers: list[Outcome] = []
    new: list[bool] = []
    settled = dict(known)
    for submission in submissions:
        key = (submission.account, submission.id)
        before = settled.get(key)
        if before is None:
            board, recorded, answer = _one(board, submission, at)
            writes.extend(recorded)
            settled[key] = answer
        else:
            answer = _repeat(before, submission)
        answers.append(answer)
        new.append(before is None)
    return Turn(board, tuple(writes), tuple(answers), tuple(new))


def _repeat(before: Outcome, submission: Submission) -> Outcome:
    if before.digest == submission.digest:
        return before
    return Outcome(submission.digest, before.position, Refusal(Code.COMMAND_REUSED))


def _one(
    board: Board, submission: Submission, at: Instant
) -> tuple[Board, tuple[Recorded, ...], Outcome]:
    context = Context(seat_of(board, submission.account), at, submission.fresh)
    try:
        decided = decide(board, submission.command, context)
    except Refused as no:
        return board, (), Outcome(submission.digest, board.position, no.refusal)
    after, recorded = record(board, decided, at, submission.account)
    return after, recorded, Outcome(submission.digest, after.position)


def seat_of(board: Board, account: AccountId) -> Seat:
    """The seat an account holds now; one without roles when it holds none."""
    built_in = BUILT_IN.get(account)
    if built_in is not None:
        return built_in
    partnership = board.partnership
    return (partnership.seat(account) if partnership else None) or NOBODY


def record(
    board: Board, decided: Sequence[tuple[StreamId, Event]], at: Instant, actor: AccountId
) -> tuple[Board, tuple[Recorded, ...]]:
    """Number the events and fold them into the turn's own map."""
    recorded = []
    for position, (stream, event) in enumerate(decided, board.position + 1):
        before = board.streams.get(stream)
        one = Recorded(position, stream, before.version + 1 if before else 1, at, actor, event)
        recorded.append(one)
        _apply(board.streams, one)
    if not recorded:
        return board, ()
    return Board(board.id, board.streams, recorded[-1].position, at), tuple(recorded)


def fold(board: Board, recorded: Sequence[Recorded]) -> Board:
    """Fold stored or received events into a board, copying its map once."""
    if not recorded:
        return board
    streams = dict(board.streams)
    for one in recorded:
        _apply(streams, one)
    return Board(board.id, streams, recorded[-1].position, recorded[-1].at)


def _apply(streams: dict[StreamId, Stream], one: Recorded) -> None:
    after = evolve(streams.get(one.stream), one)
    if after is not None:
        streams[one.stream] = after

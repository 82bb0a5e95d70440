"""What a seat sees of a board: the real disclosure, over a whole board at once."""

from collections.abc import Iterable

from app.domain.board import Board, Stream
from app.domain.case.state import Case
from app.domain.disclosure import Sight, audience
from app.domain.events import Recorded
from app.domain.partnership.state import Seat
from app.domain.turn import seat_of
from app.domain.values import AccountId


def seen(board: Board, account: AccountId) -> Board:
    """The board with only those streams that exist for this account."""
    seat = seat_of(board, account)
    streams = {key: part for key, part in board.streams.items() if _exists(part, seat)}
    return Board(board.id, streams, board.position, board.at)


def seen_events(
    events: Iterable[Recorded], before: Board, after: Board, account: AccountId
) -> tuple[Recorded, ...]:
    """The events on streams that this account saw or sees."""
    return tuple(e for e in events if e.stream in before.streams or e.stream in after.streams)


def _exists(part: Stream, seat: Seat) -> bool:
    return not isinstance(part, Case) or audience(part, seat).sight is not Sight.NONE

"""How much waits on this screen for this seat: questions to settle, a version to sign."""

from app.domain.board import Board
from app.domain.case.commands import SettleReview
from app.domain.partnership.commands import SignThreshold
from app.domain.partnership.state import Partnership, Seat
from app.domain.rights import MAY
from ui.session_bridge import SessionBridge
from ui.words import today


def waiting(bridge: SessionBridge) -> int:
    board, seat = bridge.board, bridge.seat
    if board is None or seat is None:
        return 0
    settles = not MAY[SettleReview].isdisjoint(seat.roles)
    partnership = bridge.partnership
    unsigned = partnership is not None and _unsigned(partnership, seat, bridge)
    return (open_questions(board) if settles else 0) + unsigned


def open_questions(board: Board | None) -> int:
    cases = board.cases() if board else ()
    return sum(review.settled_at is None for case in cases for review in case.reviews)


def _unsigned(partnership: Partnership, seat: Seat, bridge: SessionBridge) -> bool:
    """The version in force, where one may sign it and nobody of one's agency has."""
    version = partnership.threshold_on(today(bridge.now()))
    if version is None or version.sample or seat.agency is None:
        return False
    signs = not MAY[SignThreshold].isdisjoint(seat.roles)
    return signs and all(s.agency != seat.agency for s in version.sign_offs)

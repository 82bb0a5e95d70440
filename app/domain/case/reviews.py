"""The review queue: clauses that live cases call into question, with their cases unnamed."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.anonymous import Sketch, sketch, unnamed
from app.domain.case.state import Case, Review
from app.domain.values import CaseId, Instant, Line, ReviewId, Text


class Questioned(Struct, frozen=True, kw_only=True):
    """One question. `case` and `review` are for settling it, and are shown to nobody."""

    case: CaseId
    review: ReviewId
    version: Line
    clause: Line
    text: Text
    cited: Sketch
    at: Instant
    settled_at: Instant | None = None
    answer: Text = ""
    amend: bool = False


def review_queue(board: Board) -> tuple[Questioned, ...]:
    """Of every case on that board: what waits first, the longest first; then the latest settled."""
    found = [_questioned(case, review) for case in board.cases() for review in case.reviews]
    waiting = [one for one in found if one.settled_at is None]
    settled = [one for one in found if one.settled_at is not None]
    return (*sorted(waiting, key=_asked), *sorted(settled, key=_settled, reverse=True))


def _questioned(case: Case, review: Review) -> Questioned:
    return Questioned(
        case=case.id,
        review=review.id,
        version=review.version,
        clause=review.clause,
        text=unnamed(review.text, case),
        cited=sketch(case),
        at=review.at,
        settled_at=review.settled_at,
        answer=unnamed(review.answer, case),
        amend=review.amend,
    )


def _asked(one: Questioned) -> tuple[Instant, ReviewId]:
    return one.at, one.review


def _settled(one: Questioned) -> tuple[Instant, ReviewId]:
    return one.settled_at or one.at, one.review

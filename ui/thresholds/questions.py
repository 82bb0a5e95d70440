"""The review queue in words: what was asked of a clause, from which kind of case, the answer."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.reviews import Questioned, review_queue
from app.domain.values import CaseId, Line, ReviewId
from ui.thresholds.paper import Entry, Heading, Item, Para
from ui.words import plural, short_date, today
from ui.words.anonymous import sketch_words


class Question(Struct, frozen=True):
    """One clause questioned from one case, in words that name nobody."""

    id: ReviewId
    case: CaseId
    clause: Line
    version: Line
    clause_text: str
    text: str
    cited: str
    raised: str
    answer: str = ""
    settled: str = ""

    @property
    def open(self) -> bool:
        return not self.settled


def questions(board: Board | None) -> tuple[Question, ...]:
    """What waits first, the longest first; then what was settled, the latest first."""
    return tuple(_question(board, one) for one in review_queue(board)) if board else ()


def items(asked: tuple[Question, ...]) -> tuple[Item, ...]:
    return (
        *_group("waiting", "To be looked at", [q for q in asked if q.open]),
        *_group("settled", "Settled", [q for q in asked if not q.open]),
    )


def _question(board: Board, one: Questioned) -> Question:
    version = board.partnership.threshold(one.version) if board.partnership else None
    clauses = version.clauses if version else ()
    amend = ", and the next version will say it otherwise" if one.amend else ""
    on = f"Settled {short_date(today(one.settled_at))}{amend}" if one.settled_at else ""
    return Question(
        id=one.review,
        case=one.case,
        clause=one.clause,
        version=one.version,
        clause_text=next((c.text for c in clauses if c.number == one.clause), ""),
        text=one.text,
        cited=sketch_words(one.cited),
        raised=short_date(today(one.at)),
        answer=one.answer,
        settled=on,
    )


def _group(key: str, title: str, held: list[Question]) -> Iterator[Item]:
    if held:
        yield Heading(f"group:{key}", title, plural(len(held), "question"))
    for one in held:
        paras = [Para(one.text), Para(one.cited, "meta", "ink-3")]
        if one.answer:
            paras.append(Para(f"Answer: {one.answer}", "meta", "ink-2"))
        yield Entry(f"question:{one.id}", one.clause, tuple(paras), side=_side(one))


def _side(one: Question) -> str:
    return f"Asked {one.raised}" if one.open else "Settled"

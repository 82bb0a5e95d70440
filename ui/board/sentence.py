"""What a screen reader says of a row and of one answer, and what a tip says."""

from collections.abc import Iterator, Sequence

from app.domain.case.answers import Answer, AnswerState
from app.domain.values import Instant
from ui.board.due import DueWords, due_words
from ui.board.view_model import Row
from ui.words import RATING_WORDS, STATE_WORDS, plural, spoken_time_left, when

_HEARD = {
    AnswerState.OVERDUE: "overdue",
    AnswerState.ASKED: "asked",
    AnswerState.SEEN: "seen, not answered",
    AnswerState.WRITING: "writing",
    AnswerState.SECOND_TRAWL: "asked again",
    AnswerState.PAUSED: "paused",
    AnswerState.LOCKED: "locked, no basis recorded",
    AnswerState.DECLINED: "declined",
    AnswerState.ANSWERED: "answered",
    AnswerState.LATE: "answered late",
    AnswerState.SEALED: "answered, sealed",
    AnswerState.CORRECTED: "corrected since",
    AnswerState.NIL: "no record found",
}
"""What is still to come first. Agencies that were not asked are not named."""


def row_sentence(row: Row, agencies: Sequence[str], now: Instant) -> str:
    """ "Jade Maple, 7 +2, Red, Domestic abuse, answers due 11:40, Health asked, …"."""
    parts = (
        row.name,
        RATING_WORDS[row.rating],
        row.concern,
        row.urgent,
        due_sentence(row, now),
        *_answers(row.cells, agencies),
        row.chip.chip,
        row.chip.whole or row.chip.below,
        *(mark.whole or mark.chip for mark in row.marks),
        complete_words(row),
        owed_words(row),
        row.reference,
    )
    return ", ".join(filter(None, parts))


def due_sentence(row: Row, now: Instant) -> str:
    """ "answers due 11:40", "answers overdue since 09:30", "to decide by 17:00"."""
    words = due_words(row.due, now)
    if row.due.answers is None:
        return f"{words.lead} {words.below}".strip().lower() if row.due.by else _done(words)
    clock = when(row.due.answers, now)
    return f"answers overdue since {clock}" if words.late else f"answers due {clock}"


def answer_words(cell: Answer, agency: str, now: Instant) -> str:
    """ "Health: Asked, not opened, 2 hours left"."""
    left = f", {spoken_time_left(cell.due, now)}" if cell.due is not None else ""
    return f"{agency}: {STATE_WORDS[cell.state]}{left}"


def complete_words(row: Row) -> str:
    """ "3 fields to be completed"; nothing where the referral is whole."""
    return f"{plural(row.to_complete, 'field')} to be completed" if row.to_complete else ""


def owed_words(row: Row) -> str:
    """ "2 reasons owed today by 23:59"."""
    return row.owed.whole if row.owed else ""


def _done(words: DueWords) -> str:
    return f"{words.lead}: {words.below}" if words.below else ""


def _answers(cells: Sequence[Answer], agencies: Sequence[str]) -> Iterator[str]:
    for state, heard in _HEARD.items():
        named = [name for name, cell in zip(agencies, cells, strict=False) if cell.state is state]
        if named:
            yield f"{_and(named)} {heard}"


def _and(names: list[str]) -> str:
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last

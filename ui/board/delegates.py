"""The lines of the board, painted whole: one call for each cell would cost more than the cell."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.domain.case.answers import Answer, AnswerState
from app.domain.values import Instant
from ui.board.columns import AGENCIES, CASE, CONCERN, DUE, AgencyColumn
from ui.board.due import due_words
from ui.board.lines import Group, Line
from ui.board.marks import Mark
from ui.board.pens import CENTRE, HEAVY_SMALL, Cut, words
from ui.board.stage import StageWords
from ui.board.stamps import stamp, stamp_chip
from ui.board.view_model import Row
from ui.theme import colour
from ui.widgets import chip_size
from ui.words import short_time_left

ROW_HEIGHT, GROUP_HEIGHT = 47, 38
_LEFT, _RATING, _NAME_AT = 11, 21, 40
_GAP, _NARROW, _READABLE = 10, 5, 90
_COUNTED = frozenset(
    {AnswerState.ASKED, AnswerState.SEEN, AnswerState.SECOND_TRAWL, AnswerState.OVERDUE}
)
Places = Sequence[tuple[int, int, int]]
"""Of each column to paint: its number, left and width."""


class LinePainter:
    """Paints at the hub's time."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._now = now

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        line: Line,
        places: Places,
        columns: Sequence[AgencyColumn],
        *,
        chosen: bool,
    ) -> None:
        """Draw a line in `rect`, and of a row the columns at `places`."""
        _ground(painter, rect, chosen=chosen)
        if isinstance(line, Group):
            _group(painter, rect, line)
            return
        now = self._now()
        for column, left, width in places:
            cell = QRectF(left, rect.top(), width, rect.height())
            _cell(painter, cell, line, column, columns, now)


def left_words(answer: Answer, now: Instant) -> str:
    """What stands below an answer's shape: "2 h", "8 m"; nothing where no time is counted."""
    if answer.due is None or answer.state not in _COUNTED:
        return ""
    return short_time_left(answer.due, now)


def _ground(painter: QPainter, rect: QRectF, *, chosen: bool) -> None:
    painter.fillRect(rect, colour("accent-weak" if chosen else "surface"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))
    if chosen:
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), colour("accent"))


def _cell(
    painter: QPainter,
    rect: QRectF,
    row: Row,
    column: int,
    columns: Sequence[AgencyColumn],
    now: Instant,
) -> None:
    agency = column - AGENCIES
    if column == CASE:
        _case(painter, rect, row)
    elif column == CONCERN:
        _concern(painter, rect, row)
    elif column == DUE:
        _due(painter, rect, row, now)
    elif agency < len(columns):
        _answer(painter, rect, row.cell(columns[agency].cell), now)
    else:
        _stage(painter, rect, row.chip)


def _group(painter: QPainter, rect: QRectF, group: Group) -> None:
    shape = QRectF(rect.left() + _LEFT, rect.center().y() - _RATING / 2, _RATING, _RATING)
    stamp(painter, shape, "rating", group.rating)
    at = rect.adjusted(_NAME_AT, 0, -_GAP, -1)
    taken = words(painter, at, group.title, "strong-meta", "ink")
    words(painter, at.adjusted(taken + 9, 0, 0, 0), group.words, "meta", "ink-3")


def _two(rect: QRectF) -> tuple[QRectF, QRectF]:
    """The upper and the lower line of a row's cell."""
    middle = rect.center().y() - 0.5
    return (
        QRectF(rect.left(), middle - 18.5, rect.width(), 19),
        QRectF(rect.left(), middle + 0.5, rect.width(), 17),
    )


def _case(painter: QPainter, rect: QRectF, row: Row) -> None:
    shape = QRectF(rect.left() + _LEFT, rect.center().y() - 1 - _RATING / 2, _RATING, _RATING)
    stamp(painter, shape, "rating", row.rating)
    upper, lower = _two(rect.adjusted(_NAME_AT, 0, -_NARROW, 0))
    # In the middle: a long name keeps its age and how many children there are.
    words(painter, upper, row.name, "strong", "ink", cut=Cut.ElideMiddle)
    words(painter, lower, row.reference, "small", "ink-3")


def _concern(painter: QPainter, rect: QRectF, row: Row) -> None:
    upper, lower = _two(rect.adjusted(0, 0, -_NARROW, 0))
    words(painter, upper, row.concern, "body", "ink")
    marks = _all_marks(row)
    if row.urgent:
        # Words may be cut short; that something is owed may not go unseen beside them.
        kept = chip_size(f"+{len(marks)}").width() + _GAP if marks else 0
        taken = words(painter, lower.adjusted(0, 0, -kept, 0), row.urgent, "small", "ink")
        lower = lower.adjusted(taken + _GAP, 0, 0, 0)
    lower = _marks(painter, lower, marks)
    for text, ink in (
        ("To be completed" if row.to_complete else "", "amber-ink"),
        (row.reason, "ink-3"),
    ):
        if text and lower.width() > _GAP:
            taken = words(painter, lower, text, "small", ink)
            lower = lower.adjusted(taken + _GAP, 0, 0, 0)


def _all_marks(row: Row) -> tuple[Mark, ...]:
    """What is owed to the law stands first."""
    if row.owed is None:
        return row.marks
    owed = Mark(row.owed.short, "error" if row.owed.late else "warn")
    return (owed, *row.marks)


def _marks(painter: QPainter, room: QRectF, marks: Sequence[Mark]) -> QRectF:
    """The chips that can be read there, then how many more there are; gives what is left."""
    for n, mark in enumerate(marks):
        width = chip_size(mark.chip).width()
        fits = room.width() >= min(width, _READABLE)
        if not fits:
            more = f"+{len(marks) - n}"
            if room.width() >= chip_size(more).width():
                stamp_chip(painter, room, more, mark.tone)
            return room.adjusted(room.width(), 0, 0, 0)
        stamp_chip(painter, room, mark.chip, mark.tone)
        room = room.adjusted(width + _NARROW, 0, 0, 0)
    return room


def _due(painter: QPainter, rect: QRectF, row: Row, now: Instant) -> None:
    said = due_words(row.due, now)
    upper, lower = _two(rect.adjusted(0, 0, -_NARROW, 0))
    words(painter, upper, said.lead, "strong", "red-ink" if said.late else "ink")
    words(painter, lower, said.below, "small", "ink-3")


def _answer(painter: QPainter, rect: QRectF, answer: Answer, now: Instant) -> None:
    left = left_words(answer, now)
    middle = rect.center().y() - 0.5
    top = middle - 17 if left else middle - 9
    stamp(painter, QRectF(rect.center().x() - 9, top, 18, 18), "answer", answer.state)
    if left:
        late = answer.state is AnswerState.OVERDUE
        below = QRectF(rect.left(), middle + 2, rect.width(), 15)
        face, ink = (HEAVY_SMALL, "red-ink") if late else ("small", "ink-3")
        words(painter, below, left, face, ink, CENTRE)


def _stage(painter: QPainter, rect: QRectF, chip: StageWords) -> None:
    inner = rect.adjusted(4, 0, -6, -1)
    if not chip.below:
        stamp_chip(painter, inner, chip.chip, chip.tone)
        return
    tall = chip_size(chip.chip).height()
    top = inner.center().y() - 20
    stamp_chip(painter, QRectF(inner.left(), top, inner.width(), tall), chip.chip, chip.tone)
    below = QRectF(inner.left() + 1, top + tall + 1, inner.width(), 17)
    words(painter, below, chip.below, "small", chip.below_ink)

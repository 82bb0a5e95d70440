"""Between two cases: how the last one was decided, and which agencies have seen it."""

from collections.abc import Collection

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.meeting.state import ItemState, Meeting
from app.domain.values import AccountId, CaseId, Instant
from ui.widgets import Label, LinkButton
from ui.words import case_name
from ui.words.decision import outcome_lines
from ui.words.feedback import heard

_NOTHING = (
    "No case is under the spotlight",
    "The next case on the agenda is called from the bar below.",
)
_WIDE = 560


class Last(Struct, frozen=True):
    """The case that was decided last in this sitting."""

    case: CaseId
    outcome: str
    heard: str


def last_decided(
    sitting: Meeting, board: Board, present: Collection[AccountId], now: Instant
) -> Last | None:
    items = [i for i in sitting.agenda if i.state is ItemState.DECIDED and i.settled_at]
    latest = max(items, key=lambda item: item.settled_at or now, default=None)
    case = board.case(latest.case) if latest else None
    if case is None or case.decision is None or board.partnership is None:
        return None
    said = " · ".join(heard(case, board.partnership, present, now))
    return Last(case.id, _outcome(case), said)


def _outcome(case: Case) -> str:
    lines = outcome_lines(case.decision.draft, case) if case.decision else ()
    return f"{case_name(case)}: {'; '.join(lines)}"


class BetweenPage(QWidget):
    feedback_wanted = Signal(str)
    """The case of which somebody wants to see who is told."""

    def __init__(self) -> None:
        super().__init__()
        self._last: Last | None = None
        self._outcome = Label("", "strong", wrap=True)
        self.heard = Label("", "body", "ink-2", wrap=True)
        self._link = LinkButton("Who is told, and how it stands")
        self._link.clicked.connect(self._ask)
        heading, text = Label(_NOTHING[0], "section"), Label(_NOTHING[1], "body", "ink-2")
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(1)
        for label in (heading, text, self._outcome, self.heard):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addLayout(_in_the_middle(label, wraps=label.wordWrap()))
        column.insertSpacing(3, 18)
        column.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.show_last(None)

    def show_last(self, last: Last | None) -> None:
        self._last = last
        self._outcome.setText(last.outcome if last else "")
        self.heard.setText(last.heard if last else "")
        for part in (self._outcome, self.heard, self._link):
            part.setVisible(last is not None)

    def _ask(self) -> None:
        if self._last is not None:
            self.feedback_wanted.emit(self._last.case)


def _in_the_middle(label: Label, *, wraps: bool) -> QHBoxLayout:
    """Beside stretches a layout still asks how high the words are at their width."""
    if wraps:
        label.setFixedWidth(_WIDE)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label)
    row.addStretch(1)
    return row

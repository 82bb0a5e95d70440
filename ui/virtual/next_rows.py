"""Rows of what comes and what was decided."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.values import CaseId
from ui.virtual.stack import RowWidget
from ui.virtual.view_model import Coming
from ui.widgets import LinkButton, Run, Runs


class Heard(Struct, frozen=True):
    """A case that the meeting decided, and how."""

    case: CaseId
    name: str
    outcome: str


class ComingRow(RowWidget[Coming]):
    """A case to come, what it wants of this agency, and the way there."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: Coming | None = None
        self._words = Runs(face="meta")
        self._link = LinkButton("Answer", parent=self._words)
        self._link.clicked.connect(self._want)
        _around(self, self._words)

    def show_row(self, row: Coming) -> None:
        self._row = row
        ink, weight = ("amber-ink", 600) if row.warn else ("", 0)
        self._words.set_runs([Run(f"{row.case}: "), Run(row.wants, weight, ink)])
        self._link.setVisible(row.request is not None)
        self._link.setAccessibleName(f"Answer, {row.case}")
        self._words.set_tail(self._link if row.request else None)

    def _want(self) -> None:
        if self._row is not None and self._row.request is not None:
            self.wanted.emit(self._row.request)


class HeardRow(RowWidget[Heard]):
    """A decided case, and its note to copy."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: Heard | None = None
        self._words = Runs(face="meta")
        self._link = LinkButton("Copy note", parent=self._words)
        self._link.clicked.connect(self._want)
        self._words.set_tail(self._link)
        _around(self, self._words)

    def show_row(self, row: Heard) -> None:
        self._row = row
        self._words.set_runs([Run(f"{row.name}: "), Run(row.outcome, 600)])
        self._link.setAccessibleName(f"Copy the note on {row.name}")

    def _want(self) -> None:
        if self._row is not None:
            self.wanted.emit(self._row.case)


def _around(row: RowWidget[Coming] | RowWidget[Heard], words: Runs) -> None:
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(words)

"""Choosing the clause that a decision rests on, with its words and what points to it at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.partnership.state import Clause
from ui.widgets import Label, LinkButton, Run, Runs
from ui.widgets.still import Picker

_LINE = "\N{LINE SEPARATOR}"
_SHORT = 34


class ClausePick(QWidget):
    """A clause of the threshold document; below it, its words and its indicators."""

    chosen = Signal(str)
    review_wanted = Signal(str)
    """The number of the clause to be looked at again."""

    def __init__(self) -> None:
        super().__init__()
        self._clauses: tuple[Clause, ...] = ()
        self.box = Picker("Threshold clause")
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._activated)
        self.words = Runs(face="small")
        self.review = LinkButton("Raise it for review …", "small")
        self.review.clicked.connect(lambda: self.review_wanted.emit(self.box.currentData()))
        self._lay_out()

    def show_clauses(self, clauses: Sequence[Clause], number: str) -> None:
        with QSignalBlocker(self.box):
            if self._clauses != tuple(clauses) or self.box.count() == 0:
                self._clauses = tuple(clauses)
                self.box.clear()
                self.box.addItem("Choose …", "")
                for clause in clauses:
                    self.box.addItem(_named(clause), clause.number)
            self.box.setCurrentIndex(max(0, self.box.findData(number)))
        self._tell(number)

    def allow_review(self, may: bool) -> None:
        self.review.setVisible(may and bool(self.box.currentData()))

    def _tell(self, number: str) -> None:
        found = next((c for c in self._clauses if c.number == number), None)
        self.words.set_runs(_runs(found) if found else [])
        self.words.setVisible(found is not None and bool(found.text or found.indicators))

    def _activated(self, _index: int) -> None:
        number = self.box.currentData()
        self._tell(number)
        self.chosen.emit(number)

    def _lay_out(self) -> None:
        head = Label("Threshold clause", "label", "ink-2")
        head.setBuddy(self.box)
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(self.review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.box)
        column.addWidget(self.words)


def _named(clause: Clause) -> str:
    """ "4.3 · level 4 · Violence at home"; the number says it all where there are no words."""
    short = clause.text if len(clause.text) <= _SHORT else f"{clause.text[:_SHORT].rstrip()} …"
    return " · ".join(filter(None, (clause.number, f"level {clause.level}", short)))


def _runs(clause: Clause) -> list[Run]:
    runs = [Run(clause.text, ink="ink-2")]
    for line in clause.indicators:
        runs += [Run(_LINE), Run("\N{BULLET} ", ink="ink-3"), Run(line, ink="ink-3")]
    return runs

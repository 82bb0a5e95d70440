"""The row over the board: search, scope, filter, and what one can begin from here."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.board.filters import Scope
from ui.theme import space
from ui.widgets import Button, Option, SearchBox, Segmented

_NAMES = {
    Scope.ALL: "All",
    Scope.US: "For us",
    Scope.READY: "Ready",
    Scope.DECIDED: "Decided",
}

_LEAST_SEARCH, _MOST_SEARCH = 150, 250


class Toolbar(QWidget):
    """Says what is asked for; the screen shows it."""

    searched = Signal(str)
    scoped = Signal(str)
    brief_wanted = Signal()
    project_wanted = Signal()
    new_referral_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox("Find a case or person")
        self.scope = Segmented("Which cases", [Option(s, _NAMES[s], 0) for s in Scope])
        self.filter = Button("Filter", "quiet")
        self._brief = Button("Brief", "quiet")
        self._project = Button("Project board", key="Ctrl+P")
        self._new = Button("New referral", key="Ctrl+N")
        self._counts: dict[Scope, int] = {}
        self.search.setMinimumWidth(_LEAST_SEARCH)
        self.search.setMaximumWidth(_MOST_SEARCH)
        self._lay_out()
        self.search.textChanged.connect(self.searched)
        self.scope.chosen.connect(self.scoped)
        self._brief.clicked.connect(self.brief_wanted)
        self._project.clicked.connect(self.project_wanted)
        self._new.clicked.connect(self.new_referral_wanted)

    def allow(self, *, project: bool, refer: bool) -> None:
        """Offer only what this person may do."""
        self._project.setVisible(project)
        self._new.setVisible(refer)

    def show_counts(self, counts: Mapping[Scope, int]) -> None:
        for scope, count in counts.items():
            if self._counts.get(scope) != count:
                self.scope.set_count(scope, count)
        self._counts = dict(counts)

    def show_filters(self, count: int) -> None:
        """How many choices of the filter hold."""
        self.filter.setText(f"Filter · {count}" if count else "Filter")

    def clear(self) -> None:
        """Nothing looked for, every case wanted."""
        self.search.clear()
        self.scope.choose(Scope.ALL)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(space("xl"), 14, space("xl"), 12)
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        row.addWidget(self.scope)
        row.addStretch()
        for button in (self.filter, self._brief, self._project, self._new):
            row.addWidget(button)

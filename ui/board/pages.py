"""The table, or why there is nothing in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.board.sheet import Sheet
from ui.board.table import BoardTable
from ui.widgets import Button, EmptyState


class Pages(QWidget):
    """One of: the table on its sheet, an empty board, a search that found nothing."""

    new_referral_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, table: BoardTable) -> None:
        super().__init__()
        self._table, self._board = table, QWidget()
        column = QVBoxLayout(self._board)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Sheet(table))
        column.addStretch(1)
        waits = "A referral stands here from the moment it is received."
        self._empty = EmptyState("No cases on the board", waits, "New referral")
        self._quiet = EmptyState("No cases on the board", waits)
        self._none = EmptyState(
            "Nothing matches",
            "No case that you may see fits what you look for and the filters.",
            "Clear filters",
        )
        self._pages = QStackedLayout(self)
        for page in (self._board, self._empty, self._quiet, self._none):
            self._pages.addWidget(page)
        self._refers = False
        self._empty.activated.connect(self.new_referral_wanted)
        self._none.activated.connect(self.clear_wanted)

    def allow(self, *, refer: bool) -> None:
        """Whether an empty board offers to take a referral."""
        self._refers = refer
        if self._pages.currentWidget() in (self._empty, self._quiet):
            self._pages.setCurrentWidget(self._empty if refer else self._quiet)

    def take_keys(self, reason: Qt.FocusReason) -> None:
        """The keyboard goes to the cases, else to what there is to do without any."""
        shown = (b for b in self.findChildren(Button) if b.isVisible())
        takes = self._table if self._table.isVisible() else next(shown, self.window())
        takes.setFocus(reason)

    def show_count(self, cases: int, lines: int) -> None:
        """How many cases there are in all, and how many lines of them are shown."""
        nothing = self._empty if self._refers else self._quiet
        page = self._board if lines else self._none if cases else nothing
        self._pages.setCurrentWidget(page)

"""Somebody else's redraft came while one was writing: whose words stand is one's own choice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case.state import Decision
from ui.meeting.decision.sheet import Sheet
from ui.widgets import Button, Notice
from ui.words import clock_time


class RedraftNotice(QWidget):
    """Hidden while there is nothing to choose."""

    show_theirs_wanted, keep_mine_wanted = Signal(), Signal()
    bring_back_wanted = Signal(object)
    """Sheet: the words that were set aside."""

    def __init__(self) -> None:
        super().__init__()
        self._aside: Sheet | None = None
        self._words = Notice("", tone="busy")
        self.theirs, self.mine = (
            Button("Show theirs", size="small"),
            Button("Keep mine", size="small"),
        )
        self.back = Button("Bring mine back", size="small")
        self.theirs.clicked.connect(self.show_theirs_wanted)
        self.mine.clicked.connect(self.keep_mine_wanted)
        self.back.clicked.connect(lambda: self.bring_back_wanted.emit(self._aside))
        row = QHBoxLayout()
        for button in (self.theirs, self.mine, self.back):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    def set_aside(self, sheet: Sheet | None) -> None:
        """Remember these words while theirs are looked at."""
        self._aside = sheet

    def show_theirs(self, theirs: Decision | None) -> None:
        """Their redraft, not looked at yet; None for none."""
        if theirs is not None:
            who, at = theirs.proposed_by.name, clock_time(theirs.proposed_at)
            self._words.show_state(f"{who} redrafted this at {at}.", "Yours is kept here.", "busy")
        elif self._aside is not None:
            self._words.show_state("This is the board's draft.", "Yours is set aside.", "busy")
        for button in (self.theirs, self.mine):
            button.setVisible(theirs is not None)
        self.back.setVisible(theirs is None and self._aside is not None)
        self.setVisible(theirs is not None or self._aside is not None)

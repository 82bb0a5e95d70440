"""Under the answer: what one does with it, and what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.requests.declining import Declining
from ui.requests.lacks import Lack
from ui.requests.sheet import Sheet
from ui.theme import colour
from ui.widgets import Button, Label, Notice, Pill
from ui.words import Refused, Said

_GAP = 10
_KEY = "Ctrl+Return"


class Foot(QWidget):
    """Stays in sight however long the answer is."""

    share_asked = Signal()
    nil_asked = Signal()
    declined = Signal(object, str)
    left = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._share = Button("Share with the board", "main", key=_KEY, size="large")
        self._nil = Button("No record found")
        self._decline = Button("Decline, with reason", "quiet")
        self._back = Button("Go back", "quiet")
        self._pill = Pill("")
        self._kept = Label("", "small", "ink-3")
        self._owed = Label("", "meta", "red-ink", wrap=True)
        self._refused = Notice("", tone="error")
        self.declining = Declining()
        self._sheet, self._sent, self._ruled = Sheet("", ()), False, False
        self._lay_out()
        self._listen()
        self.begin(may_leave=False)

    def begin(self, *, may_leave: bool) -> None:
        """Another task; nothing said of the last one stays."""
        self._back.setVisible(may_leave)
        self.declining.end()
        self.show_lacks(())
        self.show_refused(None)
        self.show_sent(None)
        self.show_kept("")

    def set_side(self, side: int) -> None:
        """The margin left and right, in px."""
        self._column.setContentsMargins(side, 8, side, 14)

    def rule(self, ruled: bool) -> None:
        """A hairline above, where words go on beneath it."""
        self._ruled = ruled
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ruled:
            with QPainter(self) as painter:
                painter.fillRect(0, 0, self.width(), 1, colour("line"))

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer what may be done."""
        self._sheet = sheet
        self.show_lacks(())
        self._share.setText(sheet.main)
        # Qt takes a button's key away with its words.
        self._share.setShortcut(QKeySequence(_KEY))
        self._tell()

    def show_sent(self, said: Said | None) -> None:
        """What became of it, until the board shows it; None: it is still being written."""
        self._sent = said is not None
        if said is not None:
            self._pill.show_state(said.text, said.tone)
            self.declining.end()
        self._tell()

    def show_kept(self, words: str) -> None:
        """That and since when the words are kept."""
        self._kept.setText(words)

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """What is missing, in one line under the buttons."""
        self._owed.set_ink("red-ink" if lacks else "amber-ink")
        self._owed.setText(" ".join(lack.words for lack in lacks) or self._sheet.hindered)
        self._owed.setVisible(bool(self._owed.text()))

    def show_refused(self, refused: Refused | None, action: str = "") -> None:
        """What happened, what is safe and what to do."""
        if refused is not None:
            safe = f"{refused.safe} {'' if action else refused.to_do}".strip()
            self._refused.show_state(refused.what, safe, "error", action)
        self._refused.setVisible(refused is not None)

    def _tell(self) -> None:
        sheet, writing = self._sheet, not self._sent
        self._pill.setVisible(self._sent)
        declining = self.declining.isVisibleTo(self)
        writing = writing and not declining
        self._share.setVisible(writing)
        self._share.setEnabled(not sheet.hindered)
        self._nil.setVisible(writing and sheet.may_nil)
        self._decline.setVisible(writing and sheet.may_decline)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        for part in (self._share, self._nil, self._decline, self._back, self._pill):
            row.addWidget(part)
        row.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(7)
        column.addWidget(self._refused)
        column.addWidget(self._owed)
        column.addLayout(row)
        column.addWidget(self.declining)
        column.addWidget(self._kept)

    def _listen(self) -> None:
        self._share.clicked.connect(self.share_asked)
        self._refused.activated.connect(self.share_asked)
        self._nil.clicked.connect(self.nil_asked)
        self.declining.edited.connect(self.edited)
        self._decline.clicked.connect(self.declining.begin)
        self.declining.shown.connect(self._tell)
        self.declining.declined.connect(self.declined)
        self._back.clicked.connect(self.left)

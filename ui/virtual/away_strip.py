"""The strip over the meeting that says what one missed, and each of it when asked."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.board import Board
from app.domain.values import Instant
from app.ports import Connection, LineState
from ui.virtual.away import Happened, away_words, happened
from ui.virtual.view_model import Me
from ui.widgets import Banner, Label, Panel
from ui.words import exact_time, plural

_FEW = 3
_IN_STEP = (LineState.LIVE, LineState.READ_ONLY)


class AwayStrip(QWidget):
    """Remembers the board as it was when the line dropped, and tells the difference after."""

    def __init__(self) -> None:
        super().__init__()
        self._before: Board | None = None
        self._since: Instant | None = None
        self._back: Instant | None = None
        self._shown: tuple[Happened, ...] = ()
        self._banner = Banner(tone="busy")
        self._banner.activated.connect(self._step)
        self._each = Label("", "body", wrap=True, selectable=True)
        self._panel = Panel("surface", "bottom")
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(22, 10, 22, 12)
        inner.addWidget(self._each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._panel)
        self._dismiss()

    def line(self, connection: Connection, board: Board | None, now: Instant) -> None:
        """The line changed; `board` is what stood until then.

        What was missed before and is not put away yet is told together with what is missed now.
        """
        live = connection.line in _IN_STEP
        if not live and self._back is not None and not self.isHidden():
            self._back = None
        elif not live and (self._before is None or self._back is not None):
            self._before, self._since, self._back = board, connection.since or now, None
        elif live and self._before is not None and self._back is None:
            self._back = now

    def board(self, after: Board, me: Me) -> None:
        """The board moved: tell what was missed, if one was away."""
        if self._before is None or self._since is None or self._back is None:
            return
        items = happened(self._before, after, me, self._back)
        if items != self._shown:
            self._tell(items, away_words(self._since, self._back))

    def _tell(self, items: Sequence[Happened], lead: str) -> None:
        self._shown = tuple(items)
        few = "   ·   ".join(one.text for one in items[:_FEW])
        more = len(items) - _FEW
        text = f"{few}   ·   {plural(more, 'change')} more" if more > 0 else few
        self._banner.show_state(lead, text, "busy", "Show each")
        self._each.setText("\n".join(f"{exact_time(one.at)}   {one.text}" for one in items))
        self._lead, self._text = lead, text
        self.setVisible(bool(items))

    def _step(self) -> None:
        """Show each of them, then put the strip away."""
        if self._panel.isHidden():
            self._panel.show()
            self._banner.show_state(self._lead, self._text, "busy", "Put away")
        else:
            self._dismiss()

    def _dismiss(self) -> None:
        self._before = self._since = self._back = None
        self._shown = ()
        self._panel.hide()
        self.hide()

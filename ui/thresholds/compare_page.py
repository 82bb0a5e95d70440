"""Two versions side by side in one list, or a version and a file that was read in."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.partnership.commands import PublishThreshold
from app.domain.partnership.state import ThresholdVersion
from app.domain.rights import MAY
from app.domain.values import Line
from ui.dialogs import open_confirm
from ui.session_bridge import SessionBridge
from ui.thresholds.compare_side import CompareSide
from ui.thresholds.comparing import items, left_out_words, marked, summary
from ui.thresholds.paper_list import PaperList
from ui.thresholds.versions import usual, version_named, versions
from ui.widgets import EmptyState
from ui.words import pending_words, short_date

_EMPTY = ThresholdVersion("", date.min)


class ComparePage(QWidget):
    published = Signal(str)
    """The version that was sent to be published."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._earlier: Line = ""
        self._later: Line = ""
        self._read: tuple[str, ThresholdVersion] | None = None
        self._left_out: tuple[int, ...] = ()
        self._same = EmptyState("The two say the same", "Choose other versions at the right.")
        self._one = EmptyState("Only one version", "There is nothing to compare it with yet.")
        self.list = PaperList("What differs", bridge.now, self._same, self._one)
        self.side = CompareSide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.side)
        self.setFocusProxy(self.list)
        self.side.changed.connect(self._chosen)
        self.side.put_away_wanted.connect(self.put_away)
        self.side.publish_wanted.connect(self._ask_publish)

    def show_read(self, name: str, version: ThresholdVersion, left_out: Sequence[int] = ()) -> None:
        """What a file says, against what is in force; `left_out`: lines that no clause holds."""
        self._read, self._left_out = (name, version), tuple(left_out)
        self._earlier = ""
        self.refresh()

    def put_away(self) -> None:
        self._read = None
        self.refresh()

    def refresh(self) -> None:
        partnership, now = self._bridge.partnership, self._bridge.now()
        there = versions(partnership, now)
        earlier, later = self._two()
        self.side.setVisible(self._read is not None or len(there) > 1)
        if later is None or (earlier is None and self._read is None):
            self.list.show_items((), self._one)
            return
        held = marked(earlier or _EMPTY, later)
        self.list.show_items(items(held, everything=self.side.everything.isChecked()), self._same)
        name = earlier.version if earlier else ""
        self.side.show_comparison(there, name, later.version, summary(held))
        self.refresh_pending()

    def refresh_pending(self) -> None:
        name = self._read[0] if self._read else ""
        lines = left_out_words(self._left_out) if name else ""
        self.side.show_read(name, lines, may_publish=self._may_publish(), going=self._going())

    def _two(self) -> tuple[ThresholdVersion | None, ThresholdVersion | None]:
        """As chosen; at first the one in force and the one before it, or what was read."""
        partnership, now = self._bridge.partnership, self._bridge.now()
        there = partnership.thresholds if partnership else ()
        if self._read is not None:
            return version_named(partnership, self._earlier or usual(partnership, now)), self._read[
                1
            ]
        if len(there) < 2:
            return None, None
        earlier = version_named(partnership, self._earlier) or there[-2]
        return earlier, version_named(partnership, self._later) or there[-1]

    def _chosen(self) -> None:
        self._earlier, self._later = self.side.earlier.key(), self.side.later.key()
        self.refresh()

    def _may_publish(self) -> bool:
        seat = self._bridge.seat
        return seat is not None and not MAY[PublishThreshold].isdisjoint(seat.roles)

    def _going(self) -> str:
        publishing = (p for p in self._bridge.pending if isinstance(p.command, PublishThreshold))
        return next((pending_words(p).text for p in publishing), "")

    def _ask_publish(self) -> None:
        if self._read is None:
            return
        version = self._read[1]
        text = (
            f"Decisions can cite it from {short_date(version.effective)}. Earlier versions stay, "
            "with the decisions that cite them, and every partner is asked to sign it."
        )

        def done(yes: bool) -> None:
            if yes:
                self._bridge.submit(PublishThreshold(threshold=version))
                self.published.emit(version.version)

        open_confirm(self, f"Publish version {version.version}?", text, "Publish", done)

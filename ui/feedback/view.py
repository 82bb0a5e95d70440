"""The feedback screen: what is owed at the left, one message at the right."""

from collections.abc import Collection

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from app.domain.partnership.state import Seat
from app.domain.values import CaseId, MessageId
from app.ports import Change, RefusedCommand
from ui.feedback.delegates import LOOK
from ui.feedback.desk import MessageDesk
from ui.feedback.view_model import Item, Row, Section, is_ripe, rows_of, runs, waiting
from ui.screen import Head, ScreenWidget
from ui.session_bridge import SessionBridge
from ui.widgets import EmptyState
from ui.words import plural
from ui.worklist.rows import Rows
from ui.worklist.view import ListAndPages, WorkList
from ui.worklist.view_model import listed

_NOTHING = (
    "Nobody is owed an answer",
    "Once a case is decided, whoever must hear of it stands here until they have.",
)


class FeedbackScreen(ScreenWidget):
    """Who is owed an answer, and who has had one."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows = Rows[Row, Seat](rows_of, is_ripe)
        self._case: CaseId | None = None
        self.desk = MessageDesk(bridge, self)
        self._list = WorkList[Item]("Feedback", LOOK, bridge)
        self._nothing = EmptyState(*_NOTHING)
        self._both = ListAndPages(self._list, self.desk.page, self._nothing)
        self._lay_out()
        self._listen()
        self._afresh()

    @property
    def head(self) -> Head:
        """ "Feedback", "3 to do"; an agency's says whose."""
        seat, partnership = self._bridge.seat, self._bridge.partnership
        to_do = f"{plural(self._waiting, 'thing')} to do" if self._waiting else "nothing to do"
        agency = partnership.agency(seat.agency) if seat and partnership and seat.agency else None
        whose = f" to {agency.name}" if agency and seat and not runs(seat) else ""
        return Head(f"Feedback{whose}", to_do)

    def open_case(self, case: str) -> None:
        """For the wiring: another screen points here. The first of that case that waits."""
        rows = {row.key for row in self._rows.of(CaseId(case))}
        first = next(
            (item.key for item in listed(self._rows.all(), Section) if item.key in rows), ""
        )
        if first:
            self._go(first)

    def open_message(self, message: str) -> None:
        if self._rows.find(message):
            self._go(message)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.flush()

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._both)
        self.setFocusProxy(self._list)

    def _listen(self) -> None:
        self._list.chosen.connect(self._open)
        self._list.minute_passed.connect(self._pass_minute)
        self.waiting_changed.connect(self.head_changed)
        bridge = self._bridge
        bridge.welcomed.connect(self._afresh)
        bridge.changed.connect(self._changed)
        bridge.pending_changed.connect(self.desk.refresh)
        bridge.refused.connect(self._refused)
        bridge.tick.connect(self._tick)

    def _afresh(self) -> None:
        """Everything anew: the board, or the seat one reads it from."""
        self._rows.begin(self._bridge.board, self._bridge.seat, self._bridge.now())
        self._show_rows()
        self.head_changed.emit()

    def _changed(self, change: Change) -> None:
        if change.before.partnership is not change.after.partnership:
            self._afresh()
            return
        touched = change.after.cases_since(change.before)
        if self._rows.change(change.after, touched, self._bridge.now()):
            self._show_rows(touched)
        elif self._case in touched:
            self.desk.refresh()

    def _tick(self) -> None:
        """The page counts seconds."""
        if self.isVisible():
            self.desk.tick()

    def _pass_minute(self) -> None:
        ripe = self._rows.pass_time(self._bridge.board, self._bridge.now())
        if ripe:
            self._show_rows(ripe)

    def _show_rows(self, touched: Collection[CaseId] | None = None) -> None:
        rows = self._rows.all()
        self._list.show_items(listed(rows, Section))
        self.show_waiting(waiting(rows))
        if not self._list.shows_choice():
            self._follow()
        elif touched is None or self._case in touched:
            self.desk.refresh()

    def _follow(self) -> None:
        """What was chosen is gone: go to the first."""
        self._go(self._list.first())

    def _go(self, key: str) -> None:
        self._list.choose(key)
        self._open(key)

    def _open(self, key: str) -> None:
        """Show the page of that row."""
        row = self._rows.find(key)
        self._case = row.case if row else None
        if row is None:
            self.desk.close()
            self._both.show_page(self._nothing)
        else:
            self.desk.open(row.case, MessageId(row.key))
            self._both.show_page(self.desk.page)

    def _refused(self, refused: RefusedCommand) -> None:
        self.desk.hear(refused)

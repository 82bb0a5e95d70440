"""The partner's screen: the list at the left, what is chosen in it at the right."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from app.domain.case.state import Case
from app.domain.events import MeetingEvent
from app.domain.values import AgencyId, CaseId, ChallengeId, ReleaseId, RequestId
from app.ports import Change, RefusedCommand
from ui.requests.answer_desk import AnswerDesk
from ui.requests.case_desk import CaseDesk
from ui.requests.challenge_desk import ChallengeDesk
from ui.requests.delegates import LOOK
from ui.requests.drafts import Drafts
from ui.requests.release_desk import ReleaseDesk
from ui.requests.task import Answer, Task
from ui.requests.view_model import BY_CLOCK, Item, Row, Section, rows_of, to_answer
from ui.screen import Head, ScreenWidget
from ui.session_bridge import SessionBridge
from ui.widgets import EmptyState
from ui.words import word
from ui.worklist.rows import Rows
from ui.worklist.view import ListAndPages, WorkList
from ui.worklist.view_model import listed

_NO_AGENCY = (
    "Your seat answers for no agency",
    "Requests are asked of agencies. An administrator can seat you with one.",
)
_NOTHING = (
    "Nothing is asked of you now",
    "What other agencies ask comes here by itself, with the outcome of what you answered.",
)


class RequestsScreen(ScreenWidget):
    """What the viewer's agency is asked, answers and hears. Open requests to it wait."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows = Rows[Row, AgencyId](rows_of, BY_CLOCK.is_ripe)
        self._case: CaseId | None = None
        self._drafts = Drafts(bridge, self)
        self._answers = AnswerDesk(bridge, self._drafts, self)
        self._cases = CaseDesk(bridge, self._drafts, self)
        self._challenges = ChallengeDesk(bridge, self)
        self._releases = ReleaseDesk(bridge, self)
        self._list = WorkList[Item]("Requests", LOOK, bridge)
        self._no_agency, self._nothing = EmptyState(*_NO_AGENCY), EmptyState(*_NOTHING)
        desks = (self._answers, self._cases, self._challenges, self._releases)
        self._both = ListAndPages(self._list, *(desk.page for desk in desks), self._nothing)
        self._whole = QStackedWidget()
        self._lay_out()
        self._listen()
        self._afresh()

    @property
    def head(self) -> Head:
        """ "Requests to Health", "V. Hughes, named nurse · virtual"."""
        seat, partnership = self._bridge.seat, self._bridge.partnership
        if seat is None or partnership is None:
            return Head("Requests")
        agency = partnership.agency(seat.agency) if seat.agency else None
        who = ", ".join(filter(None, (seat.name, _as_spoken(seat.job))))
        to = f" to {agency.name}" if agency else ""
        return Head(f"Requests{to}", f"{who} · {word(seat.mode)}")

    def open_request(self, request: RequestId) -> None:
        """For the wiring: another screen points here. Nothing where it is not to be answered."""
        key = f"request:{request}"
        if self._rows.find(key):
            self._go(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._answers.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._answers.rest()

    def _lay_out(self) -> None:
        for part in (self._both, self._no_agency):
            self._whole.addWidget(part)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self.setFocusProxy(self._list)

    def _listen(self) -> None:
        self._list.chosen.connect(self._open)
        self._list.minute_passed.connect(self._pass_minute)
        self._cases.writing_asked.connect(self._write)
        self._answers.left.connect(self._back)
        self._drafts.told.connect(self._told)
        self._bridge.welcomed.connect(self._afresh)
        self._bridge.changed.connect(self._changed)
        self._bridge.pending_changed.connect(self._refresh)
        self._bridge.refused.connect(self._refused)

    def _afresh(self) -> None:
        """Everything anew: the board, or the seat one reads it from."""
        board, seat = self._bridge.board, self._bridge.seat
        agency = seat.agency if seat else None
        self._whole.setCurrentIndex(1 if seat is not None and agency is None else 0)
        if board is not None and agency is not None:
            for case in board.cases():
                self._settle(case, agency)
        self._rows.begin(board, agency, self._bridge.now())
        self._show_rows()
        self.head_changed.emit()

    def _changed(self, change: Change) -> None:
        seat = self._bridge.seat
        if change.before.partnership is not change.after.partnership or seat is None:
            self._afresh()
            return
        if seat.agency is None:
            return
        touched = change.after.cases_since(change.before)
        for case in filter(None, map(change.after.case, touched)):
            self._settle(case, seat.agency)
        if any(isinstance(one.event, MeetingEvent) for one in change.events):
            self._rows.begin(change.after, seat.agency, self._bridge.now())
        else:
            self._rows.change(change.after, touched, self._bridge.now())
        self._show_rows()

    def _settle(self, case: Case, agency: AgencyId) -> None:
        self._drafts.settle(case, agency)
        self._challenges.settle(case)
        self._releases.settle(case)

    def _pass_minute(self) -> None:
        if self._rows.pass_time(self._bridge.board, self._bridge.now()):
            self._show_rows()

    def _show_rows(self) -> None:
        rows = self._rows.all()
        self._list.show_items(listed(rows, Section))
        self.show_waiting(to_answer(rows))
        unsaid = any(desk.unsaid() for desk in (self._answers, self._challenges, self._releases))
        if self._list.shows_choice() or unsaid:
            self._refresh()
        else:
            self._follow()

    def _follow(self) -> None:
        """What was chosen is gone: go to what became of it, else to the first."""
        case = f"case:{self._case}" if self._case else ""
        self._go(case if self._rows.find(case) else self._list.first())

    def _go(self, key: str) -> None:
        self._list.choose(key)
        self._open(key)

    def _open(self, key: str) -> None:
        """Show the page of that row."""
        row = self._rows.find(key)
        self._answers.close()
        self._cases.close()
        self._challenges.close()
        self._releases.close()
        self._case = row.case if row else None
        kind, _, named = key.partition(":")
        if row is None:
            self._both.show_page(self._nothing)
        elif kind == "request":
            self._write(Answer(row.case, RequestId(named)))
        elif kind == "challenge":
            self._challenges.open(row.case, ChallengeId(named))
            self._both.show_page(self._challenges.page)
        elif kind == "release":
            self._releases.open(row.case, ReleaseId(named))
            self._both.show_page(self._releases.page)
        else:
            self._cases.open(row.case)
            self._both.show_page(self._cases.page)

    def _write(self, task: Task) -> None:
        self._both.show_page(self._answers.page)
        self._answers.close()
        self._answers.open(task)

    def _back(self) -> None:
        if self._list.shows_choice():
            self._open(self._list.key)
        else:
            self._follow()

    def _told(self, task: Task) -> None:
        """The board holds what was written: the page of its case shows it."""
        if task == self._answers.task:
            self._answers.close()
            self._cases.open(task.case)
            self._both.show_page(self._cases.page)

    def _refresh(self) -> None:
        self._answers.refresh()
        self._cases.refresh()
        self._challenges.refresh()
        self._releases.refresh()

    def _refused(self, refused: RefusedCommand) -> None:
        for desk in (self._answers, self._cases, self._challenges, self._releases):
            desk.hear(refused)


def _as_spoken(job: str) -> str:
    """ "Named nurse" within a sentence; "MASH team manager" stays."""
    return job if job[1:2].isupper() else job[:1].lower() + job[1:]

"""The meeting's screen: before a sitting the list of them, during one its three columns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.meeting.commands import CloseSitting, OpenSitting, PlanSitting
from app.domain.meeting.order import agenda as first_agenda
from app.domain.meeting.state import Meeting, SittingState
from app.domain.values import MeetingId
from app.ports import Change, RefusedCommand
from ui.dialogs import open_confirm
from ui.meeting.agenda_rows import preview
from ui.meeting.closing import closing_text
from ui.meeting.hands import HandPill
from ui.meeting.plan_form import Planned
from ui.meeting.planning import PlanningPage, SittingCard
from ui.meeting.register import RegisterDialog
from ui.meeting.rights import rights_at
from ui.meeting.sitting_page import SittingPage
from ui.meeting.view_model import going, head_words, seat_name, sitting_now, sittings_today
from ui.screen import Head, ScreenWidget
from ui.session_bridge import SessionBridge
from ui.widgets import Button
from ui.words import clock_time, plural, refusal_words, when, word

_NAME_DRAFT = "plan-sitting"


class MeetingScreen(ScreenWidget):
    """`preview` is a small picture of the wall, if there is one."""

    project_wanted = Signal()
    case_opened = Signal(str)
    feedback_wanted = Signal(str)
    """The case of which somebody wants to see who is told."""

    def __init__(self, bridge: SessionBridge, preview: QWidget | None = None) -> None:
        super().__init__()
        self._bridge = bridge
        self._sitting: Meeting | None = None
        self.planning = PlanningPage()
        self.page = SittingPage(bridge, preview)
        self.hand = HandPill(bridge)
        self.people = Button("Register …")
        self.end = Button("End meeting")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.planning)
        self._pages.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._begun = False
        self._connect()
        self._refresh()

    @property
    def head(self) -> Head:
        sitting = self._sitting
        if sitting is None:
            return Head("Meetings", "none is open")
        return Head(sitting.name, head_words(sitting, self._bridge.partnership))

    @property
    def tools(self) -> Sequence[QWidget]:
        return (self.hand, self.people, self.end)

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.welcomed.connect(self._refresh)
        bridge.changed.connect(self._changed)
        bridge.pending_changed.connect(self._pending)
        bridge.presence_changed.connect(self._presence)
        bridge.refused.connect(self._refused)
        bridge.tick.connect(self._tick)
        for page in (self.planning, self.page):
            page.case_opened.connect(self.case_opened)
        self.page.project_wanted.connect(self.project_wanted)
        self.page.feedback_wanted.connect(self.feedback_wanted)
        self.planning.planned.connect(self._plan)
        self.planning.opened.connect(self._open)
        self.planning.register_wanted.connect(self._register)
        self.planning.form.edited.connect(lambda text: self.page.keeper.keep(_NAME_DRAFT, text))
        self.people.clicked.connect(self._register_now)
        self.end.clicked.connect(self._ask_end)

    def _changed(self, change: Change) -> None:
        self._refresh()
        self.page.say_withdrawn(change)

    def showEvent(self, event: QShowEvent) -> None:
        self._draw()
        super().showEvent(event)

    def _refresh(self) -> None:
        """The bar is told at once; the page is drawn while someone looks, and when they come."""
        before, self._sitting = self._sitting, sitting_now(self._bridge.board)
        if self.isVisible():
            self._draw()
        if before != self._sitting:
            self.head_changed.emit()

    def _draw(self) -> None:
        sitting = self._sitting
        if sitting is None:
            self._show_planning()
        else:
            self.page.show_sitting(sitting)
        page = self.page if sitting else self.planning
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        self._show_tools()

    def _show_tools(self) -> None:
        rights = rights_at(self._sitting, self._bridge.seat)
        open_now = self._sitting is not None
        self.end.setVisible(open_now and rights.chairs)
        self.end.setEnabled(not self._closing())
        self.people.setVisible(open_now)
        self.hand.show_hands(open_now=open_now, chairs=rights.chairs)

    def _closing(self) -> bool:
        return any(isinstance(p.command, CloseSitting) for p in self._bridge.pending)

    def _show_planning(self) -> None:
        board, bridge = self._bridge.board, self._bridge
        if board is None:
            return
        now, seat = bridge.now(), bridge.seat
        if not self._begun:
            self._begun = True
            self.planning.form.begin(now)
            self.planning.form.name.set_text(self.page.keeper.kept(_NAME_DRAFT))
        self.planning.form.show_people(bridge.partnership, bridge.account)
        self.planning.allow(rights_at(None, seat).plan)
        sittings = sittings_today(board, now)
        self._forget_planned(sittings)
        self.planning.show_sittings([self._card(one) for one in sittings])
        planned = next((m for m in sittings if m.state is SittingState.PLANNED), None)
        chair = bridge.partnership.seat(planned.chair) if planned and bridge.partnership else seat
        cases = [i.case for i in (planned.agenda if planned else ())]
        cases = cases or [i.case for i in (first_agenda(board, chair) if chair else ())]
        self.planning.preview.show_rows(preview(cases, board, now))
        self._show_plan_going()

    def _forget_planned(self, sittings: Sequence[Meeting]) -> None:
        """A name that the board has needs no keeping here."""
        name = self.page.keeper.kept(_NAME_DRAFT).strip()
        if name and any(name == one.name for one in sittings):
            self.page.keeper.drop(_NAME_DRAFT)
            self.planning.form.name.set_text("")

    def _card(self, sitting: Meeting) -> SittingCard:
        bridge, now = self._bridge, self._bridge.now()
        rights = rights_at(sitting, bridge.seat)
        chair = seat_name(bridge.partnership, sitting.chair)
        scribe = seat_name(bridge.partnership, sitting.scribe)
        span = f"{when(sitting.starts, now)} to {clock_time(sitting.ends)}"
        said = f"Chair {chair} · scribe {scribe} · {sitting.minutes_per_case} minutes for each case"
        held = f" · {plural(len(sitting.agenda), 'case')}" if sitting.agenda else ""
        planned = sitting.state is SittingState.PLANNED
        return SittingCard(
            id=sitting.id,
            name=sitting.name,
            meta=f"{word(sitting.state)} · {span}",
            text=f"{said}{held}",
            state=sitting.state,
            can_open=planned and rights.open,
            can_register=planned and bridge.seat is not None,
            going=going(
                [
                    p
                    for p in bridge.pending
                    if isinstance(p.command, OpenSitting) and p.command.meeting == sitting.id
                ]
            ),
        )

    def _show_plan_going(self) -> None:
        plans = [p for p in self._bridge.pending if isinstance(p.command, PlanSitting)]
        self.planning.show_going(going(plans))

    def _pending(self) -> None:
        if not self.isVisible():
            return
        if self._sitting is None:
            self._show_planning()
        else:
            self.page.show_pending()
            self._show_tools()

    def _presence(self) -> None:
        """Hands stand in the order in which they went up, also while nobody looks."""
        self._show_tools()
        if self.isVisible():
            self.page.show_people()

    def _tick(self) -> None:
        if self._sitting is not None and self.isVisible():
            self.page.tick()

    def _refused(self, refused: RefusedCommand) -> None:
        self.page.refused(refused)
        command = refused.command
        if isinstance(command, PlanSitting | OpenSitting):
            said = refusal_words(refused)
            self.planning.show_refusal(said.what, said.to_do)
            if isinstance(command, PlanSitting):
                self.planning.give_back(command.name)

    def _plan(self, plan: Planned) -> None:
        self.planning.show_refusal("", "")
        self._bridge.submit(
            PlanSitting(
                meeting=MeetingId(self._bridge.fresh_id()),
                name=plan.name,
                starts=plan.starts,
                ends=plan.ends,
                chair=plan.chair,
                scribe=plan.scribe,
                minutes_per_case=plan.minutes,
            )
        )

    def _open(self, sitting: str) -> None:
        self.planning.show_refusal("", "")
        self._bridge.submit(OpenSitting(meeting=MeetingId(sitting)))

    def _register(self, sitting: str) -> None:
        RegisterDialog(self, self._bridge, MeetingId(sitting)).open()

    def _register_now(self) -> None:
        if self._sitting is not None:
            self._register(self._sitting.id)

    def _ask_end(self) -> None:
        sitting, board = self._sitting, self._bridge.board
        if sitting is not None and board is not None:
            text = closing_text(sitting, board)
            open_confirm(self, "End the meeting?", text, "End meeting", self._end, danger=True)

    def _end(self, yes: bool) -> None:
        if yes and self._sitting is not None:
            self.page.keeper.flush()
            self._bridge.submit(CloseSitting(meeting=self._sitting.id))

"""The meeting for a partner who is not in the room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.case.commands import RaiseChallenge
from app.domain.case.state import Case
from app.domain.meeting.state import Meeting, SittingState
from app.domain.values import CaseId
from app.ports import Change, Connection
from ui.notes.doing import NoteDoing
from ui.notes.keep import copy
from ui.screen import Head, ScreenWidget
from ui.session_bridge import SessionBridge
from ui.virtual import lines, stances
from ui.virtual.away_strip import AwayStrip
from ui.virtual.doing import Doing
from ui.virtual.hand import HandUp
from ui.virtual.middle import Middle
from ui.virtual.next_rows import Heard
from ui.virtual.own_note import own_note
from ui.virtual.quiet_page import QuietPage
from ui.virtual.side import Side
from ui.virtual.view_model import (
    Me,
    Place,
    case_head,
    coming,
    decided_cases,
    head_detail,
    place,
    quiet,
    to_answer,
)
from ui.widgets import Notice, announce
from ui.words import case_name, clock_time, today
from ui.words.decision import outcome_lines
from ui.words.withdrawals import withdrawal_words

_MISSING = Place(None)


class VirtualMeeting(ScreenWidget):
    """Follows the sitting of the day."""

    answer_wanted = Signal(str)
    """The request that the person wants to answer, or whose answer to change."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._at = _MISSING
        self._minute = self._news = ""
        self._hand = HandUp(bridge, self)
        self._away = AwayStrip()
        self.withdrawn = Notice("", action="Close")
        self.withdrawn.hide()
        self._middle, self._side = Middle(), Side(bridge)
        self._pages, self._scroll = QStackedWidget(), QScrollArea()
        self._quiet = QuietPage()
        self._doing = Doing(bridge, self)
        self._notes = NoteDoing(bridge, self)
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self._listen()
        self._refresh()

    @property
    def head(self) -> Head:
        me = self._me()
        name = self._at.sitting.name if self._at.sitting else "Meeting"
        return Head(name, head_detail(self._at, me) if me else "")

    @property
    def tools(self) -> Sequence[QWidget]:
        return self._hand.buttons

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hand.tell()
        self._see()

    def _me(self) -> Me | None:
        seat, partnership = self._bridge.seat, self._bridge.partnership
        return Me(seat, partnership) if seat and partnership else None

    def _listen(self) -> None:
        bridge = self._bridge
        for signal in (bridge.welcomed, bridge.changed):
            signal.connect(self._moved)
        bridge.changed.connect(self._say_withdrawn)
        self.withdrawn.activated.connect(self.withdrawn.hide)
        bridge.pending_changed.connect(self._refresh)
        bridge.presence_changed.connect(self._refresh)
        bridge.connection_changed.connect(self._line)
        self._doing.refused.connect(self._side.show_refusal)
        self._doing.refused.connect(self._refresh)
        bridge.tick.connect(self._tick)
        self._middle.answer_wanted.connect(self.answer_wanted)
        self._side.answer_wanted.connect(self.answer_wanted)
        self._side.copy_wanted.connect(self._copy)
        strip = self._middle.box.strip
        strip.copy_wanted.connect(self._copy_this)
        strip.file_asked.connect(self._notes.file)
        strip.dispute_asked.connect(self._notes.dispute)
        strip.json_asked.connect(self._notes.save_json)
        self._notes.refused.connect(self._side.show_refusal)
        self._middle.challenge_answered.connect(self._doing.ask_answer)
        self._middle.challenge_accepted.connect(self._doing.accept)
        self._middle.challenge_left.connect(self._doing.leave)
        self._side.stance.proposed_chosen.connect(self._doing.as_proposed)
        self._side.stance.unsure_chosen.connect(self._doing.unsure)
        self._side.stance.other_chosen.connect(self._doing.give)

    # What is shown

    def _moved(self) -> None:
        self._refresh()
        board, me = self._bridge.board, self._me()
        if board is not None and me is not None:
            self._away.board(board, me)

    def _say_withdrawn(self, change: Change) -> None:
        """Consent was taken back while the case is talked about."""
        said = withdrawal_words(change, _case_of(self._at))
        if said is not None:
            self.withdrawn.tell(said.lead, said.text, said.tone, "Close")

    def _line(self, connection: Connection) -> None:
        self._away.line(connection, self._bridge.board, self._bridge.now())
        self._moved()

    def _refresh(self) -> None:
        board, me = self._bridge.board, self._me()
        if board is None or me is None:
            return
        now = self._bridge.now()
        before, self._at = self._at, place(board, now)
        self._minute = clock_time(now)
        case = self._doing.case = self._at.case
        self._show_sides(me, case)
        if case is None:
            self._show_quiet()
        else:
            self._show_case(case, me)
        if _case_of(before) != _case_of(self._at):
            self._turned()
        self._hand.offer(sits=is_open(self._at.sitting))
        self._announce(lines.news(self._at, me, now))
        self._tell_frame(to_answer(board, self._at, me), before)
        self._see()

    def _announce(self, news: str) -> None:
        if news and news != self._news:
            announce(self, news)
        self._news = news

    def _turned(self) -> None:
        """Another case came up, or none is there any more."""
        self._scroll.verticalScrollBar().setValue(0)
        self.withdrawn.hide()
        self._side.show_refusal(None)
        self._side.stance.turn()
        self._hand.go_to(_case_of(self._at))

    def _show_case(self, case: Case, me: Me) -> None:
        now, pending = self._bridge.now(), self._bridge.pending
        head = case_head(self._at, now)
        if head is not None:
            self._middle.show_head(head)
        writing = {p.here.writing for p in self._bridge.present if p.here.writing}
        self._middle.box.show_box(lines.box(case, me, now))
        self._middle.box.strip.show_note(own_note(case, me, pending, now))
        self._middle.lines.show_rows(lines.said(case, me, writing, pending, now))
        self._middle.challenges.show_rows(lines.challenges(case, me, pending))
        self._middle.show_notes(lines.notes(case, me, pending))
        self._side.stance.show_choice(stances.choice(case, me, pending))
        self._pages.setCurrentWidget(self._scroll)

    def _show_quiet(self) -> None:
        board = self._bridge.board
        heard = decided_cases(board, self._at.sitting) if board else ()
        self._quiet.show_words(quiet(self._at, len(heard)))
        self._pages.setCurrentWidget(self._quiet)

    def _show_sides(self, me: Me, case: Case | None) -> None:
        board = self._bridge.board
        if board is None:
            return
        speaks = me.may(RaiseChallenge)
        self._side.show_case(
            case.id if case else None, me.speaks_for, speaks=speaks, undecided=self._at.called
        )
        self._side.show_agencies(me.partnership, me.agency, today(self._bridge.now()))
        decided = decided_cases(board, self._at.sitting)
        heard = [
            Heard(one.id, case_name(one), "; ".join(outcome_lines(one.decision.draft, one)))
            for one in decided
            if one.decision is not None
        ]
        self._side.show_next(coming(board, self._at, me), heard)

    def _tell_frame(self, waiting: int, before: Place) -> None:
        self.show_waiting(waiting)
        if before.sitting != self._at.sitting:
            self.head_changed.emit()

    def _tick(self) -> None:
        now = self._bridge.now()
        if clock_time(now) != self._minute:
            self._refresh()
        elif (head := case_head(self._at, now)) is not None:
            self._middle.show_detail(head.detail)

    def _copy_this(self) -> None:
        if self._at.case is not None:
            self._copy(self._at.case.id)

    def _copy(self, case_id: str) -> None:
        board, me = self._bridge.board, self._me()
        case = board.case(CaseId(case_id)) if board else None
        if case is None or me is None:
            return
        note = own_note(case, me, self._bridge.pending, self._bridge.now())
        if note is not None:
            copy(self, note.text())

    def _see(self) -> None:
        """What my agency is told of the case that stands here is seen, once it does."""
        note = self._middle.box.strip.note()
        if note is not None:
            self._notes.see(_case_of(self._at), note.message)

    def _lay_out(self) -> None:
        self._scroll.setAccessibleName("The case")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._middle)
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self._quiet)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._pages, 1)
        row.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._away)
        column.addWidget(self.withdrawn)
        column.addLayout(row, 1)


def is_open(sitting: Meeting | None) -> bool:
    return sitting is not None and sitting.state is SittingState.OPEN


def _case_of(at: Place) -> CaseId | None:
    return at.case.id if at.case else None

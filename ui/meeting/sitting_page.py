"""A sitting that is open: agenda, spotlight, decision, dock, and what the chair does with them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.case.commands import AddNote, DeferCase
from app.domain.case.state import Case
from app.domain.meeting import commands as m
from app.domain.meeting.state import ItemState, Meeting
from app.domain.values import CaseId, Instant
from app.ports import Change, RefusedCommand
from ui.drafts import Keeper
from ui.meeting import view_model
from ui.meeting.agenda import AgendaPanel
from ui.meeting.agenda_rows import addable, rows
from ui.meeting.between import BetweenPage, last_decided
from ui.meeting.decision.foot import READ_BACK_KEY
from ui.meeting.decision.view import ABOUT_DECISION, DecisionPanel
from ui.meeting.defer import DeferDialog
from ui.meeting.dock import Dock, Steps, Wall
from ui.meeting.moves import Moves
from ui.meeting.rights import Rights, rights_at
from ui.meeting.spotlight.view import SpotlightView
from ui.meeting.spotlight.view_model import late_words, spotlight
from ui.session_bridge import SessionBridge
from ui.widgets import Notice, announce
from ui.words import case_name, refusal_sentence, refusal_words
from ui.words.withdrawals import withdrawal_words

_CALL = "Call it now"
_AGENDA, _LEAST_AGENDA, _DECISION = 262, 240, 424
_MIDDLE = 400
"""In px. Where the window leaves the middle less, the sides give way to it."""
_STEPS = (m.CallCase, m.PutBackCase, m.CarryOverCase, DeferCase)
_SHOWN = (*_STEPS, m.ReorderAgenda, m.PutOnAgenda, m.TakeOffAgenda, m.SetShutter, m.CloseSitting)


class SittingPage(QWidget):
    case_opened, project_wanted = Signal(str), Signal()
    feedback_wanted = Signal(str)
    """The case of which somebody wants to see who is told."""

    def __init__(self, bridge: SessionBridge, preview: QWidget | None) -> None:
        super().__init__()
        self._bridge = bridge
        self._sitting: Meeting | None = None
        self._case: Case | None = None
        self._looked: CaseId | None = None
        self.keeper, self.moves = Keeper(bridge, self), Moves(bridge, self)
        self.agenda, self.spotlight = AgendaPanel(), SpotlightView()
        self.decision = DecisionPanel(bridge, self.keeper)
        self.dock = Dock(preview)
        self.refused_notice = Notice("", tone="error", action="Close")
        self.refused_notice.hide()
        self.withdrawn = Notice("")
        self.withdrawn.hide()
        self.looking = Notice("", tone="neutral")
        self.looking.hide()
        self._nothing = BetweenPage()
        self._middle = QStackedWidget()
        self._middle.addWidget(self._nothing)
        self._middle.addWidget(self.spotlight)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.agenda)

    def show_sitting(self, sitting: Meeting) -> None:
        """As the board has it now."""
        if self._sitting is None or self._sitting.spotlight != sitting.spotlight:
            self._looked = None
            self._drop_deferred(sitting)
        self._sitting = self.moves.sitting = sitting
        board, now = self._bridge.board, self._bridge.now()
        if board is None:
            return
        rights = self.rights
        self.agenda.allow(change=rights.agenda, call=rights.chairs)
        self.agenda.show_rows(rows(sitting, board, now), addable(sitting, board))
        shown = self._looked or sitting.spotlight
        self._show_case(board.case(shown) if shown else None, rights)
        self._show_last(sitting)
        self._show_table(sitting)
        self.show_pending()
        self.tick()

    def show_people(self) -> None:
        """Who is here, and who is writing."""
        if self._sitting is None:
            return
        self._show_table(self._sitting)
        self._show_last(self._sitting)
        if self._case is not None:
            self._show_spotlight(self._case)

    def show_pending(self) -> None:
        """What is on its way stands beside what it is about."""
        sitting, case = self._sitting, self._case
        if sitting is None:
            return
        pending = self._bridge.pending
        self._show_steps(sitting)
        going = view_model.waiting_to_go(pending, sitting, m.SetShutter)
        wall = Wall(sitting.shutter, case is not None, self.rights.shutter, going)
        self.dock.show_wall(wall)
        self._show_progress(sitting)
        self.decision.show_pending(pending)
        if case is not None:
            self._show_note(case)

    def tick(self) -> None:
        """Only what reads the time."""
        if self._sitting is None:
            return
        now = self._bridge.now()
        self.dock.show_clock(view_model.clock(self._sitting, now))
        self._show_progress(self._sitting)
        if self._case is not None:
            self.spotlight.show_late(late_words(self._case, self._bridge.partnership, now))

    def refused(self, refused: RefusedCommand) -> None:
        """Why the hub said no, beside what it was about."""
        command = refused.command
        self.decision.refused(refused)
        if isinstance(command, AddNote) and self._case and command.case == self._case.id:
            self.spotlight.show_note_draft(command.text, "", refusal_sentence(refused))
        elif isinstance(command, DeferCase) and self.isVisible() and self._is_called(command.case):
            self.defer(command.reason).say_wrong(refusal_sentence(refused))
        elif isinstance(command, _SHOWN):
            self._say_refused(refused)
        elif isinstance(command, ABOUT_DECISION) and not self._is_shown(command.case):
            board = self._bridge.board
            self._say_refused(refused, board.case(command.case) if board else None)

    def _say_refused(self, refused: RefusedCommand, about: Case | None = None) -> None:
        """Over the meeting; with its name where it is of a case that was left meanwhile."""
        said = refusal_words(refused)
        lead = f"{case_name(about)}: {said.what}" if about else said.what
        self.refused_notice.show_state(lead, said.to_do, "error", "Close")
        self.refused_notice.show()
        announce(self, said.sentence(), urgent=True)

    def say_withdrawn(self, change: Change) -> None:
        """Consent was taken back while the case is talked about."""
        said = withdrawal_words(change, self._case.id if self._case else None)
        if said is not None:
            self.withdrawn.tell(said.lead, said.text, said.tone, "Open the case")

    def _open_withdrawn(self) -> None:
        self.withdrawn.hide()
        if self._case is not None:
            self.case_opened.emit(self._case.id)

    def _is_shown(self, case: CaseId) -> bool:
        return self._case is not None and self._case.id == case

    def defer(self, reason: str = "") -> DeferDialog:
        """Ask until when and why; what was written before stands there."""
        case = self._called()
        key = f"defer:{case.id}" if case else "defer"
        name = case_name(case) if case else "the case"
        now = self._bridge.now()
        dialog = DeferDialog(self, name, now, view_model.next_day(self._bridge.partnership, now))
        dialog.show_reason(reason or self.keeper.kept(key))
        dialog.edited.connect(lambda text: self.keeper.keep(key, text))
        dialog.chosen.connect(partial(self._defer, case))
        dialog.open()
        return dialog

    @property
    def rights(self) -> Rights:
        return rights_at(self._sitting, self._bridge.seat)

    def _show_table(self, sitting: Meeting) -> None:
        partnership, present = self._bridge.partnership, self._bridge.present
        self.dock.show_people(view_model.avatars(sitting, partnership, present))

    def _show_last(self, sitting: Meeting) -> None:
        board, present = self._bridge.board, {one.account for one in self._bridge.present}
        if board is not None and self._case is None:
            self._nothing.show_last(last_decided(sitting, board, present, self._bridge.now()))

    def _called(self) -> Case | None:
        """The case under the spotlight, whichever is looked at."""
        board, sitting = self._bridge.board, self._sitting
        if board is None or sitting is None or sitting.spotlight is None:
            return None
        return board.case(sitting.spotlight)

    def _is_called(self, case: CaseId) -> bool:
        called = self._called()
        return called is not None and called.id == case

    def _look(self, case: str) -> None:
        """Show a case to oneself alone, until another is called."""
        if self._sitting is not None:
            under = self._sitting.spotlight
            self._looked = None if case == under else CaseId(case)
            self.show_sitting(self._sitting)

    def _drop_deferred(self, sitting: Meeting) -> None:
        """Reasons that the board has now need no keeping here."""
        before = self._sitting.spotlight if self._sitting else None
        item = sitting.item(before) if before else None
        if item is not None and item.state is ItemState.DEFERRED:
            self.keeper.drop(f"defer:{item.case}")

    def _show_looking(self) -> None:
        under = self._called()
        text = f"Under the spotlight: {case_name(under)}." if under else "Nothing is called."
        uncalled = _CALL if self.rights.chairs else "Close"
        action = f"Back to {case_name(under)}" if under else uncalled
        self.looking.show_state("Only you are looking at this case.", text, "neutral", action)
        self.looking.setVisible(self._looked is not None)

    def _look_back(self) -> None:
        """Or on: before anything is called the chair may call what stands here."""
        looked, self._looked = self._looked, None
        if looked is not None and self._called() is None and self.rights.chairs:
            self.moves.call(looked)
        if self._sitting is not None:
            self.show_sitting(self._sitting)

    def _show_case(self, case: Case | None, rights: Rights) -> None:
        if case is None or not self._is_shown(case.id):
            self.withdrawn.hide()
        self._case = case
        self._show_looking()
        self.decision.setVisible(case is not None)
        self._middle.setCurrentWidget(self.spotlight if case else self._nothing)
        if case is None or self._sitting is None:
            self.keeper.flush()
            return
        table = view_model.at_the_table(
            self._sitting, self._bridge.partnership, self._bridge.present
        )
        self._show_spotlight(case)
        self.spotlight.allow_notes(rights.note)
        self.decision.show_case(case, rights, table)

    def _show_spotlight(self, case: Case) -> None:
        bridge = self._bridge
        self.spotlight.show_spotlight(
            spotlight(case, bridge.partnership, bridge.present, bridge.now())
        )

    def _show_note(self, case: Case) -> None:
        notes = [
            p
            for p in self._bridge.pending
            if isinstance(p.command, AddNote) and p.command.case == case.id
        ]
        kept = self.keeper.kept(_note_key(case))
        if not notes and any(n.text == kept.strip() for n in case.notes):
            self.keeper.drop(_note_key(case))
            kept = ""
        self.spotlight.show_note_draft(kept, view_model.going(notes))

    def _show_progress(self, sitting: Meeting) -> None:
        going = view_model.waiting_to_go(self._bridge.pending, sitting, m.ReorderAgenda)
        self.agenda.show_progress(view_model.progress(sitting, self._bridge.now()), going)

    def _show_steps(self, sitting: Meeting) -> None:
        mine = [p for p in self._bridge.pending if isinstance(p.command, _STEPS)]
        going = view_model.going(mine)
        called = sitting.spotlight is not None
        following = view_model.next_case(sitting)
        hint = "decide or defer first" if called else "" if following else "nothing waits any more"
        rights = self.rights
        self.dock.show_steps(
            Steps(
                chairs=rights.chairs,
                called=called and not going,
                defer=rights.defer,
                next=not called and following is not None and not going,
                hint=going or (hint if rights.chairs else ""),
            )
        )

    def _connect(self) -> None:
        moves = self.moves
        for part in (self._nothing, self.decision):
            part.feedback_wanted.connect(self.feedback_wanted)
        self.agenda.order_wanted.connect(moves.reorder)
        self.agenda.added.connect(moves.put_on)
        self.agenda.taken_off.connect(moves.take_off)
        self.agenda.called.connect(moves.call)
        self.agenda.opened.connect(self.case_opened)
        self.agenda.looked.connect(self._look)
        self.looking.activated.connect(self._look_back)
        self.spotlight.opened.connect(self._open_case)
        self.spotlight.note_given.connect(self._add_note)
        self.spotlight.note_edited.connect(self._note_edited)
        self.refused_notice.activated.connect(self.refused_notice.hide)
        self.withdrawn.activated.connect(self._open_withdrawn)
        moves.made.connect(self._moved)
        self.dock.back.connect(moves.put_back)
        self.dock.carried.connect(moves.carry_over)
        self.dock.deferred.connect(partial(self.defer, ""))
        self.dock.following.connect(moves.call_next)
        self.dock.shutter.connect(moves.turn_shutter)
        self.dock.project_wanted.connect(self.project_wanted)
        read_back = QShortcut(QKeySequence(READ_BACK_KEY), self)
        read_back.activated.connect(self.decision.read_back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lacking = max(_AGENDA + _MIDDLE + _DECISION - self.width(), 0)
        agenda = max(_AGENDA - lacking, _LEAST_AGENDA)
        self.agenda.setFixedWidth(agenda)
        self.decision.setFixedWidth(_AGENDA + _DECISION - lacking - agenda)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.agenda)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.looking)
        middle.addWidget(self._middle, 1)
        columns.addLayout(middle, 1)
        columns.addWidget(self.decision)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.refused_notice)
        column.addWidget(self.withdrawn)
        column.addLayout(columns, 1)
        column.addWidget(self.dock)

    def _moved(self) -> None:
        self.refused_notice.hide()
        self.keeper.flush()

    def _defer(self, case: Case | None, until: Instant, reason: str) -> None:
        """The case that was asked about: another may be called by now."""
        if case is not None:
            self.moves.submit(DeferCase(case=case.id, until=until, reason=reason))

    def _open_case(self) -> None:
        if self._case is not None:
            self.case_opened.emit(self._case.id)

    def _add_note(self, text: str) -> None:
        if self._case is not None:
            self.moves.submit(AddNote(case=self._case.id, text=text))

    def _note_edited(self, text: str) -> None:
        if self._case is not None:
            self.keeper.keep(_note_key(self._case), text)


def _note_key(case: Case) -> str:
    return f"note:{case.id}"

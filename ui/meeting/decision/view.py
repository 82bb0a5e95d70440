"""The right of the meeting: the decision on one case, from its first word to its confirmation."""

from collections.abc import Sequence

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.case import commands as c
from app.domain.case.completeness import highest, missing
from app.domain.case.likeness import like_cases
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, ReviewId
from app.ports import Pending, RefusedCommand
from ui.dialogs import Question, open_ask_text, open_confirm
from ui.drafts import Keeper
from ui.meeting.decision import desk
from ui.meeting.decision.alike import alike_lines, alike_said
from ui.meeting.decision.desk import Paper
from ui.meeting.decision.foot import DecisionFoot
from ui.meeting.decision.form import SheetForm
from ui.meeting.decision.redraft import RedraftNotice
from ui.meeting.decision.sheet import Sheet, draft_of, settled
from ui.meeting.decision.talk import Talk
from ui.meeting.decision.view_model import (
    State,
    Step,
    asked,
    lacks,
    next_step,
    owed_by,
    owed_lacks,
    state,
    title,
    who_was_there,
)
from ui.meeting.rights import NONE, Rights
from ui.session_bridge import SessionBridge
from ui.widgets import Label, Notice, Panel, announce
from ui.words import refusal_words, when
from ui.words.feedback import heard

_EDGE, _BESIDE_BAR = 20, 8
_EMPTY = Sheet(children=())
_WITHDRAW = Question(
    "Withdraw the proposal?", "It stays on the record as withdrawn.", "Why", "Withdraw"
)
_CORRECT = Question(
    "Correct the decision", "The first words stay on the record beside yours.", "Why", "Correct"
)
_CONFIRM = (
    "Confirm this decision?",
    "It goes on the record under your name, and the partners hear it at once.",
    "Confirm",
)
_COMPLETES = "Completes the urgent decision."
_REVIEW = Question(
    "Raise the clause for review",
    "The partners look at it with this case, which is shown without anything that says whose it "
    "is. Write without names.",
    "What is wrong or unclear about it",
    "Raise",
)
ABOUT_DECISION = (
    c.ProposeDecision,
    c.ReadBackDecision,
    c.ConfirmDecision,
    c.WithdrawProposal,
    c.CorrectDecision,
    c.RevealStances,
    c.AcceptAnswer,
    c.LeaveChallengeOpen,
    c.RaiseForReview,
)


class DecisionPanel(Panel):
    """Draws one case at a time; give it another with `show_case`."""

    feedback_wanted = Signal(str)
    """The case of which somebody wants to see who is told."""

    def __init__(self, bridge: SessionBridge, keeper: Keeper) -> None:
        super().__init__("surface", "left")
        self._bridge, self._keeper = bridge, keeper
        self._case: Case | None = None
        self._rights = NONE
        self._paper = Paper(_EMPTY, _EMPTY)
        self._title = Label("Decision", "title", wrap=True)
        self._version = Label("", "meta", "ink-3")
        self._state = Notice("")
        self._said: tuple[State, str] | None = None
        self.redraft = RedraftNotice()
        self.form = SheetForm(bridge.fresh_id, self)
        self.talk = Talk(bridge, keeper)
        self._asked = Notice("", tone="busy")
        self._present = Label("", "meta", "ink-2", wrap=True)
        self._said_asked = ""
        self._alike_of: tuple[CaseId, int] | None = None
        self.foot = DecisionFoot()
        self._lay_out()
        self._connect()

    def show_case(self, case: Case, rights: Rights, table: Sequence[Seat]) -> None:
        """That case as the board has it now, and what the seat may do about it."""
        before, self._case = self._case, case
        self._rights = rights
        if before is None or before.id != case.id:
            self._turn_to(case)
        elif before != case:
            me = self._bridge.account
            self._put(desk.followed(self._paper, case, self._bridge.partnership, me))
        self.talk.show_case(case, rights, table)
        self._show_paper()

    def show_pending(self, pending: Sequence[Pending]) -> None:
        """What is on its way, what stands and what is next."""
        case, sheet = self._case, self._paper.sheet
        if case is None:
            return
        partnership, now = self._bridge.partnership, self._bridge.now()
        said = state(case, partnership, pending, now)
        withdraw = "Withdraw …" if self._rights.withdraw and case.proposal else ""
        text = f"· {said.text}" if said.text else ""
        if self._said != (said, withdraw):
            self._said = (said, withdraw)
            self._state.show_state(said.lead, text, said.tone, withdraw)
        self._show_lacks(case, sheet)
        owed = owed_by(partnership, now) if sheet.urgent else ""
        step = next_step(case, sheet, self._rights, partnership, urgent_by=owed)
        self.foot.show_next(step, said.text if said.tone == "busy" else "")
        self.show_heard()

    def _show_lacks(self, case: Case, sheet: Sheet) -> None:
        """What is missing of what is written, or of what an urgent decision still owes."""
        partnership, now = self._bridge.partnership, self._bridge.now()
        writes = self._writable(case)
        owed, decided = owed_lacks(case, sheet, partnership), settled(case)
        if writes and owed and decided is not None and decided.owed_by is not None:
            self.foot.show_lacks(owed, f"Still owed by {when(decided.owed_by, now)}")
        else:
            undecided = writes and (decided is None or case.proposal is not None)
            found = lacks(case, sheet, partnership) if undecided else ()
            urgent = sheet.urgent and bool(found)
            by = f", or owed by {owed_by(partnership, now)}" if urgent else ""
            self.foot.show_lacks(found, f"Still needed{by}")

    def show_heard(self) -> None:
        """Which agencies have seen the outcome, once there is one."""
        case, partnership = self._case, self._bridge.partnership
        if case is None or partnership is None or case.proposal is not None:
            self.foot.show_heard(())
            return
        present = {one.account for one in self._bridge.present}
        self.foot.show_heard(heard(case, partnership, present, self._bridge.now()))

    def refused(self, refused: RefusedCommand) -> None:
        """Say why, if it was about this case; what was written stands where it was written."""
        command, case = refused.command, self._case
        self.talk.refused(refused)
        if case is None or not isinstance(command, ABOUT_DECISION) or command.case != case.id:
            return
        said = refusal_words(refused)
        if isinstance(command, c.RaiseForReview):
            self._ask_review(command.clause, command.text, said.sentence())
            return
        self.foot.show_refusal(said.what, f"{said.safe} {said.to_do}")
        announce(self.foot, said.sentence(), urgent=True)

    def take_step(self, step: Step) -> None:
        """Do what the big button says."""
        case = self._case
        if case is None:
            return
        self.foot.show_refusal("", "")
        self._keeper.flush()
        if step is Step.PROPOSE:
            self._submit(desk.propose(case, self._paper, self._bridge.fresh_id))
        elif step is Step.READ_BACK:
            self._submit(desk.read_back(case))
        elif step is Step.CONFIRM:
            open_confirm(
                self, *_CONFIRM, lambda yes: self._submit(desk.confirm(case) if yes else None)
            )
        elif step is Step.CORRECT:
            self._ask_correct(case)
        elif step is Step.COMPLETE:
            self._submit(desk.correct(case, self._paper, _COMPLETES))

    def read_back(self) -> None:
        """By the key: only where it is the next step."""
        if self.foot.step() is Step.READ_BACK:
            self.take_step(Step.READ_BACK)

    def go_to(self, name: str) -> None:
        """Bring the keyboard to the field that `missing` names."""
        kind, _, target = name.partition(":")
        challenge = kind == "challenge"
        place = self.talk.place(target) if challenge else self.form.place(name)
        if place is not None:
            self._scroll.ensureWidgetVisible(place)
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, case: Case) -> None:
        self._keeper.flush()
        self.redraft.set_aside(None)
        self.foot.show_refusal("", "")
        kept = self._keeper.kept(desk.draft_key(case))
        self._paper = desk.paper(case, self._bridge.partnership, kept, self._bridge.account)
        self._scroll.verticalScrollBar().setValue(0)

    def _put(self, paper: Paper) -> None:
        """The paper after a change from elsewhere, or of mine."""
        before, self._paper = self._paper, paper
        if self._case is not None and (before.dirty or paper.dirty) and before != paper:
            self._keeper.keep(desk.draft_key(self._case), desk.to_keep(paper))

    def _show_paper(self) -> None:
        case, partnership = self._case, self._bridge.partnership
        if case is None:
            return
        sheet = self._paper.sheet
        self.form.show_sheet(sheet, case, partnership, self._bridge.now())
        self.form.allow(self._writable(case))
        self.form.clause.allow_review(self._rights.review)
        self._show_alike(case)
        self._show_around(case, sheet)
        self._title.setText(title(case))
        version = sheet.threshold_version
        self._version.setText(f"threshold v{version}" if version else "")
        self.redraft.show_theirs(self._paper.theirs)
        self.show_pending(self._bridge.pending)

    def _show_alike(self, case: Case) -> None:
        """Looked for when one turns to a case, and when it changes: it goes through the board."""
        board, of = self._bridge.board, (case.id, case.version)
        if board is not None and of != self._alike_of:
            self._alike_of = of
            found = like_cases(board, case)
            self.form.alike.show_cases(alike_lines(found), alike_said(found))

    def _show_around(self, case: Case, sheet: Sheet) -> None:
        """What helps to decide, and what is asked before it is decided."""
        partnership, draft = self._bridge.partnership, draft_of(sheet)
        gaps = missing(case, draft, partnership) if draft else ()
        before = case.decision
        self.form.need_step("step" in gaps, highest(before.draft) if before else None)
        said = asked(case)
        if said != self._said_asked:
            self._said_asked = said
            lead, _, rest = said.partition("? ")
            self._asked.show_state(f"{lead}?", rest, "busy" if case.proposal else "neutral")
        self._asked.setVisible(bool(said))
        there = who_was_there(case, partnership)
        self._present.setText(there)
        self._present.setVisible(bool(there))

    def _writable(self, case: Case) -> bool:
        corrects = settled(case) is not None and case.proposal is None
        return self._rights.confirm if corrects else self._rights.draft

    def _edited(self, sheet: Sheet) -> None:
        paper = self._paper
        self._put(Paper(sheet, paper.origin, paper.base, paper.theirs))
        if self._case is not None:
            self._show_around(self._case, sheet)
            self.form.clause.allow_review(self._rights.review)
        self.show_pending(self._bridge.pending)

    def _show_theirs(self) -> None:
        self.redraft.set_aside(self._paper.sheet)
        self._paper = desk.take_theirs(self._paper)
        self._show_paper()

    def _keep_mine(self) -> None:
        self._put(desk.keep_mine(self._paper))
        self._show_paper()

    def _bring_back(self, sheet: Sheet) -> None:
        self.redraft.set_aside(None)
        self._put(Paper(sheet, self._paper.origin, self._paper.base))
        self._show_paper()

    def _ask_correct(self, case: Case) -> None:
        """Of this case and paper, also where another case is called before the answer."""
        paper = self._paper

        def done(reason: str | None) -> None:
            self._submit(desk.correct(case, paper, reason) if reason else None)

        open_ask_text(self, _CORRECT, done)

    def _ask_withdraw(self) -> None:
        case = self._case

        def done(reason: str | None) -> None:
            self._submit(desk.withdraw(case, reason) if case and reason else None)

        open_ask_text(self, _WITHDRAW, done)

    def _ask_review(self, clause: str, initial: str = "", why: str = "") -> None:
        """Of the clause as it stands in the version that this decision cites."""
        case, version = self._case, self._paper.sheet.threshold_version

        def done(text: str | None) -> None:
            if text and case is not None:
                review = ReviewId(self._bridge.fresh_id())
                self._submit(
                    c.RaiseForReview(
                        case=case.id, review=review, version=version, clause=clause, text=text
                    )
                )

        question = structs.replace(_REVIEW, text=why or _REVIEW.text, initial=initial)
        open_ask_text(self, question, done)

    def _submit(self, command: Command | None) -> None:
        if command is not None:
            self._bridge.submit(command)

    def _to_feedback(self) -> None:
        if self._case is not None:
            self.feedback_wanted.emit(self._case.id)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.foot.step_wanted.connect(self.take_step)
        self.foot.field_wanted.connect(self.go_to)
        self.foot.feedback_wanted.connect(self._to_feedback)
        self._bridge.presence_changed.connect(self.show_heard)
        self.form.clause.review_wanted.connect(self._ask_review)
        self._state.activated.connect(self._ask_withdraw)
        self.redraft.show_theirs_wanted.connect(self._show_theirs)
        self.redraft.keep_mine_wanted.connect(self._keep_mine)
        self.redraft.bring_back_wanted.connect(self._bring_back)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 10, _EDGE, 12)
        column.setSpacing(12)
        for part in (
            self._state,
            self._asked,
            self.redraft,
            self.form.first,
            self.talk,
            self._present,
            self.form.second,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName("The decision")
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The bar takes the room of the margin, so that nothing moves when it comes.
        self._scroll.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: column.setContentsMargins(
                20, 10, _BESIDE_BAR if most else _EDGE, 12
            )
        )
        top = Panel("surface", "bottom")
        head = QHBoxLayout(top)
        head.setContentsMargins(20, 12, 20, 10)
        head.addWidget(self._title, 1)
        head.addWidget(self._version)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.foot)

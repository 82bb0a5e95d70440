"""Answering: from the words on the page to a command, and to what the board then holds."""

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.case.commands import DeclineRequest, MarkRequestSeen, ShareInformation
from app.domain.case.state import Case, RequestState
from app.domain.errors import Code
from app.domain.partnership.state import Agency, Seat
from app.ports import Here, RefusedCommand
from ui.requests.answer_page import AnswerPage
from ui.requests.drafts import Drafts, kept_words
from ui.requests.reach import reach_words, readers
from ui.requests.sheet import begun, may, sheet
from ui.requests.task import (
    Answer,
    Correction,
    Further,
    Task,
    command_of,
    pending_for,
    request_of,
    task_of,
)
from ui.requests.writing import Writing, from_content
from ui.session_bridge import SessionBridge
from ui.words import pending_words, refusal_words, today
from ui.words.declines import DeclineGround

_SEEN_AFTER = 1_500
_STILL = 10_000
"""Milliseconds: after so long on the screen a request was seen; without a letter nobody writes."""
_LATE = {
    Code.WRONG_STAGE: "Share as late information",
    Code.ALREADY_ANSWERED: "Share as further information",
}


class AnswerDesk(QObject):
    """One task at a time on its page."""

    left = Signal()
    """Back to the case, from a correction or further information."""

    def __init__(self, bridge: SessionBridge, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._drafts = bridge, drafts
        self.page = AnswerPage()
        self.task: Task | None = None
        self._told: Here | None = None
        self._refused: dict[str, RefusedCommand] = {}
        self._seen = QTimer(self, singleShot=True, interval=_SEEN_AFTER)
        self._still = QTimer(self, singleShot=True, interval=_STILL)
        self._seen.timeout.connect(self._mark_seen)
        self._still.timeout.connect(lambda: self._be_here(writing=False))
        self.page.edited.connect(self._edited)
        self.page.shared.connect(self._share)
        self.page.declined.connect(self._decline)
        self.page.left.connect(self.left)
        drafts.kept.connect(self.page.foot.show_kept)

    def open(self, task: Task) -> None:
        """Show this task with the words kept of it."""
        case, seat, mine = self._case(task), self._bridge.seat, self._agency()
        board = self._bridge.board
        if case is None or seat is None or mine is None or board is None:
            return
        self.task = task
        writing = self._drafts.read(task)
        fresh = begun(board, case, task, mine, today(self._bridge.now()))
        self.page.begin(
            correcting=isinstance(task, Correction), may_leave=not isinstance(task, Answer)
        )
        self.page.show_sheet(sheet(board, case, task, seat, self._bridge.now()))
        self._show_writing(writing or fresh, mine)
        self.page.foot.show_kept(kept_words(writing))
        self.refresh()
        self.resume()

    def resume(self) -> None:
        """The page is seen, perhaps again."""
        if self.task is not None and self.page.isVisible():
            self._be_here(writing=False)
            self._seen.start()

    def refresh(self) -> None:
        """What stands round the words, after any change; the words themselves stay."""
        task, board, seat = self.task, self._bridge.board, self._bridge.seat
        case = self._case(task) if task else None
        if task is None or board is None or seat is None or case is None:
            return
        now = self._bridge.now()
        self.page.show_sheet(sheet(board, case, task, seat, now))
        self._show_reach(case, seat)
        waiting = pending_for(task, self.page.writing(), self._bridge.pending)
        self.page.foot.show_sent(pending_words(waiting) if waiting else None)
        self.page.set_locked(waiting is not None or not may(seat, ShareInformation))
        self._show_refusal(task)

    def rest(self) -> None:
        """The page is not seen for a while; nothing of the words is lost."""
        self._drafts.flush()
        self._seen.stop()
        self._still.stop()
        # Another screen may have said by now where the person is.
        if self._bridge.here is self._told:
            self._bridge.be(Here(hand=self._hand()))

    def close(self) -> None:
        """The person turned to something else."""
        self.rest()
        self.task = None

    def unsaid(self) -> bool:
        """Whether words stand here that the board does not hold, on a case that is on it."""
        if self.task is None or self._case(self.task) is None:
            return False
        return self._drafts.read(self.task) is not None

    def hear(self, refused: RefusedCommand) -> None:
        """Give the words back where their draft is gone, and say why."""
        task = task_of(refused.command)
        if task is None:
            return
        if task != self.task and isinstance(self.task, Answer) and task == Further(self.task.case):
            task = self.task
        self._refused[task.key] = refused
        content = getattr(refused.command, "content", None)
        if content is not None and self._drafts.read(task) is None:
            self._drafts.keep(task, from_content(content))
            self._drafts.flush()
        self.refresh()

    def _show_writing(self, writing: Writing, mine: Agency) -> None:
        partnership = self._bridge.partnership
        if partnership is not None:
            self.page.show_writing(writing, mine, partnership, today(self._bridge.now()))

    def _show_reach(self, case: Case, seat: Seat) -> None:
        board = self._bridge.board
        if board is not None and seat.agency is not None:
            handling = self.page.writing().handling
            names = ", ".join(one.name for one in readers(board, case, seat.agency, handling))
            self.page.show_reach(reach_words(board, case, seat.agency, handling), names)

    def _show_refusal(self, task: Task) -> None:
        refused = self._refused.get(task.key)
        if refused is None:
            self.page.foot.show_refused(None)
            return
        shares = isinstance(refused.command, ShareInformation)
        action = _LATE.get(refused.refusal.code, "") if shares else ""
        self.page.foot.show_refused(refusal_words(refused), action)

    def _edited(self) -> None:
        case, seat = self._case(self.task) if self.task else None, self._bridge.seat
        if self.task is None or case is None or seat is None:
            return
        self._drafts.keep(self.task, self.page.writing())
        self.page.foot.show_lacks(())
        self._show_reach(case, seat)
        if not self._still.isActive():
            self._be_here(writing=True)
        self._still.start()

    def _share(self) -> None:
        task, case = self.task, self._case(self.task) if self.task else None
        if task is None or case is None:
            return
        self._drafts.keep(task, self.page.writing())
        self._drafts.flush()
        refused = self._refused.pop(task.key, None)
        if isinstance(task, Answer) and refused is not None and refused.refusal.code in _LATE:
            task = Further(task.case)
        command = command_of(task, self.page.writing(), self._bridge.fresh_id(), case)
        self._still.stop()
        self._be_here(writing=False)
        self._bridge.submit(command)
        self.refresh()

    def _decline(self, ground: DeclineGround, text: str) -> None:
        if isinstance(self.task, Answer):
            self._refused.pop(self.task.key, None)
            task, said = self.task, ground.recorded(text)
            kept = structs.replace(
                self.page.writing(), declining=text, declined=ground.reason, declined_as=said
            )
            self._drafts.keep(task, kept)
            self._drafts.flush()
            self._bridge.submit(
                DeclineRequest(
                    case=task.case, request=task.request, reason=ground.reason, text=said
                )
            )
            self.refresh()

    def _mark_seen(self) -> None:
        task, seat = self.task, self._bridge.seat
        case = self._case(task) if task else None
        if not isinstance(task, Answer) or case is None or seat is None:
            return
        request = request_of(case, task)
        unseen = request is not None and request.state is RequestState.ASKED
        if unseen and self.page.isVisible() and may(seat, MarkRequestSeen):
            command = MarkRequestSeen(case=task.case, request=task.request)
            if command not in [one.command for one in self._bridge.pending]:
                self._bridge.submit(command)

    def _be_here(self, *, writing: bool) -> None:
        if self.task is None:
            return
        request = self.task.request if writing and isinstance(self.task, Answer) else None
        self._told = Here(case=self.task.case, writing=request, hand=self._hand())
        self._bridge.be(self._told)

    def _hand(self) -> bool:
        """A hand that was raised stays up."""
        mine = (p.here for p in self._bridge.present if p.account == self._bridge.account)
        return any(here.hand for here in mine)

    def _case(self, task: Task) -> Case | None:
        board = self._bridge.board
        return board.case(task.case) if board else None

    def _agency(self) -> Agency | None:
        seat, partnership = self._bridge.seat, self._bridge.partnership
        if seat is None or partnership is None or seat.agency is None:
            return None
        return partnership.agency(seat.agency)

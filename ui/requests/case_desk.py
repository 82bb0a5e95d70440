"""A case that was answered: changing what was shared, and doing what was decided."""

from PySide6.QtCore import QObject, Signal

from app.domain.case.commands import (
    CompleteAction,
    DisputeMessage,
    FileMessage,
    WithdrawContribution,
)
from app.domain.values import ActionId, CaseId, ContributionId
from app.ports import RefusedCommand
from ui.notes.doing import NoteDoing
from ui.requests.case_page import CasePage
from ui.requests.drafts import Drafts
from ui.requests.task import Correction, Further
from ui.requests.told import told
from ui.session_bridge import SessionBridge
from ui.words import refusal_words

_OURS = (WithdrawContribution, CompleteAction, FileMessage, DisputeMessage)
_LEFT_OVER = "words that you wrote here are kept, and nobody has heard them."


class CaseDesk(QObject):
    """One case at a time on its page."""

    writing_asked = Signal(object)
    """A Task."""

    def __init__(self, bridge: SessionBridge, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._drafts = bridge, drafts
        self.page = CasePage()
        self.case: CaseId | None = None
        self.page.correct_asked.connect(self._correct)
        self.page.withdrawn.connect(self._withdraw)
        self.page.finished.connect(self._finish)
        self.page.add_asked.connect(self._add)
        self.page.left_over_asked.connect(self._open_left_over)
        self._notes = NoteDoing(bridge, self.page)
        self.page.file_asked.connect(self._notes.file)
        self.page.dispute_asked.connect(self._notes.dispute)
        self.page.json_asked.connect(self._notes.save_json)
        self.page.shown.connect(self._see)
        self._refused: RefusedCommand | None = None

    def open(self, case: CaseId) -> None:
        self.case = self.page.case = case
        self._refused = None
        self.refresh()

    def close(self) -> None:
        self.case = None

    def refresh(self) -> None:
        """Show the case as it stands."""
        board, seat = self._bridge.board, self._bridge.seat
        case = board.case(self.case) if board and self.case else None
        if board is None or seat is None or case is None or seat.agency is None:
            return
        self.page.show_told(told(board, case, seat, self._bridge.pending, self._bridge.now()))
        left_over = self._drafts.left_over(case, seat.agency, self._bridge.pending)
        self.page.show_left_over(_LEFT_OVER if left_over else "")
        self._show_refused()
        self._see()

    def _see(self) -> None:
        """What of this case my agency is told stands before somebody's eyes now."""
        self._notes.see(self.case, *self.page.notes())

    def hear(self, refused: RefusedCommand) -> None:
        command = refused.command
        if isinstance(command, _OURS) and command.case == self.case:
            self._refused = refused
            self.refresh()

    def _show_refused(self) -> None:
        if self._refused is None:
            self.page.show_refused("", "")
            return
        words, wrote = refusal_words(self._refused), _written(self._refused)
        said = f" You wrote: “{wrote}”" if wrote else ""
        self.page.show_refused(words.what, f"{words.to_do}{said}")

    def _correct(self, contribution: ContributionId) -> None:
        if self.case is not None:
            self.writing_asked.emit(Correction(self.case, contribution))

    def _add(self) -> None:
        if self.case is not None:
            self.writing_asked.emit(Further(self.case))

    def _open_left_over(self) -> None:
        board, seat = self._bridge.board, self._bridge.seat
        case = board.case(self.case) if board and self.case else None
        if case is None or seat is None or seat.agency is None:
            return
        task = self._drafts.left_over(case, seat.agency, self._bridge.pending)
        if task is not None:
            self.writing_asked.emit(task)

    def _withdraw(self, case: CaseId, contribution: ContributionId, reason: str) -> None:
        self._refused = None
        self._bridge.submit(
            WithdrawContribution(case=case, contribution=contribution, reason=reason)
        )

    def _finish(self, case: CaseId, action: ActionId, note: str) -> None:
        self._refused = None
        self._bridge.submit(CompleteAction(case=case, action=action, note=note))


def _written(refused: RefusedCommand) -> str:
    match refused.command:
        case WithdrawContribution(reason=words) | DisputeMessage(text=words):
            return words
        case CompleteAction(note=words) | FileMessage(filed_as=words):
            return words
        case _:
            return ""

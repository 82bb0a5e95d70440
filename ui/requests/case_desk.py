"""A case that was answered: changing what was shared, and doing what was decided."""

from PySide6.QtCore import QObject, Signal

from app.domain.case.commands import CompleteAction, WithdrawContribution
from app.domain.values import ActionId, CaseId, ContributionId
from app.ports import RefusedCommand
from ui.requests.case_page import CasePage
from ui.requests.drafts import Drafts
from ui.requests.task import Correction, Further
from ui.requests.told import told
from ui.session_bridge import SessionBridge
from ui.words import refusal_words

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

    def hear(self, refused: RefusedCommand) -> None:
        command = refused.command
        if isinstance(command, WithdrawContribution | CompleteAction) and command.case == self.case:
            self._refused = refused
            self.refresh()

    def _show_refused(self) -> None:
        if self._refused is None:
            self.page.show_refused("", "")
            return
        words, wrote = refusal_words(self._refused), _written(self._refused)
        self.page.show_refused(words.what, f"{words.to_do} You wrote: “{wrote}”")

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
    command = refused.command
    if isinstance(command, WithdrawContribution):
        return command.reason
    return command.note if isinstance(command, CompleteAction) else ""

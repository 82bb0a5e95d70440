"""The review queue: what live cases called into question, and settling it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.case.commands import SettleReview
from app.domain.rights import MAY
from app.domain.values import ReviewId
from app.ports import RefusedCommand
from ui.session_bridge import SessionBridge
from ui.thresholds.paper_list import PaperList
from ui.thresholds.question_side import QuestionSide
from ui.thresholds.questions import Question, items, questions
from ui.widgets import EmptyState
from ui.words import pending_words, refusal_words


class QuestionsPage(QWidget):
    clause_wanted = Signal(str, str)
    """Version and number."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._asked: tuple[Question, ...] = ()
        self._chosen: ReviewId | None = None
        self._none = EmptyState(
            "Nothing is questioned",
            "Whoever decides a case can raise the clause that it rests on for review.",
        )
        self.list = PaperList("Questions to the threshold document", bridge.now, self._none)
        self.side = QuestionSide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.side)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._turn_to)
        self.side.edited.connect(self._keep)
        self.side.settled.connect(self._settle)
        self.side.clause_wanted.connect(self._show_clause)

    def refresh(self) -> None:
        self._asked = questions(self._bridge.board)
        self.list.show_items(items(self._asked), self._none)
        self.side.setVisible(bool(self._asked))
        if self._chosen is None and self._asked:
            self.list.choose(f"question:{self._asked[0].id}")
        self.refresh_pending()

    def refresh_pending(self) -> None:
        one = self._question()
        going = ""
        for pending in self._bridge.pending:
            if isinstance(pending.command, SettleReview) and pending.command.review == self._chosen:
                going = pending_words(pending).text
        self.side.show_question(one, may_settle=self.may_settle(), going=going)

    def may_settle(self) -> bool:
        seat = self._bridge.seat
        return seat is not None and not MAY[SettleReview].isdisjoint(seat.roles)

    def refused(self, refused: RefusedCommand) -> None:
        """Give the words back, with why."""
        command = refused.command
        if isinstance(command, SettleReview):
            self._bridge.save_draft(_key(command.review), command.text)
            self.list.choose(f"question:{command.review}")
            said = refusal_words(refused)
            self.side.show_words(command.text)
            self.side.show_refused(said.what, f"{said.safe} {said.to_do}")

    def _question(self) -> Question | None:
        return next((q for q in self._asked if q.id == self._chosen), None)

    def _turn_to(self, key: str) -> None:
        chosen = key.removeprefix("question:")
        if chosen and chosen != self._chosen:
            self._chosen = ReviewId(chosen)
            self.side.show_refused("", "")
            self.side.show_words(self._bridge.draft(_key(self._chosen)))
        self.refresh_pending()

    def _keep(self, words: str) -> None:
        if self._chosen is not None:
            self._bridge.save_draft(_key(self._chosen), words)

    def _settle(self, words: str, amend: bool) -> None:
        one = self._question()
        if one is not None:
            self.side.show_refused("", "")
            self._bridge.submit(SettleReview(case=one.case, review=one.id, text=words, amend=amend))
            self._bridge.save_draft(_key(one.id), "")

    def _show_clause(self) -> None:
        one = self._question()
        if one is not None:
            self.clause_wanted.emit(one.version, one.clause)


def _key(review: ReviewId) -> str:
    return f"review:{review}"

"""Challenges: answering one put to us, settling one that is ours."""

from PySide6.QtCore import QObject, QTimer

from app.domain.case.commands import AcceptAnswer, AnswerChallenge, LeaveChallengeOpen
from app.domain.case.state import Case, Challenge
from app.domain.values import CaseId, ChallengeId
from app.ports import RefusedCommand
from ui.requests.challenge_page import ChallengePage
from ui.requests.disputed import challenge_of, concerns, disputed
from ui.session_bridge import SessionBridge
from ui.words import refusal_words

_PAUSE = 300


class ChallengeDesk(QObject):
    """One challenge at a time on its page; its words are a draft until the board has them."""

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.page = ChallengePage()
        self._case: CaseId | None = None
        self._challenge: ChallengeId | None = None
        self._words, self._waits = "", False
        self._refused: RefusedCommand | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        bridge.closing.connect(self._keep)
        self.page.edited.connect(self._edited)
        self.page.answered.connect(self._answer)
        self.page.accepted.connect(self._accept)
        self.page.left_open.connect(self._leave)

    def open(self, case: CaseId, challenge: ChallengeId) -> None:
        self.close()
        self._case, self._challenge, self._refused = case, challenge, None
        self._words = self._bridge.draft(self._key())
        self.page.show_words(self._words)
        self.refresh()

    def close(self) -> None:
        """The person is elsewhere."""
        self._keep()
        self._case = self._challenge = None

    def refresh(self) -> None:
        """Show it as it stands."""
        board, seat, found = self._bridge.board, self._bridge.seat, self._found()
        if board is None or seat is None or found is None:
            return
        case, challenge = found
        now, pending = self._bridge.now(), self._bridge.pending
        self.page.show_disputed(disputed(board, case, challenge, seat, pending, now))
        words = refusal_words(self._refused) if self._refused else None
        self.page.show_refused(words.what if words else "", words.to_do if words else "")

    def unsaid(self) -> bool:
        """Whether words stand here that the board does not hold, on a case that is on it."""
        self._keep()
        return self._found() is not None and bool(self._bridge.draft(self._key()))

    def settle(self, case: Case) -> None:
        """Drop the words that the board holds by now; those of others are not mine."""
        self._keep()
        for challenge in case.challenges:
            key, by = f"challenge:{challenge.id}", challenge.answered_by
            mine = by is not None and by.account == self._bridge.account
            if mine and self._bridge.draft(key).strip() == challenge.answer:
                self._bridge.save_draft(key, "")

    def hear(self, refused: RefusedCommand) -> None:
        """The words are back in their field."""
        command = refused.command
        if isinstance(command, AnswerChallenge):
            key = f"challenge:{command.challenge}"
            if not self._bridge.draft(key):
                self._bridge.save_draft(key, command.text)
        if self._challenge is not None and concerns(command, self._challenge):
            self._refused = refused
            self._words = self._bridge.draft(self._key())
            self.page.show_words(self._words)
            self.refresh()

    def _found(self) -> tuple[Case, Challenge] | None:
        board = self._bridge.board
        case = board.case(self._case) if board and self._case else None
        challenge = challenge_of(case, self._challenge) if case and self._challenge else None
        return (case, challenge) if case and challenge else None

    def _key(self) -> str:
        return f"challenge:{self._challenge}"

    def _edited(self, words: str) -> None:
        self._words, self._waits = words, True
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        if self._waits and self._challenge is not None:
            self._bridge.save_draft(self._key(), self._words)
        self._waits = False

    def _answer(self, words: str) -> None:
        self._keep()
        if self._case is not None and self._challenge is not None:
            self._refused = None
            self._bridge.submit(
                AnswerChallenge(case=self._case, challenge=self._challenge, text=words)
            )

    def _accept(self) -> None:
        if self._case is not None and self._challenge is not None:
            self._bridge.submit(AcceptAnswer(case=self._case, challenge=self._challenge))

    def _leave(self) -> None:
        if self._case is not None and self._challenge is not None:
            self._bridge.submit(LeaveChallengeOpen(case=self._case, challenge=self._challenge))

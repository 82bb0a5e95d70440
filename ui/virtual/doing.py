"""What a virtual partner does on the case that is called: asked of the hub, not done before."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    GiveStance,
    LeaveChallengeOpen,
)
from app.domain.case.state import Case
from app.domain.values import CaseId, ChallengeId, Outcome
from app.ports import RefusedCommand
from ui.dialogs import Question, open_ask_text
from ui.session_bridge import SessionBridge
from ui.virtual.stances import proposed

_OWN = (GiveStance, AcceptAnswer, LeaveChallengeOpen, AnswerChallenge)


class Doing(QObject):
    """Commands on `case`; `refused` tells those of them that the hub refused."""

    refused = Signal(object)
    """RefusedCommand."""

    def __init__(self, bridge: SessionBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self.case: Case | None = None
        bridge.refused.connect(self._refused)
        bridge.changed.connect(self._drop_answered)

    def as_proposed(self) -> None:
        if self.case is not None:
            self.give(*proposed(self.case))

    def give(self, outcome: Outcome | None, level: int | None) -> None:
        if self.case is not None:
            self._bridge.submit(GiveStance(case=self.case.id, outcome=outcome, level=level))

    def unsure(self) -> None:
        if self.case is not None:
            self._bridge.submit(GiveStance(case=self.case.id, unsure=True))

    def accept(self, challenge: str) -> None:
        if self.case is not None:
            command = AcceptAnswer(case=self.case.id, challenge=ChallengeId(challenge))
            self._bridge.submit(command)

    def leave(self, challenge: str) -> None:
        if self.case is not None:
            command = LeaveChallengeOpen(case=self.case.id, challenge=ChallengeId(challenge))
            self._bridge.submit(command)

    def ask_answer(self, challenge: str) -> None:
        """Ask for the answer's words; those that were refused before stand there again."""
        if self.case is None:
            return
        case = self.case.id
        text = next((one.text for one in self.case.challenges if one.id == challenge), "")
        question = Question(
            "Answer the challenge",
            text,
            "Your answer, kept on the record",
            action="Answer",
            initial=self._bridge.draft(_key(challenge)),
        )

        def done(answer: str | None) -> None:
            if answer:
                self._answer(case, ChallengeId(challenge), answer)

        open_ask_text(self._window, question, done)

    def _answer(self, case: CaseId, challenge: ChallengeId, text: str) -> None:
        """The words stay a draft until the hub has them."""
        self._bridge.save_draft(_key(challenge), text)
        self._bridge.submit(AnswerChallenge(case=case, challenge=challenge, text=text))

    def _drop_answered(self) -> None:
        for one in self.case.challenges if self.case else ():
            if one.answered_at and self._bridge.draft(_key(one.id)):
                self._bridge.save_draft(_key(one.id), "")

    def _refused(self, refused: RefusedCommand) -> None:
        command = refused.command
        if isinstance(command, _OWN) and self.case and command.case == self.case.id:
            self.refused.emit(refused)


def _key(challenge: str) -> str:
    return f"challenge-answer:{challenge}"

"""What agencies say before the decision: their stances and challenges, given and answered."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case import commands as c
from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId, ChallengeId, Line
from app.ports import RefusedCommand
from ui.dialogs import Question, open_ask_text
from ui.drafts import Keeper
from ui.meeting.agenda_rows import agency_name
from ui.meeting.decision.challenges import ChallengesView
from ui.meeting.decision.escalating import Climb
from ui.meeting.decision.sheet import settled
from ui.meeting.decision.stances import Own, StancesView
from ui.meeting.decision.voices import challenges, stances
from ui.meeting.rights import NONE, Rights
from ui.meeting.view_model import going
from ui.session_bridge import SessionBridge
from ui.words import refusal_sentence

Kept = TypeVar("Kept")


class Talk(QWidget):
    """Stances above, challenges below; what one types is kept until the board has it."""

    def __init__(self, bridge: SessionBridge, keeper: Keeper) -> None:
        super().__init__()
        self._bridge, self._keeper = bridge, keeper
        self._case: Case | None = None
        self._rights = NONE
        self.stances, self.challenges = StancesView(), ChallengesView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.stances)
        column.addWidget(self.challenges)
        self._connect()

    def show_case(self, case: Case, rights: Rights, table: Sequence[Seat]) -> None:
        before, self._case, self._rights = self._case, case, rights
        if before is None or before.id != case.id:
            self._restore(case)
        else:
            self._drop_accepted(before, case)
        self._show(case, table)

    def place(self, challenge: str) -> QWidget | None:
        """Where that challenge is answered, accepted or left open."""
        return self.challenges.place(challenge)

    def refused(self, refused: RefusedCommand) -> None:
        """Give the words back to their form, with why."""
        command, case = refused.command, self._case
        if case is None:
            return
        if isinstance(command, c.GiveStance) and command.case == case.id:
            self.stances.form.show()
            self.stances.form.say_wrong(refusal_sentence(refused))
        elif isinstance(command, c.RaiseChallenge) and command.case == case.id:
            self.challenges.form.show()
            self.challenges.form.text.set_text(command.text)
            self.challenges.form.text.set_error(refusal_sentence(refused))
        elif isinstance(command, c.AnswerChallenge) and command.case == case.id:
            self._ask_answer(command.challenge, command.text, refusal_sentence(refused))
        elif isinstance(command, c.EscalateChallenge) and command.case == case.id:
            self._begin_climb(Climb(command.challenge, command.to, command.reason))
            self.challenges.escalation.say_wrong(refusal_sentence(refused))

    def _show(self, case: Case, table: Sequence[Seat]) -> None:
        partnership, rights, own = self._bridge.partnership, self._rights, self._own
        mine = [
            p
            for p in self._bridge.pending
            if isinstance(p.command, c.GiveStance) and p.command.case == case.id
        ]
        said = stances(case, table, partnership, rights, own)
        undecided = settled(case) is None or case.proposal is not None
        agency = agency_name(partnership, own) if own and undecided else ""
        self.stances.show_stances(said, agency, going(mine))
        cards = challenges(case, partnership, rights, own, self._bridge.now())
        self.challenges.show_challenges(cards)
        self.challenges.allow(bool(own), partnership.agencies if partnership else ())

    @property
    def _own(self) -> AgencyId | None:
        seat = self._bridge.seat
        return seat.agency if seat and self._rights.speak else None

    def _connect(self) -> None:
        self.stances.reveal_wanted.connect(self._reveal)
        self.stances.given.connect(self._give)
        self.stances.edited.connect(self._stance_edited)
        self.challenges.answer_wanted.connect(self._ask_answer)
        self.challenges.accepted.connect(self._accept)
        self.challenges.left_open.connect(self._leave_open)
        self.challenges.raised.connect(self._raise)
        self.challenges.edited.connect(self._challenge_edited)
        self.challenges.escalate_wanted.connect(self._ask_climb)
        self.challenges.escalation.edited.connect(self._climb_edited)
        self.challenges.escalation.wanted.connect(self._climb)

    def _restore(self, case: Case) -> None:
        text = self._keeper.kept(_challenge_key(case))
        self.challenges.form.text.set_text(text)
        self.challenges.form.setVisible(bool(text))
        own = _own(self._keeper.kept(_stance_key(case)))
        self.stances.form.show_own(own)
        self.stances.form.setVisible(own != Own())

    def _drop_accepted(self, before: Case, case: Case) -> None:
        """What the board has now needs no keeping here."""
        form, text = self.challenges.form, self.challenges.form.text.text().strip()
        new = case.challenges[len(before.challenges) :]
        if text and any(one.agency == self._own and one.text == text for one in new):
            form.text.set_text("")
            form.hide()
            self._keeper.drop(_challenge_key(case))
        for was, one in zip(before.challenges, case.challenges, strict=False):
            if was.rung is not one.rung:
                self._keeper.drop(_climb_key(one.id))
        given = [s for s in case.stances if s.agency == self._own]
        if given and given != [s for s in before.stances if s.agency == self._own]:
            self.stances.form.hide()
            self._keeper.drop(_stance_key(case))

    def _reveal(self) -> None:
        if self._case:
            self._bridge.submit(c.RevealStances(case=self._case.id))

    def _give(self, own: Own) -> None:
        if self._case:
            command = c.GiveStance(
                case=self._case.id,
                outcome=own.outcome,
                level=own.level,
                unsure=own.unsure,
                reason=own.reason.strip(),
            )
            self._bridge.submit(command)

    def _stance_edited(self, own: Own) -> None:
        if self._case:
            self._keeper.keep(_stance_key(self._case), msgspec.json.encode(own).decode())

    def _challenge_edited(self, text: str) -> None:
        if self._case:
            self._keeper.keep(_challenge_key(self._case), text)

    def _raise(self, text: str, to: AgencyId | None) -> None:
        if self._case:
            challenge = ChallengeId(self._bridge.fresh_id())
            self._keeper.flush()
            self._bridge.submit(
                c.RaiseChallenge(case=self._case.id, challenge=challenge, text=text, to=to)
            )

    def _ask_answer(self, challenge: str, initial: str = "", why: str = "") -> None:
        case = self._case
        one = next((o for o in case.challenges if o.id == challenge), None) if case else None
        if case is None or one is None:
            return
        question = Question(
            "Answer the challenge", why or one.text, "Answer", "Answer", initial=initial
        )

        def answered(text: str | None) -> None:
            if text:
                self._bridge.submit(c.AnswerChallenge(case=case.id, challenge=one.id, text=text))

        open_ask_text(self, question, answered)

    def _ask_climb(self, challenge: str) -> None:
        kept = _read(self._keeper.kept(_climb_key(challenge)), Climb)
        self._begin_climb(kept or Climb(challenge))
        self.challenges.escalation.setFocus()

    def _begin_climb(self, climb: Climb) -> None:
        one = next((x for x in self.challenges.cards() if x.id == climb.challenge), None)
        if one is not None:
            self.challenges.escalation.begin(climb, one.escalate)

    def _climb_edited(self, climb: Climb) -> None:
        self._keeper.keep(_climb_key(climb.challenge), msgspec.json.encode(climb).decode())

    def _climb(self, climb: Climb) -> None:
        if self._case:
            self.challenges.escalation.hide()
            self._keeper.flush()
            self._bridge.submit(
                c.EscalateChallenge(
                    case=self._case.id,
                    challenge=ChallengeId(climb.challenge),
                    to=climb.to.strip(),
                    reason=climb.reason.strip(),
                )
            )

    def _accept(self, challenge: str) -> None:
        if self._case:
            named = ChallengeId(challenge)
            self._bridge.submit(c.AcceptAnswer(case=self._case.id, challenge=named))

    def _leave_open(self, challenge: str) -> None:
        if self._case:
            named = ChallengeId(challenge)
            self._bridge.submit(c.LeaveChallengeOpen(case=self._case.id, challenge=named))


def _challenge_key(case: Case) -> Line:
    return f"challenge:{case.id}"


def _stance_key(case: Case) -> Line:
    return f"stance:{case.id}"


def _climb_key(challenge: str) -> Line:
    return f"escalate:{challenge}"


def _own(text: str) -> Own:
    return _read(text, Own) or Own()


def _read(text: str, kind: type[Kept]) -> Kept | None:
    """What was kept; None for nothing, or for words of an older program."""
    try:
        return msgspec.json.decode(text, type=kind) if text else None
    except msgspec.DecodeError:
        return None

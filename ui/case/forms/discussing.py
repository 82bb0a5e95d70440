"""Challenges: answered, accepted, or left open on the record."""

from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    LeaveChallengeOpen,
)
from app.domain.case.state import Challenge
from app.domain.values import ChallengeId
from ui.case.forms.sheet import (
    Sheet,
    Words,
    needed,
)
from ui.case.forms.wanted import Wanted


def _challenge(wanted: Wanted) -> Challenge | None:
    return next((c for c in wanted.case.challenges if c.id == wanted.target), None)


def answer(wanted: Wanted) -> Sheet | None:
    found = _challenge(wanted)
    if found is None:
        return None
    return Sheet(
        title=f"Answer {wanted.look.agency(found.agency)}",
        text=found.text or found.headline,
        action="Answer",
        parts=(Words(name="text", label="Your answer", lines=3),),
        make=lambda values: (
            needed(values, text="Write the answer first.")
            or (
                AnswerChallenge(
                    case=wanted.case.id, challenge=found.id, text=values["text"].strip()
                ),
            )
        ),
    )


def accept(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Accept the answer",
        action="Accept",
        make=lambda _: (AcceptAnswer(case=wanted.case.id, challenge=ChallengeId(wanted.target)),),
    )


def leave_open(wanted: Wanted) -> Sheet | None:
    found = _challenge(wanted)
    if found is None:
        return None
    return Sheet(
        title="Leave the challenge open",
        text="It stays on the record as not settled, beside the decision.",
        action="Leave open",
        make=lambda _: (LeaveChallengeOpen(case=wanted.case.id, challenge=found.id),),
    )

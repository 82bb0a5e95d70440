"""Challenges: answered, accepted, taken higher, or left open on the record."""

from app.domain.case.challenges import rung_above
from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    EscalateChallenge,
    LeaveChallengeOpen,
)
from app.domain.case.state import Challenge
from app.domain.values import ChallengeId
from ui.case.forms.sheet import Sheet
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Words
from ui.forms.reading import needed
from ui.words import plural
from ui.words.ladder import RUNG_NAMES


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


def escalate(wanted: Wanted) -> Sheet | None:
    """To the next step of the ladder, with the person named for it."""
    found = _challenge(wanted)
    above = rung_above(wanted.look.partnership.ladder, found.rung) if found else None
    if found is None or above is None:
        return None
    rung = RUNG_NAMES[above.rung].lower()
    return Sheet(
        title=f"Take it to the {rung}",
        text=f"{found.text or found.headline}\n\nThe {rung} has {plural(above.days, 'working day')}"
        " to answer. It stays on the board until whoever challenged accepts an answer.",
        action="Take it there",
        parts=(
            Words(name="to", label="Who looks at it, by name", limit=240),
            Words(name="reason", label="Why the answer so far is not enough", lines=3),
        ),
        make=lambda values: (
            needed(values, to="Write who it is.", reason="Write why.")
            or (
                EscalateChallenge(
                    case=wanted.case.id,
                    challenge=found.id,
                    to=values["to"].strip(),
                    reason=values["reason"].strip(),
                ),
            )
        ),
        now=found.rung.value,
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

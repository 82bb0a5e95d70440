"""What a withdrawn consent did, said at once to whoever has the case before them."""

from collections.abc import Iterator

from app.domain.board import Board
from app.domain.case.events import ConsentRecorded, ConsentWithdrawn
from app.domain.events import Recorded
from app.domain.values import CaseId
from app.ports import Change
from ui.words.line import Said
from ui.words.people import person_name
from ui.words.times import clock_time, plural

ANOTHER = "Another basis may apply: a duty, or a risk to the child."


def withdrawal_words(change: Change, case: CaseId | None) -> Said | None:
    """ "Consent withdrawn at 10:42 by Rowan Maple: 2 requests stopped, 1 answer marked."

    None where nothing of that case was withdrawn, or it is not for this viewer.
    """
    said = [_said(change.after, one) for one in change.events if str(one.stream) == case]
    return next((one for one in reversed(said) if one is not None), None)


def _said(board: Board, one: Recorded) -> Said | None:
    event = one.event
    if isinstance(event, ConsentWithdrawn) and event.consent is not None:
        what = "Consent withdrawn"
    elif isinstance(event, ConsentRecorded) and event.consent is not None and event.stopped:
        what = "Consent refused"
    else:
        return None
    did = ", ".join(_did(event)) or "nothing rested on it any more"
    lead = f"{what} at {clock_time(one.at)}{_by(board, one)}: {did}."
    return Said(ANOTHER if event.stopped else "", "warn", lead)


def _did(event: ConsentWithdrawn | ConsentRecorded) -> Iterator[str]:
    if event.stopped:
        yield f"{plural(len(event.stopped), 'request')} stopped"
    if event.marked:
        yield f"{plural(len(event.marked), 'answer')} marked"


def _by(board: Board, one: Recorded) -> str:
    """Whose consent it was."""
    case, event = board.case(CaseId(str(one.stream))), one.event
    if isinstance(event, ConsentRecorded):
        giver = event.consent.giver if event.consent else None
    else:
        named = getattr(event, "consent", None)
        records = (r.consent for r in case.consents) if case else ()
        giver = next((c.giver for c in records if c.id == named), None)
    people = case.subjects if case else ()
    name = next((person_name(s) for s in people if s.id == giver), "")
    return f" by {name}" if name else ""

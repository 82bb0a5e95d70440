"""What stays on a row until it is settled: open challenges, and a child who is back."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.challenges import open_challenges, overdue
from app.domain.case.feedback import SETTLED, MessageState
from app.domain.case.recontact import recontacts
from app.domain.case.releases import waits_for
from app.domain.case.state import Case
from app.domain.values import AgencyId, Instant
from ui.words import plural
from ui.words.feedback import late, whom
from ui.words.line import Tone
from ui.words.recontact import WITHIN, recontact_words


class Mark(Struct, frozen=True):
    """A chip of the row; `whole` is heard and is its tip where it says more."""

    chip: str
    tone: Tone = "warn"
    whole: str = ""


def challenge_marks(case: Case, now: Instant) -> Iterator[Mark]:
    """ "1 open challenge"; red "1 challenge overdue" once its step has not answered in time."""
    held, late = open_challenges(case), overdue(case, now)
    said = plural(len(held), "open challenge")
    if late:
        yield Mark(f"{plural(len(late), 'challenge')} overdue", "error", f"{said}, overdue")
    elif held:
        yield Mark(said)


def approval_marks(case: Case, agency: AgencyId | None) -> Iterator[Mark]:
    """Something that this agency shared is to leave the hub: its word is waited for."""
    if any(waits_for(release, agency) for release in case.releases):
        yield Mark("Approve a release", "busy", "A release outside the hub waits for your approval")


def feedback_marks(case: Case, now: Instant) -> Iterator[Mark]:
    """ "Feedback overdue"; red where it failed, "Outcome disputed" where it is not as expected."""
    failed = [whom(m) for m in case.messages if m.state is MessageState.FAILED]
    disputed = [whom(m) for m in case.messages if m.state is MessageState.DISPUTED]
    overdue = [name for name in late(case, now) if name not in failed]
    if failed:
        yield Mark("Feedback failed", "error", f"Feedback not delivered: {', '.join(failed)}")
    if disputed:
        yield Mark("Outcome disputed", whole=f"Not what they expected: {', '.join(disputed)}")
    if overdue:
        yield Mark("Feedback overdue", whole=f"Feedback overdue: {', '.join(overdue)}")


def feedback_dues(case: Case) -> Iterator[Instant]:
    """The moments at which telling somebody becomes overdue."""
    for message in case.messages:
        if message.state not in SETTLED and message.owed.due is not None:
            yield message.owed.due


def again_marks(earlier: Iterable[Case], board: Board, case: Case) -> Iterator[Mark]:
    """ "Back within 12 weeks", and heard with the earlier case."""
    for found in recontacts(earlier, case)[:1]:
        yield Mark(WITHIN[found.within], "warn", recontact_words(found, board))

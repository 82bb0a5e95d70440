"""Working papers: held for the law, destroyed by hand, and an agency's own copy with them."""

from app.domain.case.commands import ConfirmDestroyed, DestroyPapers, HoldPapers, LiftHold
from app.domain.case.compartments import holds_papers
from ui.case.forms.sheet import Sheet, reason
from ui.case.forms.wanted import Wanted
from ui.case.papers import STAYS, standing
from ui.forms.reading import needed


def hold(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Legal hold on the working papers",
        text="While it stands nothing is destroyed, by nobody, also once a key worker is named.",
        action="Hold them",
        parts=(reason("Why they are held", hint="A claim, an inquiry, a request to see them."),),
        make=lambda values: (
            needed(values, reason="Write why they are held.")
            or (HoldPapers(case=wanted.case.id, reason=values["reason"].strip()),)
        ),
    )


def lift(wanted: Wanted) -> Sheet | None:
    held = wanted.case.hold
    if held is None:
        return None
    return Sheet(
        title="Lift the legal hold",
        text=f"{held.by.name} held the papers for this reason: {held.reason}\n\n"
        "Lifting it destroys nothing by itself. It opens the way to it.",
        action="Lift the hold",
        parts=(reason("Why it may go"),),
        make=lambda values: (
            needed(values, reason="Write why it may go.")
            or (LiftHold(case=wanted.case.id, reason=values["reason"].strip()),)
        ),
    )


def destroy(wanted: Wanted) -> Sheet | None:
    """Asked once more: nobody can bring them back."""
    if not holds_papers(wanted.case):
        return None
    what = standing(wanted.look)
    return Sheet(
        title="Destroy the working papers?",
        text=f"What goes: {what}. Their key is destroyed, and nobody can read them on this hub "
        "again. Backups of the keys from before are your operator's to let expire.\n\n"
        f"{STAYS} It says how many there were and whose.\n\n"
        "This cannot be undone.",
        action="Destroy them",
        make=lambda _: (DestroyPapers(case=wanted.case.id),),
        now=what,
        danger=True,
    )


def confirm(wanted: Wanted) -> Sheet | None:
    agency = wanted.look.seat.agency
    if agency is None or wanted.case.certificate is None:
        return None
    return Sheet(
        title=f"{wanted.look.agency(agency)} destroyed its own copy",
        text="Notes on paper, in mail and in your own system. It stands on the certificate under "
        "your name, with the time.",
        action="We destroyed our copy",
        make=lambda _: (ConfirmDestroyed(case=wanted.case.id),),
    )

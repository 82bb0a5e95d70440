"""The note for an agency's own record, as feedback words it."""

from app.domain.case.state import Case
from app.domain.values import Instant
from app.ports import Pending
from ui.notes.note import Note, notes_of
from ui.virtual.view_model import Me


def own_note(case: Case, me: Me, pending: tuple[Pending, ...], now: Instant) -> Note | None:
    """None where nothing is decided, or the agency was not asked and said nothing."""
    if case.decision is None:
        return None
    return next(iter(notes_of(case, me.partnership, me.seat, pending, now)), None)

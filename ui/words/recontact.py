"""That a child was here not long ago, in words."""

from app.domain.board import Board
from app.domain.case.recontact import Recontact, Within
from ui.words.times import MONTHS, today

WITHIN: dict[Within, str] = {
    Within.WEEKS_12: "Back within 12 weeks",
    Within.MONTHS_12: "Back within 12 months",
}


def recontact_words(found: Recontact, board: Board) -> str:
    """ "Back within 12 weeks: earlier case NB-7K3FQ ended 3 Feb"."""
    earlier = board.case(found.earlier)
    named = f"earlier case {earlier.reference}" if earlier else "an earlier case"
    day = today(found.ended)
    verb = "closed" if earlier and earlier.closing else "decided"
    return f"{WITHIN[found.within]}: {named} {verb} {day.day} {MONTHS[day.month - 1][:3]}"

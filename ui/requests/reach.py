"""Who will read what is shared: counted by the rules that the hub itself discloses by."""

from collections.abc import Iterable, Iterator

from app.domain.board import Board
from app.domain.case.parts import Content, Handling
from app.domain.case.state import Case
from app.domain.disclosure import Sight, audience
from app.domain.disclosure.seals import sealed_from
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId
from ui.words import plural


def readers(board: Board, case: Case, agency: AgencyId, handling: Handling) -> tuple[Seat, ...]:
    """The seats that would read every word of it."""
    seats = board.partnership.seats if board.partnership else ()
    return tuple(_reading(seats, case, agency, handling))


def _reading(
    seats: Iterable[Seat], case: Case, agency: AgencyId, handling: Handling
) -> Iterator[Seat]:
    content = Content(handling=handling)
    for seat in seats:
        seen_by = audience(case, seat)
        if seen_by.sight is Sight.FULL and not sealed_from(seen_by.agency, agency, content):
            yield seat


def reach_words(board: Board, case: Case, agency: AgencyId, handling: Handling) -> str:
    """ "11 people of this board, by name. The wall shows the headline." """
    people = len(readers(board, case, agency, handling))
    named = plural(people, "person", "people")
    whose = " of the agencies you name" if handling.only_for else " of this board, by name"
    if handling.only_for:
        return f"{named}{whose}. Never on the wall, never in feedback."
    wall = "the headline, and that there is more" if handling.off_wall else "the headline"
    return f"{named}{whose}. The wall shows {wall}."

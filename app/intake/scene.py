"""What one import is about: what the files hold, and who stands on which case."""

from collections.abc import Callable

from msgspec import Struct

from app.domain.board import Board
from app.domain.clocks import OFFICE_HOURS, Calendar
from app.domain.folding import fold
from app.domain.values import AgencyId, CaseId, Instant, SubjectId
from app.intake import matching
from app.intake.people import OnCase, of_board
from app.intake.referral import Door, source_reference
from app.intake.taking import Taken

NameId = Callable[[str], str]
"""A name's UUIDv5 in the store's own namespace: one name, one id, on every import."""


class Entry(Struct, frozen=True):
    """A referral and the case it opens, or opened on an earlier import."""

    door: Door
    on: OnCase


class Scene(Struct, frozen=True):
    board: Board
    taken: Taken
    name_id: NameId
    now: Instant
    entries: tuple[Entry, ...]
    everyone: tuple[OnCase, ...]
    """The people of the board's cases, then those of new ones."""

    @property
    def calendar(self) -> Calendar:
        partnership = self.board.partnership
        return partnership.calendar if partnership else Calendar(OFFICE_HOURS)

    def off_wall(self, agency: AgencyId) -> bool:
        """Whether that agency's words keep off the wall unless their author says otherwise."""
        partnership = self.board.partnership
        found = partnership.agency(agency) if partnership else None
        return found is not None and found.off_wall

    @property
    def own(self) -> frozenset[CaseId]:
        """The cases of these files' referrals."""
        return frozenset(entry.on.case for entry in self.entries)


def scene(board: Board, taken: Taken, name_id: NameId, now: Instant) -> Scene:
    entries = tuple(Entry(door, _on_case(door, name_id)) for door in taken.doors)
    # Of a case that is there already, what a person completed holds, not what the file says.
    new = (entry.on for entry in entries if board.case(entry.on.case) is None)
    return Scene(board, taken, name_id, now, entries, (*of_board(board), *new))


def _on_case(door: Door, name_id: NameId) -> OnCase:
    return OnCase(
        case=CaseId(name_id(f"case {door.sense}")),
        subject=SubjectId(name_id(f"subject {door.sense}")),
        known=matching.of_row(door.row),
        reference=fold(source_reference(door.row)),
        label=f"row {door.place.row} of {door.place.file}",
    )

"""What the files hold, each row once: referrals, and involvement with its agency."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from app.domain.partnership.state import Agency
from app.domain.values import AgencyId
from app.intake.columns import Kind
from app.intake.errors import NotReadable
from app.intake.matching import Known, of_row
from app.intake.referral import Door, door
from app.intake.report import NotRead, Reject, rejected
from app.intake.rows import InvolvementRow, Place, Problem, rows
from app.intake.tables import Table, agency_of

SAYS_NOTHING = "neither name nor reference nor details: not received"


class Involved(Struct, frozen=True):
    """What an agency's list says of one person."""

    place: Place
    row: InvolvementRow
    known: Known
    agency: AgencyId
    problems: tuple[Problem, ...]
    sense: str


class Taken(Struct, frozen=True):
    """Every row once; what was left out, and what could not be read."""

    doors: tuple[Door, ...]
    involved: tuple[Involved, ...]
    repeated: int
    refused: int
    rejects: tuple[Reject, ...]
    not_read: tuple[NotRead, ...]


def take(tables: Sequence[Table], agencies: Sequence[Agency], agency: AgencyId | None) -> Taken:
    """Raises `NotReadable` where nothing tells whose involvement a file lists."""
    every = [one for table in tables for one in _rows(table, _whose(table, agencies, agency))]
    once: dict[str, Door | Involved] = {}
    for one in every:
        once.setdefault(one.sense, one)
    doors = [one for one in once.values() if isinstance(one, Door)]
    return Taken(
        doors=tuple(one for one in doors if not one.says_nothing),
        involved=tuple(one for one in once.values() if isinstance(one, Involved)),
        repeated=len(every) - len(once),
        refused=sum(1 for one in doors if one.says_nothing),
        rejects=tuple(reject for one in once.values() for reject in _rejects(one)),
        not_read=tuple(_not_read(tables)),
    )


def _rows(table: Table, agency: AgencyId | None) -> Iterator[Door | Involved]:
    for read in rows(table):
        if agency and isinstance(read.row, InvolvementRow):
            sense = f"{agency} {read.sense}"
            yield Involved(read.place, read.row, of_row(read.row), agency, read.problems, sense)
        else:
            yield door(read, table)


def _whose(table: Table, agencies: Sequence[Agency], otherwise: AgencyId | None) -> AgencyId | None:
    """The agency of an involvement file; None for referrals."""
    if table.kind is not Kind.INVOLVEMENT:
        return None
    here = [(a.id, a.name) for a in agencies]
    told = agency_of(table, here)
    for agency in (told, otherwise):
        if any(agency == known for known, _ in here):
            return agency
    raise NotReadable(
        table.file,
        f"it lists involvement of {told}, which is not an agency of this board"
        if told
        else "it lists involvement, but not of which agency",
        f"Say which with --agency, one of: {', '.join(known for known, _ in here)}.",
    )


def _rejects(one: Door | Involved) -> Iterator[Reject]:
    if isinstance(one, Door) and one.says_nothing:
        yield Reject(one.place.file, one.place.row, "", SAYS_NOTHING)
    else:
        yield from (rejected(one.place, problem) for problem in one.problems)


def _not_read(tables: Sequence[Table]) -> Iterator[NotRead]:
    for table in tables:
        yield from (NotRead(table.file, heading) for heading in table.not_read)
        yield from (NotRead(sheet) for sheet in table.other_sheets)

"""What an import did, in figures, and what a person must look at."""

from msgspec import Struct

from app.intake.rows import Place, Problem


class Reject(Struct, frozen=True):
    """A cell, or a whole row (`column` empty), that could not be taken as it stands."""

    file: str
    row: int
    """As a spreadsheet shows it; for JSON the number of the item or line."""
    column: str
    reason: str


class NotRead(Struct, frozen=True):
    """A column that no heading is known for; or, `column` empty, a sheet."""

    file: str
    column: str = ""


class Report(Struct, frozen=True, kw_only=True):
    cases: int = 0
    """New cases."""
    people: int = 0
    """Different people in the files."""
    matched: int = 0
    """Of those, people found in more than one row, or on a case of the board."""
    households: int = 0
    """Addresses found in more than one row, or on a case of the board."""
    contributions: int = 0
    """New answers of agencies on cases."""
    links: int = 0
    """Pairs of cases newly linked: the same person, or the same referral."""
    repeated: int = 0
    """Rows that repeat another exactly."""
    already_known: int = 0
    """Referrals that an earlier import brought."""
    on_no_case: int = 0
    """Rows of involvement about people on no open case: counted, not stored."""
    refused: int = 0
    """Rows that say neither name nor reference nor details."""
    rejects: tuple[Reject, ...] = ()
    possible: tuple[Reject, ...] = ()
    """Rows that nearly match a case, or share a reference with one: for a person to look at."""
    not_read: tuple[NotRead, ...] = ()


def rejected(place: Place, problem: Problem) -> Reject:
    return Reject(place.file, place.row, problem.heading, problem.reason)

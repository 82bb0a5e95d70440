"""What the operator asks of a desk, and what comes back: plain data, also for the local socket."""

from datetime import date, datetime

from msgspec import Struct

from app.domain.partnership.legal import LegalProfile
from app.domain.values import AccountId, AgencyId, ProfileId, Role, SeatMode
from app.intake import Report
from sync.cli.exits import Problem


class Invite(Struct, frozen=True, tag=True):
    """A seat and a way to it. What is None stays as it is on a seat that is there."""

    name: str
    sign_in: str
    days: int
    agency: AgencyId | None = None
    roles: tuple[Role, ...] = ()
    mode: SeatMode | None = None
    job: str | None = None
    contact: str | None = None


class File(Struct, frozen=True):
    name: str
    data: bytes


class Import(Struct, frozen=True, tag=True):
    files: tuple[File, ...]
    agency: AgencyId | None = None
    """Of involvement files that do not tell."""
    dry_run: bool = False


class Adopt(Struct, frozen=True, tag=True):
    """A legal profile for the board, from its first day on."""

    profile: LegalProfile


class Adopted(Struct, frozen=True, tag=True):
    profile: ProfileId
    version: str
    effective: date
    sample: bool


class ExportThreshold(Struct, frozen=True, tag=True):
    version: str | None = None
    """None: the one in force."""


class ImportThreshold(Struct, frozen=True, tag=True):
    """Markdown from a file of that name, to be published."""

    name: str
    text: str
    version: str
    effective: date


class Invited(Struct, frozen=True, tag=True):
    invitation: str
    """The line that the person pastes; it works once."""
    account: AccountId
    sign_in: str
    expires: datetime


class Progress(Struct, frozen=True, tag=True):
    done: int
    of: int


class Imported(Struct, frozen=True, tag=True):
    report: Report


class Exported(Struct, frozen=True, tag=True):
    text: str
    version: str
    clauses: int


class Published(Struct, frozen=True, tag=True):
    clauses: int
    left_out: tuple[int, ...]
    """Lines of the file that belong to no clause."""


class Failed(Struct, frozen=True, tag=True):
    problem: Problem


Ask = Invite | Import | Adopt | ExportThreshold | ImportThreshold
Answer = Progress | Invited | Imported | Adopted | Exported | Published | Failed

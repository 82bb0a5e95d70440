"""What the partners agreed: who sits where, in which role, and how the clocks run."""

from datetime import date, time
from typing import Annotated

from msgspec import Meta, Struct

from app.domain.case.feedback import About, Reader
from app.domain.clocks import DEFAULT_CLOCKS, OFFICE_HOURS, Calendar, RatingClocks
from app.domain.partnership.legal import LegalProfile
from app.domain.partnership.presets import DEFAULT_PRESETS, PresetRules
from app.domain.values import (
    AccountId,
    AgencyId,
    BoardId,
    DataClass,
    Factor,
    Instant,
    Level,
    Line,
    Name,
    NonEmptyLine,
    NonEmptyText,
    Preset,
    Role,
    Rung,
    SeatMode,
    ServiceId,
    Text,
)


class ModeChange(Struct, frozen=True):
    """From the beginning of that day on."""

    since: date
    mode: SeatMode


class Policy(Struct, frozen=True, omit_defaults=True):
    """A document of an agency: when it was accepted, and when it is to be looked at again."""

    name: NonEmptyLine
    accepted: date | None = None
    review: date | None = None


class Agency(Struct, frozen=True, omit_defaults=True):
    id: AgencyId
    name: Name
    mode: SeatMode = SeatMode.CO_LOCATED
    changes: tuple[ModeChange, ...] = ()
    """Of the mode, by date and in order, so that partners come on board one by one."""
    column: bool = True
    """Has a column of its own on the board; a specialist desk has none until asked."""
    off_wall: bool = False
    """Contributions are off the wall unless their author changes it (health, for one)."""
    systems: tuple[Line, ...] = ()
    """Where this agency looks: offered as the checklist of a request."""
    desk_for: tuple[Factor, ...] = ()
    """Factors that suggest inviting this desk …"""
    programmes: tuple[Line, ...] = ()
    """… and programmes that do, however a case's tag is written."""
    contact: Line = ""
    email: Line = ""
    """Where feedback goes that its people are to find in their mailbox."""
    data: DataClass = DataClass.GENERAL
    """What it mostly holds: consent has to name it."""
    gateway: Line = ""
    """The legal gateway by which it shares …"""
    duties: Text = ""
    """… and what it must do."""
    policies: tuple[Policy, ...] = ()
    speak_to: Line = ""
    """Whom to ring about sharing."""

    def mode_on(self, day: date) -> SeatMode:
        """How it takes part on that day."""
        begun = [change.mode for change in self.changes if change.since <= day]
        return begun[-1] if begun else self.mode


class Seat(Struct, frozen=True, omit_defaults=True):
    """One account's place at the board."""

    account: AccountId
    name: Name
    roles: tuple[Role, ...]
    agency: AgencyId | None = None
    mode: SeatMode = SeatMode.CO_LOCATED
    contact: Line = ""
    job: Line = ""
    removed: bool = False


class Clause(Struct, frozen=True, omit_defaults=True):
    number: Line
    level: int
    text: Text = ""
    indicators: tuple[Line, ...] = ()


class SignOff(Struct, frozen=True):
    """A partner's name under a version of the threshold document."""

    agency: AgencyId
    name: Name
    at: Instant


class ThresholdVersion(Struct, frozen=True, omit_defaults=True):
    version: Line
    effective: date
    clauses: tuple[Clause, ...] = ()
    title: Line = ""
    sample: bool = False
    """A sample, to be replaced by the partnership's own."""
    sign_offs: tuple[SignOff, ...] = ()


class Service(Struct, frozen=True, omit_defaults=True):
    """A line of the early-help directory."""

    id: ServiceId
    name: NonEmptyLine
    offers: Line = ""
    contact: Line = ""
    levels: tuple[Level, ...] = ()
    factors: tuple[Factor, ...] = ()


class RungDays(Struct, frozen=True):
    """How many working days a rung of the ladder has to answer a challenge."""

    rung: Rung
    days: Annotated[int, Meta(ge=1, le=60)]


DEFAULT_LADDER = (
    RungDays(Rung.PRACTITIONER, 1),
    RungDays(Rung.MANAGER, 2),
    RungDays(Rung.HEAD_OF_SERVICE, 3),
    RungDays(Rung.PARTNERSHIP, 5),
)


class FeedbackRules(Struct, frozen=True, omit_defaults=True):
    """How those outside the board are told."""

    trusted: tuple[Line, ...] = ()
    """Domains that detail may be mailed to; all others get a reference and a number to ring."""
    at_once: tuple[Reader, ...] = (Reader.AGENCY,)
    """Told without anybody's approval."""
    school_by: time = time(15)
    recall_minutes: Annotated[int, Meta(ge=0, le=120)] = 10
    phone: Line = ""
    """The number to ring."""

    def trusts(self, address: str) -> bool:
        """Whether detail may be mailed there: one plain address, in a trusted domain or below."""
        domain = domain_of(address)
        return bool(domain) and any(_within(domain, trusted) for trusted in self.trusted)


def domain_of(address: str) -> str:
    """Of one plain mail address; "" for anything that a mail server might read otherwise."""
    name, _, domain = address.strip().partition("@")
    plain = name and domain and not NOT_PLAIN & set(name + domain)
    return domain.casefold() if plain and address.isascii() and address.isprintable() else ""


NOT_PLAIN = frozenset(' @,;:<>()[]"\\')


def _within(domain: str, trusted: str) -> bool:
    named = trusted.strip().strip("@.").casefold()
    return bool(named) and (domain == named or domain.endswith(f".{named}"))


class Template(Struct, frozen=True):
    """A hub's own words in the place of those that come with the product."""

    reader: Reader
    about: About
    version: Annotated[int, Meta(ge=1)]
    title: NonEmptyLine
    body: NonEmptyText


class Partnership(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """State of the partnership's stream; its id is the board's."""

    id: BoardId
    version: int
    name: Name
    prefix: Name
    founded_at: Instant
    agencies: tuple[Agency, ...] = ()
    seats: tuple[Seat, ...] = ()
    clocks: RatingClocks = DEFAULT_CLOCKS
    calendar: Calendar = Calendar(OFFICE_HOURS)
    thresholds: tuple[ThresholdVersion, ...] = ()
    profiles: tuple[LegalProfile, ...] = ()
    presets: tuple[PresetRules, ...] = DEFAULT_PRESETS
    ladder: tuple[RungDays, ...] = DEFAULT_LADDER
    directory: tuple[Service, ...] = ()
    feedback: FeedbackRules = FeedbackRules()
    templates: tuple[Template, ...] = ()

    def agency(self, agency: AgencyId) -> Agency | None:
        return next((a for a in self.agencies if a.id == agency), None)

    def seat(self, account: AccountId) -> Seat | None:
        return next((s for s in self.seats if s.account == account and not s.removed), None)

    def administrators(self) -> frozenset[AccountId]:
        """Who may change what stands here."""
        held = (s for s in self.seats if Role.ADMINISTRATOR in s.roles and not s.removed)
        return frozenset(s.account for s in held)

    def service(self, service: ServiceId) -> Service | None:
        return next((s for s in self.directory if s.id == service), None)

    def threshold(self, version: str) -> ThresholdVersion | None:
        return next((t for t in self.thresholds if t.version == version), None)

    def threshold_on(self, day: date) -> ThresholdVersion | None:
        """The threshold document in force; of two that began on one day, the later published."""
        begun = [t for t in self.thresholds if t.effective <= day]
        return max(reversed(begun), key=lambda t: t.effective, default=None)

    def profile_on(self, day: date) -> LegalProfile | None:
        """The legal profile in force; of two that began on one day, the later adopted."""
        begun = [p for p in self.profiles if p.effective <= day]
        return max(reversed(begun), key=lambda p: p.effective, default=None)

    def rules(self, preset: Preset | None) -> PresetRules | None:
        return next((r for r in self.presets if r.preset is preset), None)

    def template(self, reader: Reader, about: About) -> Template | None:
        """The hub's own, where it has one."""
        found = (t for t in self.templates if t.reader is reader and t.about is about)
        return next(found, None)

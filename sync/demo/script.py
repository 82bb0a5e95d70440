"""The form of resources/demo/day.toml: a day as it is written down, times in minutes ago."""

from datetime import date
from importlib import resources

import msgspec
from msgspec import Struct

from app.domain.case.parts import Aware, DeclineReason, Protection
from app.domain.partnership.state import Agency, FeedbackRules, ThresholdVersion
from app.domain.values import (
    AgencyId,
    Factor,
    Outcome,
    PrimaryNeed,
    Rating,
    Role,
    Searched,
    SeatMode,
    Sex,
    Source,
    SubjectKind,
)


class Person(Struct, frozen=True):
    kind: SubjectKind
    given: str = ""
    family: str = ""
    born: date | None = None
    due: date | None = None
    age: int | None = None
    sex: Sex = Sex.UNKNOWN
    nhs: str = ""
    """Six digits after 999; the check digit is computed."""
    address: str = ""
    postcode: str = ""
    school: str = ""
    phone: str = ""
    relationship: str = ""
    household: bool = True
    language: str = ""
    interpreter: bool = False
    pr: bool | None = None


class Ask(Struct, frozen=True):
    """A request to one agency, and what became of it."""

    agency: AgencyId
    ago: int
    question: str
    seen: int | None = None
    answered: int | None = None
    result: Searched = Searched.FOUND
    facts: str = ""
    meaning: str = ""
    voice: str = ""
    whose: str = ""
    headline: str = ""
    off_wall: bool = False
    only_for: tuple[AgencyId, ...] = ()
    correct: str = ""
    """A mistaken first text of the facts, corrected ten minutes later."""
    declined: DeclineReason | None = None
    declined_text: str = ""
    paused: str = ""


class Task(Struct, frozen=True):
    what: str
    owner: AgencyId
    hours: int


class Decided(Struct, frozen=True):
    ago: int
    outcomes: tuple[Outcome, ...]
    level: int
    clause: str
    lead: AgencyId
    reasons: str
    supporting: tuple[AgencyId, ...] = ()
    actions: tuple[Task, ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """One case, from the door to where it stands this morning."""

    key: str
    concern: str
    details: str
    source: Source
    received: int
    people: tuple[Person, ...]
    need: PrimaryNeed
    referrer: str = ""
    referrer_agency: str = ""
    referrer_phone: str = ""
    referrer_email: str = ""
    referrer_level: int | None = None
    anonymous: bool = False
    aware: Aware = Aware.NOT_STATED
    aware_note: str = ""
    voice: str = ""
    immediate: Protection = Protection.NONE
    immediate_note: str = ""
    screening: bool = False
    only: tuple[str, ...] = ()
    """Seats by their key: to anyone else the case does not exist."""
    only_because: str = ""
    rated: int = 0
    rating: Rating = Rating.UNRATED
    level: int | None = None
    factors: tuple[Factor, ...] = ()
    ask: tuple[Ask, ...] = ()
    decided: Decided | None = None


class Place(Struct, frozen=True):
    """A seat as it is written down."""

    key: str
    name: str
    login: str
    roles: tuple[Role, ...]
    agency: AgencyId | None = None
    mode: SeatMode = SeatMode.CO_LOCATED
    job: str = ""
    contact: str = ""


class Planned(Struct, frozen=True):
    """A sitting still to come, in minutes from now."""

    name: str
    starts_in: int
    minutes: int


class Script(Struct, frozen=True):
    name: str
    prefix: str
    agency: tuple[Agency, ...]
    seat: tuple[Place, ...]
    threshold: tuple[ThresholdVersion, ...]
    case: tuple[Story, ...]
    feedback: FeedbackRules
    sitting: tuple[Planned, ...] = ()


def load() -> Script:
    raw = resources.files("resources.demo").joinpath("day.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Script)

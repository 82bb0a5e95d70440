"""The form of resources/demo/day.toml: a day as it is written down, times in minutes ago."""

from datetime import date
from importlib import resources

import msgspec
from msgspec import Struct

from app.domain.case.lawful import Capacity, ConsentKind
from app.domain.case.parts import Aware, DeclineReason, Protection, Step
from app.domain.partnership.state import Agency, FeedbackRules, Service, ThresholdVersion
from app.domain.values import (
    AgencyId,
    DataClass,
    Factor,
    Outcome,
    Preset,
    PrimaryNeed,
    Rating,
    Role,
    Searched,
    SeatMode,
    ServiceId,
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


class Told(Struct, frozen=True):
    """Whether one of the people was told; `who` counts from 0."""

    ago: float
    who: int
    aware: Aware
    how: str = ""
    why_not: str = ""


class Asked(Struct, frozen=True):
    """What one person answered when asked for consent, and when they took it back."""

    ago: float
    who: int
    about: tuple[int, ...]
    capacity: Capacity
    kind: ConsentKind = ConsentKind.SHARING
    given: bool = True
    agencies: tuple[AgencyId, ...] = ()
    data: tuple[DataClass, ...] = (DataClass.GENERAL,)
    how: str = "By telephone"
    words: str = ""
    withdrawn: float | None = None
    withdrawn_because: str = ""


class Worker(Struct, frozen=True):
    ago: float
    name: str
    agency: AgencyId
    contact: str = ""


class Disputed(Struct, frozen=True):
    """A challenge, and how high it was taken."""

    ago: float
    by: AgencyId
    text: str
    headline: str
    answer: str
    answered: float
    to: str = ""
    """The manager whom it was taken to; empty: it was left as it stands."""
    escalated: float = 0
    because: str = ""


class Questioned(Struct, frozen=True):
    """A clause raised for review."""

    ago: float
    by: AgencyId
    clause: str
    text: str


class Decided(Struct, frozen=True):
    ago: int
    outcomes: tuple[Outcome, ...]
    level: int
    clause: str
    lead: AgencyId
    reasons: str
    supporting: tuple[AgencyId, ...] = ()
    actions: tuple[Task, ...] = ()
    services: tuple[ServiceId, ...] = ()
    step: Step | None = None


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
    preset: Preset | None = None
    told: tuple[Told, ...] = ()
    consent: tuple[Asked, ...] = ()
    key_worker: Worker | None = None
    ask: tuple[Ask, ...] = ()
    disputed: Disputed | None = None
    questioned: Questioned | None = None
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
    service: tuple[Service, ...] = ()
    sitting: tuple[Planned, ...] = ()


def load() -> Script:
    raw = resources.files("resources.demo").joinpath("day.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Script)

"""The parts of a case that commands, events and state share: what people say and what is kept."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from app.domain.values import (
    ActionId,
    AgencyId,
    By,
    CaseId,
    Headline,
    Incomplete,
    Instant,
    Level,
    Line,
    Name,
    NonEmptyLine,
    NonEmptyText,
    Outcome,
    PrimaryNeed,
    Searched,
    ServiceId,
    Source,
    SubjectId,
    Text,
)


class Protection(StrEnum):
    """Immediate action already taken when the referral came in."""

    NONE = "none"
    POLICE_PROTECTION = "police-protection"
    EMERGENCY_ORDER = "emergency-order"
    HOSPITAL = "hospital"
    MOVED_TO_RELATIVE = "moved-to-relative"
    ARREST = "arrest"
    OTHER = "other"


class Immediate(Struct, frozen=True, omit_defaults=True):
    action: Protection = Protection.NONE
    at: Instant | None = None
    note: Line = ""


class Aware(StrEnum):
    """Whether the family knows of the referral, or agreed to it, as the referrer says."""

    NOT_STATED = "not-stated"
    AGREED = "agreed"
    TOLD = "told"
    NOT_TOLD = "not-told"
    REFUSED = "refused"


class Referral(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came through the door, as it was said."""

    received: Instant
    source: Source = Source.UNKNOWN
    referrer: Name = ""
    referrer_agency: Line = ""
    referrer_role: Line = ""
    referrer_phone: Line = ""
    referrer_email: Line = ""
    anonymous: bool = False
    channel: Line = ""
    concern: Line = ""
    """A short label such as "Domestic abuse"; may stand on the wall."""
    details: Text = ""
    need: PrimaryNeed = PrimaryNeed.NOT_STATED
    level: Level | None = None
    """The referrer's own view; screening's and the decided level are fields of their own."""
    immediate: Immediate = Immediate()
    aware: Aware = Aware.NOT_STATED
    aware_note: Line = ""
    voice: Text = ""
    keep_from_family: bool = False
    source_reference: Line = ""
    source_rating: Line = ""
    to_complete: tuple[Incomplete, ...] = ()


class Basis(Struct, frozen=True, omit_defaults=True):
    """Why this may be asked or shared; each side records its own, in separate fields."""

    power: NonEmptyLine
    article_6: Line = ""
    article_9: Line = ""
    article_10: Line = ""
    confidentiality: Line = ""
    """How the duty of confidence is met: consent, law, or overriding public interest."""
    reasons: Text = ""
    """Why it is proportionate."""
    profile: Line = ""
    """The legal profile, and its version, that the conditions were chosen from."""
    family_told: Aware = Aware.NOT_STATED
    family_told_note: Line = ""


class Search(Struct, frozen=True, omit_defaults=True):
    """One system looked in, for one subject."""

    system: NonEmptyLine
    subject: SubjectId
    result: Searched
    as_of: date | None = None
    """How fresh that system's data is."""
    reason: Line = ""
    """Why not searched, or why it cannot be shared."""


class Voice(Struct, frozen=True, omit_defaults=True):
    """The child's or family's own words; when there are none, why."""

    words: Text = ""
    whose: Name = ""
    how: Line = ""
    none_because: Line = ""


class Handling(Struct, frozen=True, omit_defaults=True):
    off_wall: bool = False
    """The wall says that there is more, beside the headline written for it."""
    not_told: bool = False
    """Not to be told to the family."""
    only_for: tuple[AgencyId, ...] = ()
    """Sealed to these agencies (the author's own always included); empty: not sealed."""


Withheld = Annotated[int, Meta(ge=0, le=999)]


class Content(Struct, frozen=True, omit_defaults=True):
    """What an agency says: facts, meaning and voice kept apart."""

    searches: tuple[Search, ...] = ()
    facts: Text = ""
    meaning: Text = ""
    opinion: Text = ""
    """What is thought and not known, apart from facts and from their meaning."""
    relevance: Line = ""
    """Why it bears on what was asked."""
    withheld: Withheld = 0
    """How many items were left out as irrelevant; they themselves are never stored."""
    voice: Voice = Voice()
    headline: Headline = ""
    handling: Handling = Handling()
    basis: Basis | None = None


class DeclineReason(StrEnum):
    NOT_RELEVANT = "not-relevant"
    NOT_PROPORTIONATE = "not-proportionate"
    NO_LAWFUL_BASIS = "no-lawful-basis"
    CONSENT_REFUSED = "consent-refused"
    WOULD_HARM_INVESTIGATION = "would-harm-investigation"
    THIRD_PARTY = "third-party"
    OTHER = "other"


class Action(Struct, frozen=True, omit_defaults=True):
    id: ActionId
    what: NonEmptyLine
    owner: AgencyId
    due: Instant
    person: Name = ""
    done_at: Instant | None = None
    done_note: Line = ""


class ChildOutcome(Struct, frozen=True, omit_defaults=True):
    """The outcome for one child. The first outcome is the primary one."""

    subject: SubjectId
    outcomes: Annotated[tuple[Outcome, ...], Meta(min_length=1, max_length=8)]
    level: Level | None = None
    plan: Text = ""


class StrategyDiscussion(Struct, frozen=True, omit_defaults=True):
    """Convenes named agencies at a time, on reasonable cause."""

    at: Instant
    agencies: Annotated[tuple[AgencyId, ...], Meta(min_length=1)]
    reasonable_cause: NonEmptyText


class Section47(Struct, frozen=True, omit_defaults=True):
    """A named decider's own decision, single or joint, with its time and reasons."""

    joint: bool
    starts: Instant
    reasons: NonEmptyText
    agencies: tuple[AgencyId, ...] = ()


class StepWay(StrEnum):
    DOWN = "down"
    UP = "up"


class Step(Struct, frozen=True, omit_defaults=True):
    """To a lower or a higher level of need, with the plan that makes it hold."""

    way: StepWay
    plan: NonEmptyText
    lead: AgencyId | None = None
    review_on: date | None = None


class Draft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A decision as it is written, before it is confirmed."""

    children: Annotated[tuple[ChildOutcome, ...], Meta(min_length=1)]
    reasons: Text = ""
    clause: Line = ""
    """Threshold clause cited, such as "4.3"."""
    threshold_version: Line = ""
    lead: AgencyId | None = None
    supporting: tuple[AgencyId, ...] = ()
    key_worker: Name = ""
    actions: tuple[Action, ...] = ()
    strategy: StrategyDiscussion | None = None
    section_47: Section47 | None = None
    urgent: bool = False
    services: tuple[ServiceId, ...] = ()
    """Of the early-help directory, that the outcome leads to."""
    step: Step | None = None


class Stance(Struct, frozen=True, omit_defaults=True):
    """One agency's own view before the decision; unseen by others until revealed."""

    agency: AgencyId
    given_at: Instant
    by: By | None = None
    outcome: Outcome | None = None
    level: Level | None = None
    unsure: bool = False
    reason: Text = ""


class LinkKind(StrEnum):
    SIBLING = "sibling"
    SAME_HOUSEHOLD = "same-household"
    SAME_PERSON = "same-person"
    SAME_INCIDENT = "same-incident"
    OTHER = "other"


class Link(Struct, frozen=True):
    other: CaseId
    kind: LinkKind
    note: Line = ""


class CloseReason(StrEnum):
    OUTCOME_IN_HAND = "outcome-in-hand"
    NO_FURTHER_ACTION = "no-further-action"
    STEPPED_DOWN = "stepped-down"
    TRANSFERRED = "transferred"
    RECEIVED_IN_ERROR = "received-in-error"
    OTHER = "other"

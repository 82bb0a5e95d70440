"""The words of the field as types: identifiers, bounded texts and code sets.

Code sets follow the English children's social care data items (referral source, primary need,
assessment factors); see the glossary in the operator guide.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, NewType

from msgspec import Meta, Struct

UUID_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"

_Uuid = Annotated[str, Meta(pattern=UUID_PATTERN)]
_Slug = Annotated[str, Meta(pattern=SLUG_PATTERN, max_length=40)]

BoardId = NewType("BoardId", _Uuid)
StreamId = NewType("StreamId", _Uuid)
CommandId = NewType("CommandId", _Uuid)
AccountId = NewType("AccountId", _Uuid)
CaseId = NewType("CaseId", _Uuid)
MeetingId = NewType("MeetingId", _Uuid)
SubjectId = NewType("SubjectId", _Uuid)
RequestId = NewType("RequestId", _Uuid)
ContributionId = NewType("ContributionId", _Uuid)
DecisionId = NewType("DecisionId", _Uuid)
ChallengeId = NewType("ChallengeId", _Uuid)
ActionId = NewType("ActionId", _Uuid)
ConsentId = NewType("ConsentId", _Uuid)
ReleaseId = NewType("ReleaseId", _Uuid)
ReviewId = NewType("ReviewId", _Uuid)
MessageId = NewType("MessageId", _Uuid)
AgencyId = NewType("AgencyId", _Slug)
ServiceId = NewType("ServiceId", _Slug)
ProfileId = NewType("ProfileId", _Slug)

Instant = Annotated[datetime, Meta(tz=True)]
"""A UTC instant; microseconds; given by the hub only."""

Name = Annotated[str, Meta(max_length=120)]
Line = Annotated[str, Meta(max_length=240)]
Headline = Annotated[str, Meta(max_length=160)]
Text = Annotated[str, Meta(max_length=20_000)]
NonEmptyLine = Annotated[str, Meta(min_length=1, max_length=240)]
NonEmptyText = Annotated[str, Meta(min_length=1, max_length=20_000)]
Version = Annotated[int, Meta(ge=0)]
Level = Annotated[int, Meta(ge=1, le=4)]
"""Level of need 1 (universal) to 4 (protection)."""


class Rating(StrEnum):
    UNRATED = "unrated"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    """Not shared: no request goes out."""


class Stage(StrEnum):
    NEW = "new"
    SCREENING = "screening"
    GATHERING = "gathering"
    READY = "ready"
    DECIDED = "decided"
    CLOSING = "closing"
    CLOSED = "closed"


class SeatMode(StrEnum):
    CO_LOCATED = "co-located"
    VIRTUAL = "virtual"
    OFF = "off"


class Role(StrEnum):
    CHAIR = "chair"
    DECIDER = "decider"
    SCRIBE = "scribe"
    COORDINATOR = "coordinator"
    PRACTITIONER = "practitioner"
    OUT_OF_HOURS = "out-of-hours"
    OBSERVER = "observer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    DISPLAY = "display"
    OPERATOR = "operator"
    CLOCK = "clock"
    POST = "post"
    """The hub's own sender of feedback."""


class Preset(StrEnum):
    """The model a case is worked by, each with its own rules; see `partnership.presets`."""

    FRONT_DOOR = "front-door"
    EARLY_HELP = "early-help"
    CHILDREN_IN_NEED = "children-in-need"
    CHILD_PROTECTION = "child-protection"


class DataClass(StrEnum):
    """What kind of information a consent or a rule is about."""

    GENERAL = "general"
    HEALTH = "health"
    OFFENCES = "offences"


class Rung(StrEnum):
    """Who looks at a challenge, from the bottom of the ladder up."""

    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    HEAD_OF_SERVICE = "head-of-service"
    PARTNERSHIP = "partnership"


class Route(StrEnum):
    """Where the front door sends a referral."""

    MASH = "mash"
    OPEN_CASE = "open-case"
    EARLY_HELP = "early-help"
    ADVICE = "advice"


class SubjectKind(StrEnum):
    CHILD = "child"
    UNBORN = "unborn"
    ADULT = "adult"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"
    OTHER = "other"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Who referred: the national source codes."""

    FAMILY = "1A"
    ACQUAINTANCE = "1B"
    SELF = "1C"
    OTHER_INDIVIDUAL = "1D"
    SCHOOL = "2A"
    EDUCATION_SERVICE = "2B"
    GP = "3A"
    HEALTH_VISITOR = "3B"
    SCHOOL_NURSE = "3C"
    PRIMARY_HEALTH = "3D"
    EMERGENCY_DEPARTMENT = "3E"
    OTHER_HEALTH = "3F"
    HOUSING = "4"
    LA_SOCIAL_CARE = "5A"
    LA_INTERNAL = "5B"
    OTHER_LA = "5C"
    LA_EARLY_HELP = "5D"
    POLICE = "6"
    OTHER_LEGAL = "7"
    OTHER = "8"
    ANONYMOUS = "9"
    UNKNOWN = "10"


class PrimaryNeed(StrEnum):
    ABUSE_OR_NEGLECT = "N1"
    CHILD_DISABILITY = "N2"
    PARENTAL_ILLNESS = "N3"
    ACUTE_STRESS = "N4"
    FAMILY_DYSFUNCTION = "N5"
    UNACCEPTABLE_BEHAVIOUR = "N6"
    LOW_INCOME = "N7"
    ABSENT_PARENTING = "N8"
    NOT_IN_NEED = "N9"
    NOT_STATED = "N0"


class Factor(StrEnum):
    """Factors seen at the end of assessment: the national codes (A child, B parent, C other)."""

    ALCOHOL_CHILD = "1A"
    ALCOHOL_PARENT = "1B"
    ALCOHOL_OTHER = "1C"
    DRUGS_CHILD = "2A"
    DRUGS_PARENT = "2B"
    DRUGS_OTHER = "2C"
    DOMESTIC_ABUSE_CHILD = "3A"
    DOMESTIC_ABUSE_PARENT = "3B"
    DOMESTIC_ABUSE_OTHER = "3C"
    MENTAL_HEALTH_CHILD = "4A"
    MENTAL_HEALTH_PARENT = "4B"
    MENTAL_HEALTH_OTHER = "4C"
    LEARNING_DISABILITY_CHILD = "5A"
    LEARNING_DISABILITY_PARENT = "5B"
    LEARNING_DISABILITY_OTHER = "5C"
    PHYSICAL_DISABILITY_CHILD = "6A"
    PHYSICAL_DISABILITY_PARENT = "6B"
    PHYSICAL_DISABILITY_OTHER = "6C"
    YOUNG_CARER = "7A"
    PRIVATE_FOSTERING = "8B"
    UNACCOMPANIED = "9A"
    MISSING = "10A"
    SEXUAL_EXPLOITATION = "11A"
    TRAFFICKING = "12A"
    GANGS = "13A"
    UNACCEPTABLE_BEHAVIOUR = "14A"
    SELF_HARM = "15A"
    NEGLECT = "16A"
    EMOTIONAL_ABUSE = "17A"
    PHYSICAL_ABUSE_BY_CHILD = "18B"
    PHYSICAL_ABUSE_BY_ADULT = "18C"
    SEXUAL_ABUSE_BY_CHILD = "19B"
    SEXUAL_ABUSE_BY_ADULT = "19C"
    OTHER = "20"
    NONE = "21"
    FGM = "22A"
    FAITH_OR_BELIEF = "23A"
    CRIMINAL_EXPLOITATION = "24A"


class Outcome(StrEnum):
    NO_FURTHER_ACTION = "NFA"
    ADVICE = "ADV"
    UNIVERSAL = "UNI"
    EARLY_HELP = "EH"
    FAMILY_SUPPORT = "TFS"
    ASSESSMENT = "S17"
    STRATEGY_DISCUSSION = "STRAT"
    SECTION_47 = "S47"
    LOOKED_AFTER = "CLA"
    LADO = "LADO"
    ADULT_SOCIAL_CARE = "ASC"
    POLICE_LED = "POL"
    DOMESTIC_ABUSE = "DA"
    PREVENT = "PREV"
    PRIVATE_FOSTERING = "PF"
    OTHER_AUTHORITY = "OLA"
    ALLOCATED_WORKER = "OPEN"
    AWAIT_INFORMATION = "DEFER"


class Searched(StrEnum):
    """What one agency found in one of its systems."""

    FOUND = "found"
    NO_RECORD = "no-record"
    NOT_SEARCHED = "not-searched"
    CANNOT_SHARE = "cannot-share"


class Attendance(StrEnum):
    IN_THE_ROOM = "in-the-room"
    VIRTUAL = "virtual"
    APOLOGIES = "apologies"


class By(Struct, frozen=True):
    """Who did it, as they were then: a later change of name or agency does not rewrite it."""

    account: AccountId
    name: Name
    agency: AgencyId | None
    mode: SeatMode
    contact: Line = ""


class Incomplete(Struct, frozen=True):
    """A field of a referral that could not be read: what stood there and why it was left empty."""

    field: Line
    said: Line
    reason: Line


class Subject(Struct, frozen=True, omit_defaults=True):
    """A person of a case. `given` and `family` may both be empty: Unnamed."""

    id: SubjectId
    kind: SubjectKind
    given: Name = ""
    family: Name = ""
    known_as: Name = ""
    born: date | None = None
    due: date | None = None
    """Expected date of birth of an unborn child."""
    age: int | None = None
    """Years, as stated, or at referral where only that may be seen."""
    sex: Sex = Sex.UNKNOWN
    nhs_number: Annotated[str, Meta(pattern="^([0-9]{10})?$")] = ""
    address: Line = ""
    postcode: Annotated[str, Meta(max_length=10)] = ""
    school: Line = ""
    phone: Line = ""
    relationship: Line = ""
    """To the first child: mother, brother, mother's partner …"""
    parental_responsibility: bool | None = None
    in_household: bool = True
    language: Line = ""
    interpreter: bool = False

"""What makes sharing lawful, as a case holds it: who was told, who agreed, and who dispensed.

Agreement to a service, consent to share data and waiver of confidence are three records, each
person for themselves. Nothing here stands for a whole household.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from app.domain.case.parts import Aware
from app.domain.values import (
    AgencyId,
    By,
    ConsentId,
    DataClass,
    Instant,
    Line,
    NonEmptyLine,
    SubjectId,
    Text,
)


class ConsentKind(StrEnum):
    SERVICE = "service"
    """Agrees to be worked with."""
    SHARING = "sharing"
    """Consents to their data being shared."""
    CONFIDENCE = "confidence"
    """Waives a duty of confidence, such as a doctor's."""


class Capacity(StrEnum):
    """In what right the giver speaks."""

    OWN = "own"
    """For themselves, 16 or over."""
    COMPETENT_CHILD = "competent-child"
    """For themselves, under 16 and found competent."""
    PARENTAL_RESPONSIBILITY = "parental-responsibility"


class Understood(StrEnum):
    """How sure the asker is that the giver understood what they agreed to."""

    NOT_CHECKED = "not-checked"
    DOUBTFUL = "doubtful"
    FAIRLY = "fairly"
    FULLY = "fully"


class Consent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one person answered when asked: giver x subjects x agencies or data x purpose."""

    id: ConsentId
    kind: ConsentKind
    giver: SubjectId
    capacity: Capacity
    subjects: tuple[SubjectId, ...]
    given: bool
    """False: refused."""
    asked_at: Instant
    agencies: tuple[AgencyId, ...] = ()
    """Empty: every agency."""
    data: tuple[DataClass, ...] = (DataClass.GENERAL,)
    """Health is never among what was not named: it is asked for by name."""
    purpose: NonEmptyLine
    asked_how: NonEmptyLine
    words: Line = ""
    """The words said, or the leaflet and its version."""
    interpreter: Line = ""
    understood: Understood = Understood.NOT_CHECKED
    evidence: Line = ""
    expires: date | None = None
    """The last day that it holds."""


class ConsentRecord(Struct, frozen=True, omit_defaults=True):
    """A consent with who wrote it down and when, and its withdrawal."""

    consent: Consent
    by: By
    at: Instant
    withdrawn_at: Instant | None = None
    withdrawn_because: Text = ""


class Informed(Struct, frozen=True, omit_defaults=True):
    """Whether one person was told of the sharing, agreed, or why not."""

    subject: SubjectId
    aware: Aware
    at: Instant
    by: By
    how: Line = ""
    why_not: Text = ""


class Dispensation(Struct, frozen=True, omit_defaults=True):
    """A named and entitled person's reasoned word that consent is not waited for."""

    subjects: tuple[SubjectId, ...]
    agencies: tuple[AgencyId, ...]
    reason: Text
    at: Instant
    by: By
    ground: Line = ""
    """Of the legal profile."""


class KeyWorker(Struct, frozen=True, omit_defaults=True):
    name: Line
    at: Instant
    by: By
    agency: AgencyId | None = None
    contact: Line = ""

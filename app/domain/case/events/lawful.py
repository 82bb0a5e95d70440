"""What makes sharing lawful: the model, who was told, who consented, and who dispensed."""

from enum import StrEnum

from app.domain.case.events.base import CaseEvent
from app.domain.case.lawful import Consent
from app.domain.case.parts import Aware
from app.domain.values import (
    AgencyId,
    ConsentId,
    ContributionId,
    Instant,
    Line,
    Preset,
    RequestId,
    SubjectId,
    Text,
)


class Because(StrEnum):
    """What opened a trawl."""

    CONSENT = "consent"
    KEY_WORKER = "key-worker"
    DISPENSATION = "dispensation"
    NOTHING_WAITS = "nothing-waits"
    """The case became Red or Level 4."""
    NOT_NEEDED = "not-needed"
    """No rule asks for consent any more, since the case's model changed."""


class PresetChosen(CaseEvent, frozen=True):
    preset: Preset
    reason: Text = ""


class PersonInformed(CaseEvent, frozen=True):
    """`subject` is None for a viewer to whom this is not shown."""

    subject: SubjectId | None
    aware: Aware = Aware.NOT_STATED
    how: Line = ""
    why_not: Text = ""


class ConsentRecorded(CaseEvent, frozen=True):
    """A refusal ends what the same giver agreed to before: see `ConsentWithdrawn`.

    `consent` is None for a viewer to whom it is not shown.
    """

    consent: Consent | None
    stopped: tuple[RequestId, ...] = ()
    marked: tuple[ContributionId, ...] = ()


class ConsentWithdrawn(CaseEvent, frozen=True):
    """`stopped` go back to waiting; what was shared meanwhile is `marked`, never unsaid.

    `consent` is None for a viewer to whom it is not shown.
    """

    consent: ConsentId | None
    reason: Text = ""
    stopped: tuple[RequestId, ...] = ()
    marked: tuple[ContributionId, ...] = ()


class ConsentDispensed(CaseEvent, frozen=True):
    """Of nobody for a viewer to whom it is not shown."""

    subjects: tuple[SubjectId, ...]
    agencies: tuple[AgencyId, ...]
    reason: Text
    ground: Line = ""


class KeyWorkerNamed(CaseEvent, frozen=True):
    """Without a name for a viewer to whom it is not shown."""

    name: Line
    agency: AgencyId | None = None
    contact: Line = ""


class TrawlOpened(CaseEvent, frozen=True):
    """Exactly these requests go out now, each with a clock of its own."""

    because: Because | None
    """None for a viewer to whom it is not shown."""
    requests: tuple[tuple[RequestId, Instant | None], ...]


Event = (
    PresetChosen
    | PersonInformed
    | ConsentRecorded
    | ConsentWithdrawn
    | ConsentDispensed
    | KeyWorkerNamed
    | TrawlOpened
)

"""What makes sharing lawful: the model, who was told, who consents, and who dispenses."""

from typing import Annotated

from msgspec import Meta

from app.domain.case.commands.base import CaseCommand
from app.domain.case.lawful import Consent
from app.domain.case.parts import Aware
from app.domain.values import (
    AgencyId,
    ConsentId,
    Line,
    NonEmptyLine,
    NonEmptyText,
    Preset,
    SubjectId,
    Text,
)


class ChoosePreset(CaseCommand, frozen=True):
    preset: Preset
    reason: Text = ""
    """Needed on a change."""


class RecordInformed(CaseCommand, frozen=True):
    subject: SubjectId
    aware: Aware
    how: Line = ""
    why_not: Text = ""
    """Needed where they were not told."""


class RecordConsent(CaseCommand, frozen=True):
    """Given or refused, as `consent` says."""

    consent: Consent


class WithdrawConsent(CaseCommand, frozen=True):
    consent: ConsentId
    reason: NonEmptyText


class Dispense(CaseCommand, frozen=True):
    """Share without waiting for consent, on a ground and for reasons."""

    subjects: Annotated[tuple[SubjectId, ...], Meta(min_length=1)]
    agencies: Annotated[tuple[AgencyId, ...], Meta(min_length=1)]
    reason: NonEmptyText
    ground: Line = ""


class NameKeyWorker(CaseCommand, frozen=True):
    name: NonEmptyLine
    agency: AgencyId | None = None
    contact: Line = ""


Command = ChoosePreset | RecordInformed | RecordConsent | WithdrawConsent | Dispense | NameKeyWorker

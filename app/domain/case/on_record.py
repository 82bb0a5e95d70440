"""What is on record for one person, one agency and one moment: dispensed, told, consented."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from app.domain.case.capacity import may_speak
from app.domain.case.lawful import ConsentKind, ConsentRecord
from app.domain.case.parts import Aware
from app.domain.case.state import Case
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import ConsentId, DataClass, Instant, Subject, SubjectId


class GateReason(StrEnum):
    NOT_NEEDED = "not-needed"
    """No rule of the legal profile asks for consent here."""
    CONSENT = "consent"
    TOLD = "told"
    """Level 4 or Red, and it is on record whether the person was told."""
    BASIS = "basis"
    """Level 4 or Red, and the request's basis is on record."""
    DISPENSED = "dispensed"
    NOT_RECORDED = "not-recorded"
    """Level 4 or Red, with nothing on record yet: owed the same day."""
    NOT_ASKED = "not-asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    KEY_WORKER = "key-worker"
    """Consent is there; a key worker is not named yet."""


class Look(Struct, frozen=True):
    """One person, one agency, one moment."""

    case: Case
    partnership: Partnership
    subject: SubjectId
    agency: Agency
    now: Instant

    @property
    def day(self) -> date:
        """In the hub's own zone."""
        return self.partnership.calendar.local(self.now).date()

    def dispensed(self) -> bool:
        return any(
            self.subject in d.subjects and self.agency.id in d.agencies and d.at <= self.now
            for d in self.case.dispensations
        )

    def told(self) -> bool:
        """Whether it is on record that the person was told, or why not."""
        return any(
            i.subject == self.subject and i.aware is not Aware.NOT_STATED and i.at <= self.now
            for i in self.case.informed
        )

    def founded(self) -> bool:
        """Whether a request of this agency about this person has its basis."""
        return any(
            r.agency == self.agency.id and self.subject in r.subjects and r.basis is not None
            for r in self.case.requests
        )

    def key_worker(self) -> bool:
        named = self.case.key_worker
        return named is not None and named.at <= self.now

    def consent(self, data: DataClass) -> tuple[GateReason, ConsentId | None]:
        """The consent that holds, by somebody's latest answer; else why there is none."""
        reasons = [(_holds(r, self), r.consent.id) for r in _latest(self, data)]
        for reason, consent in reasons:
            if reason is GateReason.CONSENT:
                return reason, consent
        return (reasons[0][0] if reasons else GateReason.NOT_ASKED), None

    def person(self, subject: SubjectId) -> Subject | None:
        return next((s for s in self.case.subjects if s.id == subject), None)


def _latest(look: Look, data: DataClass) -> tuple[ConsentRecord, ...]:
    """The last answer of each giver; where the person speaks for themselves, theirs alone."""
    answers = [record for record in look.case.consents if _bears_on(record, look, data)]
    own = [record for record in answers if record.consent.giver == look.subject]
    in_order = sorted(own or answers, key=lambda record: record.consent.asked_at)
    return tuple({record.consent.giver: record for record in in_order}.values())


def _bears_on(record: ConsentRecord, look: Look, data: DataClass) -> bool:
    """Whether it answers what is asked here: of the right kind, by one who may, in time."""
    consent = record.consent
    kind = ConsentKind.CONFIDENCE if data is DataClass.HEALTH else ConsentKind.SHARING
    giver, subject = look.person(consent.giver), look.person(look.subject)
    return (
        consent.kind is kind
        and look.subject in consent.subjects
        and (not consent.agencies or look.agency.id in consent.agencies)
        and data in consent.data
        and consent.asked_at <= look.now
        and giver is not None
        and subject is not None
        and may_speak(giver, subject, consent.capacity, look.day)
    )


def _holds(record: ConsentRecord, look: Look) -> GateReason:
    consent = record.consent
    if record.withdrawn_at is not None and record.withdrawn_at <= look.now:
        return GateReason.WITHDRAWN
    if not consent.given:
        return GateReason.REFUSED
    if consent.expires is not None and consent.expires < look.day:
        return GateReason.EXPIRED
    return GateReason.CONSENT

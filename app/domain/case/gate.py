"""Whether an agency may be asked about a person now: open, owed, locked or dispensed, and why.

It locks only where the legal profile in force says so, and never at Level 4 or Red: there a reason
is owed the same day. "Now" may be any moment: a consent does not reach back before it was asked.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from app.domain.case.basis import may_owe_basis
from app.domain.case.capacity import may_speak
from app.domain.case.lawful import ConsentKind, ConsentRecord
from app.domain.case.parts import Aware
from app.domain.case.state import Case, Request
from app.domain.partnership.legal import ConsentRule
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import AgencyId, ConsentId, DataClass, Instant, Level, Subject, SubjectId


class GateState(StrEnum):
    """From the least to the most that stands in the way."""

    OPEN = "open"
    DISPENSED = "dispensed"
    OWED = "owed"
    """Goes out; the reason is owed the same day."""
    LOCKED = "locked"


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


class Gate(Struct, frozen=True, omit_defaults=True):
    state: GateState
    reason: GateReason
    consent: ConsentId | None = None
    """What it rests on."""


IN_THE_WAY = tuple(GateState)
OPEN = Gate(GateState.OPEN, GateReason.NOT_NEEDED)


def gate(
    case: Case,
    partnership: Partnership,
    subject: SubjectId,
    agency: AgencyId,
    level: Level | None,
    now: Instant,
) -> Gate:
    """For one person and one agency, where it is asked at `level`."""
    look = Look(case, partnership, subject, _agency(partnership, agency), now)
    if look.dispensed():
        return Gate(GateState.DISPENSED, GateReason.DISPENSED)
    if may_owe_basis(case, level):
        return _protecting(look)
    return worst(_by(rule, look) for rule in _rules(look, level))


def request_gate(case: Case, partnership: Partnership, request: Request, now: Instant) -> Gate:
    """Of all whom it asks about, the one that most stands in the way."""
    return people_gate(case, partnership, request.subjects, request.agency, request.level, now)


def people_gate(
    case: Case,
    partnership: Partnership,
    subjects: Iterable[SubjectId],
    agency: AgencyId,
    level: Level | None,
    now: Instant,
) -> Gate:
    return worst(gate(case, partnership, one, agency, level, now) for one in subjects)


def worst(gates: Iterable[Gate]) -> Gate:
    return max(gates, key=lambda one: IN_THE_WAY.index(one.state), default=OPEN)


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

    def consent(self, data: DataClass) -> Gate:
        """Open where somebody's latest answer is a consent that holds; else locked, and why."""
        reasons = [(_holds(r, self), r.consent.id) for r in _latest(self, data)]
        for reason, consent in reasons:
            if reason is GateReason.CONSENT:
                return Gate(GateState.OPEN, reason, consent)
        return Gate(GateState.LOCKED, reasons[0][0] if reasons else GateReason.NOT_ASKED)

    def person(self, subject: SubjectId) -> Subject | None:
        return next((s for s in self.case.subjects if s.id == subject), None)


def _agency(partnership: Partnership, agency: AgencyId) -> Agency:
    return partnership.agency(agency) or Agency(agency, "")


def _protecting(look: Look) -> Gate:
    """Nothing waits; what is not on record yet is owed."""
    consent = look.consent(look.agency.data)
    if consent.state is GateState.OPEN:
        return consent
    if look.told():
        return Gate(GateState.OPEN, GateReason.TOLD)
    if look.founded():
        return Gate(GateState.OPEN, GateReason.BASIS)
    return Gate(GateState.OWED, GateReason.NOT_RECORDED)


def _rules(look: Look, level: Level | None) -> Iterator[ConsentRule]:
    """Those of the profile in force that fit, and the second trawl of the case's model."""
    profile = look.partnership.profile_on(look.day)
    if profile is None:
        return
    yield from (rule for rule in profile.consent if _fits(rule, look, level))
    model = look.partnership.rules(look.case.preset)
    if model is not None and look.agency.id in model.asks_later:
        yield ConsentRule(key_worker=True)


def _fits(rule: ConsentRule, look: Look, level: Level | None) -> bool:
    """A level that nobody has set yet is not Level 4, so it waits as the lower ones do."""
    if rule.presets and look.case.preset not in rule.presets:
        return False
    if rule.levels and level is not None and level not in rule.levels:
        return False
    if rule.agencies:
        return look.agency.id in rule.agencies
    return rule.data in (DataClass.GENERAL, look.agency.data)


def _by(rule: ConsentRule, look: Look) -> Gate:
    data = look.agency.data if rule.data is DataClass.GENERAL else rule.data
    consent = look.consent(data)
    if consent.state is GateState.OPEN and rule.key_worker and not look.key_worker():
        return Gate(GateState.LOCKED, GateReason.KEY_WORKER, consent.consent)
    return consent


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

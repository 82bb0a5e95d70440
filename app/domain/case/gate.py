"""Whether an agency may be asked about a person now: open, owed, locked or dispensed, and why.

It locks only where the legal profile in force says so, and never at Level 4 or Red: there a reason
is owed the same day. "Now" may be any moment: a consent does not reach back before it was asked.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from app.domain.case.basis import may_owe_basis
from app.domain.case.on_record import GateReason, Look
from app.domain.case.state import Case, Request
from app.domain.partnership.legal import ConsentRule
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import AgencyId, ConsentId, DataClass, Instant, Level, SubjectId

__all__ = [
    "OPEN",
    "Gate",
    "GateReason",
    "GateState",
    "gate",
    "people_gate",
    "request_gate",
    "worst",
]


class GateState(StrEnum):
    """From the least to the most that stands in the way."""

    OPEN = "open"
    DISPENSED = "dispensed"
    OWED = "owed"
    """Goes out; the reason is owed the same day."""
    LOCKED = "locked"


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


def _agency(partnership: Partnership, agency: AgencyId) -> Agency:
    return partnership.agency(agency) or Agency(agency, "")


def _protecting(look: Look) -> Gate:
    """Nothing waits; what is not on record yet is owed."""
    reason, consent = look.consent(look.agency.data)
    if consent is not None:
        return Gate(GateState.OPEN, reason, consent)
    if look.told():
        return Gate(GateState.OPEN, GateReason.TOLD)
    if look.founded():
        return Gate(GateState.OPEN, GateReason.BASIS)
    expired = reason is GateReason.EXPIRED
    return Gate(GateState.OWED, reason if expired else GateReason.NOT_RECORDED)


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
    reason, consent = look.consent(data)
    if consent is None:
        return Gate(GateState.LOCKED, reason)
    if rule.key_worker and not look.key_worker():
        return Gate(GateState.LOCKED, GateReason.KEY_WORKER, consent)
    return Gate(GateState.OPEN, reason, consent)

"""Consents, a legal profile and what is around them, each with room for what a test says."""

from datetime import date
from typing import Any

from msgspec import structs

from app.domain.case.lawful import (
    Capacity,
    Consent,
    ConsentKind,
    ConsentRecord,
    Dispensation,
    Informed,
    KeyWorker,
)
from app.domain.case.parts import Aware
from app.domain.case.state import Case, RequestState
from app.domain.partnership.legal import ConsentRule, Ground, LegalProfile
from app.domain.partnership.state import Agency, Partnership, Policy
from app.domain.values import ConsentId, DataClass, Preset, ProfileId, Rating
from tests.helpers.builders import (
    AGENCIES,
    AT,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    EDUCATION,
    HEALTH,
    HOUR,
    MOTHER,
    POLICE,
    by,
    gathering,
    mother,
    partnership,
    request,
    subject,
    uid,
)

PROFILE = LegalProfile(
    id=ProfileId("england"),
    version="2026.1",
    name="England (sample)",
    jurisdiction="England",
    effective=date(2026, 1, 1),
    sample=True,
    purposes=(Ground("help", "Find the help that fits the child"),),
    powers=(
        Ground("ca-2004-10", "Children Act 2004 s.10"),
        Ground("ca-1989-17", "Children Act 1989 s.17"),
        Ground("ca-1989-47", "Children Act 1989 s.47", duty=True),
    ),
    article_6=(
        Ground("6-1-e", "6(1)(e) public task"),
        Ground("6-1-c", "6(1)(c) legal obligation"),
    ),
    article_9=(
        Ground("9-2-g", "9(2)(g) with DPA 2018 Sch 1 para 18: safeguarding of children"),
        Ground("9-2-h", "9(2)(h) health or social care"),
    ),
    article_10=(Ground("10-18", "DPA 2018 Sch 1 para 18 for offences"),),
    confidentiality=(
        Ground("consent", "consent"),
        Ground("public-interest", "overriding public interest"),
    ),
    declines=(Ground("harm", "It would put the child or another person at risk"),),
    dispensations=(Ground("risk", "Asking would put a child at risk"),),
    consent=(
        ConsentRule(presets=(Preset.EARLY_HELP,), data=DataClass.HEALTH),
        ConsentRule(presets=(Preset.EARLY_HELP,), agencies=(POLICE,)),
    ),
)
"""Early help: the police and whoever holds health information wait for consent."""

CARD: dict[str, Any] = {
    "data": DataClass.HEALTH,
    "gateway": "National Health Service Act 2006 s.82",
    "duties": "Share what protects a child; the patient's confidence is met first.",
    "policies": (
        Policy("Information sharing agreement", date(2025, 1, 6), date(2027, 1, 6)),
        Policy("Caldicott policy", date(2024, 3, 1), date(2026, 3, 1)),
    ),
    "speak_to": "Named nurse, 0300 555 0142",
}


def lawful_partnership(**changes: Any) -> Partnership:
    """With the profile in force, and health's card filled in."""
    agencies = tuple(structs.replace(a, **CARD) if a.id == HEALTH else a for a in AGENCIES)
    return partnership(**{"agencies": agencies, "profiles": (PROFILE,), **changes})


def health(**changes: Any) -> Agency:
    usual = next(a for a in lawful_partnership().agencies if a.id == HEALTH)
    return structs.replace(usual, **changes)


def consent(n: int = 1, **changes: Any) -> Consent:
    """The mother waives confidence for herself and the child, with health."""
    usual = Consent(
        id=ConsentId(uid(n, 10)),
        kind=ConsentKind.CONFIDENCE,
        giver=MOTHER,
        capacity=Capacity.PARENTAL_RESPONSIBILITY,
        subjects=(CHILD,),
        given=True,
        asked_at=AT - 2 * HOUR,
        agencies=(HEALTH,),
        data=(DataClass.GENERAL, DataClass.HEALTH),
        purpose="Find the early help that fits the family",
        asked_how="By telephone",
        words="Leaflet 3, version 2",
    )
    return structs.replace(usual, **changes)


def recorded(answered: Consent | None = None, **changes: Any) -> ConsentRecord:
    usual = ConsentRecord(answered or consent(), by(COORDINATOR), AT - HOUR)
    return structs.replace(usual, **changes)


def locked(**changes: Any) -> Case:
    """Early help, where health waits for consent and education was asked."""
    waits = request(HEALTH, 1, state=RequestState.LOCKED, due=None, clock_from=None)
    people = (subject(), mother(parental_responsibility=True))
    usual = gathering(
        waits, request(EDUCATION, 2), preset=Preset.EARLY_HELP, rating=Rating.GREEN, subjects=people
    )
    return structs.replace(usual, **changes)


def informed(**changes: Any) -> Informed:
    usual = Informed(MOTHER, Aware.TOLD, AT - HOUR, by(COORDINATOR), how="By telephone")
    return structs.replace(usual, **changes)


def dispensation(**changes: Any) -> Dispensation:
    usual = Dispensation(
        (CHILD,),
        (POLICE,),
        "The father must not hear of it before the visit.",
        AT - HOUR,
        by(CHAIR),
        ground="risk",
    )
    return structs.replace(usual, **changes)


def key_worker(**changes: Any) -> KeyWorker:
    usual = KeyWorker("Kim Reed", AT - HOUR, by(COORDINATOR), EDUCATION, "0300 555 0107")
    return structs.replace(usual, **changes)


YESTERDAY = AT - DAY

"""The gate of one person and one agency, rule by rule, each named after where it comes from."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.gate import Gate, GateReason, GateState, gate, people_gate
from app.domain.case.lawful import (
    Capacity,
    ConsentKind,
    ConsentRecord,
    Dispensation,
    Informed,
    KeyWorker,
)
from app.domain.case.parts import Aware
from app.domain.case.state import Case, Screening
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, DataClass, Level, Preset, Rating, SubjectId, SubjectKind
from tests.helpers.builders import (
    AT,
    BASIS,
    CHILD,
    COORDINATOR,
    EDUCATION,
    HEALTH,
    HOUR,
    MOTHER,
    POLICE,
    PROFILE,
    by,
    consent,
    consent_id,
    mother,
    partnership,
    rated,
    request,
    subject,
    subject_id,
)

FATHER = subject_id(3)
HERS = consent(1)
MY_HEALTH = consent(2, kind=ConsentKind.CONFIDENCE, data=(DataClass.HEALTH,))
FOR_CHILD = consent(3, capacity=Capacity.PARENTAL_RESPONSIBILITY, subjects=(CHILD,))
KIT = KeyWorker("Kit Keyworker", AT - HOUR, by(COORDINATOR))
NO = GateReason.NOT_ASKED
WHO = (by(COORDINATOR), AT)


def early_help(*given: Any, **changes: Any) -> Case:
    """Green, level 2, early help; with consents as recorded, and other fields as said."""
    records = tuple(
        one if isinstance(one, ConsentRecord) else ConsentRecord(one, by(COORDINATOR), AT)
        for one in given
    )
    usual = rated(
        Rating.GREEN,
        preset=Preset.EARLY_HELP,
        screening=Screening(level=2),
        subjects=(subject(), mother(), mother(id=FATHER, given="Fen", relationship="father")),
        consents=records,
    )
    return structs.replace(usual, **changes)


def signed(**changes: Any) -> Partnership:
    return partnership(profiles=(structs.replace(PROFILE, **changes),))


def found(
    case: Case,
    who: SubjectId = MOTHER,
    agency: AgencyId = POLICE,
    level: Level | None = 2,
    at: timedelta = timedelta(0),
    founded: Partnership | None = None,
) -> Gate:
    return gate(case, founded or signed(), who, agency, level, AT + at)


def locked(why: GateReason, rests_on: Any = None) -> Gate:
    return Gate(GateState.LOCKED, why, rests_on)


def opened(n: int) -> Gate:
    return Gate(GateState.OPEN, GateReason.CONSENT, consent_id(n))


def test_report_l653_consent_from_a_key_person_before_a_manual_trawl() -> None:
    assert found(early_help()) == locked(NO)
    assert found(early_help(HERS)) == opened(1)


@pytest.mark.parametrize(
    ("consents", "key_worker", "expected"),
    [
        ((HERS,), KIT, locked(NO)),
        ((MY_HEALTH,), None, locked(GateReason.KEY_WORKER, consent_id(2))),
        ((MY_HEALTH,), KIT, opened(2)),
        ((consent(2, kind=ConsentKind.CONFIDENCE),), KIT, locked(NO)),
        ((consent(2, data=(DataClass.HEALTH,)),), KIT, locked(NO)),
    ],
)
def test_report_l657_health_needs_its_own_consent_and_a_key_worker(
    consents: Any, key_worker: KeyWorker | None, expected: Gate
) -> None:
    case = early_help(*consents, key_worker=key_worker)
    assert found(case, agency=HEALTH) == expected


def test_report_l661_the_key_worker_counts_from_when_they_were_named() -> None:
    case = early_help(MY_HEALTH, key_worker=structs.replace(KIT, at=AT))
    assert found(case, agency=HEALTH, at=-timedelta(minutes=1)).reason is GateReason.KEY_WORKER


@pytest.mark.parametrize("of", [FATHER, CHILD])
def test_report_l537_health_is_the_consent_of_each_individual(of: SubjectId) -> None:
    """And so is sharing (domain 1.7, who consents for whom): a mother's is not a father's."""
    case = early_help(HERS, MY_HEALTH, key_worker=KIT)
    assert found(case, of, HEALTH) == locked(NO)
    assert found(case, of) == locked(NO)


@pytest.mark.parametrize(
    ("child", "capacity", "state"),
    [
        (subject(), Capacity.PARENTAL_RESPONSIBILITY, GateState.OPEN),
        (subject(born=None), Capacity.PARENTAL_RESPONSIBILITY, GateState.OPEN),
        (subject(born=None, age=17), Capacity.PARENTAL_RESPONSIBILITY, GateState.LOCKED),
        (subject(born=date(2010, 5, 12)), Capacity.PARENTAL_RESPONSIBILITY, GateState.LOCKED),
        (subject(born=date(2010, 5, 13)), Capacity.PARENTAL_RESPONSIBILITY, GateState.OPEN),
        (
            subject(kind=SubjectKind.UNBORN, born=None),
            Capacity.PARENTAL_RESPONSIBILITY,
            GateState.OPEN,
        ),
        (subject(), Capacity.OWN, GateState.LOCKED),
    ],
)
def test_domain_1_7_a_parent_answers_for_a_child_under_16(
    child: Any, capacity: Capacity, state: GateState
) -> None:
    given = structs.replace(FOR_CHILD, capacity=capacity)
    assert found(early_help(given, subjects=(child, mother())), CHILD).state is state


@pytest.mark.parametrize(("entitled", "state"), [(None, "open"), (True, "open"), (False, "locked")])
def test_domain_1_7_only_with_parental_responsibility(entitled: bool | None, state: str) -> None:
    people = (subject(), mother(parental_responsibility=entitled))
    assert found(early_help(FOR_CHILD, subjects=people), CHILD).state == state


def test_domain_1_7_a_parent_does_not_answer_for_a_child_who_did() -> None:
    own = consent(4, giver=CHILD, subjects=(CHILD,), capacity=Capacity.COMPETENT_CHILD, given=False)
    assert found(early_help(own, FOR_CHILD), CHILD) == locked(GateReason.REFUSED)
    assert found(early_help(structs.replace(own, given=True)), CHILD) == opened(4)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"given": False}, GateReason.REFUSED),
        ({"kind": ConsentKind.SERVICE}, NO),
        ({"subjects": (CHILD,)}, NO),
        ({"agencies": (EDUCATION,)}, NO),
        ({"data": (DataClass.OFFENCES,)}, NO),
        ({"asked_at": AT + HOUR}, NO),
        ({"expires": date(2026, 5, 11)}, GateReason.EXPIRED),
    ],
)
def test_a_consent_that_is_not_for_this(changes: dict[str, Any], why: GateReason) -> None:
    assert found(early_help(consent(**changes))) == locked(why)


@pytest.mark.parametrize(
    "changes", [{"agencies": (POLICE,)}, {"expires": date(2026, 5, 12)}, {"asked_at": AT}]
)
def test_a_consent_that_is(changes: dict[str, Any]) -> None:
    assert found(early_help(consent(**changes))) == opened(1)


def test_a_consent_does_not_reach_back_before_it_was_asked() -> None:
    case = early_help(HERS)
    assert found(case, at=-2 * HOUR) == locked(NO)
    assert found(case, at=-HOUR) == opened(1)


def test_a_withdrawal_counts_from_then_on() -> None:
    gone = ConsentRecord(HERS, by(COORDINATOR), AT - HOUR, AT, "Changed her mind")
    assert found(early_help(gone)) == locked(GateReason.WITHDRAWN)
    assert found(early_help(gone), at=-timedelta(minutes=1)) == opened(1)


def test_the_last_answer_of_a_person_counts_whenever_it_was_written_down() -> None:
    no = consent(2, given=False, asked_at=AT - HOUR / 2)
    assert found(early_help(no, HERS)) == locked(GateReason.REFUSED)
    assert found(early_help(structs.replace(no, asked_at=AT - 2 * HOUR), HERS)) == opened(1)


@pytest.mark.parametrize(
    "case",
    [
        early_help(preset=Preset.CHILD_PROTECTION),
        early_help(preset=Preset.FRONT_DOOR),
        early_help(preset=None),
    ],
)
def test_a_model_that_the_profile_does_not_name_waits_for_nothing(case: Case) -> None:
    assert found(case) == Gate(GateState.OPEN, GateReason.NOT_NEEDED)


@pytest.mark.parametrize(
    "founded",
    [
        partnership(),
        signed(effective=date(2026, 5, 13)),
        signed(consent=()),
    ],
)
def test_without_a_rule_in_force_nothing_locks(founded: Partnership) -> None:
    assert found(early_help(), founded=founded) == Gate(GateState.OPEN, GateReason.NOT_NEEDED)


def test_the_second_trawl_of_a_model_waits_for_consent_and_key_worker() -> None:
    """Of the model's own `asks_later`, also where no rule of the profile says so."""
    silent = signed(consent=())
    case = early_help(screening=Screening(level=2))
    assert found(case, agency=HEALTH, founded=silent) == locked(NO)
    assert found(case, agency=POLICE, founded=silent).state is GateState.OPEN


def test_domain_1_8_a_level_that_nobody_has_set_waits_as_the_lower_ones_do() -> None:
    case = early_help(screening=Screening())
    assert found(case, level=None) == locked(NO)


@pytest.mark.parametrize(
    ("case", "level"),
    [
        (early_help(rating=Rating.RED), 2),
        (early_help(screening=Screening(level=4)), 2),
        (early_help(decided_level=4), 2),
        (early_help(), 4),
    ],
)
def test_design_8_at_level_4_or_red_nothing_waits_and_the_reason_is_owed(
    case: Case, level: Level
) -> None:
    owed = Gate(GateState.OWED, GateReason.NOT_RECORDED)
    assert found(case, level=level) == owed
    refused = structs.replace(case, consents=(ConsentRecord(consent(given=False), *WHO),))
    assert found(refused, level=level) == owed
    past = ConsentRecord(consent(expires=date(2026, 5, 11)), *WHO)
    expired = Gate(GateState.OWED, GateReason.EXPIRED)
    assert found(structs.replace(case, consents=(past,)), level=level) == expired
    told = structs.replace(case, informed=(Informed(MOTHER, Aware.NOT_TOLD, AT, by(COORDINATOR)),))
    assert found(told, level=level) == Gate(GateState.OPEN, GateReason.TOLD)
    agreed = structs.replace(case, consents=(ConsentRecord(HERS, *WHO),))
    assert found(agreed, level=level) == opened(1)
    asked = request(POLICE, subjects=(MOTHER,), basis=BASIS)
    founded = structs.replace(case, requests=(asked,))
    assert found(founded, level=level) == Gate(GateState.OPEN, GateReason.BASIS)
    unfounded = structs.replace(case, requests=(structs.replace(asked, basis=None),))
    assert found(unfounded, level=level) == owed


def test_domain_1_8_a_dispensation_names_people_and_agencies() -> None:
    word = Dispensation((MOTHER,), (POLICE,), "A child could be harmed", AT, by(COORDINATOR))
    case = early_help(dispensations=(word,))
    dispensed = Gate(GateState.DISPENSED, GateReason.DISPENSED)
    assert found(case) == dispensed
    assert found(structs.replace(case, rating=Rating.RED)) == dispensed
    assert found(case, at=-HOUR) == locked(NO)
    assert found(case, FATHER) == locked(NO)
    assert found(case, agency=EDUCATION) == locked(NO)


def test_of_several_people_the_one_most_in_the_way_counts() -> None:
    case = early_help(HERS)

    def of(*people: SubjectId) -> Gate:
        return people_gate(case, signed(), people, POLICE, 2, AT)

    assert of(MOTHER) == opened(1)
    assert of(MOTHER, FATHER) == locked(NO)
    assert of() == Gate(GateState.OPEN, GateReason.NOT_NEEDED)


def test_an_agency_that_mostly_holds_health_waits_for_health_alone() -> None:
    """The same rule, another agency: what it holds is what consent has to name."""
    general = signed(consent=PROFILE.consent[:1])
    unasked = structs.replace(general, presets=())
    case = early_help(MY_HEALTH)
    assert found(case, agency=HEALTH, founded=unasked) == opened(2)
    assert found(case, agency=POLICE, founded=unasked) == locked(NO)

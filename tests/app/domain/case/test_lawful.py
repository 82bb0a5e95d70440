"""Recording what makes sharing lawful: who may record what, and what it leaves."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from app.domain.board import Stream
from app.domain.case.commands import (
    ChoosePreset,
    Dispense,
    NameKeyWorker,
    ProposeDecision,
    RecordBasis,
    RecordConsent,
    RecordInformed,
    WithdrawConsent,
)
from app.domain.case.events import (
    ConsentDispensed,
    ConsentRecorded,
    ConsentWithdrawn,
    KeyWorkerNamed,
    PersonInformed,
    PresetChosen,
)
from app.domain.case.lawful import (
    Capacity,
    ConsentKind,
    ConsentRecord,
    Dispensation,
    Informed,
    KeyWorker,
)
from app.domain.case.parts import Aware, Step, StepWay
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId, Preset, Role, Stage
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DECIDER,
    HEALTH,
    HOUR,
    MOTHER,
    NURSE,
    POLICE,
    PROFILE,
    SCRIBE,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    by,
    case,
    consent,
    decision_id,
    draft,
    gathering,
    mother,
    partnership,
    rated,
    request,
    request_id,
    subject,
    subject_id,
)
from tests.helpers.given import given

HERS = consent()
EARLY = ChoosePreset(case=CASE, preset=Preset.EARLY_HELP)
TOLD = RecordInformed(case=CASE, subject=MOTHER, aware=Aware.TOLD, how="At home")
RECORD = RecordConsent(case=CASE, consent=HERS)
WITHDRAW = WithdrawConsent(case=CASE, consent=HERS.id, reason="Changed her mind")
NAME = NameKeyWorker(case=CASE, name="Kit Keyworker", agency=SOCIAL_CARE, contact="01632 960001")
DISPENSE = Dispense(
    case=CASE, subjects=(MOTHER,), agencies=(POLICE,), reason="A child could be harmed"
)
SIGNED = partnership(profiles=(PROFILE,))
RECORDED = rated(consents=(ConsentRecord(HERS, by(COORDINATOR), AT),))


def test_report_l646_a_case_is_worked_by_a_model() -> None:
    event = PresetChosen(by=by(COORDINATOR), preset=Preset.EARLY_HELP)
    after = given(case()).when(EARLY, by=COORDINATOR).then(event)
    assert after.case().preset is Preset.EARLY_HELP
    again = ChoosePreset(case=CASE, preset=Preset.CHILDREN_IN_NEED, reason="Stepped up")
    assert after.when(again).accepted().case().preset is Preset.CHILDREN_IN_NEED


def test_report_l546_whether_a_person_was_told_is_recorded_each_time() -> None:
    event = PersonInformed(by=by(NURSE), subject=MOTHER, aware=Aware.TOLD, how="At home")
    after = given(case()).when(TOLD, by=NURSE).then(event)
    first = Informed(MOTHER, Aware.TOLD, AT, by(NURSE), "At home")
    assert after.case().informed == (first,)
    later = structs.replace(TOLD, aware=Aware.AGREED)
    assert after.when(later, by=NURSE).accepted().case().informed[0] == first


@pytest.mark.parametrize("seat", [CHAIR, COORDINATOR, DECIDER, SCRIBE, NURSE])
def test_report_l297_a_consent_is_recorded_as_it_was_answered(seat: Seat) -> None:
    event = ConsentRecorded(by=by(seat), consent=HERS)
    after = given(case()).when(RECORD, by=seat).then(event).case()
    assert after.consents == (ConsentRecord(HERS, by(seat), AT),)


def test_domain_1_7_three_records_for_three_things() -> None:
    """Each for itself: agreeing to a service says nothing of sharing."""
    story = given(case())
    for n in (1, 2, 3):
        one = consent(n, kind=tuple(ConsentKind)[n - 1])
        story = story.when(RecordConsent(case=CASE, consent=one)).accepted()
    assert len(story.case().consents) == 3


def test_a_withdrawal_keeps_what_was_said() -> None:
    event = ConsentWithdrawn(by=by(CHAIR), consent=HERS.id, reason="Changed her mind")
    after = given(RECORDED).when(WITHDRAW, at=AT + HOUR).then(event).case()
    expected = ConsentRecord(HERS, by(COORDINATOR), AT, AT + HOUR, "Changed her mind")
    assert after.consents == (expected,)


@pytest.mark.parametrize("command", [WITHDRAW, TOLD])
def test_a_closed_case_still_hears_a_person(command: Command) -> None:
    given(structs.replace(RECORDED, stage=Stage.CLOSED)).when(command).accepted()


def test_a_basis_owed_is_recorded_also_on_a_closed_case() -> None:
    """Otherwise it could never be paid."""
    owing = gathering(request(basis=None, basis_owed_by=AT), stage=Stage.CLOSED)
    basis = RecordBasis(case=CASE, request=request_id(1), basis=BASIS)
    assert given(owing).when(basis).accepted().case().requests[0].basis == BASIS


def test_report_l661_a_key_worker_is_named() -> None:
    event = KeyWorkerNamed(
        by=by(DECIDER), name="Kit Keyworker", agency=SOCIAL_CARE, contact="01632 960001"
    )
    after = given(case()).when(NAME, by=DECIDER).then(event).case()
    named = KeyWorker("Kit Keyworker", AT, by(DECIDER), SOCIAL_CARE, "01632 960001")
    assert after.key_worker == named


def test_domain_1_8_a_dispensation_is_named_and_reasoned() -> None:
    event = ConsentDispensed(
        by=by(CHAIR),
        subjects=(MOTHER,),
        agencies=(POLICE,),
        reason=DISPENSE.reason,
        ground="harm",
    )
    grounded = structs.replace(DISPENSE, ground="harm")
    after = given(case(), SIGNED).when(grounded).then(event).case()
    word = Dispensation((MOTHER,), (POLICE,), DISPENSE.reason, AT, by(CHAIR), "harm")
    assert after.dispensations == (word,)


@pytest.mark.parametrize(
    ("founded", "seat", "may"),
    [
        (SIGNED, CHAIR, True),
        (SIGNED, DECIDER, True),
        (SIGNED, COORDINATOR, False),
        (SIGNED, NURSE, False),
        (partnership(), DECIDER, True),
        (partnership(), COORDINATOR, False),
    ],
)
def test_only_those_whom_the_profile_names_dispense(founded: Stream, seat: Seat, may: bool) -> None:
    asked = given(case(), founded).when(DISPENSE, by=seat)
    if may:
        asked.accepted()
    else:
        asked.refused(Code.NOT_PERMITTED)


def test_a_profile_may_name_others() -> None:
    named = structs.replace(PROFILE, may_dispense=(Role.PRACTITIONER,))
    founded = partnership(profiles=(named,))
    given(case(), founded).when(DISPENSE, by=SOCIAL_WORKER).accepted()
    given(case(), founded).when(DISPENSE, by=CHAIR).refused(Code.NOT_PERMITTED)


STEPS_UP = draft(step=Step(StepWay.UP, "To a social worker today"))
STEPS_DOWN = draft(step=Step(StepWay.DOWN, "With the family hub"))


def test_report_l673_intelligence_gathering_ends_without_a_decision() -> None:
    story = given(rated(preset=Preset.EARLY_HELP))
    gathers = {"preset": "early-help"}
    for one in (draft(), STEPS_DOWN):
        command = ProposeDecision(case=CASE, decision=decision_id(1), draft=one)
        story.when(command, by=SCRIBE).refused(Code.WRONG_STAGE, **gathers)
    up = ProposeDecision(case=CASE, decision=decision_id(1), draft=STEPS_UP)
    story.when(up, by=SCRIBE).accepted()
    other = ChoosePreset(case=CASE, preset=Preset.CHILDREN_IN_NEED, reason="Needs more")
    stepped = story.when(other).accepted()
    command = ProposeDecision(case=CASE, decision=decision_id(1), draft=draft())
    stepped.when(command, by=SCRIBE).accepted()


def new(**changes: Any) -> RecordConsent:
    return RecordConsent(case=CASE, consent=consent(**changes))


NOBODY = subject_id(9)
NOWHERE = AgencyId("nowhere")
BARRED = case(subjects=(subject(), mother(parental_responsibility=False)))
AS_PARENT = new(capacity=Capacity.PARENTAL_RESPONSIBILITY, subjects=(CHILD,))
MAY_NOT = {"giver": MOTHER, "subject": CHILD}
WITHDRAWN = rated(consents=(ConsentRecord(HERS, by(CHAIR), AT, AT, "Changed"),))
REFUSAL = rated(consents=(ConsentRecord(consent(given=False), by(CHAIR), AT),))
NAMED = rated(
    key_worker=KeyWorker("Kit Keyworker", AT, by(CHAIR), SOCIAL_CARE, "01632 960001"),
    preset=Preset.EARLY_HELP,
    informed=(Informed(MOTHER, Aware.TOLD, AT, by(CHAIR), "At home"),),
    dispensations=(Dispensation((MOTHER,), (POLICE, HEALTH), "Harm", AT, by(CHAIR)),),
)
SET_HER_FREE = structs.replace(DISPENSE, ground="because")


@pytest.mark.parametrize(
    ("before", "command", "code", "facts"),
    [
        (NAMED, EARLY, Code.NOTHING_CHANGED, {}),
        (NAMED, ChoosePreset(case=CASE, preset=Preset.FRONT_DOOR), Code.REASON_NEEDED, {}),
        (case(), structs.replace(TOLD, subject=NOBODY), Code.UNKNOWN_SUBJECT, {}),
        (
            case(),
            structs.replace(TOLD, aware=Aware.NOT_STATED),
            Code.TEXT_NEEDED,
            {"field": "aware"},
        ),
        (case(), structs.replace(TOLD, aware=Aware.NOT_TOLD), Code.REASON_NEEDED, {}),
        (NAMED, TOLD, Code.NOTHING_CHANGED, {}),
        (RECORDED, RECORD, Code.ID_IN_USE, {"consent": HERS.id}),
        (case(), new(asked_at=AT + HOUR), Code.NOT_YET, {"field": "asked_at"}),
        (case(), new(expires=date(2026, 5, 11)), Code.TIME_PASSED, {"field": "expires"}),
        (case(), new(subjects=(NOBODY,)), Code.UNKNOWN_SUBJECT, {}),
        (case(), new(giver=NOBODY), Code.UNKNOWN_SUBJECT, {}),
        (case(), new(agencies=(NOWHERE,)), Code.UNKNOWN_AGENCY, {"agency": NOWHERE}),
        (case(), new(subjects=()), Code.TEXT_NEEDED, {"field": "subjects"}),
        (case(), new(data=()), Code.TEXT_NEEDED, {"field": "data"}),
        (case(), new(purpose=" "), Code.TEXT_NEEDED, {"field": "purpose"}),
        (case(), new(asked_how=" "), Code.TEXT_NEEDED, {"field": "asked_how"}),
        (case(), new(subjects=(CHILD,)), Code.MAY_NOT_CONSENT, MAY_NOT),
        (BARRED, AS_PARENT, Code.MAY_NOT_CONSENT, MAY_NOT),
        (case(), WITHDRAW, Code.UNKNOWN_CONSENT, {}),
        (RECORDED, structs.replace(WITHDRAW, reason=" "), Code.REASON_NEEDED, {}),
        (WITHDRAWN, WITHDRAW, Code.ALREADY_DONE, {}),
        (REFUSAL, WITHDRAW, Code.ALREADY_DONE, {}),
        (case(), structs.replace(NAME, name=" "), Code.TEXT_NEEDED, {"field": "name"}),
        (case(), structs.replace(NAME, agency=NOWHERE), Code.UNKNOWN_AGENCY, {"agency": NOWHERE}),
        (NAMED, NAME, Code.NOTHING_CHANGED, {}),
        (case(), structs.replace(DISPENSE, reason=" "), Code.REASON_NEEDED, {}),
        (case(), structs.replace(DISPENSE, subjects=(NOBODY,)), Code.UNKNOWN_SUBJECT, {}),
        (case(), SET_HER_FREE, Code.BAD_COMMAND, {"ground": "because"}),
        (
            case(),
            structs.replace(DISPENSE, agencies=(NOWHERE,)),
            Code.UNKNOWN_AGENCY,
            {"agency": NOWHERE},
        ),
        (NAMED, DISPENSE, Code.ALREADY_DONE, {}),
    ],
)
def test_refused(before: Stream, command: Command, code: Code, facts: dict[str, Any]) -> None:
    given(before, SIGNED).when(command).refused(code, **facts)

"""Who must hear what, and by when."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import ConfirmDecision, CorrectDecision, ReceiveReferral
from app.domain.case.feedback import About, Message, MessageState, Owed, Reader
from app.domain.case.lawful import KeyWorker
from app.domain.case.owing import KEPT_FROM_FAMILY, NO_SAFE_WAY, RESTRICTED, message_id
from app.domain.case.state import Case, DecisionState, RequestState, Restriction
from app.domain.values import Source, SubjectKind
from tests.helpers.builders import (
    AT,
    CASE,
    CHILD,
    COORDINATOR,
    DAY,
    DECIDER,
    EDUCATION,
    HEALTH,
    HOUR,
    MOTHER,
    POLICE,
    SOCIAL_CARE,
    by,
    contribution,
    decision,
    decision_id,
    draft,
    gathering,
    mother,
    referral,
    request,
    subject,
    subject_id,
)
from tests.helpers.given import Given, given
from tests.helpers.telling import WORDS

ONE = decision_id(1)
NAMED: dict[str, Any] = {"referrer": "Robin Referrer", "referrer_email": "robin@school.example"}
TWO_PM, THREE_PM = AT + 4 * HOUR, AT + 5 * HOUR
"""In London, an hour ahead of UTC in May."""


def received(at: datetime = AT, **fields: Any) -> tuple[Owed, ...]:
    command = ReceiveReferral(
        case=CASE, referral=referral(received=at, **fields), subjects=(subject(),)
    )
    case = given().when(command, by=COORDINATOR, at=at).accepted().case()
    return tuple(message.owed for message in case.messages)


def read_back(**changes: Any) -> Case:
    told = decision(state=DecisionState.READ_BACK, read_back_by=by(COORDINATOR))
    return gathering(**({"decisions": (told,), "referral": referral(**NAMED)} | changes))


def decided(at: datetime = AT, **changes: Any) -> Given:
    command = ConfirmDecision(case=CASE, decision=ONE)
    return given(read_back(**changes)).when(command, by=DECIDER, at=at).accepted()


def owed(after: Given, reader: Reader) -> list[Owed]:
    return [m.owed for m in after.case().messages if m.owed.reader is reader]


# The receipt


@pytest.mark.parametrize(
    ("source", "reader"),
    [
        (Source.FAMILY, Reader.PUBLIC),
        (Source.OTHER_INDIVIDUAL, Reader.PUBLIC),
        (Source.SCHOOL, Reader.SCHOOL),
        (Source.EDUCATION_SERVICE, Reader.SCHOOL),
        (Source.GP, Reader.PROFESSIONAL),
        (Source.POLICE, Reader.PROFESSIONAL),
        (Source.UNKNOWN, Reader.PUBLIC),
    ],
)
def test_domain_1_2_a_receipt_is_owed_to_each_kind_of_referrer(
    source: Source, reader: Reader
) -> None:
    (one,) = received(source=source, **NAMED)
    assert (one.about, one.reader, one.name) == (About.RECEIPT, reader, "Robin Referrer")
    assert one.address == "robin@school.example"


def test_one_who_names_a_service_is_a_professional_though_its_kind_is_not_known() -> None:
    (one,) = received(referrer_agency="Clinic (made up)")
    assert (one.reader, one.name) == (Reader.PROFESSIONAL, "Clinic (made up)")


def test_domain_1_2_receipt_within_one_working_day() -> None:
    (on_tuesday,) = received(source=Source.GP, **NAMED)
    assert on_tuesday.due == AT + DAY
    (on_friday,) = received(AT + 3 * DAY, source=Source.GP, **NAMED)
    assert on_friday.due == AT + 6 * DAY


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (AT, THREE_PM),
        (THREE_PM - timedelta(seconds=1), THREE_PM),
        (THREE_PM, THREE_PM + DAY),
        (AT + 3 * DAY + 6 * HOUR, THREE_PM + 6 * DAY),
        (AT + 4 * DAY, THREE_PM + 6 * DAY),
    ],
    ids=["morning", "just before", "at three", "friday late", "saturday"],
)
def test_domain_1_2_teachers_before_the_end_of_the_school_day(at: datetime, due: datetime) -> None:
    (one,) = received(at, source=Source.SCHOOL, **NAMED)
    assert one.due == due


def test_the_school_day_ends_at_the_same_local_time_in_winter() -> None:
    (one,) = received(datetime(2026, 1, 13, 9, tzinfo=UTC), source=Source.SCHOOL, **NAMED)
    assert one.due == datetime(2026, 1, 13, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "fields",
    [
        {"anonymous": True, "source": Source.GP, **NAMED},
        {"source": Source.ANONYMOUS, **NAMED},
        {"source": Source.ACQUAINTANCE},
    ],
    ids=["asked", "by code", "never named"],
)
def test_an_anonymous_referrer_gets_none(fields: dict[str, Any]) -> None:
    assert received(**fields) == ()


def test_a_referral_that_was_written_down_late_is_owed_from_when_it_came() -> None:
    told = referral(received=AT - DAY, source=Source.GP, **NAMED)
    command = ReceiveReferral(case=CASE, referral=told, subjects=(subject(),))
    (one,) = given().when(command, by=COORDINATOR, at=AT).accepted().case().messages
    assert (one.owed.due, one.since) == (AT, AT)


# The outcome


def test_report_L368_L375_agencies_that_were_asked_or_shared_hear_at_once_virtual_ones_too() -> (
    None
):
    asked = (
        request(HEALTH, 1),
        request(EDUCATION, 2, state=RequestState.DECLINED),
        request(SOCIAL_CARE, 3, state=RequestState.CANCELLED),
    )
    shared = (contribution(HEALTH, 1), contribution(POLICE, 2))
    after = decided(requests=asked, contributions=shared)
    told = owed(after, Reader.AGENCY)
    assert [one.to_agency for one in told] == [HEALTH, EDUCATION, POLICE]
    assert {one.due for one in told} == {AT}
    assert {m.state for m in after.case().messages if m.owed.to_agency} == {MessageState.OWED}


def test_one_that_waits_for_consent_was_not_asked_yet() -> None:
    after = decided(requests=(request(HEALTH, 1), request(POLICE, 2, state=RequestState.LOCKED)))
    assert [one.to_agency for one in owed(after, Reader.AGENCY)] == [HEALTH]


def test_report_L554_L558_referrer_practitioner_and_family_are_owed_the_outcome() -> None:
    after = decided()
    assert [m.owed.reader for m in after.case().messages] == [
        *(Reader.PUBLIC, Reader.AGENCY, Reader.PRACTITIONER, Reader.FAMILY),
    ]
    assert {m.decision for m in after.case().messages} == {ONE}
    (lead,) = owed(after, Reader.PRACTITIONER)
    assert (lead.to_agency, lead.name, lead.due) == (
        SOCIAL_CARE,
        "Children's social care",
        AT + DAY,
    )


def test_the_handover_names_the_key_worker() -> None:
    (lead,) = owed(
        decided(key_worker=KeyWorker("Kit Key", AT, by(COORDINATOR))), Reader.PRACTITIONER
    )
    assert lead.name == "Kit Key"


def test_a_family_is_never_told_by_itself_and_each_adult_alone() -> None:
    father = structs.replace(mother(), id=subject_id(3), given="Alder", in_household=False)
    uncle = structs.replace(father, id=subject_id(4), parental_responsibility=None)
    people = (subject(), mother(), structs.replace(father, parental_responsibility=True), uncle)
    told = owed(decided(subjects=people), Reader.FAMILY)
    assert [one.to_subject for one in told] == [MOTHER, subject_id(3)]
    assert {(one.state, one.due, one.reason) for one in told} == {
        (MessageState.HELD, None, NO_SAFE_WAY)
    }


def test_why_a_family_waits_when_the_referrer_asked() -> None:
    told = decided(referral=referral(keep_from_family=True, **NAMED))
    assert [one.reason for one in owed(told, Reader.FAMILY)] == [KEPT_FROM_FAMILY]


def test_a_restricted_case_is_not_told_to_whole_agencies_by_itself() -> None:
    named = Restriction((DECIDER.account,), "Staff", AT, by(COORDINATOR))
    told = [m for m in decided(restriction=named).case().messages if m.owed.to_agency]
    assert {(m.state, m.owed.reason) for m in told} == {(MessageState.HELD, RESTRICTED)}


# After a correction


CORRECT = CorrectDecision(
    case=CASE, decision=ONE, draft=draft(reasons="At home and at school."), reason="Left out"
)


def in_state(after: Given, **states: MessageState) -> Given:
    """The messages as the post, or somebody, left them."""
    queued = {"words": WORDS, "queued_at": AT, "approved_by": by(COORDINATOR)}
    messages = tuple(
        structs.replace(m, state=states[m.owed.reader], **queued) if m.owed.reader in states else m
        for m in after.case().messages
    )
    return given(structs.replace(after.case(), messages=messages))


def corrected(before: Given) -> tuple[Message, ...]:
    return before.when(CORRECT, by=DECIDER, at=AT + HOUR).accepted().case().messages


@pytest.mark.parametrize(
    "state",
    [MessageState.SENT, MessageState.DELIVERED, MessageState.FILED, MessageState.DISPUTED],
)
def test_whoever_was_told_is_told_again_once(state: MessageState) -> None:
    before = in_state(decided(), agency=state)
    (*_, again) = corrected(before)
    assert (again.owed.about, again.owed.reader) == (About.CORRECTION, Reader.AGENCY)
    assert (again.owed.to_agency, again.owed.due) == (HEALTH, AT + HOUR)
    assert (again.state, again.decision) == (MessageState.OWED, ONE)
    assert len(corrected(before)) == len(before.case().messages) + 1


def test_a_family_that_was_told_is_told_again_by_nobody_but_a_person() -> None:
    (*_, again) = corrected(in_state(decided(), family=MessageState.GIVEN))
    assert (again.owed.about, again.state) == (About.CORRECTION, MessageState.HELD)


def test_what_was_approved_and_has_not_left_is_taken_back_and_owed_anew() -> None:
    after = corrected(in_state(decided(), public=MessageState.QUEUED, family=MessageState.QUEUED))
    assert len(after) == 4
    assert {m.owed.reader: m.state for m in after} == {
        Reader.PUBLIC: MessageState.OWED,
        Reader.AGENCY: MessageState.OWED,
        Reader.PRACTITIONER: MessageState.OWED,
        Reader.FAMILY: MessageState.HELD,
    }
    assert {m.words for m in after} == {None}


def test_a_second_correction_waits_with_the_first() -> None:
    once = in_state(decided(), agency=MessageState.SENT).when(CORRECT, by=DECIDER).accepted()
    more = structs.replace(CORRECT, draft=draft(reasons="And the clinic."))
    twice = once.when(more, by=DECIDER).accepted().case()
    assert [m.owed.about for m in twice.messages].count(About.CORRECTION) == 1


def test_one_who_takes_the_case_by_a_correction_is_told_the_first_time() -> None:
    before = in_state(decided(), practitioner=MessageState.SENT)
    command = structs.replace(CORRECT, draft=draft(lead=POLICE))
    after = before.when(command, by=DECIDER, at=AT + HOUR).accepted()
    told = [(one.to_agency, one.about) for one in owed(after, Reader.PRACTITIONER)]
    assert told == [
        (SOCIAL_CARE, About.OUTCOME),
        (SOCIAL_CARE, About.CORRECTION),
        (POLICE, About.OUTCOME),
    ]


def test_ids_repeat_and_differ_by_all_that_they_stand_for() -> None:
    ids = [
        message_id(of, about, reader, whom)
        for of in (ONE, decision_id(2))
        for about in (About.OUTCOME, About.CORRECTION)
        for reader in (Reader.AGENCY, Reader.PRACTITIONER)
        for whom in (HEALTH, CHILD)
    ]
    assert len(set(ids)) == len(ids)
    assert message_id(ONE, About.OUTCOME, Reader.AGENCY, HEALTH) == ids[0]


def test_a_child_is_not_written_to_as_an_adult() -> None:
    assert [s.kind for s in read_back().subjects] == [SubjectKind.CHILD, SubjectKind.ADULT]
    assert CHILD not in {one.to_subject for one in owed(decided(), Reader.FAMILY)}

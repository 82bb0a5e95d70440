"""Receiving a referral, and putting right what it says and about whom."""

from datetime import date, time
from typing import Any

import pytest
from msgspec import structs

from app.domain.board import Board, Stream
from app.domain.case.commands import (
    AmendReferral,
    PutSubject,
    ReceiveReferral,
    RemoveSubject,
)
from app.domain.case.events import (
    ReferralAmended,
    ReferralReceived,
    SubjectPut,
    SubjectRemoved,
)
from app.domain.case.state import Amendment, DecisionState, Restriction
from app.domain.clocks import Calendar, Closure, NoClock, WorkingWeek
from app.domain.commands import Command
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import Incomplete, Stage
from tests.helpers.builders import (
    AT,
    BOARD,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    HOUR,
    MOTHER,
    NIGHT_TEAM,
    OBSERVER,
    OFFICER,
    OTHER_CASE,
    SITTING,
    account,
    board,
    by,
    case,
    case_id,
    decision,
    decision_id,
    mother,
    partnership,
    referral,
    sitting,
    subject,
    subject_id,
)
from tests.helpers.given import given

RECEIVE = ReceiveReferral(case=CASE, referral=referral(), subjects=(subject(), mother()))
AMENDED = referral(details="Shouting and a child crying heard.")
AMEND = AmendReferral(case=CASE, referral=AMENDED, reason="The referrer rang back")
NEW_CHILD = subject(3, given="Rory")
RENAMED = subject(given="Jayde")
SHUT = Calendar(
    WorkingWeek((1,), time(9), time(17)),
    closures=(Closure(date(2026, 1, 1), date(2028, 1, 1), "Merged"),),
)


@pytest.mark.parametrize("seat", [COORDINATOR, OFFICER, NIGHT_TEAM, BUILT_IN[OPERATOR]])
def test_a_referral_makes_a_new_case_with_its_day_to_decide(seat: Seat) -> None:
    event = ReferralReceived(
        by=by(seat),
        case=CASE,
        reference="NB-7K3FQ",
        referral=referral(),
        subjects=(subject(), mother()),
        decide_by=AT - HOUR + DAY,
    )
    after = given().when(RECEIVE, by=seat).then(event).case()
    assert after == case(opened_at=AT, opened_by=by(seat), reference="NB-7K3FQ")


def test_the_day_to_decide_runs_from_receipt_but_never_from_a_time_to_come() -> None:
    tomorrow = structs.replace(RECEIVE, referral=referral(received=AT + DAY))
    assert given().when(tomorrow, by=COORDINATOR).accepted().case().decide_by == AT + DAY
    friday = structs.replace(RECEIVE, referral=referral(received=AT - 4 * DAY))
    assert given().when(friday, by=COORDINATOR).accepted().case().decide_by == AT - DAY


def test_a_hub_without_that_clock_has_no_day_to_decide() -> None:
    founded = partnership()
    clocks = structs.replace(founded.clocks, decide_by=NoClock())
    after = given(partnership(clocks=clocks)).when(RECEIVE, by=COORDINATOR).accepted()
    assert after.case().decide_by is None


def test_a_reference_in_use_is_passed_over() -> None:
    taken = case(2, reference="NB-7K3FQ")
    assert given(taken).when(RECEIVE, by=COORDINATOR).accepted().case().reference == "NB-M4XTP"


HIDDEN = structs.replace(RECEIVE, restrict_because="A colleague's child", named=(CHAIR.account,))


@pytest.mark.parametrize("seat", [COORDINATOR, CHAIR])
def test_a_case_is_hidden_from_its_first_moment(seat: Seat) -> None:
    """Domain 1.10: staff or a relative of staff."""
    named = tuple(dict.fromkeys((seat.account, CHAIR.account)))
    after = given().when(HIDDEN, by=seat).accepted().case()
    assert after.restriction == Restriction(named, HIDDEN.restrict_because, AT, by(seat))
    assert after.version == 2


@pytest.mark.parametrize("seat", [OFFICER, NIGHT_TEAM, BUILT_IN[OPERATOR]])
def test_only_who_may_restrict_hides_a_referral(seat: Seat) -> None:
    given().when(HIDDEN, by=seat).refused(Code.NOT_PERMITTED)


def test_it_is_hidden_for_people_who_are_there() -> None:
    nobody = structs.replace(HIDDEN, named=(account(99),))
    given().when(nobody, by=CHAIR).refused(Code.UNKNOWN_ACCOUNT, account=account(99))


def test_what_could_not_be_read_comes_in_too() -> None:
    gap = Incomplete("born", "3/4?", "no year")
    torn = structs.replace(RECEIVE, referral=referral(details="", to_complete=(gap,)))
    assert given().when(torn, by=COORDINATOR).accepted().case().referral.to_complete == (gap,)


def test_an_amended_referral_says_why() -> None:
    event = ReferralAmended(by=by(COORDINATOR), referral=AMENDED, reason=AMEND.reason)
    after = given(case()).when(AMEND, by=COORDINATOR).then(event).case()
    assert after.referral == AMENDED
    assert after.referral_changed == after.version == 2
    assert after.amendments == (Amendment(AT, by(COORDINATOR), "referral", AMEND.reason),)


@pytest.mark.parametrize("seat", [COORDINATOR, BUILT_IN[OPERATOR]])
def test_a_person_is_added(seat: Seat) -> None:
    event = SubjectPut(by=by(seat), subject=NEW_CHILD)
    after = given(case()).when(PutSubject(case=CASE, subject=NEW_CHILD), by=seat).then(event).case()
    assert after.subjects == (subject(), mother(), NEW_CHILD)
    assert after.subjects_changed == 2
    assert after.amendments == (Amendment(AT, by(seat), "subject added", ""),)


def test_what_is_held_of_a_person_is_replaced_in_their_place() -> None:
    put = PutSubject(case=CASE, subject=RENAMED, reason="Spelling", seen=1)
    event = SubjectPut(by=by(COORDINATOR), subject=RENAMED, reason="Spelling")
    after = given(case()).when(put, by=COORDINATOR).then(event).case()
    assert after.subjects == (RENAMED, mother())
    assert after.amendments == (Amendment(AT, by(COORDINATOR), "subject", "Spelling"),)


def test_adding_a_person_overwrites_nobody() -> None:
    put = PutSubject(case=CASE, subject=NEW_CHILD, seen=1)
    given(case(version=4, subjects_changed=4)).when(put, by=COORDINATOR).accepted()


def test_a_person_is_removed() -> None:
    remove = RemoveSubject(case=CASE, subject=MOTHER, reason="Another family", seen=1)
    event = SubjectRemoved(by=by(COORDINATOR), subject=MOTHER, reason="Another family")
    after = given(case()).when(remove, by=COORDINATOR).then(event).case()
    assert after.subjects == (subject(),)
    assert after.subjects_changed == 2
    expected = Amendment(AT, by(COORDINATOR), "subject removed", "Another family")
    assert after.amendments == (expected,)


def test_a_child_of_a_withdrawn_proposal_may_go() -> None:
    withdrawn = case(decisions=(decision(state=DecisionState.WITHDRAWN),))
    remove = RemoveSubject(case=CASE, subject=CHILD, reason="Another family")
    given(withdrawn).when(remove, by=COORDINATOR).accepted()


def without_founding() -> Board:
    return Board(BOARD, {})


REMOVE = RemoveSubject(case=CASE, subject=CHILD, reason="Wrong child")
PROPOSED = case(decisions=(decision(),))
DECIDED = case(decisions=(decision(state=DecisionState.CONFIRMED, decided_at=AT),))
ABOUT_JADE = {"decision": decision_id(1)}


@pytest.mark.parametrize(
    ("before", "command", "code", "facts"),
    [
        (without_founding(), RECEIVE, Code.NOT_FOUNDED, {}),
        (case(), RECEIVE, Code.ID_IN_USE, {"case": CASE}),
        (sitting(), structs.replace(RECEIVE, case=SITTING), Code.ID_IN_USE, {"case": SITTING}),
        (
            case(2),
            structs.replace(RECEIVE, subjects=(subject(), subject())),
            Code.ID_IN_USE,
            {"subject": CHILD},
        ),
        (
            board(
                *(
                    case(n, reference=r)
                    for n, r in enumerate(("NB-7K3FQ", "NB-M4XTP", "NB-R9WHD"), 2)
                )
            ),
            RECEIVE,
            Code.ID_IN_USE,
            {"reference": "NB"},
        ),
        (partnership(calendar=SHUT), RECEIVE, Code.NO_WORKING_DAY, {"after": "2026-05-12"}),
        (case(2), AMEND, Code.UNKNOWN_CASE, {}),
        (case(), structs.replace(AMEND, reason=" \n"), Code.REASON_NEEDED, {}),
        (case(), structs.replace(AMEND, referral=referral()), Code.NOTHING_CHANGED, {}),
        (
            case(version=5, referral_changed=5),
            structs.replace(AMEND, seen=4),
            Code.CHANGED_SINCE,
            {"seen": "4", "changed": "5"},
        ),
        (case(), PutSubject(case=CASE, subject=subject()), Code.NOTHING_CHANGED, {}),
        (
            case(version=5, subjects_changed=5),
            PutSubject(case=CASE, subject=RENAMED, seen=4),
            Code.CHANGED_SINCE,
            {"seen": "4", "changed": "5"},
        ),
        (case(), structs.replace(REMOVE, subject=subject_id(9)), Code.UNKNOWN_SUBJECT, {}),
        (case(), structs.replace(REMOVE, reason=" "), Code.REASON_NEEDED, {}),
        (case(subjects=(subject(),)), REMOVE, Code.BAD_COMMAND, {"subject": "last"}),
        (PROPOSED, REMOVE, Code.WRONG_STAGE, ABOUT_JADE),
        (DECIDED, REMOVE, Code.WRONG_STAGE, ABOUT_JADE),
        (
            case(version=5, subjects_changed=5),
            structs.replace(REMOVE, seen=4),
            Code.CHANGED_SINCE,
            {"seen": "4", "changed": "5"},
        ),
        (case(stage=Stage.CLOSED), AMEND, Code.WRONG_STAGE, {"stage": "closed"}),
        (case(stage=Stage.CLOSED), REMOVE, Code.WRONG_STAGE, {"stage": "closed"}),
    ],
)
def test_refused(
    before: Stream | Board, command: Command, code: Code, facts: dict[str, Any]
) -> None:
    given(before).when(command, by=COORDINATOR).refused(code, **facts)


def test_who_may_not() -> None:
    given().when(RECEIVE, by=OBSERVER).refused(Code.NOT_PERMITTED)
    given(case()).when(AMEND, by=OFFICER).refused(Code.NOT_PERMITTED)
    other = structs.replace(AMEND, case=OTHER_CASE)
    given(case()).when(other, by=COORDINATOR).refused(Code.UNKNOWN_CASE)
    assert case_id(2) == OTHER_CASE

"""What is owed to whom, since when, what is late, and why it waits."""

from datetime import date

from msgspec import structs

from app.domain.case.feedback import Message, MessageState, Reader
from app.domain.case.owing import (
    KEPT_FROM_FAMILY,
    NO_SAFE_WAY,
    OPEN_AGAIN,
    RESTRICTED,
    WAITS_FOR_RELEASE,
)
from app.domain.case.state import Case
from app.domain.clocks import OFFICE_HOURS, Calendar
from app.domain.values import Stage
from app.feedback import due_of, standing_line
from app.feedback.overdue import APPROVED_BEFORE, why_waiting
from tests.helpers.builders import AT, DAY, HEALTH, HOUR, MOTHER, decision_id, gathering, referral
from tests.helpers.telling import message, queued, safe_contact, tried

CALENDAR = Calendar(OFFICE_HOURS)
SCHOOL = queued(1, Reader.SCHOOL, due=AT + 5 * HOUR)
FAMILY = message(2, Reader.FAMILY, to_subject=MOTHER, state=MessageState.HELD, due=None)
AGENCY = message(3, Reader.AGENCY, to_agency=HEALTH, name="Health", due=AT)


def case(*messages: Message, **changes: object) -> Case:
    return structs.replace(gathering(messages=messages), **changes)


def test_the_screen_says_what_is_queued_and_what_is_not_yet() -> None:
    assert standing_line(case(SCHOOL, FAMILY), AT, CALENDAR) == (
        "queued: school by 15:00; family: not yet, no safe way to reach this person is recorded yet"
    )


def test_it_names_the_day_where_it_is_another() -> None:
    referrer = message(1, due=AT + DAY)
    assert standing_line(case(referrer), AT, CALENDAR) == (
        "referrer: to be approved by 10:00 on Wednesday"
    )


def test_what_is_told_is_not_on_the_list() -> None:
    told = [queued(n, state=s) for n, s in enumerate(MessageState)]
    left = {due.state for due in due_of([case(*told)], AT)}
    assert left == {
        *(MessageState.OWED, MessageState.HELD, MessageState.QUEUED, MessageState.FAILED),
        *(MessageState.RECALLED, MessageState.DISPUTED),
    }
    assert standing_line(case(queued(state=MessageState.SENT)), AT, CALENDAR) == ""


def test_the_late_come_first_and_a_family_last() -> None:
    later = message(4, due=AT + DAY)
    found = due_of([case(FAMILY, later, SCHOOL), case(AGENCY)], AT + HOUR)
    assert [one.message for one in found] == [m.owed.id for m in (AGENCY, SCHOOL, later, FAMILY)]
    assert [one.late for one in found] == [True, False, False, False]
    assert not due_of([case(AGENCY)], AT)[0].late, "the very instant is in time"


def test_what_failed_says_so_with_the_words_of_the_other_side() -> None:
    failed = queued(
        1, state=MessageState.FAILED, attempts=(tried(MessageState.FAILED, detail="No such box"),)
    )
    (one,) = due_of([case(failed)], AT)
    assert (one.failed, one.why) == (True, "No such box")


def test_why_a_family_waits_is_said_as_things_stand_now() -> None:
    held = structs.replace(FAMILY, owed=structs.replace(FAMILY.owed, reason=NO_SAFE_WAY))
    safe = (safe_contact(),)
    assert why_waiting(case(held), held) == NO_SAFE_WAY
    assert why_waiting(case(held, contacts=safe), held) == WAITS_FOR_RELEASE
    later = (safe_contact(not_before=date(2026, 6, 1)),)
    assert why_waiting(case(held, contacts=later), held) == "Not before 01.06.2026"
    kept = case(held, contacts=safe, referral=referral(keep_from_family=True))
    assert why_waiting(kept, held) == KEPT_FROM_FAMILY


def test_what_is_decided_anew_waits_for_that() -> None:
    held = message(state=MessageState.HELD, queued_at=AT, decision=decision_id(1))
    assert why_waiting(case(held), held) == OPEN_AGAIN
    over = case(held, stage=Stage.DECIDED)
    assert why_waiting(over, held) == APPROVED_BEFORE
    assert standing_line(case(held), AT, CALENDAR) == "referrer: not yet, the case is open again"


def test_why_others_wait() -> None:
    again = structs.replace(message(1), queued_at=AT)
    assert why_waiting(case(again), again) == APPROVED_BEFORE
    held = structs.replace(AGENCY, state=MessageState.HELD)
    assert why_waiting(case(held), held) == RESTRICTED
    recalled = queued(state=MessageState.RECALLED, reason="A name was wrong")
    assert why_waiting(case(recalled), recalled) == "A name was wrong"

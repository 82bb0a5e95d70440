"""Who is at a sitting, and who holds its chair, its pen and its shutter."""

import pytest

from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.meeting import events
from app.domain.meeting.commands import (
    AppointScribe,
    CloseSitting,
    HandOverChair,
    Register,
    SetShutter,
)
from app.domain.meeting.state import Attendee
from app.domain.partnership.state import Seat
from app.domain.values import Attendance, Role
from tests.app.domain.meeting.sittings import CLOSED, opened
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    DECIDER,
    HOUR,
    NURSE,
    OBSERVER,
    SCRIBE,
    SECOND_CHAIR,
    SITTING,
    account,
    seat,
    sitting,
)
from tests.helpers.given import given

NOBODY = account(99)
OTHER_SCRIBE = seat(80, "Sia Scribe", Role.SCRIBE)


def attends(who: Seat, attendance: Attendance = Attendance.VIRTUAL) -> Register:
    return Register(meeting=SITTING, account=who.account, attendance=attendance)


@pytest.mark.parametrize("by", [NURSE, CHAIR, SECOND_CHAIR, SCRIBE, COORDINATOR])
def test_people_register_themselves_or_are_put_down(by: Seat) -> None:
    event = events.Registered(account=NURSE.account, attendance=Attendance.VIRTUAL)
    after = given(sitting()).when(attends(NURSE), by=by).then(event)
    here = Attendee(NURSE.account, Attendance.VIRTUAL, AT)
    assert after.meeting() == sitting(version=2, register=(here,))


def test_the_last_word_on_attendance_counts() -> None:
    first = given(opened()).when(attends(NURSE), by=NURSE).accepted()
    first = first.when(attends(OBSERVER), by=CHAIR).accepted()
    after = first.when(attends(NURSE, Attendance.APOLOGIES), by=SCRIBE, at=AT + HOUR).accepted()
    assert after.meeting().register == (
        Attendee(OBSERVER.account, Attendance.VIRTUAL, AT),
        Attendee(NURSE.account, Attendance.APOLOGIES, AT + HOUR),
    )


def test_registering_is_refused() -> None:
    given(sitting()).when(attends(NURSE), by=DECIDER).refused(Code.NOT_PERMITTED)
    unknown = Register(meeting=SITTING, account=NOBODY, attendance=Attendance.VIRTUAL)
    given(sitting()).when(unknown).refused(Code.UNKNOWN_ACCOUNT, account=NOBODY)
    here = sitting(register=(Attendee(NURSE.account, Attendance.VIRTUAL, AT),))
    given(here).when(attends(NURSE), by=NURSE).refused(Code.NOTHING_CHANGED)
    after = given(CLOSED).when(attends(NURSE), by=NURSE)
    after.refused(Code.SITTING_NOT_OPEN, state="closed")


@pytest.mark.parametrize("by", [CHAIR, COORDINATOR])
def test_the_chair_is_handed_over(by: Seat) -> None:
    to = SECOND_CHAIR.account
    handed = given(opened()).when(HandOverChair(meeting=SITTING, to=to), by=by)
    after = handed.then(events.ChairHandedOver(to=to))
    assert after.meeting() == opened(version=4, chair=to)
    after.when(CloseSitting(meeting=SITTING), by=CHAIR).refused(Code.NOT_PERMITTED)
    after.when(CloseSitting(meeting=SITTING), by=SECOND_CHAIR).accepted()


@pytest.mark.parametrize("by", [CHAIR, COORDINATOR])
def test_a_scribe_is_appointed(by: Seat) -> None:
    command = AppointScribe(meeting=SITTING, scribe=SCRIBE.account)
    event = events.ScribeAppointed(scribe=SCRIBE.account)
    after = given(opened(scribe=None)).when(command, by=by).then(event)
    assert after.meeting() == opened(version=4)


@pytest.mark.parametrize("by", [CHAIR, SCRIBE])
def test_the_wall_is_shut_and_opened(by: Seat) -> None:
    shut = SetShutter(meeting=SITTING, shut=True)
    after = given(opened()).when(shut, by=by).then(events.ShutterSet(shut=True))
    assert after.meeting() == opened(version=4, shutter=True)
    open_again = SetShutter(meeting=SITTING, shut=False)
    after = after.when(open_again, by=by).then(events.ShutterSet(shut=False))
    assert after.meeting() == opened(version=5)


@pytest.mark.parametrize(
    ("command", "by", "code", "facts"),
    [
        (
            HandOverChair(meeting=SITTING, to=SECOND_CHAIR.account),
            SECOND_CHAIR,
            Code.NOT_PERMITTED,
            {},
        ),
        (
            HandOverChair(meeting=SITTING, to=DECIDER.account),
            CHAIR,
            Code.NOT_PERMITTED,
            {"account": DECIDER.account, "role": "chair"},
        ),
        (
            HandOverChair(meeting=SITTING, to=NOBODY),
            CHAIR,
            Code.UNKNOWN_ACCOUNT,
            {"account": NOBODY},
        ),
        (HandOverChair(meeting=SITTING, to=CHAIR.account), CHAIR, Code.NOTHING_CHANGED, {}),
        (
            AppointScribe(meeting=SITTING, scribe=SCRIBE.account),
            SECOND_CHAIR,
            Code.NOT_PERMITTED,
            {},
        ),
        (
            AppointScribe(meeting=SITTING, scribe=NURSE.account),
            CHAIR,
            Code.NOT_PERMITTED,
            {"account": NURSE.account, "role": "scribe"},
        ),
        (
            AppointScribe(meeting=SITTING, scribe=NOBODY),
            CHAIR,
            Code.UNKNOWN_ACCOUNT,
            {"account": NOBODY},
        ),
        (AppointScribe(meeting=SITTING, scribe=SCRIBE.account), CHAIR, Code.NOTHING_CHANGED, {}),
        (SetShutter(meeting=SITTING, shut=True), OTHER_SCRIBE, Code.NOT_PERMITTED, {}),
        (SetShutter(meeting=SITTING, shut=True), SECOND_CHAIR, Code.NOT_PERMITTED, {}),
        (SetShutter(meeting=SITTING, shut=False), CHAIR, Code.NOTHING_CHANGED, {}),
    ],
)
def test_these_are_refused(command: Command, by: Seat, code: Code, facts: dict[str, str]) -> None:
    given(opened()).when(command, by=by).refused(code, **facts)


@pytest.mark.parametrize(
    "command",
    [
        HandOverChair(meeting=SITTING, to=SECOND_CHAIR.account),
        AppointScribe(meeting=SITTING, scribe=SCRIBE.account),
        SetShutter(meeting=SITTING, shut=True),
        CloseSitting(meeting=SITTING),
    ],
)
def test_a_closed_sitting_stays_as_it_was(command: Command) -> None:
    given(CLOSED).when(command).refused(Code.SITTING_NOT_OPEN, state="closed")

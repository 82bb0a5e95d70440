"""Information leaves the hub only with a yes of whoever it came from, and is followed up."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    AnswerRelease,
    AskRelease,
    FollowUpRelease,
    ReleaseInformation,
)
from app.domain.case.events import (
    InformationReleased,
    ReleaseAnswered,
    ReleaseAsked,
    ReleaseFollowedUp,
)
from app.domain.case.parts import Handling
from app.domain.case.releases import Approval, FollowUp, Recipient, Release, ReleaseState
from app.domain.case.state import Case
from app.domain.disclosure import Audience, Sight, view_case
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import ReleaseId, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    COORDINATOR,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    TEACHER,
    by,
    content,
    contribution,
    contribution_id,
    gathering,
    uid,
)
from tests.helpers.given import Given, given

RELEASE = ReleaseId(uid(1, 10))
ONE, TWO = contribution_id(1), contribution_id(2)
SCHOOL = Recipient("Hope Head", "A school (not a real one)", "01632 960001")
ASK = AskRelease(
    case=CASE,
    release=RELEASE,
    contributions=(ONE, TWO),
    recipient=SCHOOL,
    purpose="To support her at school",
    redacted="A nurse sees her each month.",
)
YES = AnswerRelease(case=CASE, release=RELEASE, approved=True)
NO = AnswerRelease(case=CASE, release=RELEASE, approved=False, note="Not the police's words")
OUT = ReleaseInformation(case=CASE, release=RELEASE, recipients=(SCHOOL,))
FOLLOW = FollowUpRelease(case=CASE, release=RELEASE, text="Her mother was told by telephone.")


def shared(**changes: Any) -> Case:
    """Health and the police have each said something; `changes` are of health's."""
    ours = contribution(HEALTH, 1, **changes)
    return gathering(contributions=(ours, contribution(POLICE, 2, by=by(OFFICER))))


def asked() -> Given:
    return given(shared()).when(ASK, by=TEACHER).accepted()


def approved() -> Given:
    return asked().when(YES, by=NURSE).accepted().when(YES, by=OFFICER).accepted()


def release(after: Given) -> Release:
    return after.case().releases[0]


def test_report_l456_whoever_it_came_from_is_asked() -> None:
    event = ReleaseAsked(
        by=by(TEACHER),
        release=RELEASE,
        contributions=(ONE, TWO),
        originators=(HEALTH, POLICE),
        recipient=SCHOOL,
        purpose="To support her at school",
        redacted="A nurse sees her each month.",
    )
    after = given(shared()).when(ASK, by=TEACHER).then(event)
    assert release(after) == Release(
        id=RELEASE,
        contributions=(ONE, TWO),
        originators=(HEALTH, POLICE),
        recipient=SCHOOL,
        purpose="To support her at school",
        redacted="A nurse sees her each month.",
        asked_at=AT,
        asked_by=by(TEACHER),
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"content": content(handling=Handling(only_for=(HEALTH,)))}, "sealed"),
        ({"content": content(handling=Handling(not_told=True))}, "not-told"),
        ({"withdrawn_at": AT}, "withdrawn"),
        ({"consent_withdrawn_at": AT}, "consent-withdrawn"),
    ],
)
def test_what_must_stay_here_stays_here(changes: dict[str, Any], why: str) -> None:
    """When it is asked for, and also when it has become so since everyone said yes."""
    facts = {"contribution": ONE, "why": why}
    given(shared(**changes)).when(ASK, by=TEACHER).refused(Code.NOT_FOR_RELEASE, **facts)
    ready = structs.replace(shared(**changes), releases=approved().case().releases)
    given(ready).when(OUT, by=COORDINATOR).refused(Code.NOT_FOR_RELEASE, **facts)


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"contributions": (contribution_id(9),)}, Code.UNKNOWN_CONTRIBUTION, {}),
        ({"recipient": Recipient(" ")}, Code.TEXT_NEEDED, {"field": "recipient"}),
        ({"purpose": " "}, Code.TEXT_NEEDED, {"field": "purpose"}),
        ({"redacted": " "}, Code.TEXT_NEEDED, {"field": "redacted"}),
    ],
)
def test_a_release_says_what_to_whom_and_why(
    changes: dict[str, Any], code: Code, facts: dict[str, str]
) -> None:
    given(shared()).when(structs.replace(ASK, **changes), by=TEACHER).refused(code, **facts)


def test_a_release_is_asked_for_once() -> None:
    asked().when(ASK, by=TEACHER).refused(Code.ID_IN_USE, release=RELEASE)


def test_it_takes_a_yes_of_every_originator() -> None:
    event = ReleaseAnswered(by=by(NURSE), release=RELEASE, agency=HEALTH, approved=True)
    half = asked().when(YES, by=NURSE).then(event)
    assert release(half).state is ReleaseState.ASKED
    half.when(OUT, by=COORDINATOR).refused(Code.NOT_APPROVED, state="asked")
    whole = half.when(YES, by=OFFICER, at=AT + HOUR).accepted()
    assert release(whole).state is ReleaseState.APPROVED
    assert release(whole).approvals == (
        Approval(HEALTH, approved=True, at=AT, by=by(NURSE)),
        Approval(POLICE, approved=True, at=AT + HOUR, by=by(OFFICER)),
    )


def test_one_no_stops_it_until_that_agency_thinks_again() -> None:
    no = approved().when(NO, by=OFFICER).accepted()
    assert release(no).state is ReleaseState.REFUSED
    no.when(OUT, by=COORDINATOR).refused(Code.NOT_APPROVED, state="refused")
    no.when(NO, by=OFFICER).refused(Code.NOTHING_CHANGED)
    again = no.when(YES, by=OFFICER).accepted()
    assert release(again).state is ReleaseState.APPROVED
    assert len(release(again).approvals) == 2


@pytest.mark.parametrize("who", [TEACHER, COORDINATOR])
def test_only_its_originators_answer(who: Seat) -> None:
    asked().when(YES, by=who).refused(Code.NOT_PERMITTED)


def test_a_no_has_its_reason() -> None:
    asked().when(structs.replace(NO, note=" "), by=NURSE).refused(Code.REASON_NEEDED)


def test_report_l456_what_went_out_is_logged_with_everyone_who_got_it() -> None:
    deputy = structs.replace(SCHOOL, name="Dot Deputy")
    command = structs.replace(OUT, recipients=(SCHOOL, deputy))
    event = InformationReleased(by=by(COORDINATOR), release=RELEASE, recipients=(SCHOOL, deputy))
    after = approved().when(command, by=COORDINATOR, at=AT + HOUR).then(event)
    out = release(after)
    assert (out.state, out.released_at, out.released_by, out.recipients) == (
        ReleaseState.RELEASED,
        AT + HOUR,
        by(COORDINATOR),
        (SCHOOL, deputy),
    )
    after.when(OUT, by=COORDINATOR).refused(Code.ALREADY_DONE)
    after.when(NO, by=NURSE).refused(Code.ALREADY_DONE)


@pytest.mark.parametrize(
    ("asked_for", "to", "good"),
    [
        (SCHOOL, structs.replace(SCHOOL, name="Dot Deputy"), True),
        (SCHOOL, Recipient("Hope Head"), False),
        (SCHOOL, Recipient("Hope Head", "Another school"), False),
        (Recipient("Gran Maple"), Recipient("Gran Maple", contact="01632 960002"), True),
        (Recipient("Gran Maple"), Recipient("An Uncle"), False),
    ],
)
def test_a_yes_is_for_one_house_or_one_person(
    asked_for: Recipient, to: Recipient, good: bool
) -> None:
    found = structs.replace(approved().case().releases[0], recipient=asked_for)
    story = given(structs.replace(shared(), releases=(found,)))
    told = story.when(structs.replace(OUT, recipients=(to,)), by=COORDINATOR)
    if good:
        told.accepted()
    else:
        told.refused(Code.NOT_APPROVED, recipient=to.name)


def test_report_l588_it_is_followed_up_with_the_family() -> None:
    approved().when(FOLLOW, by=SCRIBE).refused(Code.WRONG_STAGE, release="approved")
    out = approved().when(OUT, by=COORDINATOR).accepted()
    event = ReleaseFollowedUp(by=by(SCRIBE), release=RELEASE, text=FOLLOW.text)
    after = out.when(FOLLOW, by=SCRIBE, at=AT + HOUR).then(event)
    assert release(after).follow_ups == (FollowUp(FOLLOW.text, AT + HOUR, by(SCRIBE)),)
    out.when(structs.replace(FOLLOW, text=" "), by=SCRIBE).refused(Code.TEXT_NEEDED)


def test_report_l456_a_case_that_is_worked_elsewhere_is_closed_here() -> None:
    """All of it may happen once the board has closed the case."""
    story = given(structs.replace(shared(), stage=Stage.CLOSED)).when(ASK, by=TEACHER).accepted()
    story = story.when(YES, by=NURSE).accepted().when(YES, by=OFFICER).accepted()
    story = story.when(OUT, by=COORDINATOR).accepted().when(FOLLOW, by=SCRIBE).accepted()
    assert release(story).state is ReleaseState.RELEASED


@pytest.mark.parametrize(("command", "who"), [(YES, NURSE), (OUT, COORDINATOR), (FOLLOW, SCRIBE)])
def test_a_release_must_be_known(command: Any, who: Seat) -> None:
    given(shared()).when(command, by=who).refused(Code.UNKNOWN_RELEASE)


@pytest.mark.parametrize("sight", [Sight.WALL, Sight.OBSERVER])
def test_no_room_knows_of_a_release(sight: Sight) -> None:
    seen = view_case(approved().case(), Audience(sight))
    assert seen is not None
    assert seen.releases == ()

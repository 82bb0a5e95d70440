"""Screening: rated, routed, hidden, tagged and linked."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.board import Stream
from app.domain.case.commands import (
    BeginScreening,
    LiftRestriction,
    LinkCase,
    RateCase,
    RestrictCase,
    RouteReferral,
    TagCase,
)
from app.domain.case.events import (
    CaseLinked,
    CaseRated,
    CaseRestricted,
    CaseTagged,
    ReferralRouted,
    RestrictionLifted,
    ScreeningBegun,
)
from app.domain.case.parts import Link, LinkKind
from app.domain.case.state import Rated, RequestState, Restriction, Screening
from app.domain.clocks import Pause
from app.domain.commands import Command
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import Factor, Rating, Route, Stage
from app.domain.writes import on
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NIGHT_TEAM,
    NURSE,
    OFFICER,
    OTHER_CASE,
    POLICE,
    SEATS,
    account,
    by,
    case,
    gathering,
    partnership,
    rated,
    request,
    request_id,
)
from tests.helpers.given import given

BEGIN = BeginScreening(case=CASE)
TO_MASH = RouteReferral(case=CASE, route=Route.MASH, reason="Many agencies know them")
AWAY = RouteReferral(case=CASE, route=Route.OPEN_CASE, reason="Has a worker", to="Team 4")
RATE = RateCase(case=CASE, rating=Rating.RED, level=4)
RESTRICT = RestrictCase(case=CASE, named=(OFFICER.account,), reason="A colleague's family")
LIFT = LiftRestriction(case=CASE, reason="No longer")
TAG = TagCase(case=CASE, factors=(Factor.NEGLECT,), programmes=("Supporting families",))
LINK = LinkCase(case=CASE, other=OTHER_CASE, kind=LinkKind.SIBLING, note="Half-brother")
SCREENED = Screening(by=by(COORDINATOR), at=AT)
HIDDEN = Restriction((COORDINATOR.account, OFFICER.account), "A colleague's family", AT, by(CHAIR))


def test_screening_begins() -> None:
    event = ScreeningBegun(by=by(COORDINATOR))
    after = given(case()).when(BEGIN, by=COORDINATOR).then(event).case()
    assert (after.stage, after.screening) == (Stage.SCREENING, SCREENED)


@pytest.mark.parametrize("stage", [Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY])
def test_a_referral_is_routed_until_it_is_decided(stage: Stage) -> None:
    event = ReferralRouted(
        by=by(COORDINATOR), route=Route.OPEN_CASE, reason="Has a worker", to="Team 4"
    )
    after = given(case(stage=stage)).when(AWAY, by=COORDINATOR).then(event).case()
    assert after.stage is Stage.CLOSING
    assert (after.screening.route, after.screening.route_to) == (Route.OPEN_CASE, "Team 4")
    assert after.screening.route_reason == "Has a worker"


@pytest.mark.parametrize(
    ("before", "after"),
    [(Stage.NEW, Stage.SCREENING), (Stage.SCREENING, Stage.SCREENING), (Stage.READY, Stage.READY)],
)
def test_routed_to_the_hub_a_case_is_at_least_in_screening(before: Stage, after: Stage) -> None:
    event = ReferralRouted(by=by(DECIDER), route=Route.MASH, reason=TO_MASH.reason)
    assert given(case(stage=before)).when(TO_MASH, by=DECIDER).then(event).case().stage is after


def test_who_screened_is_who_did_the_first_thing() -> None:
    routed = given(case()).when(TO_MASH, by=COORDINATOR).accepted()
    again = routed.when(RATE, by=DECIDER, at=AT + HOUR).accepted().case()
    assert (again.screening.by, again.screening.at) == (by(COORDINATOR), AT)


@pytest.mark.parametrize("seat", [CHAIR, COORDINATOR, DECIDER, NIGHT_TEAM, BUILT_IN[OPERATOR]])
def test_a_rating_begins_screening_and_keeps_the_level(seat: Seat) -> None:
    event = CaseRated(by=by(seat), rating=Rating.RED, level=4)
    after = given(case()).when(RATE, by=seat).then(event).case()
    assert (after.stage, after.rating) == (Stage.SCREENING, Rating.RED)
    assert after.ratings == (Rated(Rating.RED, AT, by(seat)),)
    assert after.screening == Screening(by=by(seat), at=AT, level=4)


def test_rating_again_says_why_and_keeps_the_one_before() -> None:
    again = RateCase(case=CASE, rating=Rating.AMBER, reason="Father has left")
    after = given(case()).when(RATE).accepted().when(again, at=AT + HOUR).accepted().case()
    assert [r.rating for r in after.ratings] == [Rating.RED, Rating.AMBER]
    assert after.ratings[-1].reason == "Father has left"
    assert after.screening.level == 4


def test_another_level_alone_is_a_change() -> None:
    before = rated(Rating.RED, screening=Screening(level=3))
    level = RateCase(case=CASE, rating=Rating.RED, level=4, reason="Knife seen")
    assert given(before).when(level).accepted().case().screening.level == 4


def test_a_new_rating_moves_what_is_open_from_the_time_it_was_asked() -> None:
    paused = Pause("Ward round", AT, AT + HOUR)
    standing = Pause("Records down", AT + HOUR)
    requests = (
        request(),
        request(POLICE, 2, at=AT + HOUR, clock_from=AT + HOUR),
        request(POLICE, 3, pauses=(paused,)),
        request(POLICE, 4, pauses=(standing,), due=None),
        request(POLICE, 5, state=RequestState.ANSWERED),
        request(HEALTH, 6, clock_from=None),
    )
    red = RateCase(case=CASE, rating=Rating.RED, reason="Knife seen")
    dues = (
        (request_id(1), AT + 4 * HOUR),
        (request_id(2), AT + 5 * HOUR),
        (request_id(3), AT + 5 * HOUR),
        (request_id(4), None),
        (request_id(6), AT + 4 * HOUR),
    )
    event = CaseRated(by=by(CHAIR), rating=Rating.RED, reason="Knife seen", dues=dues)
    after = given(gathering(*requests)).when(red, at=AT + 2 * HOUR).then(event).case()
    assert [r.due for r in after.requests] == [
        AT + 4 * HOUR,
        AT + 5 * HOUR,
        AT + 5 * HOUR,
        None,
        AT + DAY,
        AT + 4 * HOUR,
    ]


def test_blue_stops_the_clock() -> None:
    blue = RateCase(case=CASE, rating=Rating.BLUE, reason="Nothing to share")
    assert given(gathering()).when(blue).accepted().case().requests[0].due is None


def test_a_restricted_case_exists_for_its_author_and_those_named() -> None:
    named = (COORDINATOR.account, OFFICER.account)
    event = CaseRestricted(by=by(COORDINATOR), named=named, reason=RESTRICT.reason)
    after = given(case()).when(RESTRICT, by=COORDINATOR).then(event)
    restriction = Restriction(named, RESTRICT.reason, AT, by(COORDINATOR))
    assert after.case().restriction == restriction
    after.when(BEGIN, by=CHAIR).refused(Code.UNKNOWN_CASE)
    after.when(BEGIN, by=COORDINATOR).accepted()


def test_others_are_named_later_each_once() -> None:
    more = structs.replace(
        RESTRICT, named=(NURSE.account, OFFICER.account, NURSE.account, COORDINATOR.account)
    )
    after = given(case(restriction=HIDDEN)).when(more, by=COORDINATOR).accepted().case()
    assert after.restriction is not None
    assert after.restriction.named == (COORDINATOR.account, NURSE.account, OFFICER.account)


def test_a_restriction_is_lifted() -> None:
    event = RestrictionLifted(by=by(COORDINATOR), reason="No longer")
    after = given(case(restriction=HIDDEN)).when(LIFT, by=COORDINATOR).then(event)
    assert after.case().restriction is None
    after.when(BEGIN, by=CHAIR).accepted()


def test_tags_are_set_anew_each_once() -> None:
    tag = TagCase(case=CASE, factors=(Factor.GANGS, Factor.NEGLECT, Factor.GANGS))
    event = CaseTagged(by=by(CHAIR), factors=(Factor.GANGS, Factor.NEGLECT), programmes=())
    before = given(case()).when(TAG).accepted()
    assert before.case().programmes == ("Supporting families",)
    after = before.when(tag).then(event).case()
    assert (after.factors, after.programmes) == ((Factor.GANGS, Factor.NEGLECT), ())


@pytest.mark.parametrize("stage", [Stage.NEW, Stage.CLOSED])
def test_a_link_is_an_event_in_each_case(stage: Stage) -> None:
    there, back = (Link(other, LinkKind.SIBLING, "Half-brother") for other in (OTHER_CASE, CASE))
    after = (
        given(case(stage=stage), case(2, stage=stage))
        .when(LINK)
        .then_on(
            on(CASE, CaseLinked(by=by(CHAIR), link=there)),
            on(OTHER_CASE, CaseLinked(by=by(CHAIR), link=back)),
        )
    )
    assert after.case(CASE).links == (there,)
    assert after.case(OTHER_CASE).links == (back,)
    mirrored = structs.replace(LINK, case=OTHER_CASE, other=CASE, kind=LinkKind.OTHER)
    after.when(mirrored).refused(Code.ALREADY_DONE)


def refusals() -> list[Any]:
    decided = {"stage": "decided"}
    routed = rated(screening=Screening(route=Route.MASH))
    red = rated(Rating.RED, screening=Screening(level=4))
    removed = structs.replace(OFFICER, removed=True)
    without = partnership(seats=(*(s for s in SEATS if s is not OFFICER), removed))
    return [
        (case(stage=Stage.SCREENING), BEGIN, Code.WRONG_STAGE, {"stage": "screening"}),
        (case(stage=Stage.DECIDED), AWAY, Code.WRONG_STAGE, decided),
        (case(stage=Stage.CLOSING), TO_MASH, Code.WRONG_STAGE, {"stage": "closing"}),
        (case(), structs.replace(AWAY, reason=" "), Code.REASON_NEEDED, {}),
        (routed, TO_MASH, Code.NOTHING_CHANGED, {}),
        (case(), structs.replace(RATE, rating=Rating.UNRATED), Code.NOT_RATED, {}),
        (rated(), structs.replace(RATE, rating=Rating.UNRATED), Code.NOT_RATED, {}),
        (red, RATE, Code.NOTHING_CHANGED, {}),
        (red, structs.replace(RATE, level=None), Code.NOTHING_CHANGED, {}),
        (rated(), RATE, Code.REASON_NEEDED, {}),
        (red, structs.replace(RATE, level=3, reason=" "), Code.REASON_NEEDED, {}),
        (case(), structs.replace(RESTRICT, reason=" "), Code.REASON_NEEDED, {}),
        (
            case(),
            structs.replace(RESTRICT, named=(account(99),)),
            Code.UNKNOWN_ACCOUNT,
            {"account": account(99)},
        ),
        ((case(), without), RESTRICT, Code.UNKNOWN_ACCOUNT, {"account": OFFICER.account}),
        (case(restriction=HIDDEN), RESTRICT, Code.NOTHING_CHANGED, {}),
        (case(), LIFT, Code.ALREADY_DONE, {}),
        (case(restriction=HIDDEN), structs.replace(LIFT, reason=" "), Code.REASON_NEEDED, {}),
        (case(), TagCase(case=CASE), Code.NOTHING_CHANGED, {}),
        (case(), TagCase(case=CASE, programmes=(" ",)), Code.TEXT_NEEDED, {}),
        (case(), structs.replace(LINK, other=CASE), Code.BAD_COMMAND, {"other": "itself"}),
        (case(), LINK, Code.UNKNOWN_CASE, {}),
        (case(2), LINK, Code.UNKNOWN_CASE, {}),
        (
            (case(), case(2, restriction=Restriction((CHAIR.account,), "x", AT, by(CHAIR)))),
            LINK,
            Code.UNKNOWN_CASE,
            {},
        ),
        *(
            (case(stage=Stage.CLOSED), command, Code.WRONG_STAGE, {"stage": "closed"})
            for command in (BEGIN, AWAY, RATE, RESTRICT, LIFT, TAG)
        ),
    ]


@pytest.mark.parametrize(("before", "command", "code", "facts"), refusals())
def test_refused(
    before: Stream | tuple[Stream, ...], command: Command, code: Code, facts: dict[str, Any]
) -> None:
    streams = before if isinstance(before, tuple) else (before,)
    given(*streams).when(command, by=COORDINATOR).refused(code, **facts)


@pytest.mark.parametrize("command", [BEGIN, TO_MASH, RATE, RESTRICT, LIFT, TAG, LINK])
def test_a_practitioner_does_not_run_the_door(command: Command) -> None:
    given(case(), case(2)).when(command, by=OFFICER).refused(Code.NOT_PERMITTED)

"""The threshold document in its versions: published, signed, in force, and compared."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given as holds
from hypothesis import strategies as st
from msgspec import structs

from app.domain.context import BUILT_IN, OPERATOR
from app.domain.errors import Code
from app.domain.partnership import events
from app.domain.partnership.commands import PublishThreshold, SignThreshold
from app.domain.partnership.state import (
    Agency,
    Clause,
    ModeChange,
    SignOff,
    ThresholdVersion,
)
from app.domain.partnership.thresholds import (
    Changed,
    Comparison,
    compare,
    signed_by_all,
    unsigned,
)
from app.domain.values import AgencyId, Role, SeatMode
from tests.helpers.builders import (
    ADMINISTRATOR,
    AT,
    CHAIR,
    EDUCATION,
    HEALTH,
    NURSE,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    THRESHOLD,
    partnership,
    seat,
)
from tests.helpers.given import given

SIGN = SignThreshold(version="2026.1")
NEXT = ThresholdVersion("2027.1", date(2027, 4, 1), (Clause("1.1", 1), Clause("4.1", 4)))


def put(**changes: Any) -> PublishThreshold:
    return PublishThreshold(threshold=structs.replace(NEXT, **changes))


# Publishing


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"version": " "}, Code.TEXT_NEEDED, {"field": "version"}),
        ({"version": "2026.1"}, Code.ALREADY_DONE, {"version": "2026.1"}),
        ({"clauses": (Clause(" ", 1),)}, Code.TEXT_NEEDED, {"field": "number"}),
        ({"clauses": (Clause("1", 1), Clause("1", 2))}, Code.ID_IN_USE, {"clause": "1"}),
        ({"clauses": (Clause("1", 0),)}, Code.BAD_COMMAND, {"clause": "1", "level": "0"}),
        ({"clauses": (Clause("5", 5),)}, Code.BAD_COMMAND, {"clause": "5", "level": "5"}),
    ],
)
def test_domain_1_6_a_version_is_whole(
    changes: dict[str, Any], code: Code, facts: dict[str, str]
) -> None:
    given().when(put(**changes), by=ADMINISTRATOR).refused(code, **facts)


def test_nobody_publishes_for_others_with_their_signatures() -> None:
    signed = put(sign_offs=(SignOff(HEALTH, "Nat Nurse", AT),))
    given().when(signed, by=ADMINISTRATOR).then(events.ThresholdPublished(threshold=NEXT))


# Signing


def test_report_l330_each_partner_signs_for_itself_by_name_and_once() -> None:
    event = events.ThresholdSigned(version="2026.1", agency=HEALTH, name="Nat Nurse")
    after = given().when(SIGN, by=NURSE).then(event)
    signed = structs.replace(THRESHOLD, sign_offs=(SignOff(HEALTH, "Nat Nurse", AT),))
    assert after.partnership() == partnership(version=2, thresholds=(signed,))
    after.when(SIGN, by=NURSE).refused(Code.ALREADY_DONE, version="2026.1")
    colleague = seat(71, "Nan Nurse", Role.PRACTITIONER, agency=HEALTH)
    after.when(SIGN, by=colleague).refused(Code.ALREADY_DONE, version="2026.1")


def test_who_may_not_sign() -> None:
    given().when(SignThreshold(version="2020"), by=NURSE).refused(
        Code.UNKNOWN_THRESHOLD, version="2020"
    )
    given().when(SIGN, by=seat(72, "Lou Loner", Role.PRACTITIONER)).refused(Code.NOT_PERMITTED)
    for who in (ADMINISTRATOR, SCRIBE, BUILT_IN[OPERATOR]):
        given().when(SIGN, by=who).refused(Code.NOT_PERMITTED)


def test_it_is_signed_by_all_who_sit_at_the_board() -> None:
    """Not the desk without a column, and not the agency that is off."""
    usual = partnership()
    assert unsigned(THRESHOLD, usual) == (SOCIAL_CARE, POLICE, HEALTH, EDUCATION)
    offs = tuple(SignOff(a, "Name", AT) for a in (SOCIAL_CARE, POLICE, HEALTH))
    most = structs.replace(THRESHOLD, sign_offs=offs)
    assert unsigned(most, usual) == (EDUCATION,)
    assert not signed_by_all(most, usual)
    whole = structs.replace(most, sign_offs=(*offs, SignOff(EDUCATION, "Teo", AT)))
    assert signed_by_all(whole, usual)


def test_who_joins_before_it_takes_effect_signs_it_too() -> None:
    joins = ModeChange(date(2026, 4, 1), SeatMode.VIRTUAL)
    housing = Agency(AgencyId("housing"), "Housing", SeatMode.OFF, changes=(joins,))
    there = partnership(agencies=(housing,))
    assert unsigned(THRESHOLD, there) == ("housing",)
    assert signed_by_all(structs.replace(THRESHOLD, effective=date(2026, 3, 31)), there)


# In force


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2026, 3, 31), None),
        (date(2026, 4, 1), "2026.1"),
        (date(2027, 3, 31), "2026.1"),
        (date(2027, 4, 1), "2027.1b"),
    ],
)
def test_the_version_in_force(day: date, version: str | None) -> None:
    again = structs.replace(NEXT, version="2027.1b")
    there = partnership(thresholds=(NEXT, again, THRESHOLD))
    found = there.threshold_on(day)
    assert (found and found.version) == version


def test_who_leads_the_meeting_may_sign_for_their_agency() -> None:
    given().when(SIGN, by=CHAIR).accepted()


# Comparing

OLD = ThresholdVersion(
    "1",
    date(2026, 4, 1),
    (
        Clause("1.1", 1, "All is well"),
        Clause("2.1", 2, "One need", ("Late at school", "Tired")),
        Clause("3.1", 3, "Many needs"),
    ),
)


def test_issue_3_what_a_version_says_otherwise() -> None:
    tired = Clause("2.1", 2, "One need", ("Tired", "Hungry"))
    higher, new = Clause("3.1", 4, "Many needs"), Clause("4.1", 4, "Harm")
    after = structs.replace(OLD, version="2", clauses=(new, higher, tired))
    assert compare(OLD, after) == Comparison(
        added=(new,),
        removed=(OLD.clauses[0],),
        changed=(
            Changed(OLD.clauses[2], higher),
            Changed(OLD.clauses[1], tired, added=("Hungry",), removed=("Late at school",)),
        ),
    )


CLAUSES = st.lists(
    st.builds(
        Clause,
        number=st.sampled_from("abcd"),
        level=st.integers(1, 4),
        indicators=st.lists(st.sampled_from("xyz"), unique=True).map(tuple),
    ),
    unique_by=lambda clause: clause.number,
).map(tuple)


@holds(CLAUSES, CLAUSES)
def test_a_comparison_tells_the_whole_difference(
    old: tuple[Clause, ...], new: tuple[Clause, ...]
) -> None:
    before, after = (structs.replace(OLD, clauses=clauses) for clauses in (old, new))
    told = compare(before, after)
    kept = {c for c in old if c not in told.removed} - {c.before for c in told.changed}
    assert kept | {c.after for c in told.changed} | set(told.added) == set(new)
    assert compare(after, after) == Comparison()

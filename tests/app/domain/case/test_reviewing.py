"""A clause is questioned from a live case; the queue tells of the case and of nobody in it."""

from typing import Any

import pytest
from msgspec import structs

from app import codec
from app.domain.case.ages import AgeBand
from app.domain.case.anonymous import Sketch, unnamed
from app.domain.case.commands import RaiseForReview, SettleReview
from app.domain.case.events import ReviewSettled, ThresholdQuestioned
from app.domain.case.parts import ChildOutcome
from app.domain.case.reviews import review_queue
from app.domain.case.state import Case, DecisionState, Review, Screening
from app.domain.disclosure import Audience, Sight, view_case
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import Factor, Outcome, PrimaryNeed, ReviewId, Stage, SubjectKind
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    DECIDER,
    HOUR,
    MOTHER,
    NURSE,
    OTHER_CASE,
    SCRIBE,
    board,
    by,
    case,
    decision,
    draft,
    mother,
    rated,
    referral,
    subject,
    subject_id,
    uid,
)
from tests.helpers.given import given

REVIEW = ReviewId(uid(1, 11))
RAISE = RaiseForReview(
    case=CASE, review=REVIEW, version="2026.1", clause="4.3", text="Is Jade's case not level 3?"
)
SETTLE = SettleReview(case=CASE, review=REVIEW, text="The clause will say at home", amend=True)


def review(n: int = 1, **changes: Any) -> Review:
    usual = Review(ReviewId(uid(n, 11)), "2026.1", "4.3", RAISE.text, AT, by(NURSE))
    return structs.replace(usual, **changes)


@pytest.mark.parametrize("who", [NURSE, CHAIR, COORDINATOR, SCRIBE, DECIDER])
def test_report_l250_anyone_at_the_table_questions_a_clause(who: Seat) -> None:
    event = ThresholdQuestioned(
        by=by(who), review=REVIEW, version="2026.1", clause="4.3", text=RAISE.text
    )
    after = given(rated()).when(RAISE, by=who).then(event)
    assert after.case() == rated(version=3, reviews=(review(by=by(who)),))


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"version": "2020"}, Code.UNKNOWN_THRESHOLD, {"version": "2020"}),
        ({"clause": "9.9"}, Code.UNKNOWN_THRESHOLD, {"version": "2026.1", "clause": "9.9"}),
        ({"text": " "}, Code.TEXT_NEEDED, {}),
    ],
)
def test_it_is_a_clause_of_the_document(
    changes: dict[str, Any], code: Code, facts: dict[str, str]
) -> None:
    given(rated()).when(structs.replace(RAISE, **changes), by=NURSE).refused(code, **facts)


def test_from_a_live_case_and_once() -> None:
    given(rated(reviews=(review(),))).when(RAISE, by=NURSE).refused(Code.ID_IN_USE, review=REVIEW)
    closed = given(rated(stage=Stage.CLOSED)).when(RAISE, by=NURSE)
    closed.refused(Code.WRONG_STAGE, stage="closed")


@pytest.mark.parametrize("who", [CHAIR, DECIDER])
@pytest.mark.parametrize("stage", [Stage.SCREENING, Stage.CLOSED])
def test_report_l330_it_is_settled_also_when_the_case_is_over(who: Seat, stage: Stage) -> None:
    event = ReviewSettled(by=by(who), review=REVIEW, text=SETTLE.text, amend=True)
    story = given(rated(stage=stage, reviews=(review(),)))
    after = story.when(SETTLE, by=who, at=AT + DAY).then(event)
    settled = review(settled_at=AT + DAY, settled_by=by(who), answer=SETTLE.text, amend=True)
    assert after.case().reviews == (settled,)
    after.when(SETTLE, by=who).refused(Code.ALREADY_DONE)


def test_a_review_is_settled_with_words_by_those_who_may() -> None:
    story = given(rated(reviews=(review(),)))
    story.when(SETTLE, by=NURSE).refused(Code.NOT_PERMITTED)
    story.when(structs.replace(SETTLE, text=" "), by=CHAIR).refused(Code.TEXT_NEEDED)
    unknown = structs.replace(SETTLE, review=ReviewId(uid(9, 11)))
    story.when(unknown, by=CHAIR).refused(Code.UNKNOWN_REVIEW)


@pytest.mark.parametrize("sight", [Sight.WALL, Sight.OBSERVER])
def test_no_room_knows_of_it(sight: Sight) -> None:
    seen = view_case(rated(reviews=(review(),)), Audience(sight))
    assert seen is not None
    assert seen.reviews == ()


# The queue


def decided(n: int, *reviews: Review) -> Case:
    """About Jade, seven, and her brother before he is born."""
    chosen = (
        ChildOutcome(CHILD, (Outcome.ASSESSMENT, Outcome.EARLY_HELP), level=3),
        ChildOutcome(subject_id(3), (Outcome.EARLY_HELP,), level=2),
    )
    confirmed = decision(draft=draft(children=chosen), state=DecisionState.CONFIRMED, decided_at=AT)
    return case(
        n,
        subjects=(
            subject(nhs_number="9990001234", address="3 Fir Lane", school="Fir School"),
            subject(3, kind=SubjectKind.UNBORN, given="", family="Maple-Rowan", born=None),
            mother(),
        ),
        referral=referral(need=PrimaryNeed.ABUSE_OR_NEGLECT),
        factors=(Factor.NEGLECT, Factor.DOMESTIC_ABUSE_PARENT),
        decisions=(confirmed,),
        decided_level=3,
        reviews=reviews,
    )


def test_report_l250_the_queue_has_what_waits_first_and_the_longest_first() -> None:
    later, sooner = review(1, at=AT + HOUR), review(2)
    settled = [review(n, settled_at=AT + n * DAY, answer="Stays") for n in (3, 4)]
    shown = board(decided(1, later, *settled), decided(2, sooner))
    queue = review_queue(shown)
    assert [one.review for one in queue] == [r.id for r in (sooner, later, *reversed(settled))]
    assert [one.case for one in queue] == [OTHER_CASE, CASE, CASE, CASE]


def test_it_tells_of_the_case_in_codes_and_bands() -> None:
    (one,) = review_queue(board(decided(1, review())))
    assert one.cited == Sketch(
        concern="Domestic abuse",
        need=PrimaryNeed.ABUSE_OR_NEGLECT,
        factors=(Factor.NEGLECT, Factor.DOMESTIC_ABUSE_PARENT),
        ages=(AgeBand.UNBORN, AgeBand.FROM_5),
        level=3,
        outcomes=(Outcome.ASSESSMENT, Outcome.EARLY_HELP),
        clause="4.3",
        version="2026.1",
    )


def test_an_undecided_case_has_its_screening_level_and_no_outcome() -> None:
    (one,) = review_queue(board(rated(reviews=(review(),), screening=Screening(level=2))))
    assert (one.cited.level, one.cited.outcomes, one.cited.clause) == (2, (), "")


WORDS = "JADE and her mother Rowan Maple (NHS 999 000 1234, 9990001234), 3 Fir Lane, Fir School."


def test_domain_13_nobody_is_named_in_the_queue() -> None:
    asked = review(text=WORDS, answer=f"No: {WORDS}", settled_at=AT)
    raw = codec.encode(review_queue(board(decided(1, asked)))).decode()
    for told in ("jade", "maple", "rowan", "999", "fir", CHILD, MOTHER, by(NURSE).name, "nb-"):
        assert told.casefold() not in raw.casefold(), told
    assert "and her mother" in raw


def test_names_are_found_as_words_alone() -> None:
    al = case(subjects=(subject(given="Al", family="Be"),))
    assert unnamed("Al also may be well", al) == "[…] also may […] well"
    assert unnamed("As it was", case(subjects=(subject(given="", family=""),))) == "As it was"

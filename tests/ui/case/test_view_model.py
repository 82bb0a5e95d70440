"""What the panel says of a case, computed without a window."""

from datetime import timedelta

import pytest
from msgspec import structs

from app.domain.case.parts import DeclineReason, Handling, Voice
from app.domain.case.state import RequestState, Version
from app.domain.partnership.state import Seat
from app.domain.values import Factor, Rating, Route, Searched, SubjectKind
from app.ports import Here, Present
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    DAY,
    EDUCATION,
    HEALTH,
    HOUR,
    NURSE,
    OBSERVER,
    OFFICER,
    POLICE,
    by,
    case,
    content,
    contribution,
    decision,
    gathering,
    mother,
    rated,
    request,
    search,
    subject,
)
from tests.ui.case.looking import look, named, text
from ui.case import chronology, family, shared, summary
from ui.case import decision as deciding
from ui.case.view_model import ChipState, Head, head


def test_the_head_names_the_child_and_what_identifies_her() -> None:
    one = case(subjects=(subject(nhs_number="9991042202"), subject(3, given="Ro"), mother()))
    shown = head(look(one))
    assert shown.name == "Jade Maple, 7"
    assert (
        shown.detail == "NB-AAAAA · born 4 Mar 2019 · NHS\u00a0999\u00a0104\u00a02202 · 1 sibling"
    )


def chips(shown: Head) -> list[str]:
    return [chip.text for chip in shown.chips]


def test_the_chips_count_down_to_the_first_answer_due() -> None:
    later = request(EDUCATION, 2, due=AT + 5 * HOUR)
    one = gathering(request(due=AT + 2 * HOUR), later, rating=Rating.RED)
    shown = head(look(one))
    assert shown.chips[0] == ChipState("Answers due 12:00 · 2 h 00", "error")
    after = structs.replace(look(one), now=AT + timedelta(hours=2, minutes=8))
    assert "8 min over" in chips(head(after))[0]


def test_an_answer_due_after_the_decision_is_said() -> None:
    one = gathering(request(due=AT + DAY), decide_by=AT + HOUR)
    assert ChipState("Decide by 11:00, before answers are due", "warn") in head(look(one)).chips


def test_a_route_other_than_the_hub_is_a_chip() -> None:
    one = rated()
    routed = structs.replace(one.screening, route=Route.EARLY_HELP)
    assert "To early help" in chips(head(look(structs.replace(one, screening=routed))))


def test_the_child_is_heard_first() -> None:
    heard = contribution(EDUCATION, content=content(voice=Voice("I lock the door.")))
    blocks = shared.blocks(look(rated(contributions=(contribution(n=2), heard))))
    assert text(blocks[0]) == "Voice of the child through Education · 10:00 “I lock the door.”"
    assert [b.title for b in blocks[1:3]] == ["Health", "Education"]


def test_no_record_found_says_where_one_looked() -> None:
    nil = contribution(nil=True, content=content("", searches=(search(),)))
    block = named(shared.blocks(look(rated(contributions=(nil,)))), f"contribution:{nil.id}")
    assert "No record found." in text(block)
    assert "No record in Records, for Jade Maple." in text(block)


def test_words_sealed_from_the_reader_are_named_as_sealed() -> None:
    handling = Handling(only_for=(HEALTH, POLICE))
    sealed = contribution(sealed=True, content=content("", handling=handling))
    seen = shared.blocks(look(rated(contributions=(sealed,)), COORDINATOR))
    assert "Answered, sealed to Health, Police." in text(named(seen, f"contribution:{sealed.id}"))


def test_an_earlier_text_stays_in_reach() -> None:
    before = Version(content("Seen once."), AT, by(NURSE), "Miscounted")
    one = contribution(content=content("Seen twice."), earlier=(before,))
    block = named(shared.blocks(look(rated(contributions=(one,)))), f"contribution:{one.id}")
    assert "Corrected 10:00: Miscounted" in text(block)
    assert block.fold == "Earlier text"
    assert block.folded[1].text == "Seen once."


def test_what_was_withdrawn_is_not_counted_and_says_why() -> None:
    gone = contribution(withdrawn_at=AT, withdrawn_because="Wrong child")
    shown = look(rated(contributions=(gone,)))
    assert shared.count(shown) == 0
    assert "Withdrawn: Wrong child" in text(named(shared.blocks(shown), f"contribution:{gone.id}"))


def test_a_decline_gives_its_reason() -> None:
    no = request(
        state=RequestState.DECLINED,
        declined=DeclineReason.THIRD_PARTY,
        closed_because="An aunt's record",
        closed_at=AT,
    )
    block = named(shared.blocks(look(gathering(no))), f"request:{no.id}")
    assert "Declined. Belongs to a third party: An aunt's record" in text(block)


def test_whoever_writes_is_said_beside_what_is_open() -> None:
    asked = request()
    shown = structs.replace(
        look(gathering(asked)),
        present=(Present(NURSE.account, "N. Nurse", Here(writing=asked.id)),),
    )
    assert named(shared.blocks(shown), f"request:{asked.id}").meta == "N. Nurse is writing …"


def test_a_basis_that_is_owed_is_one_action_away_for_who_may_record_it() -> None:
    owed = request(basis=None, basis_owed_by=AT + HOUR)
    one = gathering(owed, rating=Rating.RED)
    block = named(shared.blocks(look(one)), f"basis:{owed.id}")
    assert block.title == "Record the basis for asking Health."
    assert [act.name for act in block.acts] == ["basis"]
    assert named(shared.blocks(look(one, OBSERVER)), f"basis:{owed.id}").acts == ()


@pytest.mark.parametrize(("seat", "names"), [(NURSE, ["correct", "withdraw"]), (OFFICER, [])])
def test_only_ones_own_words_are_corrected(seat: Seat, names: list[str]) -> None:
    one = contribution()
    blocks = shared.blocks(look(rated(contributions=(one,)), seat))
    assert [act.name for act in named(blocks, f"contribution:{one.id}").acts] == names


def test_factors_suggest_the_desk_that_knows_of_them() -> None:
    one = rated(factors=(Factor.DOMESTIC_ABUSE_PARENT,))
    block = named(summary.blocks(look(one)), "desks")
    assert block.title == "Refuge may know more."
    assert block.acts[0].target == "domestic-abuse"


def test_the_family_is_grouped_by_where_they_live() -> None:
    father = mother(given="Ash", relationship="father", in_household=False)
    one = case(subjects=(subject(), structs.replace(father, kind=SubjectKind.ADULT)))
    keys = [b.title for b in family.blocks(look(one))]
    assert keys[:4] == ["In the household", "Jade Maple, 7", "Elsewhere", "Ash Maple"]


def test_the_chronology_is_in_the_order_of_time() -> None:
    one = gathering(request(at=AT - HOUR / 2), contributions=(contribution(),))
    told = [b.title for b in chronology.blocks(look(one)) if not b.section]
    assert told == ["Referral received", "Health asked", "Health shared"]


def test_a_decision_says_outcome_level_reasons_and_clause() -> None:
    block = deciding.blocks(look(rated(decisions=(decision(),)), CHAIR))[0]
    said = text(block)
    assert "Child and family assessment · level 3" in said
    assert "Needs an assessment." in said
    assert "Threshold 4.3, version 2026.1" in said


def test_searches_not_made_say_why() -> None:
    unsearched = search(Searched.NOT_SEARCHED, reason="System down")
    one = contribution(content=content(searches=(unsearched,)))
    block = named(shared.blocks(look(rated(contributions=(one,)))), f"contribution:{one.id}")
    assert "Not searched: Records, for Jade Maple (System down)." in text(block)

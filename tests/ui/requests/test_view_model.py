from msgspec import structs

from app.domain.board import Board
from app.domain.case.state import (
    Case,
    Challenge,
    ChallengeState,
    DecisionState,
    Request,
    RequestState,
)
from app.domain.meeting.state import SittingState
from app.domain.values import ChallengeId, Rating, Stage
from tests.helpers.builders import (
    AT,
    DAY,
    EDUCATION,
    HEALTH,
    HOUR,
    OFFICER,
    POLICE,
    board,
    by,
    case,
    contribution,
    decision,
    gathering,
    request,
    sitting,
    uid,
)
from ui.requests.view_model import BY_CLOCK, Row, Section, rows_of, to_answer
from ui.worklist.view_model import Heading, listed, side_words


def rows(found: Case, agency: str = HEALTH, on: Board | None = None) -> tuple[Row, ...]:
    return rows_of(found, type(HEALTH)(agency), on or board(found), AT)


def section(asked: Request, **changes: object) -> Section:
    return rows(structs.replace(gathering(asked), **changes))[0].section


def decided(**changes: object) -> Case:
    made = structs.replace(decision(), state=DecisionState.CONFIRMED, decided_at=AT - HOUR)
    return gathering(**{"stage": Stage.DECIDED, "decisions": (made,), **changes})


def challenge(**changes: object) -> Challenge:
    usual = Challenge(ChallengeId(uid(1, 9)), POLICE, by(OFFICER), AT, "Look again?", to=HEALTH)
    return structs.replace(usual, **changes)


def test_a_request_stands_where_its_clock_puts_it() -> None:
    assert section(request(due=AT - HOUR)) is Section.OVERDUE
    assert section(request(due=AT + HOUR)) is Section.TODAY
    assert section(request(due=AT + DAY)) is Section.LATER
    assert section(request(due=None)) is Section.LATER


def test_what_waits_for_a_basis_is_locked_but_never_at_red() -> None:
    assert section(request(basis=None)) is Section.LOCKED
    assert section(request(basis=None), rating=Rating.RED) is Section.LATER


def test_others_requests_and_cancelled_ones_are_not_mine() -> None:
    assert rows(gathering(request(EDUCATION))) == ()
    assert rows(gathering(request(state=RequestState.CANCELLED))) == ()


def test_an_answer_waits_for_the_outcome_and_then_knows_it() -> None:
    answered = (request(state=RequestState.ANSWERED),)
    waiting = rows(gathering(*answered, contributions=(contribution(),)))
    assert [row.section for row in waiting] == [Section.WAITING]
    known = rows(decided(requests=answered, contributions=(contribution(),)))
    assert [(row.section, row.side) for row in known] == [(Section.KNOWN, "09:00")]
    assert known[0].detail == "Child and family assessment · note for your own record to copy"


def test_a_decided_case_still_takes_what_was_asked_until_it_is_told() -> None:
    open_still = decided(requests=(request(at=AT - HOUR),))
    assert {row.section for row in rows(open_still)} == {Section.DECIDED, Section.KNOWN}
    told = structs.replace(open_still, contributions=(contribution(),))
    assert [row.section for row in rows(told)] == [Section.KNOWN]


def test_what_a_sitting_looks_at_is_said() -> None:
    found = gathering()
    looked_at = sitting(state=SittingState.OPEN, spotlight=found.id)
    assert rows(found, on=board(found, looked_at))[0].detail.endswith("being discussed now")
    assert "discussed" not in rows(found, on=board(found, sitting(spotlight=found.id)))[0].detail


def test_a_challenge_waits_for_whoever_is_to_speak() -> None:
    found = case(challenges=(challenge(),))
    assert [row.side for row in rows(found)] == ["answer"]
    assert [row.side for row in rows(found, POLICE)] == ["waiting"]
    answered = challenge(state=ChallengeState.ANSWERED, answered_at=AT)
    assert rows(case(challenges=(answered,))) == ()
    assert [row.side for row in rows(case(challenges=(answered,)), POLICE)] == ["accept?"]


def test_the_list_is_in_sections_by_due_time() -> None:
    one = rows(gathering(request(due=AT + 2 * HOUR)))
    other = rows(gathering(request(n=2, due=AT + HOUR), id=case(2).id))
    late = rows(gathering(request(n=3, due=AT - HOUR), id=case(3).id))
    items = listed((*one, *other, *late), Section)
    said = [item.title if isinstance(item, Heading) else item.key[-1] for item in items]
    assert said == ["Overdue", "3", "Due today", "2", "1"]
    assert to_answer((*one, *other, *late)) == 3


def test_what_is_locked_does_not_wait_for_the_agency() -> None:
    waits = request(state=RequestState.LOCKED, due=None, clock_from=None)
    for cannot_be_answered in (waits, request(basis=None)):
        found = rows(gathering(cannot_be_answered))
        assert [row.section for row in found] == [Section.LOCKED]
        assert to_answer(found) == 0


def test_a_row_reads_as_one_sentence_and_counts_down() -> None:
    row = rows(gathering(request(due=AT - 44 * HOUR / 60)))[0]
    assert side_words(row, AT) == "44 min over"
    assert row.spoken(AT) == (
        "Jade Maple, 7, Amber, Overdue, Domestic abuse, NB-AAAAA, answer due 09:16"
    )


def test_time_alone_ripens_a_row_once() -> None:
    row = rows(gathering(request(due=AT + HOUR)))[0]
    assert not BY_CLOCK.is_ripe(row, AT + HOUR)
    assert BY_CLOCK.is_ripe(row, AT + 2 * HOUR)
    late = rows(gathering(request(due=AT - HOUR)))[0]
    assert not BY_CLOCK.is_ripe(late, AT)
    tomorrow = rows(gathering(request(due=AT + DAY)))[0]
    assert BY_CLOCK.is_ripe(tomorrow, AT + DAY - HOUR)


def test_a_closed_case_is_gone() -> None:
    assert rows(decided(stage=Stage.CLOSED)) == ()

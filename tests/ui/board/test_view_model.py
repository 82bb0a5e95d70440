from datetime import timedelta

import pytest

from app.domain.case.answers import AnswerState
from app.domain.case.parts import Immediate, Protection
from app.domain.values import Incomplete, PrimaryNeed, Rating, Stage
from app.ports import PendingState
from tests.helpers.builders import (
    AT,
    DAY,
    EDUCATION,
    HEALTH,
    HOUR,
    POLICE,
    case,
    case_id,
    contribution,
    gathering,
    partnership,
    referral,
    request,
    request_id,
    subject,
)
from ui.board.sentence import row_sentence
from ui.board.stage import StageWords
from ui.board.view_model import Around, row_of

AROUND = Around(partnership(), agency=HEALTH)
NAMES = [agency.name for agency in partnership().agencies]


def test_each_agency_has_its_answer() -> None:
    asked = gathering(request(), contributions=(contribution(POLICE),))
    states = [cell.state for cell in row_of(asked, AROUND, AT).cells]
    _, answered, waits, *others = states
    assert (answered, waits) == (AnswerState.ANSWERED, AnswerState.ASKED)
    assert set(others) == {AnswerState.NOT_ASKED}


def test_who_writes_is_told_from_who_is_asked() -> None:
    around = Around(partnership(), writing=frozenset({request_id(1)}))
    assert row_of(gathering(), around, AT).cells[2].state is AnswerState.WRITING


def test_a_row_turns_when_its_answer_is_over() -> None:
    row = row_of(gathering(request(due=AT + HOUR)), AROUND, AT)
    assert (row.turns_at, row.overdue) == (AT + HOUR, False)
    after = AT + HOUR + timedelta(seconds=1)
    assert row_of(gathering(request(due=AT + HOUR)), AROUND, after).overdue


def test_ours_is_what_waits_for_us() -> None:
    assert row_of(gathering(request(HEALTH)), AROUND, AT).ours
    assert not row_of(gathering(request(EDUCATION)), AROUND, AT).ours
    assert not row_of(case(), Around(partnership()), AT).ours


def test_what_was_already_done_stands_first() -> None:
    immediate = Immediate(Protection.POLICE_PROTECTION, AT - HOUR)
    row = row_of(case(referral=referral(immediate=immediate)), AROUND, AT)
    assert row.urgent == "Police protection used 09:00"


def test_the_concern_in_words_or_by_its_code() -> None:
    coded = referral(concern="", need=PrimaryNeed.ABUSE_OR_NEGLECT)
    assert row_of(case(referral=coded), AROUND, AT).concern == "Abuse or neglect"
    assert row_of(case(), AROUND, AT).concern == "Domestic abuse"
    assert row_of(case(referral=referral(concern="")), AROUND, AT).concern == "No concern stated"


def test_decided_cases_stand_last() -> None:
    first = row_of(case(decide_by=None, subjects=(subject(given="Zoë"),)), AROUND, AT).order
    assert row_of(case(stage=Stage.DECIDED), AROUND, AT).order > first
    soon = row_of(case(), AROUND, AT).order
    assert soon < row_of(case(decide_by=AT + 9 * DAY), AROUND, AT).order < first


@pytest.mark.parametrize(
    ("state", "below"),
    [(PendingState.SENDING, "Sending …"), (PendingState.WAITING, "Not sent yet")],
)
def test_what_was_sent_is_not_shown_as_done(state: PendingState, below: str) -> None:
    around = Around(partnership(), pending={case_id(1): state})
    assert row_of(case(), around, AT).chip.below == below
    assert row_of(case(), around, AT).chip.chip == "New"


def test_the_stage_says_what_is_missing_and_where_it_is() -> None:
    ready = gathering(stage=Stage.READY)
    assert row_of(ready, AROUND, AT).chip == StageWords(
        "Ready", "warn", "Health missing", whole="Health missing"
    )
    called = Around(partnership(), called=frozenset({case_id(1)}))
    assert row_of(case(), called, AT).chip.chip == "In the meeting"


def test_a_row_reads_as_one_sentence() -> None:
    asked = gathering(request(due=AT + HOUR), request(EDUCATION, 2), rating=Rating.RED)
    around = Around(partnership(), writing=frozenset({request_id(2)}))
    assert row_sentence(row_of(asked, around, AT), NAMES, AT) == (
        "Jade Maple, 7, Red, Domestic abuse, answers due 11:00, Health asked, "
        "Education writing, Gathering, 1 reason owed today by 23:59, NB-AAAAA"
    )


def test_an_incomplete_referral_says_so() -> None:
    lacking = (Incomplete("nhs_number", "99", "not a number"),)
    row = row_of(case(referral=referral(to_complete=lacking)), AROUND, AT)
    assert "1 field to be completed" in row_sentence(row, NAMES, AT)

"""What stays on a row until it is settled."""

from datetime import timedelta

from msgspec import structs

from app.domain.case.feedback import Channel, MessageState, Reader
from app.domain.case.parts import CloseReason
from app.domain.case.state import Case, Challenge, ChallengeState, Closing
from app.domain.values import ChallengeId, Stage
from tests.helpers.builders import (
    AT,
    CHAIR,
    DAY,
    EDUCATION,
    HEALTH,
    HOUR,
    TEACHER,
    board,
    by,
    case,
    gathering,
    partnership,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.helpers.telling import message, queued
from ui.board.live import LiveRows
from ui.board.marks import again_marks, challenge_marks, feedback_marks
from ui.board.sentence import row_sentence
from ui.board.view_model import Around, row_of

AROUND = Around(partnership(), agency=HEALTH)
RAISED = Challenge(ChallengeId(uid(1, 8)), EDUCATION, by(TEACHER), AT, "Again.", due=AT + HOUR)


def challenged(**changes: object) -> Case:
    return gathering(challenges=(structs.replace(RAISED, **changes),))


def earlier(days: float) -> Case:
    """Of the same child, closed so long ago."""
    ended = Closing(CloseReason.OUTCOME_IN_HAND, "", AT - days * DAY, by(CHAIR))
    return case(2, reference="NB-7K3FQ", stage=Stage.CLOSED, closing=ended)


def test_an_open_challenge_stays_on_the_row_until_its_challenger_accepts() -> None:
    """report L655: challenges left open stay in sight."""
    assert [m.chip for m in challenge_marks(challenged(), AT)] == ["1 open challenge"]
    for state in (ChallengeState.ANSWERED, ChallengeState.LEFT_OPEN):
        assert [m.chip for m in challenge_marks(challenged(state=state), AT)] == [
            "1 open challenge"
        ]
    assert list(challenge_marks(challenged(state=ChallengeState.ACCEPTED), AT)) == []


def test_it_turns_overdue_by_itself() -> None:
    row = row_of(challenged(), AROUND, AT)
    assert row.turns_at == AT + HOUR
    late = row_of(challenged(), AROUND, AT + 2 * HOUR)
    assert "1 open challenge, overdue" in row_sentence(late, [], AT + 2 * HOUR)
    assert (late.marks[0].chip, late.marks[0].tone) == ("1 challenge overdue", "error")


def test_the_tick_redraws_only_the_row_whose_challenge_became_overdue() -> None:
    live = LiveRows()
    there = board(challenged(), gathering(id=case(3).id))
    live.welcome(there, CHAIR.account, AT)
    before = live.computed
    assert live.turn(AT + timedelta(hours=1, seconds=1)) == {case(1).id}
    assert live.computed == before + 1


def test_a_child_who_is_back_is_marked_and_heard_with_the_earlier_case() -> None:
    """report L474-480: step-down is watched by re-contact within 12 weeks and 12 months."""
    now = gathering()
    for days, chip in ((30, "Back within 12 weeks"), (200, "Back within 12 months")):
        whole = board(now, earlier(days))
        marks = tuple(again_marks(whole.cases(), whole, now))
        assert [m.chip for m in marks] == [chip]
        heard = row_sentence(row_of(now, AROUND, AT, marks), [], AT)
        assert f"{chip}: earlier case NB-7K3FQ closed" in heard
    whole = board(now, earlier(400))
    assert list(again_marks(whole.cases(), whole, now)) == []


def test_a_row_of_the_live_board_has_its_marks() -> None:
    live = LiveRows()
    live.welcome(LocalHub(board(challenged(), earlier(30))).board, CHAIR.account, AT)
    assert [m.chip for m in live.rows[case(1).id].marks] == [
        "1 open challenge",
        "Back within 12 weeks",
    ]


def test_overdue_feedback_stays_on_the_row() -> None:
    """domain 1.2: the decision is told within one working day."""
    told = gathering(messages=(message(1, Reader.SCHOOL, due=AT + HOUR),), requests=())
    assert list(feedback_marks(told, AT)) == []
    row = row_of(told, AROUND, AT)
    assert row.turns_at == AT + HOUR
    (late,) = feedback_marks(told, AT + 2 * HOUR)
    assert (late.chip, late.whole) == ("Feedback overdue", "Feedback overdue: School")


def test_what_stands_on_an_agencys_board_is_not_overdue() -> None:
    note = queued(1, Reader.AGENCY, channel=Channel.BOARD, to_agency=HEALTH, name="Health", due=AT)
    assert list(feedback_marks(gathering(messages=(note,)), AT + HOUR)) == []


def test_what_failed_or_is_disputed_is_said_on_the_row() -> None:
    failed = message(1, Reader.SCHOOL, state=MessageState.FAILED, due=AT)
    disputed = message(2, Reader.AGENCY, state=MessageState.DISPUTED, name="Health")
    marks = list(feedback_marks(gathering(messages=(failed, disputed)), AT + HOUR))
    assert [(m.chip, m.tone) for m in marks] == [
        ("Feedback failed", "error"),
        ("Outcome disputed", "warn"),
    ]

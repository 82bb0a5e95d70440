from datetime import timedelta

from app.domain.case.commands import AddNote, AnswerChallenge, LeaveChallengeOpen, RaiseChallenge
from app.domain.meeting.commands import CallCase, CarryOverCase, CloseSitting
from app.domain.values import AgencyId, ChallengeId
from app.ports import Pending, PendingState
from tests.helpers.builders import uid
from tests.helpers.sitting import CHALLENGE, SITTING, Sitting
from ui.virtual import lines, stances
from ui.virtual.away import away_words, happened
from ui.virtual.own_note import own_note
from ui.virtual.view_model import (
    Me,
    Place,
    case_head,
    coming,
    head_detail,
    place,
    quiet,
    to_answer,
)


def me(sitting: Sitting, who: str = "health") -> Me:
    partnership = sitting.hub.board.partnership
    assert partnership is not None
    return Me(sitting.seats[who], partnership)


def at(sitting: Sitting) -> Place:
    return place(sitting.hub.view(sitting.seats["health"].account), sitting.hub.now)


def said(sitting: Sitting, *pending: Pending) -> dict[str, lines.Said]:
    case = at(sitting).case
    assert case is not None
    rows = lines.said(case, me(sitting), (), pending, sitting.hub.now)
    return {row.agency: row for row in rows}


def test_the_head_says_which_case_and_for_how_long() -> None:
    sitting = Sitting().called()
    head = case_head(at(sitting), sitting.hub.now)
    meeting = sitting.hub.board.meeting(SITTING)
    assert head is not None
    assert meeting is not None
    assert head.name == "Kit Tamarisk, 15"
    number = [item.case for item in meeting.agenda].index(sitting.kit) + 1
    assert head.detail.startswith(f"case {number} of {len(meeting.agenda)} · 04:12 · NB-")
    assert head_detail(at(sitting), me(sitting)) == "chair S. Adeyemi · you are virtual, for Health"


def test_before_between_and_after() -> None:
    assert quiet(at(Sitting()), 0).title == "No meeting today"
    assert quiet(at(Sitting().planned()), 0).title == "Daily meeting begins at 10:00"
    sitting = Sitting().called()
    sitting.act("chair", CarryOverCase(meeting=SITTING, case=sitting.kit))
    assert at(sitting).case is None
    assert quiet(at(sitting), 0).title == "Between two cases"
    sitting.act("chair", CloseSitting(meeting=SITTING))
    assert quiet(at(sitting), 2).text == "2 cases decided."


def test_a_decided_case_stays_until_another_is_called() -> None:
    sitting = Sitting().called().proposed().decided()
    found = at(sitting)
    assert (found.called, found.case and found.case.id) == (False, sitting.kit)
    meeting = sitting.hub.board.meeting(SITTING)
    assert meeting is not None
    waiting = next(item.case for item in meeting.agenda if item.settled_at is None)
    sitting.act("chair", CallCase(meeting=SITTING, case=waiting))
    found = at(sitting)
    assert (found.called, found.case and found.case.id) == (True, waiting)


def test_ones_own_line_offers_the_answer() -> None:
    own = said(Sitting().called())["Health (you)"]
    assert (own.action, own.late, own.text) == ("Answer", True, "Overdue")
    assert own.request is not None
    police = said(Sitting().called())["Police"]
    assert (police.action, police.request, police.wall) == ("", None, "")


def test_what_is_on_the_board_says_what_the_wall_shows() -> None:
    own = said(Sitting().called().answered())["Health (you)"]
    assert own.meta == "10:13 · on the board"
    assert own.wall == "On the wall: Seen twice since August. More off the wall."
    assert own.action == "Change"


def test_the_box_is_not_decided_before_the_decider_says_so() -> None:
    sitting = Sitting().called().proposed()
    found = lines.box(sitting.case(), me(sitting), sitting.hub.now)
    assert found is not None
    assert found.state == "Proposed, not yet decided · decider R. Bakare, Social care"
    assert found.outcomes == ("Strategy discussion, today 11:29",)
    assert (found.decided, found.mine) == (False, ())
    sitting.decided()
    found = lines.box(sitting.case(), me(sitting), sitting.hub.now)
    assert found is not None
    assert found.state == "Decided 10:13 · R. Bakare, Social care"
    assert found.mine == ("See Kit at school with the worker he trusts, by 11:29",)


def test_only_those_concerned_may_answer_accept_or_leave_a_challenge() -> None:
    sitting = Sitting().called()
    to_health = RaiseChallenge(CHALLENGE, "Which visit?", to=AgencyId("health"), case=sitting.kit)
    sitting.act("police", to_health)
    (seen,) = lines.challenges(sitting.case(), me(sitting), ())
    assert (seen.may_answer, seen.may_accept, seen.may_leave) == (True, False, False)
    (seen,) = lines.challenges(sitting.case(), me(sitting, "police"), ())
    assert (seen.may_answer, seen.may_accept, seen.may_leave) == (False, False, True)
    assert to_answer(sitting.hub.board, at(sitting), me(sitting)) == 1
    sitting.act("health", AnswerChallenge(CHALLENGE, "The second.", case=sitting.kit))
    (seen,) = lines.challenges(sitting.case(), me(sitting, "police"), ())
    assert (seen.may_accept, seen.answer) == (True, "Answer (V. Hughes): The second.")
    assert to_answer(sitting.hub.board, at(sitting), me(sitting)) == 0


def test_what_is_on_its_way_is_said_so() -> None:
    sitting = Sitting().called()
    command = RaiseChallenge(ChallengeId(uid(9)), "Look again.", case=sitting.kit)
    sent = Pending(uid(8), command, PendingState.WAITING, sitting.hub.now)  # type: ignore[arg-type] # a uuid
    (seen,) = lines.challenges(sitting.case(), me(sitting), (sent,))
    assert (seen.state, seen.id) == ("Saved here, not sent yet", None)


def test_a_stance_is_ones_own_until_all_are_revealed() -> None:
    sitting = Sitting().called().proposed().stances("health")
    case = at(sitting).case
    assert case is not None
    shown = stances.choice(case, me(sitting), ())
    assert (shown.chosen, shown.proposed) == ("proposed", "Strategy discussion, level 4")
    assert shown.status == "Given 10:13"
    assert shown.revealed == ()
    sitting.revealed()
    shown = stances.choice(sitting.case(), me(sitting), ())
    assert not shown.open
    assert shown.revealed == (
        "Strategy discussion, level 4: Education, Health, Police and Youth justice",
    )


def test_an_observer_gives_no_stance() -> None:
    sitting = Sitting().called().proposed()
    assert not stances.choice(sitting.case(), me(sitting, "observer"), ()).open


def test_what_comes_next_for_this_agency() -> None:
    sitting = Sitting().called()
    found = coming(sitting.hub.board, at(sitting), me(sitting))
    assert "Jade Maple" in found[0].case
    assert all(one.wants == "the meeting needs your answer" and one.request for one in found)
    assert not [one for one in found if "Kit" in one.case]


def test_what_one_missed_is_told_in_order_and_up_to_the_return() -> None:
    sitting = Sitting().called()
    before = sitting.hub.view(sitting.seats["health"].account)
    sitting.hub.wait(seconds=5)
    sitting.challenged()
    sitting.hub.wait(seconds=5)
    sitting.proposed()
    sitting.hub.wait(seconds=1)
    sitting.answered()
    back = sitting.hub.now
    sitting.hub.wait(seconds=5)
    sitting.act("police", AddNote(case=sitting.kit, text="Said after the return."))
    after = sitting.hub.view(sitting.seats["health"].account)
    texts = [one.text for one in happened(before, after, me(sitting), back)]
    assert texts == [
        "Education challenged: Hold it within the hour",
        "Proposed: Strategy discussion",
        "Your answer went to the board at 10:13:23",
    ]
    heard = sitting.case().challenges[0].id
    sitting.act("education", LeaveChallengeOpen(challenge=heard, case=sitting.kit))
    sitting.decided()
    after = sitting.hub.view(sitting.seats["health"].account)
    all_of_it = happened(before, after, me(sitting), sitting.hub.now)
    assert all_of_it[-1].text == "Kit Tamarisk, 15: Decided: Strategy discussion"


def test_how_long_one_was_away() -> None:
    now = Sitting().hub.now
    assert away_words(now, now + timedelta(seconds=40)) == "You were away 40 s."
    assert away_words(now, now + timedelta(minutes=6)) == "You were away 6 min."


def test_the_note_for_ones_own_record_is_the_composed_one() -> None:
    sitting = Sitting().called().proposed()
    now = sitting.hub.now
    assert own_note(sitting.case(), me(sitting), (), now) is None
    sitting.decided()
    note = own_note(sitting.case(), me(sitting), (), now)
    assert note is not None
    text = note.text()
    assert text.startswith("Outcome of NB-")
    assert "Note for your own system." in text
    assert "Services meet to plan how to keep the child safe" in text
    assert not note.may_file

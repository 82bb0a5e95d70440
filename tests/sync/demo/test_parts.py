"""The demo's people do what their parts say, by the real rules, until the day is decided."""

from collections.abc import Iterator

from app.domain.case.state import ChallengeState, DecisionState
from app.domain.meeting.state import SittingState
from app.domain.values import Stage
from sync.demo import company
from sync.demo.step import Part, Scene
from tests.helpers.demo import MORNING, Demo, demo
from tests.helpers.local_session import LocalHub


def rounds(hub: LocalHub, told: Demo, parts: dict[str, Part], count: int) -> Iterator[int]:
    """Everyone in turn does one thing, a second apart; gives how many did."""
    for _ in range(count):
        acted = 0
        for key, part in parts.items():
            seat = told.seats[key]
            step = part(Scene(hub.view(seat.account), seat, hub.now, hub.fresh_id))
            if step is not None:
                hub.wait(seconds=1)
                hub.act(seat, step.command)
                acted += 1
        yield acted


def test_a_sitting_is_chaired_to_its_end_without_a_refusal() -> None:
    told = demo()
    hub = told.hub()
    ended = (
        any(m.state is SittingState.CLOSED for m in hub.board.meetings())
        for _ in rounds(hub, told, company.whole_company(), 400)
    )
    assert any(ended)
    decided = [case for case in hub.board.cases() if case.stage is Stage.DECIDED]
    gathered = {told.cases["cai"], told.cases["seren"]}
    assert gathered.isdisjoint(case.id for case in decided), (
        "early help gathers and decides nothing"
    )
    assert len(decided) + len(gathered) > 12
    raised = [one for case in decided for one in case.challenges]
    challenges = [one for one in raised if one.at > MORNING]
    assert challenges
    assert {one.state for one in challenges} == {ChallengeState.ACCEPTED}


def test_between_sittings_a_referral_comes_in_and_is_asked_about() -> None:
    told = demo()
    hub = told.hub()
    before = len(list(hub.board.cases()))
    came = (
        len(list(hub.board.cases())) > before and len(list(hub.board.meetings())) > 1
        for _ in rounds(hub, told, company.whole_company(), 600)
    )
    assert any(came)


def test_partners_without_a_chair_answer_what_they_are_asked_and_come_to_rest() -> None:
    told = demo()
    hub = told.hub()
    acted = list(rounds(hub, told, company.beside_a_chair(), 60))
    assert acted[0] > 0
    assert acted[-1] == 0
    health = [r for case in hub.board.cases() for r in case.requests if r.agency == "health"]
    assert not any(r.open and not r.paused for r in health)
    assert not any(
        decision.state is DecisionState.CONFIRMED and decision.decided_at == hub.now
        for case in hub.board.cases()
        for decision in case.decisions
    )

"""The page says in words what a decision rested on, and what became of it."""

from msgspec import structs

from app.domain.case import commands as case
from app.domain.case.parts import Aware, Draft
from app.domain.commands import Command
from app.domain.context import Context
from app.domain.decide import decide
from app.domain.events import Recorded
from app.domain.partnership.state import Seat
from app.domain.turn import record
from app.domain.values import Outcome, Rating
from app.records.account import Teller, Told
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DECIDER,
    FRESH,
    HEALTH,
    MOTHER,
    NURSE,
    SCRIBE,
    board,
    consent,
    consent_id,
    content,
    contribution_id,
    decision_id,
    draft,
    mother,
    partnership,
    request_id,
)
from tests.helpers.submitting import receive

Steps = tuple[tuple[Seat, Command], ...]
ASKED = case.RequestInformation(
    case=CASE,
    request=request_id(1),
    agency=HEALTH,
    subjects=(CHILD,),
    question="What is known?",
    purpose="To decide",
    basis=BASIS,
)
BEGUN: Steps = (
    (COORDINATOR, receive(1)),
    (COORDINATOR, case.PutSubject(case=CASE, subject=mother())),
    (COORDINATOR, case.RateCase(case=CASE, rating=Rating.RED, level=4)),
    (COORDINATOR, ASKED),
)


def told(*steps: tuple[Seat, Command]) -> list[Told]:
    now, recorded = board(), list[Recorded]()
    for who, command in (*BEGUN, *steps):
        writes = decide(now, command, Context(who, AT, FRESH))
        own = structs.replace(now, streams=dict(now.streams))
        now, one = record(own, writes, AT, who.account)
        recorded += one
    whole = now.case(CASE)
    assert whole is not None
    return list(Teller(whole, recorded, partnership()).decisions())


def decided(what: Draft, *before: tuple[Seat, Command]) -> Told:
    propose = case.ProposeDecision(case=CASE, decision=decision_id(1), draft=what)
    steps = (
        *before,
        (SCRIBE, propose),
        (CHAIR, case.ReadBackDecision(case=CASE, decision=decision_id(1))),
        (DECIDER, case.ConfirmDecision(case=CASE, decision=decision_id(1))),
    )
    (only,) = told(*steps)
    return only


def said(one: Told, question: str) -> str:
    return " / ".join(next(a.lines for a in one.answers if a.question == question))


def test_consent_and_who_was_told_are_part_of_the_basis() -> None:
    """domain 1.8: consent, or a recorded, named and reasoned dispensation."""
    basis = said(
        decided(
            draft(),
            (
                COORDINATOR,
                case.RecordInformed(case=CASE, subject=MOTHER, aware=Aware.TOLD, how="At the door"),
            ),
            (COORDINATOR, case.RecordConsent(case=CASE, consent=consent(1))),
            (
                COORDINATOR,
                case.WithdrawConsent(case=CASE, consent=consent_id(1), reason="Changed her mind"),
            ),
            (
                CHAIR,
                case.Dispense(
                    case=CASE, subjects=(CHILD,), agencies=(HEALTH,), reason="It would alert him"
                ),
            ),
        ),
        "On which basis",
    )
    assert "Rowan Maple: Told" in basis
    assert "At the door" in basis
    assert "Consent of Rowan Maple: Sharing given" in basis
    assert "Withdrawn 12 May 2026" in basis
    assert "Not waited for (Health) by Chris Chair" in basis
    assert "It would alert him" in basis
    assert BASIS.power in basis


def test_an_urgent_decision_says_what_it_owes() -> None:
    urgent = draft(urgent=True, clause="", threshold_version="")
    assert "Decided urgently; owed by" in said(decided(urgent), "Who decided")


def test_information_is_told_as_it_was_then_and_no_later_word() -> None:
    share = case.ShareInformation(
        case=CASE, contribution=contribution_id(1), content=content("First."), request=request_id(1)
    )
    correct = case.CorrectContribution(
        case=CASE, contribution=contribution_id(1), content=content("Second."), reason="Wrong"
    )
    propose = case.ProposeDecision(case=CASE, decision=decision_id(1), draft=draft())
    (only,) = told(
        (NURSE, share),
        (SCRIBE, propose),
        (CHAIR, case.ReadBackDecision(case=CASE, decision=decision_id(1))),
        (DECIDER, case.ConfirmDecision(case=CASE, decision=decision_id(1))),
        (NURSE, correct),
    )
    information = said(only, "On which information")
    assert "First." in information
    assert "Second." not in information


def test_what_is_not_recorded_is_said_so() -> None:
    assert said(decided(draft()), "On which information") == "Nothing is recorded."
    assert Outcome.ASSESSMENT.value in said(decided(draft()), "What")

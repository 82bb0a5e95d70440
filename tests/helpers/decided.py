"""Cases brought to their decision, so that everyone who must hear of one is owed a message."""

from collections.abc import Iterator

from app.domain.case.commands import (
    BeginScreening,
    ConfirmDecision,
    ProposeDecision,
    RateCase,
    ReadBackDecision,
    ReceiveReferral,
    ReopenCase,
    RequestInformation,
)
from app.domain.case.parts import ChildOutcome
from app.domain.commands import Command
from app.domain.submission import Submission
from app.domain.values import AccountId, Outcome, Rating, Source
from tests.helpers.builders import (
    BASIS,
    CHAIR,
    COORDINATOR,
    DECIDER,
    HEALTH,
    SCRIBE,
    case_id,
    decision_id,
    draft,
    referral,
    request_id,
    subject,
    subject_id,
)
from tests.helpers.posting import mailbox
from tests.helpers.submitting import submission

Step = tuple[AccountId, Command]


def decided(n: int = 1, reasons: str = "Needs an assessment.") -> Iterator[Step]:
    """A school refers, health is asked, and an assessment is decided."""
    case, child = case_id(n), subject_id(n)
    words = referral(source=Source.SCHOOL, referrer="Hal Head (made up)", referrer_email=mailbox(n))
    yield COORDINATOR.account, ReceiveReferral(case=case, referral=words, subjects=(subject(n),))
    yield COORDINATOR.account, BeginScreening(case=case)
    yield CHAIR.account, RateCase(Rating.AMBER, case=case)
    asked = RequestInformation(
        request_id(n), HEALTH, (child,), "What is known?", "To decide", basis=BASIS, case=case
    )
    yield COORDINATOR.account, asked
    made = draft(children=(ChildOutcome(child, (Outcome.ASSESSMENT,), level=3),), reasons=reasons)
    yield SCRIBE.account, ProposeDecision(decision_id(n), made, case=case)
    yield CHAIR.account, ReadBackDecision(decision_id(n), case=case)
    yield DECIDER.account, ConfirmDecision(decision_id(n), case=case)


def reopened(n: int = 1) -> Step:
    return COORDINATOR.account, ReopenCase(reason="Another call (made up)", case=case_id(n))


def decided_anew(n: int = 1, reasons: str = "Needs one today.") -> Iterator[Step]:
    """After it was reopened; by another decision than the first."""
    case, second = case_id(n), decision_id(n + 100)
    outcome = ChildOutcome(subject_id(n), (Outcome.ASSESSMENT,), level=3)
    made = draft(children=(outcome,), reasons=reasons)
    yield SCRIBE.account, ProposeDecision(second, made, case=case)
    yield CHAIR.account, ReadBackDecision(second, case=case)
    yield DECIDER.account, ConfirmDecision(second, case=case)


def as_submissions(*steps: Step) -> list[Submission]:
    return [submission(command, by) for by, command in steps]

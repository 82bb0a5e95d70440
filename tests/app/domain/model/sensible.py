"""What people who know their work ask for, of which some is right at any moment."""

from collections.abc import Iterator
from itertools import product

from app.domain.case import commands as case
from app.domain.case.parts import CloseReason, DeclineReason
from app.domain.meeting import commands as meeting
from app.domain.values import CaseId, Rating
from tests.app.domain.model.asking import (
    CASES,
    DECISIONS,
    REQUESTS,
    SHARED,
    SITTINGS,
    WHY,
    WORDS,
    Asked,
    asks,
)
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    content,
    draft,
)


def _all() -> Iterator[Asked]:
    for name in CASES:
        yield from (*_gathering(name), *_decided(name))
    for sitting in SITTINGS:
        yield CHAIR, meeting.OpenSitting(meeting=sitting)
        yield CHAIR, meeting.SetShutter(True, meeting=sitting)
        for name in CASES:
            yield CHAIR, meeting.PutOnAgenda(name, meeting=sitting)
            yield CHAIR, meeting.CallCase(name, meeting=sitting)
            yield CHAIR, meeting.PutBackCase(name, meeting=sitting)
            yield CHAIR, meeting.CarryOverCase(name, meeting=sitting)


def _gathering(name: CaseId) -> Iterator[Asked]:
    for rating in (Rating.RED, Rating.AMBER, Rating.GREEN):
        yield COORDINATOR, case.RateCase(rating, WHY, case=name)
    for request, (agency, seat) in product(REQUESTS, ((HEALTH, NURSE), (POLICE, OFFICER))):
        yield COORDINATOR, asks(name, request, agency)
        yield seat, case.MarkRequestSeen(request, case=name)
        yield seat, case.DeclineRequest(request, DeclineReason.OTHER, WHY, case=name)
        for shared in SHARED:
            yield seat, case.ShareInformation(shared, content(WORDS[0]), request, case=name)
    for request in REQUESTS:
        yield COORDINATOR, case.PauseRequest(request, WHY, case=name)
        yield COORDINATOR, case.ResumeRequest(request, case=name)
        yield COORDINATOR, case.CancelRequest(request, WHY, case=name)
    for shared in SHARED:
        yield COORDINATOR, case.CorrectContribution(shared, content(WORDS[1]), WHY, case=name)
        yield COORDINATOR, case.WithdrawContribution(shared, WHY, case=name)


def _decided(name: CaseId) -> Iterator[Asked]:
    for decision in DECISIONS:
        yield SCRIBE, case.ProposeDecision(decision, draft(), case=name)
        yield CHAIR, case.ReadBackDecision(decision, case=name)
        yield DECIDER, case.ConfirmDecision(decision, case=name)
    yield COORDINATOR, case.RestrictCase((NURSE.account,), WHY, case=name)
    yield DECIDER, case.DeferCase(AT + 30 * DAY, WHY, case=name)
    yield COORDINATOR, case.BeginClosing(case=name)
    yield DECIDER, case.CloseCase(CloseReason.OUTCOME_IN_HAND, WHY, case=name)
    yield DECIDER, case.ReopenCase(WHY, case=name)


SENSIBLE = tuple(_all())

"""Answering: what an agency's words leave; an earlier text stays beside its correction."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    CaseEvent,
    ContributionCorrected,
    ContributionWithdrawn,
    InformationShared,
    RequestDeclined,
)
from app.domain.case.evolve.gathering import find, nothing_waited_for, with_request
from app.domain.case.state import Case, Contribution, RequestState, Version
from app.domain.events import Recorded
from app.domain.values import ContributionId


def information_shared(case: Case, event: InformationShared, recorded: Recorded) -> Case:
    asked = None if event.request is None else find(case, event.request)
    shared = Contribution(
        id=event.contribution,
        agency=event.agency,
        by=event.by,
        at=recorded.at,
        content=event.content,
        changed=recorded.version,
        request=event.request,
        late=event.late,
        trawl=asked.trawl if asked else 1,
        nil=event.nil,
        sealed=event.sealed,
        working=event.working,
    )
    case = structs.replace(case, contributions=(*case.contributions, shared))
    if event.request is None:
        return case
    answered = with_request(case, event.request, state=RequestState.ANSWERED, closed_at=recorded.at)
    return nothing_waited_for(answered)


def contribution_corrected(case: Case, event: ContributionCorrected, recorded: Recorded) -> Case:
    def corrected(before: Contribution) -> Contribution:
        earlier = Version(before.content, recorded.at, event.by, event.reason)
        return structs.replace(
            before,
            content=event.content,
            changed=recorded.version,
            nil=event.nil,
            sealed=event.sealed,
            earlier=(*before.earlier, earlier),
        )

    return _with_contribution(case, event.contribution, corrected)


def contribution_withdrawn(case: Case, event: ContributionWithdrawn, recorded: Recorded) -> Case:
    def withdrawn(before: Contribution) -> Contribution:
        return structs.replace(
            before,
            changed=recorded.version,
            withdrawn_at=recorded.at,
            withdrawn_because=event.reason,
        )

    return _with_contribution(case, event.contribution, withdrawn)


def _with_contribution(
    case: Case, contribution: ContributionId, change: Callable[[Contribution], Contribution]
) -> Case:
    changed = (change(c) if c.id == contribution else c for c in case.contributions)
    return structs.replace(case, contributions=tuple(changed))


def request_declined(case: Case, event: RequestDeclined, recorded: Recorded) -> Case:
    declined = with_request(
        case,
        event.request,
        state=RequestState.DECLINED,
        declined=event.reason,
        closed_at=recorded.at,
        closed_because=event.text,
    )
    return nothing_waited_for(declined)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    InformationShared: information_shared,
    ContributionCorrected: contribution_corrected,
    ContributionWithdrawn: contribution_withdrawn,
    RequestDeclined: request_declined,
}

"""Information that leaves the hub: what each event leaves."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    CaseEvent,
    InformationReleased,
    ReleaseAnswered,
    ReleaseAsked,
    ReleaseFollowedUp,
)
from app.domain.case.releases import Approval, FollowUp, Release, ReleaseState
from app.domain.case.state import Case
from app.domain.events import Recorded
from app.domain.values import ReleaseId


def asked(case: Case, event: ReleaseAsked, recorded: Recorded) -> Case:
    release = Release(
        id=event.release,
        contributions=event.contributions,
        originators=event.originators,
        recipient=event.recipient,
        purpose=event.purpose,
        redacted=event.redacted,
        asked_at=recorded.at,
        asked_by=event.by,
    )
    return structs.replace(case, releases=(*case.releases, release))


def answered(case: Case, event: ReleaseAnswered, recorded: Recorded) -> Case:
    """One answer for each originator, the latest; what is out already stays out."""

    def after(release: Release) -> Release:
        if release.state is ReleaseState.RELEASED:
            return release
        others = tuple(a for a in release.approvals if a.agency != event.agency)
        said = Approval(event.agency, event.approved, recorded.at, event.by, event.note)
        approvals = (*others, said)
        return structs.replace(release, approvals=approvals, state=_state(release, approvals))

    return _release(case, event.release, after)


def released(case: Case, event: InformationReleased, recorded: Recorded) -> Case:
    def after(release: Release) -> Release:
        return structs.replace(
            release,
            state=ReleaseState.RELEASED,
            released_at=recorded.at,
            released_by=event.by,
            recipients=event.recipients,
        )

    return _release(case, event.release, after)


def followed_up(case: Case, event: ReleaseFollowedUp, recorded: Recorded) -> Case:
    done = FollowUp(event.text, recorded.at, event.by)

    def after(release: Release) -> Release:
        return structs.replace(release, follow_ups=(*release.follow_ups, done))

    return _release(case, event.release, after)


def _state(release: Release, approvals: tuple[Approval, ...]) -> ReleaseState:
    """One no stops it; it takes a yes of every originator."""
    if not all(a.approved for a in approvals):
        return ReleaseState.REFUSED
    said = {a.agency for a in approvals}
    return ReleaseState.APPROVED if said >= set(release.originators) else ReleaseState.ASKED


def _release(case: Case, named: ReleaseId, after: Callable[[Release], Release]) -> Case:
    releases = tuple(after(r) if r.id == named else r for r in case.releases)
    return structs.replace(case, releases=releases)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    ReleaseAsked: asked,
    ReleaseAnswered: answered,
    InformationReleased: released,
    ReleaseFollowedUp: followed_up,
}

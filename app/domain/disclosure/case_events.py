"""An event of a case as its audience may know it."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    CaseLinked,
    ContributionCorrected,
    ContributionWithdrawn,
    DisputeSettled,
    Event,
    InformationShared,
    MessageAttempted,
    MessageDisputed,
    MessageGiven,
    MessageQueued,
    MessageRecalled,
    ReferralReceived,
    SafeContactRecorded,
    StanceGiven,
    SubjectPut,
)
from app.domain.case.state import Case
from app.domain.disclosure import family
from app.domain.disclosure.audience import Audience, Sight
from app.domain.disclosure.case_view import with_age
from app.domain.disclosure.masking import masked
from app.domain.disclosure.masks import UNTOLD
from app.domain.disclosure.seals import readable, sealed_from, stance_for
from app.domain.events import Erased


def disclose_case(event: Event, audience: Audience, after: Case) -> Event | Erased:
    """The very same object where nothing of it is kept back."""
    unseal = UNSEAL.get(type(event))
    seen: Event = unseal(event, audience, after) if unseal else event
    if audience.sight is Sight.FULL:
        return seen
    if type(event) in UNTOLD:
        return Erased()
    aged = AGED.get(type(seen))
    return masked(aged(seen, after) if aged else seen, audience.sight)


def _shared(event: InformationShared, audience: Audience, _: Case) -> InformationShared:
    if not sealed_from(audience.agency, event.agency, event.content):
        return event
    content = readable(event.content, event.agency, audience.agency)
    return structs.replace(event, content=content, nil=False)


def _corrected(event: ContributionCorrected, audience: Audience, _: Case) -> ContributionCorrected:
    if not sealed_from(audience.agency, event.agency, event.content):
        return event
    content = readable(event.content, event.agency, audience.agency)
    return structs.replace(event, content=content, nil=False, reason="")


def _withdrawn(event: ContributionWithdrawn, audience: Audience, after: Case) -> Event:
    """What is withdrawn is never corrected any more, so any later case tells if it is sealed;
    one in which it is destroyed does not, and then nothing is said of it."""
    withdrawn = next((c for c in after.contributions if c.id == event.contribution), None)
    if withdrawn is None or sealed_from(audience.agency, withdrawn.agency, withdrawn.content):
        return structs.replace(event, reason="")
    return event


def _stance(event: StanceGiven, audience: Audience, _: Case) -> StanceGiven:
    """Also once all are revealed: that event carries those that count, and no earlier one."""
    stance = stance_for(audience.agency, event.stance)
    return event if stance is event.stance else structs.replace(event, stance=stance)


def _linked(event: CaseLinked, audience: Audience, _: Case) -> CaseLinked:
    hidden = event.link is not None and event.link.other in audience.hidden
    return structs.replace(event, link=None) if hidden else event


UNSEAL: dict[type[Event], Callable[[Any, Audience, Case], Event]] = {
    InformationShared: _shared,
    ContributionCorrected: _corrected,
    ContributionWithdrawn: _withdrawn,
    StanceGiven: _stance,
    CaseLinked: _linked,
    SafeContactRecorded: family.recorded,
    MessageQueued: family.queued,
    MessageAttempted: family.attempted,
    MessageRecalled: family.told,
    MessageGiven: family.told,
    MessageDisputed: family.told,
    DisputeSettled: family.told,
}


def _received(event: ReferralReceived, _: Case) -> ReferralReceived:
    received = event.referral.received
    return structs.replace(event, subjects=tuple(with_age(s, received) for s in event.subjects))


def _put(event: SubjectPut, after: Case) -> SubjectPut:
    return structs.replace(event, subject=with_age(event.subject, after.referral.received))


AGED: dict[type[Event], Callable[[Any, Case], Event]] = {
    ReferralReceived: _received,
    SubjectPut: _put,
}
"""Events with a date of birth, for those who see an age instead."""

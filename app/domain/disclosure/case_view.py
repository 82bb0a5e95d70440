"""A case as its audience may know it."""

from operator import is_

from msgspec import structs

from app.domain.case.ages import whole_years
from app.domain.case.parts import Content
from app.domain.case.state import Case, Contribution
from app.domain.disclosure.audience import Audience, Sight
from app.domain.disclosure.family import messages_for
from app.domain.disclosure.masking import masked
from app.domain.disclosure.seals import contribution_for, stance_for
from app.domain.values import Instant, Subject


def view_case(case: Case, audience: Audience) -> Case | None:
    """None where it does not exist for them; the very same object where nothing is kept back."""
    if audience.sight is Sight.NONE:
        return None
    seen = _unsealed(case, audience)
    return seen if audience.sight is Sight.FULL else masked(_for_the_room(seen), audience.sight)


def _unsealed(case: Case, audience: Audience) -> Case:
    contributions = tuple([contribution_for(audience.agency, c) for c in case.contributions])
    stances = case.stances
    if not case.stances_revealed:
        stances = tuple([stance_for(audience.agency, s) for s in stances])
    links = tuple([link for link in case.links if link.other not in audience.hidden])
    messages, contacts = messages_for(audience.agency, case)
    seen = (*contributions, *stances, *links, *messages, *contacts)
    whole = (*case.contributions, *case.stances, *case.links, *case.messages, *case.contacts)
    # The same objects, not only equal ones: what is equal may be written in other bytes.
    if len(seen) == len(whole) and all(map(is_, seen, whole)):
        return case
    return structs.replace(
        case,
        contributions=contributions,
        stances=stances,
        links=links,
        messages=messages,
        contacts=contacts,
    )


def _for_the_room(case: Case) -> Case:
    return structs.replace(
        case,
        subjects=tuple([with_age(s, case.referral.received) for s in case.subjects]),
        contributions=tuple([_unless_withdrawn(c) for c in case.contributions]),
    )


def _unless_withdrawn(shared: Contribution) -> Contribution:
    return structs.replace(shared, content=Content()) if shared.withdrawn_at else shared


def with_age(subject: Subject, received: Instant) -> Subject:
    """The age at referral beside the date of birth, so that the date can be left out."""
    if subject.born is None:
        return subject
    return structs.replace(subject, age=whole_years(subject.born, received.date()))

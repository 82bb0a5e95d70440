"""What leaves the hub, in words: to whom, and why something may not."""

from collections.abc import Callable

from app.domain.case.releases import Recipient
from app.domain.case.state import Contribution
from app.domain.values import AgencyId


def recipient_words(to: Recipient) -> str:
    """ "A. Head, Ashfield School, by post"."""
    return ", ".join(filter(None, (to.name, to.organisation, to.contact)))


def kept_here(shared: Contribution, agency: Callable[[AgencyId], str]) -> str:
    """Why it cannot go out; empty where it can, once whoever shared it agrees."""
    handling = shared.content.handling
    if shared.sealed or handling.only_for:
        named = ", ".join(agency(one) for one in handling.only_for)
        return f"sealed to {named}" if named else "sealed to named agencies"
    if handling.not_told:
        return "not to be told to the family"
    if shared.withdrawn_at is not None:
        return "withdrawn by its author"
    return "consent to it was withdrawn" if shared.consent_withdrawn_at is not None else ""

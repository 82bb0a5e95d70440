"""What one agency keeps from another: sealed words, and a stance not yet revealed."""

from operator import is_

from msgspec import structs

from app.domain.case.parts import Content, Handling, Stance
from app.domain.case.state import Contribution
from app.domain.case.state import Version as Earlier
from app.domain.values import AgencyId


def sealed_from(agency: AgencyId | None, author: AgencyId, content: Content) -> bool:
    """Whether words of `author` are sealed from a reader of `agency`."""
    only_for = content.handling.only_for
    return bool(only_for) and agency != author and agency not in only_for


def readable(content: Content, author: AgencyId, agency: AgencyId | None) -> Content:
    """The content itself, or nothing of it but to whom it is sealed."""
    if not sealed_from(agency, author, content):
        return content
    return Content(handling=Handling(only_for=content.handling.only_for))


def contribution_for(agency: AgencyId | None, shared: Contribution) -> Contribution:
    """The same object where nothing of it, now or earlier, is sealed from that agency."""
    if not shared.content.handling.only_for and not shared.earlier:
        return shared
    sealed = sealed_from(agency, shared.agency, shared.content)
    earlier = _earlier_for(agency, shared)
    if not sealed and all(map(is_, earlier, shared.earlier)):
        return shared
    unsealed = structs.replace(shared, earlier=earlier)
    if not sealed:
        return unsealed
    content = readable(shared.content, shared.agency, agency)
    return structs.replace(unsealed, content=content, nil=False, withdrawn_because="")


def _earlier_for(agency: AgencyId | None, shared: Contribution) -> tuple[Earlier, ...]:
    """Each earlier text; the reason why it was replaced belongs to the text that replaced it."""
    contents = (*(version.content for version in shared.earlier), shared.content)
    return tuple(
        _version_for(agency, shared.agency, version, after)
        for version, after in zip(shared.earlier, contents[1:], strict=True)
    )


def _version_for(
    agency: AgencyId | None, author: AgencyId, version: Earlier, after: Content
) -> Earlier:
    content = readable(version.content, author, agency)
    told = not sealed_from(agency, author, after)
    if told and content is version.content:
        return version
    return structs.replace(version, content=content, reason=version.reason if told else "")


def stance_for(agency: AgencyId | None, stance: Stance) -> Stance:
    """Before stances are revealed: one's own, or that and when another was given."""
    if stance.agency == agency:
        return stance
    return Stance(stance.agency, stance.given_at)

"""Information that leaves the hub: asked for, approved by whoever it came from, released."""

from collections.abc import Callable, Iterable
from typing import Any

from app.domain.case.commands import (
    AnswerRelease,
    AskRelease,
    CaseCommand,
    FollowUpRelease,
    ReleaseInformation,
)
from app.domain.case.decide.scene import Scene, need
from app.domain.case.events import (
    InformationReleased,
    ReleaseAnswered,
    ReleaseAsked,
    ReleaseFollowedUp,
)
from app.domain.case.releases import Recipient, Release, ReleaseState
from app.domain.case.state import Contribution
from app.domain.errors import Code, Refused
from app.domain.values import ContributionId
from app.domain.writes import Writes, on


def ask_release(scene: Scene, command: AskRelease) -> Writes:
    if any(r.id == command.release for r in scene.case.releases):
        raise Refused(Code.ID_IN_USE, release=command.release)
    shared = _releasable(scene, command.contributions)
    need(command.recipient.name, Code.TEXT_NEEDED, field="recipient")
    need(command.purpose, Code.TEXT_NEEDED, field="purpose")
    need(command.redacted, Code.TEXT_NEEDED, field="redacted")
    event = ReleaseAsked(
        by=scene.by,
        release=command.release,
        contributions=tuple(c.id for c in shared),
        originators=tuple(dict.fromkeys(c.agency for c in shared)),
        recipient=command.recipient,
        purpose=command.purpose,
        redacted=command.redacted,
    )
    return on(scene.case, event)


def answer_release(scene: Scene, command: AnswerRelease) -> Writes:
    """Each originator for its own information; it may think again until that is out."""
    release = _waiting(scene.release(command.release))
    agency = scene.context.actor.agency
    if agency is None or agency not in release.originators:
        raise Refused(Code.NOT_PERMITTED)
    if not command.approved:
        need(command.note, Code.REASON_NEEDED)
    said = [(a.approved, a.note) for a in release.approvals if a.agency == agency]
    if (command.approved, command.note) in said:
        raise Refused(Code.NOTHING_CHANGED)
    event = ReleaseAnswered(
        by=scene.by,
        release=release.id,
        agency=agency,
        approved=command.approved,
        note=command.note,
    )
    return on(scene.case, event)


def release_information(scene: Scene, command: ReleaseInformation) -> Writes:
    """Judged again as it stands now: a contribution may have been sealed or withdrawn since."""
    release = _waiting(scene.release(command.release))
    if release.state is not ReleaseState.APPROVED:
        raise Refused(Code.NOT_APPROVED, state=release.state.value)
    _releasable(scene, release.contributions)
    for recipient in command.recipients:
        need(recipient.name, Code.TEXT_NEEDED, field="recipient")
        if not _approved_for(release.recipient, recipient):
            raise Refused(Code.NOT_APPROVED, recipient=recipient.name)
    event = InformationReleased(by=scene.by, release=release.id, recipients=command.recipients)
    return on(scene.case, event)


def follow_up_release(scene: Scene, command: FollowUpRelease) -> Writes:
    release = scene.release(command.release)
    if release.state is not ReleaseState.RELEASED:
        raise Refused(Code.WRONG_STAGE, release=release.state.value)
    need(command.text, Code.TEXT_NEEDED)
    event = ReleaseFollowedUp(by=scene.by, release=release.id, text=command.text)
    return on(scene.case, event)


def _waiting(release: Release) -> Release:
    if release.state is ReleaseState.RELEASED:
        raise Refused(Code.ALREADY_DONE)
    return release


def _releasable(scene: Scene, named: Iterable[ContributionId]) -> list[Contribution]:
    """Raises not_for_release where a word of it must not leave the hub."""
    shared = [scene.contribution(one) for one in dict.fromkeys(named)]
    for contribution in shared:
        why = _kept_here(contribution)
        if why:
            raise Refused(Code.NOT_FOR_RELEASE, contribution=contribution.id, why=why)
    return shared


def _kept_here(shared: Contribution) -> str:
    handling = shared.content.handling
    reasons = {
        "sealed": bool(handling.only_for),
        "not-told": handling.not_told,
        "withdrawn": shared.withdrawn_at is not None,
        "consent-withdrawn": shared.consent_withdrawn_at is not None,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _approved_for(approved: Recipient, to: Recipient) -> bool:
    """The originators said yes to one person, or to those of one organisation."""
    same_house = bool(approved.organisation) and approved.organisation == to.organisation
    return same_house or (approved.name, approved.organisation) == (to.name, to.organisation)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    AskRelease: ask_release,
    AnswerRelease: answer_release,
    ReleaseInformation: release_information,
    FollowUpRelease: follow_up_release,
}

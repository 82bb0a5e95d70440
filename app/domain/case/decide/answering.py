"""Answering: an agency shares what it knows, says no record, corrects itself, or declines."""

from collections.abc import Callable
from typing import Any

from app.domain.case.commands import (
    CaseCommand,
    CorrectContribution,
    DeclineRequest,
    ShareInformation,
    WithdrawContribution,
)
from app.domain.case.compartments import works
from app.domain.case.decide.content import checked, is_nil, is_sealed
from app.domain.case.decide.gathering import open_request, resumed
from app.domain.case.decide.scene import UNDECIDED, Scene, need, wrong_stage
from app.domain.case.events import (
    ContributionCorrected,
    ContributionWithdrawn,
    InformationShared,
    RequestDeclined,
)
from app.domain.case.parts import DeclineReason
from app.domain.case.state import Contribution, Request
from app.domain.clocks import is_late
from app.domain.errors import Code, Refused
from app.domain.values import AgencyId, RequestId
from app.domain.writes import Writes, on, unchanged


def share_information(scene: Scene, command: ShareInformation) -> Writes:
    agency = _whose(scene, command)
    if any(c.id == command.contribution for c in scene.case.contributions):
        raise Refused(Code.ID_IN_USE, contribution=command.contribution)
    answered = None if command.request is None else _to_answer(scene, command.request, agency)
    content = checked(scene, agency, command.content)
    event = InformationShared(
        by=scene.by,
        contribution=command.contribution,
        agency=agency,
        content=content,
        request=command.request,
        # While its clock stands still a request has no due time, so an answer is not late.
        late=answered is not None and is_late(answered.due, scene.now),
        nil=is_nil(content),
        sealed=is_sealed(content),
        working=works(scene.case, scene.partnership),
    )
    return (resumed(scene, answered) if answered else ()) + on(scene.case, event)


def _whose(scene: Scene, command: ShareInformation) -> AgencyId:
    agency = command.for_agency or scene.context.actor.agency
    if agency is None:
        raise Refused(Code.NOT_PERMITTED)
    scene.speaks_for(agency)
    return scene.agency(agency).id


def _to_answer(scene: Scene, request: RequestId, agency: AgencyId) -> Request:
    found = scene.request(request)
    if found.agency != agency:
        raise Refused(Code.NOT_PERMITTED, agency=found.agency)
    if scene.case.stage not in UNDECIDED:
        raise wrong_stage(scene.case)
    return open_request(scene, request)


def correct_contribution(scene: Scene, command: CorrectContribution) -> Writes:
    before = _own_contribution(scene, command)
    unchanged(command.seen, before.changed)
    content = checked(scene, before.agency, command.content)
    if content == before.content:
        raise Refused(Code.NOTHING_CHANGED)
    event = ContributionCorrected(
        by=scene.by,
        contribution=before.id,
        agency=before.agency,
        content=content,
        reason=command.reason,
        nil=is_nil(content),
        sealed=is_sealed(content),
        working=before.working,
    )
    return on(scene.case, event)


def withdraw_contribution(scene: Scene, command: WithdrawContribution) -> Writes:
    before = _own_contribution(scene, command)
    event = ContributionWithdrawn(
        by=scene.by,
        contribution=before.id,
        agency=before.agency,
        reason=command.reason,
        working=before.working,
    )
    return on(scene.case, event)


def _own_contribution(
    scene: Scene, command: CorrectContribution | WithdrawContribution
) -> Contribution:
    found = scene.contribution(command.contribution)
    scene.speaks_for(found.agency)
    # Nobody overwrites, on another's behalf, sealed words that they cannot read.
    if found.sealed and scene.context.actor.agency not in found.content.handling.only_for:
        raise Refused(Code.NOT_PERMITTED, agency=found.agency)
    need(command.reason, Code.REASON_NEEDED)
    if found.withdrawn_at is not None:
        raise Refused(Code.ALREADY_DONE)
    return found


def decline_request(scene: Scene, command: DeclineRequest) -> Writes:
    request = open_request(scene, command.request)
    scene.is_of(request.agency)
    if command.reason is DeclineReason.OTHER:
        need(command.text, Code.REASON_NEEDED)
    event = RequestDeclined(
        by=scene.by,
        request=request.id,
        agency=request.agency,
        reason=command.reason,
        text=command.text,
    )
    return resumed(scene, request) + on(scene.case, event)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    ShareInformation: share_information,
    CorrectContribution: correct_contribution,
    WithdrawContribution: withdraw_contribution,
    DeclineRequest: decline_request,
}

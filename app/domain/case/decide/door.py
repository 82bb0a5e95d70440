"""At the door: referrals come in, are screened, rated, routed, hidden and linked."""

from collections.abc import Callable
from typing import Any, cast

from app.domain.board import Board
from app.domain.case.commands import (
    AmendReferral,
    BeginScreening,
    CaseCommand,
    LiftRestriction,
    LinkCase,
    PutSubject,
    RateCase,
    ReceiveReferral,
    RemoveSubject,
    RestrictCase,
    RouteReferral,
    TagCase,
)
from app.domain.case.decide.scene import UNDECIDED, Scene, founded, need, visible_case
from app.domain.case.events import (
    CaseLinked,
    CaseRated,
    CaseRestricted,
    CaseTagged,
    ReferralAmended,
    ReferralReceived,
    ReferralRouted,
    RestrictionLifted,
    ScreeningBegun,
    SubjectPut,
    SubjectRemoved,
)
from app.domain.case.owing import receipts
from app.domain.case.parts import Link
from app.domain.case.state import Case
from app.domain.clocks import due, due_after_pauses
from app.domain.context import Context
from app.domain.errors import Code, Refused
from app.domain.partnership.state import Partnership
from app.domain.values import (
    AccountId,
    Instant,
    Name,
    Rating,
    RequestId,
    Role,
    Route,
    Stage,
    StreamId,
    Subject,
)
from app.domain.writes import Writes, on, unchanged

MAY_HIDE = (Role.CHAIR, Role.COORDINATOR)
"""Who may restrict a case; see also `rights`."""


def receive_referral(board: Board, command: ReceiveReferral, context: Context) -> Writes:
    """A new case. Its day to decide runs from receipt, also when it is written down later."""
    partnership = founded(board)
    if cast(StreamId, command.case) in board.streams:
        raise Refused(Code.ID_IN_USE, case=command.case)
    _all_different(command.subjects)
    received = min(command.referral.received, context.now)
    event = ReferralReceived(
        by=context.by,
        case=command.case,
        reference=_free_reference(board, partnership, context),
        referral=command.referral,
        subjects=command.subjects,
        decide_by=due(partnership.clocks.decide_by, received, partnership.calendar),
        owes=receipts(command.case, command.referral, received, partnership),
    )
    return on(command.case, event) + _hidden_at_once(board, command, context)


def _hidden_at_once(board: Board, command: ReceiveReferral, context: Context) -> Writes:
    """In the turn of its reception, so that nobody else ever sees it."""
    if not command.restrict_because.strip():
        return ()
    if not context.has(*MAY_HIDE):
        raise Refused(Code.NOT_PERMITTED)
    named = _named(founded(board), command.named, context)
    hidden = CaseRestricted(by=context.by, named=named, reason=command.restrict_because)
    return on(command.case, hidden)


def _named(
    partnership: Partnership, named: tuple[AccountId, ...], context: Context
) -> tuple[AccountId, ...]:
    """The author first, and each of the others once. Raises unknown_account."""
    author = context.actor.account
    for account in named:
        if account != author and partnership.seat(account) is None:
            raise Refused(Code.UNKNOWN_ACCOUNT, account=account)
    return tuple(dict.fromkeys((author, *named)))


def _all_different(subjects: tuple[Subject, ...]) -> None:
    seen = set()
    for subject in subjects:
        if subject.id in seen:
            raise Refused(Code.ID_IN_USE, subject=subject.id)
        seen.add(subject.id)


def _free_reference(board: Board, partnership: Partnership, context: Context) -> Name:
    taken = {case.reference for case in board.cases()}
    for letters in context.fresh:
        reference = f"{partnership.prefix}-{letters}"
        if reference not in taken:
            return reference
    raise Refused(Code.ID_IN_USE, reference=partnership.prefix)


def amend_referral(scene: Scene, command: AmendReferral) -> Writes:
    unchanged(command.seen, scene.case.referral_changed)
    need(command.reason, Code.REASON_NEEDED)
    if command.referral == scene.case.referral:
        raise Refused(Code.NOTHING_CHANGED)
    event = ReferralAmended(by=scene.by, referral=command.referral, reason=command.reason)
    return on(scene.case, event)


def put_subject(scene: Scene, command: PutSubject) -> Writes:
    known = next((s for s in scene.case.subjects if s.id == command.subject.id), None)
    if known is not None:
        unchanged(command.seen, scene.case.subjects_changed)
    if known == command.subject:
        raise Refused(Code.NOTHING_CHANGED)
    return on(scene.case, SubjectPut(by=scene.by, subject=command.subject, reason=command.reason))


def remove_subject(scene: Scene, command: RemoveSubject) -> Writes:
    unchanged(command.seen, scene.case.subjects_changed)
    subject = scene.subject(command.subject)
    need(command.reason, Code.REASON_NEEDED)
    if len(scene.case.subjects) == 1:
        raise Refused(Code.BAD_COMMAND, subject="last")
    _not_decided_on(scene.case, subject)
    return on(scene.case, SubjectRemoved(by=scene.by, subject=subject.id, reason=command.reason))


def _not_decided_on(case: Case, subject: Subject) -> None:
    for decision in (case.decision, case.proposal):
        if decision and any(child.subject == subject.id for child in decision.draft.children):
            raise Refused(Code.WRONG_STAGE, decision=decision.id)


def begin_screening(scene: Scene, _: BeginScreening) -> Writes:
    scene.stage_in(Stage.NEW)
    return on(scene.case, ScreeningBegun(by=scene.by))


def route_referral(scene: Scene, command: RouteReferral) -> Writes:
    scene.stage_in(*UNDECIDED)
    need(command.reason, Code.REASON_NEEDED)
    before = scene.case.screening
    if command.route is before.route is Route.MASH and command.to == before.route_to:
        raise Refused(Code.NOTHING_CHANGED)
    event = ReferralRouted(by=scene.by, route=command.route, reason=command.reason, to=command.to)
    return on(scene.case, event)


def restrict_case(scene: Scene, command: RestrictCase) -> Writes:
    need(command.reason, Code.REASON_NEEDED)
    named = _named(scene.partnership, command.named, scene.context)
    before = scene.case.restriction
    if before is not None and set(before.named) == set(named):
        raise Refused(Code.NOTHING_CHANGED)
    return on(scene.case, CaseRestricted(by=scene.by, named=named, reason=command.reason))


def lift_restriction(scene: Scene, command: LiftRestriction) -> Writes:
    need(command.reason, Code.REASON_NEEDED)
    if scene.case.restriction is None:
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, RestrictionLifted(by=scene.by, reason=command.reason))


def rate_case(scene: Scene, command: RateCase) -> Writes:
    case = scene.case
    if command.rating is Rating.UNRATED:
        raise Refused(Code.NOT_RATED)
    if command.rating is case.rating and command.level in (None, case.screening.level):
        raise Refused(Code.NOTHING_CHANGED)
    if case.rating is not Rating.UNRATED:
        need(command.reason, Code.REASON_NEEDED)
    event = CaseRated(
        by=scene.by,
        rating=command.rating,
        reason=command.reason,
        level=command.level,
        dues=_new_dues(case, scene.partnership, command.rating),
    )
    return on(case, event)


def _new_dues(
    case: Case, partnership: Partnership, rating: Rating
) -> tuple[tuple[RequestId, Instant | None], ...]:
    """Each open request runs by the new clock from when it was asked."""
    rule = partnership.clocks.of(rating)
    return tuple(
        (r.id, due_after_pauses(rule, r.clock_from or r.at, partnership.calendar, r.pauses))
        for r in case.requests
        if r.open
    )


def tag_case(scene: Scene, command: TagCase) -> Writes:
    for programme in command.programmes:
        need(programme, Code.TEXT_NEEDED)
    factors = tuple(dict.fromkeys(command.factors))
    programmes = tuple(dict.fromkeys(command.programmes))
    if (factors, programmes) == (scene.case.factors, scene.case.programmes):
        raise Refused(Code.NOTHING_CHANGED)
    return on(scene.case, CaseTagged(by=scene.by, factors=factors, programmes=programmes))


def link_case(scene: Scene, command: LinkCase) -> Writes:
    """An event in each case, since a stream holds content of its own only."""
    case = scene.case
    if command.other == case.id:
        raise Refused(Code.BAD_COMMAND, other="itself")
    other = visible_case(scene.board, command.other, scene.context)
    if any(link.other == other.id for link in case.links):
        raise Refused(Code.ALREADY_DONE)
    there = CaseLinked(by=scene.by, link=Link(other.id, command.kind, command.note))
    back = CaseLinked(by=scene.by, link=Link(case.id, command.kind, command.note))
    return on(case, there) + on(other, back)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    AmendReferral: amend_referral,
    PutSubject: put_subject,
    RemoveSubject: remove_subject,
    BeginScreening: begin_screening,
    RouteReferral: route_referral,
    RestrictCase: restrict_case,
    LiftRestriction: lift_restriction,
    RateCase: rate_case,
    TagCase: tag_case,
    LinkCase: link_case,
}

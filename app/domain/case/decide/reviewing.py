"""A clause of the threshold document is questioned from a live case, and settled."""

from collections.abc import Callable
from typing import Any

from app.domain.case.commands import CaseCommand, RaiseForReview, SettleReview
from app.domain.case.decide.scene import Scene, need, one
from app.domain.case.events import ReviewSettled, ThresholdQuestioned
from app.domain.errors import Code, Refused
from app.domain.writes import Writes, on


def raise_for_review(scene: Scene, command: RaiseForReview) -> Writes:
    if any(r.id == command.review for r in scene.case.reviews):
        raise Refused(Code.ID_IN_USE, review=command.review)
    need(command.text, Code.TEXT_NEEDED)
    version, clause = command.version, command.clause
    found = (t for t in scene.partnership.thresholds if t.version == version)
    threshold = one(found, Code.UNKNOWN_THRESHOLD, version=version)
    if all(c.number != clause for c in threshold.clauses):
        raise Refused(Code.UNKNOWN_THRESHOLD, version=version, clause=clause)
    event = ThresholdQuestioned(
        by=scene.by, review=command.review, version=version, clause=clause, text=command.text
    )
    return on(scene.case, event)


def settle_review(scene: Scene, command: SettleReview) -> Writes:
    review = scene.review(command.review)
    if review.settled_at is not None:
        raise Refused(Code.ALREADY_DONE)
    need(command.text, Code.TEXT_NEEDED)
    event = ReviewSettled(by=scene.by, review=review.id, text=command.text, amend=command.amend)
    return on(scene.case, event)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    RaiseForReview: raise_for_review,
    SettleReview: settle_review,
}

"""A clause of the threshold document was questioned from a live case, and settled."""

from app.domain.case.events.base import CaseEvent
from app.domain.values import Line, ReviewId, Text


class ThresholdQuestioned(CaseEvent, frozen=True):
    review: ReviewId
    version: Line
    clause: Line
    text: Text


class ReviewSettled(CaseEvent, frozen=True):
    review: ReviewId
    text: Text
    amend: bool = False


Event = ThresholdQuestioned | ReviewSettled

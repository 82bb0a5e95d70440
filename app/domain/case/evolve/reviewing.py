"""Questions about the threshold document: what each event leaves."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import CaseEvent, ReviewSettled, ThresholdQuestioned
from app.domain.case.state import Case, Review
from app.domain.events import Recorded


def questioned(case: Case, event: ThresholdQuestioned, recorded: Recorded) -> Case:
    review = Review(
        id=event.review,
        version=event.version,
        clause=event.clause,
        text=event.text,
        at=recorded.at,
        by=event.by,
    )
    return structs.replace(case, reviews=(*case.reviews, review))


def settled(case: Case, event: ReviewSettled, recorded: Recorded) -> Case:
    changes = {
        "settled_at": recorded.at,
        "settled_by": event.by,
        "answer": event.text,
        "amend": event.amend,
    }
    reviews = tuple(
        structs.replace(r, **changes) if r.id == event.review else r for r in case.reviews
    )
    return structs.replace(case, reviews=reviews)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    ThresholdQuestioned: questioned,
    ReviewSettled: settled,
}

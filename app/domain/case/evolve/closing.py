"""The end of a case, and its return: what each event leaves."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import CaseClosed, CaseEvent, CaseReopened, ClosingBegun
from app.domain.case.evolve.discussing import new_round
from app.domain.case.evolve.owed import held_back, let_go
from app.domain.case.state import Case, Closing
from app.domain.events import Recorded
from app.domain.values import Stage


def closing_begun(case: Case, _: ClosingBegun, __: Recorded) -> Case:
    return structs.replace(case, stage=Stage.CLOSING)


def case_closed(case: Case, event: CaseClosed, recorded: Recorded) -> Case:
    closing = Closing(event.reason, event.text, recorded.at, event.by)
    return let_go(structs.replace(case, stage=Stage.CLOSED, closing=closing))


def case_reopened(case: Case, event: CaseReopened, _: Recorded) -> Case:
    waits = any(request.open for request in case.requests)
    stage = Stage.GATHERING if waits else Stage.SCREENING
    after = structs.replace(case, stage=stage, closing=None, decide_by=event.decide_by)
    return new_round(held_back(after, event.held))


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    ClosingBegun: closing_begun,
    CaseClosed: case_closed,
    CaseReopened: case_reopened,
}

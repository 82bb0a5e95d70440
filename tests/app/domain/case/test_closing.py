"""The end of a case, and its return."""

import pytest
from msgspec import structs

from app.domain.case.commands import BeginClosing, CloseCase, ReopenCase
from app.domain.case.events import CaseClosed, CaseReopened, ClosingBegun
from app.domain.case.parts import CloseReason
from app.domain.case.state import Closing, RequestState
from app.domain.errors import Code
from app.domain.values import Stage
from tests.helpers.builders import AT, CASE, COORDINATOR, DAY, by, gathering, rated, request
from tests.helpers.given import given

BEGIN = BeginClosing(case=CASE)
CLOSE = CloseCase(case=CASE, reason=CloseReason.OUTCOME_IN_HAND, text="Early help has it.")
TOMORROW = AT + DAY
REOPEN = ReopenCase(case=CASE, reason="Reported again")
CLOSED = Closing(CloseReason.OUTCOME_IN_HAND, "Early help has it.", AT, by(COORDINATOR))
OVER = (Stage.DECIDED, Stage.CLOSING, Stage.CLOSED)
NOT_OVER = [stage for stage in Stage if stage not in OVER]


def test_a_decided_case_begins_to_close() -> None:
    event = ClosingBegun(by=by(COORDINATOR))
    after = given(rated(stage=Stage.DECIDED)).when(BEGIN, by=COORDINATOR).then(event)
    assert after.case() == rated(stage=Stage.CLOSING, version=3)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.DECIDED])
def test_no_other_case_does(stage: Stage) -> None:
    given(rated(stage=stage)).when(BEGIN).refused(Code.WRONG_STAGE, stage=stage.value)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CLOSED])
def test_a_case_closes_from_any_stage(stage: Stage) -> None:
    event = CaseClosed(by=by(COORDINATOR), reason=CLOSE.reason, text=CLOSE.text)
    after = given(rated(stage=stage)).when(CLOSE, by=COORDINATOR).then(event)
    assert after.case() == rated(stage=Stage.CLOSED, version=3, closing=CLOSED)


def test_it_closes_once_and_in_words() -> None:
    given(rated(stage=Stage.CLOSED)).when(CLOSE).refused(Code.WRONG_STAGE, stage="closed")
    given(rated()).when(structs.replace(CLOSE, text=" ")).refused(Code.TEXT_NEEDED)


@pytest.mark.parametrize("stage", OVER)
def test_a_case_comes_back_to_screening(stage: Stage) -> None:
    answered = request(state=RequestState.ANSWERED)
    before = rated(stage=stage, closing=CLOSED, requests=(answered,), decide_by=AT - DAY)
    event = CaseReopened(by=by(COORDINATOR), reason="Reported again", decide_by=TOMORROW)
    after = given(before).when(REOPEN, by=COORDINATOR).then(event)
    assert after.case() == rated(version=3, requests=(answered,), decide_by=TOMORROW)


def test_with_answers_awaited_it_comes_back_to_gathering() -> None:
    after = given(gathering(stage=Stage.CLOSING)).when(REOPEN).accepted()
    assert after.case() == gathering(version=4, decide_by=TOMORROW)


@pytest.mark.parametrize("stage", NOT_OVER)
def test_only_what_is_over_comes_back(stage: Stage) -> None:
    given(rated(stage=stage)).when(REOPEN).refused(Code.WRONG_STAGE, stage=stage.value)


def test_its_return_needs_a_reason() -> None:
    blank = structs.replace(REOPEN, reason=" ")
    given(rated(stage=Stage.CLOSED)).when(blank).refused(Code.REASON_NEEDED)

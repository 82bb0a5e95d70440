"""A decision put right from the case: nothing of it is lost that the dialog does not touch."""

from datetime import date, timedelta

from msgspec import structs
from pytestqt.qtbot import QtBot

from app.domain.case.parts import (
    Action,
    ChildOutcome,
    Draft,
    Section47,
    Step,
    StepWay,
    StrategyDiscussion,
)
from app.domain.case.state import DecisionState
from app.domain.partnership.state import Service
from app.domain.values import ActionId, Outcome, ServiceId, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHILD,
    DAY,
    DECIDER,
    EDUCATION,
    HEALTH,
    HOUR,
    POLICE,
    SOCIAL_CARE,
    board,
    by,
    decision,
    decision_id,
    draft,
    partnership,
    rated,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import choose, form, send
from tests.ui.case.looking import Opened

PARENTING = Service(ServiceId(uid(1, 12)), "Parenting group")
YOUTH = Service(ServiceId(uid(2, 12)), "Youth club")
GONE = ServiceId(uid(3, 12))
THREE = (POLICE, HEALTH, SOCIAL_CARE)
LATER = AT + HOUR + timedelta(seconds=7)
STEP = Step(StepWay.UP, "A social worker visits each week", SOCIAL_CARE, date(2026, 6, 12))
WHOLE = draft(
    children=(
        ChildOutcome(
            CHILD, (Outcome.STRATEGY_DISCUSSION, Outcome.SECTION_47), level=4, plan="See her today"
        ),
    ),
    supporting=(POLICE,),
    key_worker="Robin Reed",
    actions=(Action(ActionId(uid(1, 13)), "Ring the school", HEALTH, AT + DAY),),
    strategy=StrategyDiscussion(LATER, THREE, "Risk of significant harm"),
    section_47=Section47(True, AT + HOUR, "The burn is not explained", (SOCIAL_CARE, POLICE)),
    urgent=True,
    services=(PARENTING.id, GONE),
    step=STEP,
)


def opened(qtbot: QtBot, decided: Draft = WHOLE) -> Opened:
    one = decision(
        draft=decided, state=DecisionState.CONFIRMED, decided_at=AT, decided_by=by(DECIDER)
    )
    case = rated(stage=Stage.DECIDED, decisions=(one,))
    rules = partnership(directory=(PARENTING, YOUTH))
    return Opened(qtbot, LocalHub(board(rules, case)), DECIDER, CASE)


def corrected(shown: Opened, **values: str) -> Draft:
    asked = form(shown, "correct-decision", decision_id(1))
    choose(asked, reason="A slip of the pen", **values)
    send(asked)
    (one,) = shown.case.decisions
    assert len(one.corrections) == 1, asked.notice()
    return one.draft


def test_a_correction_keeps_what_it_does_not_touch(qtbot: QtBot) -> None:
    found = corrected(opened(qtbot), reasons="Put more plainly.")
    assert found == structs.replace(WHOLE, reasons="Put more plainly.")


def test_step_strategy_enquiry_and_services_can_be_put_right(qtbot: QtBot) -> None:
    """DESIGN 8: corrections are new events with a reason."""
    found = corrected(
        opened(qtbot),
        cause="Risk of harm at home",
        strategy_with="\n".join((EDUCATION, *THREE)),
        enquiry="single",
        plan="A social worker visits twice a week",
        services=f"{YOUTH.id}",
    )
    assert found.strategy == StrategyDiscussion(LATER, (*THREE, EDUCATION), "Risk of harm at home")
    assert found.section_47 is not None
    assert not found.section_47.joint
    assert found.step == structs.replace(STEP, plan="A social worker visits twice a week")
    assert found.services == (YOUTH.id,)


def test_a_step_can_be_taken_back(qtbot: QtBot) -> None:
    assert corrected(opened(qtbot), step="").step is None


def test_what_an_urgent_decision_left_out_can_be_written(qtbot: QtBot) -> None:
    lacking = structs.replace(WHOLE, strategy=None, section_47=None, step=None, services=())
    found = corrected(
        opened(qtbot, lacking),
        cause="Risk of harm",
        strategy_with="\n".join(THREE),
        enquiry_reasons="The burn",
        step="up",
        plan="Visits",
    )
    assert found.strategy is not None
    assert set(found.strategy.agencies) == set(THREE)
    assert found.section_47 is not None
    assert found.step == Step(StepWay.UP, "Visits")


def test_a_plain_decision_gets_nothing_that_was_not_written(qtbot: QtBot) -> None:
    found = corrected(opened(qtbot, draft()), reasons="Put more plainly.")
    assert found == draft(reasons="Put more plainly.")

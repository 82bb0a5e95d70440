"""The case panel as people meet it."""

from collections.abc import Callable, Iterable

import msgspec
from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import ConfirmDecision
from app.domain.case.parts import Action, Stance
from app.domain.case.state import Case, Challenge, ChallengeState, DecisionState
from app.domain.partnership.state import Seat
from app.domain.values import ActionId, ChallengeId, Outcome
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DECIDER,
    EDUCATION,
    HEALTH,
    HOUR,
    NURSE,
    SOCIAL_CARE,
    TEACHER,
    board,
    by,
    content,
    contribution,
    decision,
    decision_id,
    gathering,
    subject,
    uid,
)
from tests.helpers.demo import demo
from tests.helpers.find import button, part
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import Scene
from tests.ui.case import lawful_scenes
from ui.case import CasePanel
from ui.case.tabs import Tabs
from ui.session_bridge import SessionBridge

NARROW = QSize(340, 780)
WIDE, LEAST = QSize(420, 900), QSize(320, 700)
DIALOG, SMALL = QSize(520, 860), QSize(520, 520)
TWIN = msgspec.json.encode(
    [{"given": "Jade", "family": "Maple", "born": "14/03/2019", "nhs": "999 104 2203"}]
).decode()
SUMMARY, SHARED, CONSENT, CHRONOLOGY, FAMILY, DECISION = range(6)


def panel(key: str, tab: int = SHARED, who: str = "chair") -> Callable[[], CasePanel]:
    def make() -> CasePanel:
        hub = demo().hub()
        shown = CasePanel(SessionBridge(hub.session(demo().seats[who])))
        shown.show_case(demo().cases[key])
        part(shown, Tabs).choose(tab)
        return shown

    return make


def form(name: str, key: str, who: str = "chair") -> Callable[[], QWidget]:
    def make() -> QWidget:
        behind = panel(key, who=who)()
        opened = behind.open_form(name, demo().cases[key])
        return _held(behind, opened)

    return make


def new_referral(**written: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        behind = panel("jade")()
        opened = behind.open_new_referral()
        assert opened is not None
        opened.questions.set_values(written)
        opened.questions.edited.emit()
        return _held(behind, opened)

    return make


def waiting() -> QWidget:
    """Words shared while the line is gone."""
    hub, seats, cases = demo().hub(), demo().seats, demo().cases
    shown = CasePanel(SessionBridge(hub.session(seats["health"])))
    shown.show_case(cases["jade"])
    hub.offline(seats["health"])
    QTest.keyClicks(shown._dock.facts, "Seen at urgent care twice in October with bruising.")
    button(shown, "Share").click()
    return shown


def challenged() -> QWidget:
    """A proposal, a challenge to it, stances revealed and an action overdue."""
    own = Action(ActionId(uid(1, 9)), "Ring the grandmother", SOCIAL_CARE, AT - HOUR)
    raised = Challenge(
        ChallengeId(uid(1, 8)), EDUCATION, by(TEACHER), AT, "What of the younger brother?"
    )
    answered = structs.replace(
        raised,
        id=ChallengeId(uid(2, 8)),
        to=SOCIAL_CARE,
        state=ChallengeState.ANSWERED,
        answer="He is seen today.",
        answered_by=by(CHAIR),
        answered_at=AT,
    )
    stance = Stance(HEALTH, AT, by(NURSE), Outcome.SECTION_47, 4, reason="Two injuries in a month.")
    one = gathering(
        decisions=(decision(),),
        challenges=(raised, answered),
        actions=(own,),
        stances=(stance,),
        stances_revealed=True,
    )
    return _at(one, CHAIR, DECISION)


def long_names() -> QWidget:
    """The longest that people are called, and words without a blank."""
    child = subject(
        given="Anne-Marguerite Konstantina",
        family="Featherstonehaugh-Cholmondeley",
        nhs_number="9991042202",
    )
    said = contribution(content=content("Verylongwordwithoutanyblankinitatall" * 3), late=True)
    owner = structs.replace(by(NURSE), name="Dr Konstantinos Papadopoulos-Wetherington")
    one = gathering(subjects=(child,), contributions=(structs.replace(said, by=owner),))
    return _at(one, COORDINATOR, SHARED)


def refused() -> QWidget:
    """Shared without a line on a case that was decided meanwhile."""
    ready = decision(state=DecisionState.READ_BACK)
    hub = LocalHub(board(gathering(decisions=(ready,))))
    shown = CasePanel(SessionBridge(hub.session(NURSE)))
    shown.show_case(CASE)
    hub.offline(NURSE)
    QTest.keyClicks(shown._dock.facts, "Seen at urgent care twice in October with bruising.")
    button(shown, "Share").click()
    hub.act(DECIDER, ConfirmDecision(case=CASE, decision=decision_id(1)))
    hub.online(NURSE)
    return shown


def offline_form() -> QWidget:
    """Rated while the line is gone."""
    hub, who = demo().hub(), demo().seats["chair"]
    behind = CasePanel(SessionBridge(hub.session(who)))
    opened = behind.open_form("rate", demo().cases["unnamed"])
    assert opened is not None
    hub.offline(who)
    opened._go.click()
    return _held(behind, opened)


def _at(one: Case, who: Seat, tab: int) -> CasePanel:
    shown = CasePanel(SessionBridge(LocalHub(board(one)).session(who)))
    shown.show_case(one.id)
    part(shown, Tabs).choose(tab)
    return shown


def nothing() -> QWidget:
    return CasePanel(SessionBridge(demo().hub().session(demo().seats["chair"])))


def _held(behind: CasePanel, opened: QWidget | None) -> QWidget:
    """A dialog lives as long as the panel that it stands over."""
    assert opened is not None
    opened.destroyed.connect(behind.objectName)
    return opened


def scenes() -> Iterable[Scene]:
    yield Scene("case-shared", NARROW, panel("jade"))
    yield Scene("case-summary", WIDE, panel("jade", SUMMARY))
    yield Scene("case-chronology", WIDE, panel("jade", CHRONOLOGY))
    yield Scene("case-family", WIDE, panel("jade", FAMILY))
    yield Scene("case-decision", WIDE, panel("fern", DECISION))
    yield Scene("case-observer", NARROW, panel("jade", who="observer"))
    yield Scene("case-new", NARROW, panel("unnamed", SUMMARY))
    yield Scene("case-empty", NARROW, nothing)
    yield Scene("case-challenged", WIDE, challenged)
    yield Scene("case-long", LEAST, long_names)
    yield Scene("case-refused", NARROW, refused)
    yield Scene("case-form-offline", SMALL, offline_form)
    yield Scene("case-waiting", NARROW, waiting)
    yield Scene("case-form-request", DIALOG, form("request", "jade"))
    yield Scene("case-form-rate", SMALL, form("rate", "jade"))
    yield Scene("case-form-tag", DIALOG, form("tag", "jade"))
    yield Scene("case-form-refer", DIALOG, new_referral(people=TWIN))
    yield from lawful_scenes.scenes()

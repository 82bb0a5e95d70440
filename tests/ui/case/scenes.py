"""The case panel as people meet it."""

from collections.abc import Callable, Iterable

import msgspec
from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import ConfirmDecision
from app.domain.case.parts import Action, CloseReason, Handling, Stance
from app.domain.case.releases import Approval, Recipient, Release, ReleaseState
from app.domain.case.state import (
    Case,
    Challenge,
    ChallengeState,
    Closing,
    DecisionState,
    Escalation,
)
from app.domain.partnership.state import Seat
from app.domain.values import ActionId, ChallengeId, Outcome, ReleaseId, Rung, Stage
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
    case,
    content,
    contribution,
    contribution_id,
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
from tests.ui.case import lawful_scenes, papers_scenes
from ui.case import CasePanel
from ui.case.tabs import Tabs
from ui.session_bridge import SessionBridge

NARROW = QSize(340, 780)
WIDE, LEAST = QSize(420, 900), QSize(320, 700)
DIALOG, SMALL, ABREAST = QSize(520, 860), QSize(520, 520), QSize(860, 760)
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


def beyond() -> Case:
    """One release that waits for Health, one that is out with the family still to be told."""
    asked = Release(
        id=ReleaseId(uid(1, 0xE)),
        contributions=(contribution_id(1),),
        originators=(HEALTH, EDUCATION),
        recipient=Recipient("A. Head", "Ashfield School", "by secure mail"),
        purpose="To keep the child safe at school",
        redacted="Please ring us before the child is collected by anyone but the mother.",
        asked_at=AT - HOUR,
        asked_by=by(CHAIR),
        approvals=(Approval(EDUCATION, True, AT, by(TEACHER)),),
    )
    out = structs.replace(
        asked,
        id=ReleaseId(uid(2, 0xE)),
        originators=(EDUCATION,),
        recipient=Recipient("Dr M. Oyelaran", "Fern Surgery"),
        state=ReleaseState.RELEASED,
        released_at=AT,
        released_by=by(CHAIR),
        recipients=(Recipient("Dr M. Oyelaran", "Fern Surgery", "by post"),),
    )
    sealed = structs.replace(
        contribution(SOCIAL_CARE, n=3, by=by(CHAIR)),
        content=content("Held back for now.", handling=Handling(only_for=(HEALTH,))),
    )
    shared = (contribution(), contribution(EDUCATION, n=2, by=by(TEACHER)), sealed)
    return gathering(contributions=shared, releases=(asked, out))


def releases() -> QWidget:
    return _at(beyond(), NURSE, SHARED)


def ask_release() -> QWidget:
    behind = _at(beyond(), CHAIR, SHARED)
    opened = behind.open_form("ask-release", CASE, contribution_id(1))
    return _held(behind, opened)


def answer_release() -> QWidget:
    behind = _at(beyond(), NURSE, SHARED)
    return _held(behind, behind.open_form("answer-release", CASE, uid(1, 0xE)))


def climbed() -> QWidget:
    """A challenge that nobody answered in time, taken to the manager; the child is back."""
    step = Escalation(
        Rung.MANAGER, "B. Marsh", "Nobody has answered.", AT - HOUR, by(TEACHER), AT - HOUR / 2
    )
    raised = Challenge(
        ChallengeId(uid(1, 8)),
        EDUCATION,
        by(TEACHER),
        AT - 30 * HOUR,
        "What of the younger brother?",
        due=AT - HOUR / 2,
        escalations=(step,),
    )
    heard = structs.replace(
        decision(state=DecisionState.CONFIRMED),
        read_back_at=AT,
        decided_at=AT,
        decided_by=by(DECIDER),
        present=(SOCIAL_CARE, HEALTH, EDUCATION),
        silent=True,
    )
    one = gathering(decisions=(heard,), challenges=(raised,), stage=Stage.DECIDED)
    ended = Closing(CloseReason.OUTCOME_IN_HAND, "", AT - 60 * 24 * HOUR, by(CHAIR))
    before = case(2, reference="NB-7K3FQ", stage=Stage.CLOSED, closing=ended)
    shown = CasePanel(SessionBridge(LocalHub(board(one, before)).session(CHAIR)))
    shown.show_case(one.id)
    part(shown, Tabs).choose(DECISION)
    return shown


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
    yield Scene("case-form-safe-contact", SMALL, form("safe-contact", "jade"))
    yield Scene("case-new", NARROW, panel("unnamed", SUMMARY))
    yield Scene("case-empty", NARROW, nothing)
    yield Scene("case-challenged", WIDE, challenged)
    yield Scene("case-climbed", WIDE, climbed)
    yield Scene("case-releases", WIDE, releases)
    yield Scene("case-form-ask-release", ABREAST, ask_release)
    yield Scene("case-form-answer-release", SMALL, answer_release)
    yield Scene("case-form-review", SMALL, form("review", "fern"))
    yield Scene("case-long", LEAST, long_names)
    yield Scene("case-refused", NARROW, refused)
    yield Scene("case-form-offline", SMALL, offline_form)
    yield Scene("case-waiting", NARROW, waiting)
    yield Scene("case-form-request", DIALOG, form("request", "jade"))
    yield Scene("case-form-rate", SMALL, form("rate", "jade"))
    yield Scene("case-form-tag", DIALOG, form("tag", "jade"))
    yield Scene("case-form-refer", DIALOG, new_referral(people=TWIN))
    yield from lawful_scenes.scenes()
    yield from papers_scenes.scenes()

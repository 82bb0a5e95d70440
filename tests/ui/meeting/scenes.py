"""The meeting as people meet it, in its window."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.case import commands as c
from app.domain.meeting import commands as m
from app.domain.meeting.state import AgendaItem, ItemState, SittingState
from app.domain.values import Outcome, Rating, Stage
from tests.helpers import builders
from tests.helpers.clerking import message_to, tell
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from tests.helpers.sitting import Sitting
from tests.ui.meeting import morning, weighing
from ui.main_window import MainWindow
from ui.meeting.view import MeetingScreen
from ui.session_bridge import SessionBridge

SMALL, LOW = QSize(1180, 760), QSize(1280, 720)


def window(hub: LocalHub, who: str = "chair") -> MainWindow:
    session = hub.session(morning.SEATS[who])
    bridge = SessionBridge(session)
    screen = MeetingScreen(bridge)
    made = MainWindow(bridge, {"meeting": screen})
    made.go("meeting")
    # It draws, and takes clicks, only while somebody looks.
    made.resize(WINDOW)
    made.show()
    QApplication.processEvents()
    return made


def at(make: Callable[[], LocalHub], who: str = "chair") -> Callable[[], QWidget]:
    return lambda: window(make(), who)


def offline() -> QWidget:
    hub = morning.proposed()
    made = window(hub)
    hub.offline(morning.CHAIR)
    screen = _screen(made)
    screen.page.dock.shutter_button.click()
    return made


def drafting() -> QWidget:
    """Half a draft: what it lacks is listed."""
    hub = morning.called()
    made = window(hub)
    screen = _screen(made)
    screen.page.decision.form.children_form.picker.changed.emit((Outcome.STRATEGY_DISCUSSION,))
    reasons = screen.page.decision.form.reasons
    reasons.set_text("Missing twice, found at the same address.")
    reasons.edited.emit(reasons.text())
    return made


def looked_at() -> QWidget:
    """A decided case, looked at while another is under the spotlight."""
    made = window(morning.proposed())
    _screen(made).page.agenda.looked.emit(morning.CASES["jade"])
    return made


def refused() -> QWidget:
    """The chair reads back what was redrafted meanwhile."""
    hub = morning.proposed()
    made = window(hub)
    hub.hold()
    _screen(made).page.decision.foot.main.click()
    hub.act(morning.SCRIBE, morning.redraft(hub))
    hub.release()
    return made


def record_open() -> QWidget:
    """The strategy discussion's fields, a stance and an action being written."""
    made = window(morning.proposed(), "scribe")
    panel = _screen(made).page.decision
    panel.form.strategy.open.click()
    return made


def lower_down() -> QWidget:
    """The end of the decision: challenge, lead and actions."""
    made = window(morning.proposed(), "scribe")
    panel = _screen(made).page.decision
    panel.form.actions_form.add.click()
    bar = panel._scroll.verticalScrollBar()
    bar.rangeChanged.connect(lambda _low, high: bar.setValue(high))
    return made


def family() -> QWidget:
    """Three children, each with an outcome of their own."""
    hub = morning.opened()
    hub.act(morning.CHAIR, m.CallCase(meeting=morning.SITTING, case=morning.CASES["jade"]))
    made = window(hub)
    form = _screen(made).page.decision.form.children_form
    form.picker.changed.emit((Outcome.SECTION_47, Outcome.DOMESTIC_ABUSE))
    form._same.click()
    return made


def large() -> QWidget:
    """Forty cases, and a family whose names hardly fit."""
    name = "Maximiliana-Konstantina Featherstonehaugh-Cholmondeley"
    first = builders.case(
        1,
        rating=Rating.RED,
        stage=Stage.READY,
        subjects=tuple(builders.subject(n, given=name, family="Honeysuckle") for n in range(1, 5)),
        referral=builders.referral(details="Shouting was heard for most of the night. " * 12),
        contributions=(
            builders.contribution(content=builders.content("Seen by the school nurse. " * 20)),
        ),
    )
    others = [builders.rated(Rating.AMBER, id=builders.case_id(n)) for n in range(2, 41)]
    agenda = [AgendaItem(builders.case_id(n)) for n in range(1, 41)]
    agenda[0] = AgendaItem(builders.CASE, ItemState.CALLED, builders.AT)
    sitting = builders.sitting(
        state=SittingState.OPEN,
        opened_at=builders.AT,
        agenda=tuple(agenda),
        spotlight=builders.CASE,
    )
    hub = LocalHub(builders.board(first, *others, sitting))
    bridge = SessionBridge(hub.session(builders.CHAIR))
    made = MainWindow(bridge, {"meeting": MeetingScreen(bridge)})
    made.go("meeting")
    return made


def climbing() -> QWidget:
    """Education takes its challenge to the next step."""
    made = window(weighing.climbed(), "education")
    talk = _screen(made).page.decision.talk
    talk.challenges.escalate_wanted.emit(weighing.CHALLENGE)
    talk.challenges.escalation.to.set_text("M. Ash, head of learning")
    return _down_to(made, talk.challenges.escalation)


def overdue() -> QWidget:
    made = window(weighing.climbed(late=True))
    return _down_to(made, _screen(made).page.decision.talk.challenges)


def stepping() -> QWidget:
    """Another level than was decided before: the plan is asked for."""
    hub = weighing.unchallenged()
    hub.act(morning.DECIDER, c.ReopenCase(case=weighing.POPPY, reason="More is known."))
    made = window(hub, "scribe")
    panel = _screen(made).page
    panel.agenda.looked.emit(weighing.POPPY)
    form = panel.decision.form
    form.children_form.level.choose("3")
    form.step.open.click()
    form.step.plan.set_text("Team round the child every three weeks; her mother sees the GP.")
    form.alike.open.click()
    return made


def poppy(make: Callable[[], LocalHub], who: str) -> Callable[[], QWidget]:
    """Decided, and looked at again."""

    def made() -> QWidget:
        shown = window(make(), who)
        _screen(shown).page.agenda.looked.emit(weighing.POPPY)
        return shown

    return made


def _down_to(made: QWidget, part: QWidget) -> QWidget:
    found = made.findChild(MeetingScreen)
    assert found is not None
    scroll = found.page.decision._scroll
    bar = scroll.verticalScrollBar()
    bar.rangeChanged.connect(lambda: scroll.ensureWidgetVisible(part, 0, 60))
    QApplication.processEvents()
    scroll.ensureWidgetVisible(part, 0, 60)
    return made


def nobody_called() -> LocalHub:
    hub = morning.opened()
    hub.act(morning.CHAIR, m.SetShutter(meeting=morning.SITTING, shut=True))
    return hub


def _screen(made: MainWindow) -> MeetingScreen:
    found = made.findChild(MeetingScreen)
    assert found is not None
    return found


def heard(look: bool) -> Callable[[], QWidget]:
    """Decided: some agencies have seen the outcome, some are away."""

    def make() -> QWidget:
        sitting = Sitting().called().proposed().decided()
        tell(sitting.hub, sitting.seats["chair"], sitting.kit)
        sitting.hub.wait(minutes=2)
        note = message_to(sitting.case(), "police").owed.id
        sitting.act("police", c.SeeMessage(note, case=sitting.kit))
        bridge = SessionBridge(sitting.hub.session(sitting.seats["chair"]))
        made = MainWindow(bridge, {"meeting": MeetingScreen(bridge)})
        made.go("meeting")
        if look:
            made.resize(WINDOW)
            made.show()
            QApplication.processEvents()
            _screen(made).page.agenda.looked.emit(sitting.kit)
        return made

    return make


def scenes() -> Iterable[Scene]:
    yield Scene("meeting-heard", WINDOW, heard(look=False))
    yield Scene("meeting-heard-looking", WINDOW, heard(look=True))
    yield Scene("meeting-busy", WINDOW, at(morning.proposed))
    yield Scene("meeting-decider", WINDOW, at(morning.proposed, "decider"))
    yield Scene("meeting-police", WINDOW, at(morning.proposed, "police"))
    yield Scene("meeting-drafting", WINDOW, drafting)
    yield Scene("meeting-offline", WINDOW, offline)
    yield Scene("meeting-none-called", WINDOW, at(nobody_called))
    yield Scene("meeting-planned", WINDOW, at(morning.planned))
    yield Scene("meeting-none-planned", WINDOW, at(morning.unplanned))
    yield Scene("meeting-looking", WINDOW, looked_at)
    yield Scene("meeting-refused", WINDOW, refused)
    yield Scene("meeting-record", WINDOW, record_open)
    yield Scene("meeting-lower", WINDOW, lower_down)
    yield Scene("meeting-family", WINDOW, family)
    yield Scene("meeting-large", WINDOW, large)
    yield Scene("meeting-early-help", WINDOW, at(weighing.early_help, "scribe"))
    yield Scene("meeting-early-help-small", LOW, at(weighing.early_help, "scribe"))
    yield Scene("meeting-climbing", WINDOW, climbing)
    yield Scene("meeting-challenge-overdue", WINDOW, overdue)
    yield Scene("meeting-any-challenge", WINDOW, at(weighing.asked, "decider"))
    yield Scene("meeting-unchallenged", WINDOW, poppy(weighing.unchallenged, "chair"))
    yield Scene("meeting-urgent-owed", WINDOW, poppy(weighing.urgent, "decider"))
    yield Scene("meeting-stepping", WINDOW, stepping)
    yield Scene("meeting-small", SMALL, at(morning.proposed))

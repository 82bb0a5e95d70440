"""After a decision is confirmed: which agencies have seen it, and which are away."""

from pytestqt.qtbot import QtBot

from app.domain.case.commands import SeeMessage
from tests.helpers.clerking import message_to, tell
from tests.helpers.sitting import Sitting
from ui.meeting.view import MeetingScreen
from ui.projector.view import WallPreview
from ui.session_bridge import SessionBridge


def chair(qtbot: QtBot, sitting: Sitting) -> MeetingScreen:
    bridge = SessionBridge(sitting.hub.session(sitting.seats["chair"]))
    screen = MeetingScreen(bridge, WallPreview(bridge))
    qtbot.addWidget(screen)
    screen.resize(1360, 840)
    screen.show()
    return screen


def test_between_two_cases_the_chair_sees_who_has_seen_the_last(qtbot: QtBot) -> None:
    sitting = Sitting().called().proposed()
    screen = chair(qtbot, sitting)
    between = screen.page._nothing
    assert between.heard.isHidden()
    sitting.decided()
    tell(sitting.hub, sitting.seats["chair"], sitting.kit)
    assert "Health not yet (away)" in between.heard.text()
    assert "Police not yet (here)" in between.heard.text()
    sitting.hub.arrive(sitting.seats["health"])
    assert "Health not yet (here)" in between.heard.text()
    note = message_to(sitting.case(), "health").owed.id
    sitting.act("health", SeeMessage(note, case=sitting.kit))
    assert f"Health seen {sitting.hub.now:%H:%M}" in between.heard.text()
    with qtbot.waitSignal(screen.feedback_wanted) as asked:
        between._link.click()
    assert asked.args == [sitting.kit]


def test_on_a_decided_case_it_stands_under_the_decision(qtbot: QtBot) -> None:
    sitting = Sitting().called().proposed()
    screen = chair(qtbot, sitting)
    assert screen.page.decision.foot._heard.isHidden()
    sitting.decided()
    tell(sitting.hub, sitting.seats["chair"], sitting.kit)
    screen.page._look(sitting.kit)
    foot = screen.page.decision.foot
    assert "Health not yet (away)" in foot._heard.text()
    with qtbot.waitSignal(screen.feedback_wanted) as asked:
        foot._to_feedback.click()
    assert asked.args == [sitting.kit]

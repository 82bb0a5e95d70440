"""A consent that is taken back while the case is talked about."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from app.domain.case import commands as c
from app.domain.case.lawful import Capacity, Consent, ConsentKind
from app.domain.meeting import commands as m
from app.domain.values import ConsentId
from tests.helpers.builders import uid
from tests.helpers.find import button
from tests.ui.meeting.morning import CASES, CHAIR, KIT, SCRIBE, SITTING, opened
from ui.meeting.view import MeetingScreen
from ui.session_bridge import SessionBridge


def test_the_room_hears_at_once_and_one_press_leads_to_the_case(qtbot: QtBot) -> None:
    hub = opened()
    hub.act(CHAIR, m.CallCase(meeting=SITTING, case=KIT))
    case = hub.board.case(KIT)
    assert case is not None
    child = case.subjects[0].id
    said = Consent(
        id=ConsentId(uid(1, 10)),
        kind=ConsentKind.SHARING,
        giver=child,
        capacity=Capacity.COMPETENT_CHILD,
        subjects=(child,),
        given=True,
        asked_at=hub.now - timedelta(minutes=5),
        purpose="To find help",
        asked_how="In person",
    )
    hub.act(SCRIBE, c.RecordConsent(case=KIT, consent=said))
    screen = MeetingScreen(SessionBridge(hub.session(CHAIR)), None)
    qtbot.addWidget(screen)
    screen.show()
    asked: list[str] = []
    screen.case_opened.connect(asked.append)
    notice = screen.page.withdrawn
    assert notice.isHidden()
    hub.act(SCRIBE, c.WithdrawConsent(case=KIT, consent=said.id, reason="He thought again."))
    assert notice.accessibleName().startswith("Consent withdrawn at 10:02 by Kit Tamarisk:")
    button(notice, "Open the case").click()
    assert (asked, notice.isHidden()) == ([KIT], True)
    hub.act(SCRIBE, c.AddNote(case=CASES["asha"], text="Of another case."))
    assert notice.isHidden()

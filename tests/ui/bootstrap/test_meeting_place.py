"""The meeting is another screen for who is virtual, and turns when the partnership says so."""

from msgspec import structs
from pytestqt.qtbot import QtBot

from app.domain.partnership.commands import PutSeat
from app.domain.partnership.state import Seat
from app.domain.values import SeatMode
from tests.helpers.builders import ADMINISTRATOR, CHAIR, NURSE, board, rated, sitting
from tests.helpers.find import button, part
from tests.helpers.local_session import LocalHub
from tests.helpers.sitting import Sitting
from tests.ui.bootstrap.joined import joined
from ui.bootstrap.desk import Desk
from ui.bootstrap.meeting_place import MeetingPlace
from ui.meeting.view import MeetingScreen
from ui.screen import Head
from ui.virtual.view import VirtualMeeting


def at_meeting(qtbot: QtBot, hub: LocalHub, who: Seat) -> Desk:
    _, desk = joined(hub, who)
    qtbot.addWidget(desk.window)
    desk.window.resize(1440, 900)
    desk.window.show()
    desk.window.go("meeting")
    return desk


def test_in_the_room_one_has_the_agenda_and_at_home_the_words(qtbot: QtBot) -> None:
    hub = LocalHub(board(rated(), sitting()))
    chair = at_meeting(qtbot, hub, CHAIR)
    assert part(chair.window, MeetingScreen).isVisible()
    assert chair.window.findChild(VirtualMeeting) is None
    nurse = at_meeting(qtbot, hub, NURSE)
    assert part(nurse.window, VirtualMeeting).isVisible()
    assert nurse.window.findChild(MeetingScreen) is None


def test_the_rooms_screen_is_made_when_one_first_comes_to_it(qtbot: QtBot) -> None:
    hub = LocalHub(board(rated(), sitting()))
    _, desk = joined(hub, CHAIR)
    qtbot.addWidget(desk.window)
    desk.window.show()
    place = part(desk.window, MeetingPlace)
    assert (place.findChild(MeetingScreen), place.head, place.waiting) == (None, Head("Meeting"), 0)
    desk.window.go("meeting")
    assert part(desk.window, MeetingScreen).isVisible()
    assert place.head != Head("Meeting")


def test_who_comes_into_the_room_has_the_rooms_screen_at_once(qtbot: QtBot) -> None:
    hub = LocalHub(board(rated(), sitting()))
    nurse = at_meeting(qtbot, hub, NURSE)
    place = part(nurse.window, MeetingPlace)
    at_home = place.head
    hub.act(ADMINISTRATOR, PutSeat(seat=structs.replace(NURSE, mode=SeatMode.CO_LOCATED)))
    assert part(nurse.window, MeetingScreen).isVisible()
    assert not part(nurse.window, VirtualMeeting).isVisible()
    assert place.head != at_home
    hub.act(ADMINISTRATOR, PutSeat(seat=NURSE))
    assert part(nurse.window, VirtualMeeting).isVisible()
    assert place.head == at_home


def test_the_tools_are_those_of_the_screen_that_is_shown(qtbot: QtBot) -> None:
    story = Sitting().called()
    hub, seats = story.hub, story.seats
    assert button(at_meeting(qtbot, hub, seats["chair"]).window, "End meeting").isVisible()
    assert button(at_meeting(qtbot, hub, seats["health"]).window, "Put hand up").isVisible()


def test_the_keyboard_goes_to_the_agenda_and_rings_no_whole_screen(qtbot: QtBot) -> None:
    story = Sitting().called()
    chair = at_meeting(qtbot, story.hub, story.seats["chair"])
    assert chair.window.focusWidget() is part(chair.window, MeetingScreen).page.agenda.list
    nurse = at_meeting(qtbot, story.hub, story.seats["health"])
    assert nurse.window.focusWidget() is not part(nurse.window, VirtualMeeting)

"""The whole window with its real screens, joined as people have it; and the wall beside it."""

from collections.abc import Callable, Iterable
from functools import partial

from app.domain.case.commands import BeginScreening
from app.domain.case.feedback import Reader
from app.domain.partnership.state import Seat
from app.domain.values import CaseId
from app.ports import Connection, Here, LineState
from tests.helpers.builders import CASE, CHAIR, COORDINATOR, NURSE, OFFICER, TEACHER, board, case_id
from tests.helpers.demo import demo
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WALL, WINDOW, Scene
from tests.helpers.sitting import Sitting
from tests.ui.board.large import many
from tests.ui.board.scenes import long_hub
from tests.ui.bootstrap.joined import joined
from tests.ui.feedback import outcome
from tests.ui.meeting import morning
from tests.ui.projector import scenes as walls
from ui.main_window import MainWindow
from ui.projector.sizes import Room
from ui.projector.view import ProjectorWindow

INCHES = 30.0
"""Of the square offscreen screen: the wall is as high as that of 58 inches, 16 to 9."""


def at_board(hub: LocalHub, who: Seat, case: CaseId | None = None) -> MainWindow:
    _, desk = joined(hub, who)
    if case is not None:
        desk.show_on_board(case)
    return desk.window


def at(place: str, hub: LocalHub, who: Seat) -> MainWindow:
    _, desk = joined(hub, who)
    desk.window.go(place)
    return desk.window


def morning_hub() -> LocalHub:
    """09:38: Probation writes about Jade, and seven people are here."""
    seats, jade = demo().seats, demo().cases["jade"]
    hub = demo().hub()
    hub.arrive(*(seats[key] for key in ("decider", "scribe", "police", "health", "education")))
    found = hub.board.case(jade)
    assert found is not None
    asked = next(r for r in found.requests if r.open and r.agency == "probation")
    hub.arrive(seats["probation"], here=Here(jade, asked.id))
    return hub


def busy_board() -> MainWindow:
    return at_board(morning_hub(), demo().seats["chair"], demo().cases["jade"])


def meeting() -> MainWindow:
    return at("meeting", morning.proposed(), demo().seats["chair"])


def requests() -> MainWindow:
    return at("requests", morning_hub(), demo().seats["health"])


def virtual() -> MainWindow:
    sitting = Sitting().called().writing().proposed().challenged().stances()
    return at("meeting", sitting.hub, sitting.seats["health"])


def feedback() -> MainWindow:
    hub = outcome.busy()
    _, desk = joined(hub, CHAIR)
    desk.window.go("feedback")
    desk._feedback.open_message(outcome.to(hub, Reader.SCHOOL).owed.id)
    return desk.window


def empty() -> MainWindow:
    hub = LocalHub(board())
    hub.arrive(CHAIR, OFFICER)
    return at_board(hub, COORDINATOR)


def large() -> MainWindow:
    hub = LocalHub(many())
    hub.arrive(CHAIR, OFFICER, NURSE, TEACHER)
    return at_board(hub, COORDINATOR, case_id(6))


def long_names() -> MainWindow:
    return at_board(long_hub(), COORDINATOR, CASE)


def line(state: Connection) -> MainWindow:
    """The morning's board with two changes on their way, as the line gets into that state."""
    hub, chair = morning_hub(), demo().seats["chair"]
    session, desk = joined(hub, chair)
    desk.show_on_board(demo().cases["jade"])
    hub.show_line(chair, state)
    if state.line is not LineState.CATCHING_UP:
        for key in ("anon", "court"):
            session.submit(BeginScreening(case=demo().cases[key]))
    hub.wait(minutes=3)
    desk.window.go("board")
    return desk.window


def wall(room: Room) -> ProjectorWindow:
    return walls.wall(walls.busy(), room, INCHES)


def scenes() -> Iterable[Scene]:
    makes: dict[str, Callable[[], MainWindow]] = {
        "board": busy_board,
        "meeting": meeting,
        "requests": requests,
        "virtual": virtual,
        "feedback": feedback,
        "empty": empty,
        "500": large,
        "long-names": long_names,
        "offline": partial(line, Connection(LineState.NOT_LIVE, since=demo().hub().now)),
        "read-only": partial(line, Connection(LineState.READ_ONLY, code="store_full")),
        "reconnecting": partial(line, Connection(LineState.CATCHING_UP, behind=214)),
    }
    for name, make in makes.items():
        yield Scene(f"window-{name}", WINDOW, make)
    for room in Room:
        yield Scene(f"room-{room.name.lower()}", WALL, partial(wall, room))

"""The wall as a room sees it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize

from app.domain.case.commands import ShareInformation
from app.domain.case.parts import Content
from app.domain.values import ContributionId
from app.ports import Connection, LineState
from tests.helpers.builders import BASIS, DISPLAY, board, uid
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WALL, Scene
from tests.helpers.sitting import Sitting
from ui.projector.sizes import Room
from ui.projector.view import ProjectorWindow, WallPreview
from ui.session_bridge import SessionBridge

_BIG = 79.0
"""Inches of a usual meeting room's screen."""
_SMALL = 40.0


def wall(sitting: Sitting, room: Room = Room.MEDIUM, inches: float = _BIG) -> ProjectorWindow:
    session = sitting.hub.session(sitting.seats["display"])
    return ProjectorWindow(SessionBridge(session), room, inches)


def offline() -> ProjectorWindow:
    sitting = busy()
    window = wall(sitting)
    since = sitting.hub.now
    sitting.hub.show_line(sitting.seats["display"], Connection(LineState.NOT_LIVE, since=since))
    sitting.hub.wait(minutes=3)
    return window


def empty() -> ProjectorWindow:
    hub = LocalHub(board())
    return ProjectorWindow(SessionBridge(hub.session(DISPLAY)), diagonal_inches=_BIG)


def preview() -> WallPreview:
    sitting = busy()
    return WallPreview(SessionBridge(sitting.hub.session(sitting.seats["chair"])))


def long_words() -> ProjectorWindow:
    """Every agency with a headline as long as it may be, and more than one page of them."""
    sitting = busy().answered()
    long = "Found with two older people at an address that several agencies had named before, "
    for n, who in enumerate(("police", "education", "housing", "early-help", "probation"), 1):
        content = Content(facts="More.", headline=f"{long}and again since.", basis=BASIS)
        share = ShareInformation(ContributionId(uid(n, 0xC1)), content, case=sitting.kit)
        sitting.act(who, share)
    return wall(sitting)


def busy() -> Sitting:
    return Sitting().called().writing().proposed().challenged().stances("housing")


def scenes() -> Iterable[Scene]:
    makes: dict[str, Callable[[], ProjectorWindow]] = {
        "busy": lambda: wall(busy()),
        "far": lambda: wall(busy(), Room.LARGE, _SMALL),
        "far-list": lambda: wall(Sitting().opened(), Room.LARGE, _SMALL),
        "decided": lambda: wall(busy().answered().left_open().revealed().decided()),
        "undrafted": lambda: wall(Sitting().called()),
        "long": long_words,
        "list": lambda: wall(Sitting().planned()),
        "offline": offline,
        "shut": lambda: wall(busy().shut()),
        "empty": empty,
    }
    for name, make in makes.items():
        yield Scene(f"wall-{name}", WALL, make)
    yield Scene("wall-preview", QSize(208, 117), preview)

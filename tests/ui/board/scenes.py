"""The board as people meet it."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from app.domain.partnership.state import Seat
from tests.helpers.builders import COORDINATOR, board
from tests.helpers.demo import demo
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from tests.ui.board.opened import Opened


def opened(hub: LocalHub, who: Seat = COORDINATOR) -> Opened:
    return Opened(hub, who, Path(mkdtemp(prefix="mashboard-")))


def busy() -> QWidget:
    morning = demo()
    shown = opened(morning.hub(), morning.seats["chair"])
    shown.screen.choose(morning.cases["jade"])
    return shown.window


def empty() -> QWidget:
    return opened(LocalHub(board())).window


def scenes() -> Iterable[Scene]:
    yield Scene("board-busy", WINDOW, busy)
    yield Scene("board-empty", WINDOW, empty)

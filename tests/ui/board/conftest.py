from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from tests.helpers.builders import COORDINATOR, board
from tests.helpers.demo import Demo, demo
from tests.helpers.local_session import LocalHub
from tests.ui.board.opened import Opened

Open = Callable[..., Opened]


@pytest.fixture
def open_board(qtbot: QtBot, tmp_path: Path) -> Open:
    """Opens the board of some cases, or of a hub, for a person."""

    def opened(*cases: Case, who: Seat = COORDINATOR, hub: LocalHub | None = None) -> Opened:
        made = Opened(hub or LocalHub(board(*cases)), who, tmp_path)
        qtbot.addWidget(made.window)
        with qtbot.waitActive(made.window):
            made.window.show()
            made.window.activateWindow()
        return made

    return opened


@pytest.fixture
def morning() -> Demo:
    return demo()


@pytest.fixture
def busy(open_board: Open, morning: Demo) -> Opened:
    """The demo's morning, as its chair sees it."""
    return open_board(who=morning.seats["chair"], hub=morning.hub())

"""The virtual meeting in a window of its own."""

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.scenes import WINDOW
from tests.helpers.sitting import Sitting
from tests.ui.virtual.desk import Open
from tests.ui.virtual.scenes import window
from ui.virtual.view import VirtualMeeting


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    def make(sitting: Sitting) -> VirtualMeeting:
        made, shown = window(sitting)
        qtbot.addWidget(made)
        made.resize(WINDOW)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return shown

    return make

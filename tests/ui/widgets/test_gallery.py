"""One picture of the whole kit in each theme, for a person to look at: build/screenshots/kit-*."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.gallery import gallery
from ui import dialogs, theme
from ui.dialogs import Question
from ui.widgets import Button

FOLDER = Path("build/screenshots")


@pytest.fixture(autouse=True, scope="module")
def _folder() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_kit_can_be_looked_at(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    chosen = {"light": theme.light(), "dark": theme.dark()}[name]
    theme.apply(qapp, chosen)
    window = gallery()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.findChildren(Button)[1].setFocus(Qt.FocusReason.TabFocusReason)
    qapp.processEvents()
    picture = window.grab().toImage()
    assert picture.save(str(FOLDER / f"kit-{name}.png"))
    seen = {QColor(picture.pixel(x, y)).name() for x in range(0, 1440, 2) for y in range(0, 800, 2)}
    for meant in ("surface", "rail", "red", "amber", "green", "accent", "answer", "focus-ring"):
        assert chosen.colour(meant).name() in seen, meant


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_dialogs_can_be_looked_at(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    theme.apply(qapp, {"light": theme.light(), "dark": theme.dark()}[name])
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    why = Question("Decline this request", "Education hears it.", "Reason", "Decline")
    erase = "All that is written about this case becomes unreadable, for good."
    opened = [
        dialogs.open_confirm(window, "Erase this case?", erase, "Erase", print, danger=True),
        dialogs.open_ask_text(window, why, print),
        dialogs.open_tell_error(
            window,
            "Your answer was not sent",
            "It is kept on this computer, encrypted.",
            "Keep working. It goes to the board when the line returns.",
            print,
        ),
    ]
    opened[1].findChildren(Button)[1].click()
    qapp.processEvents()
    for place, dialog in enumerate(opened):
        picture = dialog.grab()
        assert picture.save(str(FOLDER / f"dialog-{place}-{name}.png"))
        assert picture.toImage().pixelColor(8, 8) == theme.colour("surface")

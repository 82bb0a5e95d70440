"""Everything can be reached, has a name, and stays quiet while clocks tick."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.commands import CorrectContribution
from tests.helpers.scenes import Scene, picture
from tests.ui.meeting import morning, scenes
from tests.ui.meeting.morning import sit
from ui import theme
from ui.meeting.view import MeetingScreen

LEAST = 24


@pytest.fixture
def screen(qtbot: QtBot) -> MeetingScreen:
    desk = sit(morning.proposed())
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1360, 840)
    desk.screen.show()
    return desk.screen


def reachable(screen: QWidget) -> list[QWidget]:
    return [
        w
        for w in screen.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_whatever_takes_the_keyboard_has_a_name(screen: MeetingScreen) -> None:
    found = reachable(screen)
    assert len(found) > 20
    assert [type(w).__name__ for w in found if not name_of(w)] == []


def test_targets_are_large_enough(screen: MeetingScreen) -> None:
    small = [
        b.text()
        for b in screen.findChildren(QPushButton)
        if b.isVisible() and min(b.width(), b.height()) < LEAST
    ]
    assert small == []


def texts(screen: QWidget) -> dict[int, str]:
    return {id(label): label.text() for label in screen.findChildren(QLabel)}


def test_a_tick_touches_the_clock_alone_and_keeps_its_name(qtbot: QtBot) -> None:
    desk = sit(morning.proposed())
    qtbot.addWidget(desk.screen)
    time = desk.screen.page.dock._time
    before, named = texts(desk.screen), name_of(time)
    desk.hub.wait(seconds=1)
    desk.bridge.tick.emit()
    after = texts(desk.screen)
    assert [label for label in before if before[label] != after[label]] == [id(time)]
    assert name_of(time) == named == "Time on this case"


def test_one_change_touches_one_card(qtbot: QtBot) -> None:
    desk = sit(morning.proposed())
    qtbot.addWidget(desk.screen)
    cards = desk.screen.page.spotlight._cards
    before = dict(cards._cards)
    resets: list[object] = []
    desk.screen.page.agenda._model.modelReset.connect(lambda: resets.append(1))
    contribution = desk.case().contributions[0]
    content = structs.replace(contribution.content, facts="Found three times.")
    change = CorrectContribution(
        case=morning.KIT, contribution=contribution.id, content=content, reason="Miscounted."
    )
    desk.hub.act(contribution.by.account, change)
    assert cards._cards == before
    assert "Found three times." in cards._cards[contribution.agency]._words.text()
    assert resets == []


@pytest.mark.parametrize("scene", list(scenes.scenes()), ids=lambda scene: scene.name)
def test_every_scene_can_be_drawn(qapp: QApplication, scene: Scene) -> None:
    assert picture(qapp, scene, theme.light()).stat().st_size > 0

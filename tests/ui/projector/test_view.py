import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.meeting.commands import SetShutter
from app.ports import Connection, LineState
from tests.helpers.scenes import WALL, Scene, picture
from tests.helpers.sitting import SITTING, Sitting
from tests.ui.projector.scenes import busy, empty, scenes, wall
from ui import theme
from ui.projector.sizes import Room
from ui.projector.view import ProjectorWindow, WallPreview, wall_screen
from ui.session_bridge import SessionBridge


def shown(qtbot: QtBot, window: ProjectorWindow) -> ProjectorWindow:
    qtbot.addWidget(window)
    window.resize(WALL)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
        window.setFocus()
    return window


def pixels(window: ProjectorWindow | WallPreview) -> QImage:
    return window.grab().toImage()


def test_the_wall_follows_the_meeting(qtbot: QtBot) -> None:
    sitting = Sitting().called()
    window = shown(qtbot, wall(sitting))
    assert "No decision proposed yet" in window.accessibleName()
    sitting.proposed()
    assert "Strategy discussion" in window.accessibleName()


def test_the_shutter_hides_everything(qtbot: QtBot) -> None:
    sitting = busy()
    window = shown(qtbot, wall(sitting))
    sitting.shut()
    dark = theme.light().colour("rail").rgb()
    image = pixels(window)
    corners = [(2, 2), (1900, 2), (2, 1070), (1900, 1070), (60, 160), (1100, 300)]
    assert {image.pixel(x, y) for x, y in corners} == {dark}
    sitting.act("chair", SetShutter(meeting=SITTING, shut=False))
    assert pixels(window).pixel(2, 2) == theme.light().colour("wall-red").rgb()


def test_the_wall_is_light_whatever_the_screens_theme(qtbot: QtBot, qapp: QApplication) -> None:
    sitting = busy()
    light = pixels(shown(qtbot, wall(sitting)))
    theme.apply(qapp, theme.dark())
    assert pixels(shown(qtbot, wall(sitting))) == light


def test_a_tick_draws_nothing_but_band_and_foot(qtbot: QtBot) -> None:
    sitting = busy()
    window = shown(qtbot, wall(sitting))
    feed, picture_of = window._feed, window.picture
    body = picture_of._columns
    said = window.accessibleName()
    sitting.hub.wait(seconds=1)
    feed._tick()
    assert picture_of._columns is body
    assert window.accessibleName() == said
    assert picture_of.wall is not None
    assert picture_of.wall.band.timer == "04:13"


def test_pages_turn_and_nothing_is_lost(qtbot: QtBot) -> None:
    window = shown(qtbot, wall(Sitting().planned()))
    picture_of = window.picture
    assert picture_of.count == 2
    assert window._turning.isActive()
    drawn = sum(len(page) for _, pages in picture_of._columns for page in pages)
    assert picture_of.wall is not None
    assert drawn == len(picture_of.wall.body.rows)  # type: ignore[union-attr] # it is a list
    first = pixels(window)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert pixels(window) != first
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert pixels(window) == first


def test_one_page_does_not_turn(qtbot: QtBot) -> None:
    window = shown(qtbot, wall(busy()))
    assert window.picture.count == 1
    assert not window._turning.isActive()


def test_each_page_holds_what_it_draws(qtbot: QtBot) -> None:
    window = shown(qtbot, wall(busy(), Room.LARGE, 40.0))
    picture_of = window.picture
    assert picture_of.count > 1
    room = picture_of.body_box().height()
    for _, pages in picture_of._columns:
        assert all(sum(block.height for block in page) <= room for page in pages)


def test_a_room_too_large_is_said(qtbot: QtBot) -> None:
    window = shown(qtbot, wall(busy()))
    assert window.warning == ""
    with qtbot.waitSignal(window.warning_changed) as said:
        window.set_room(Room.LARGE, 20.0)
    assert said.args == [window.warning]
    assert window.warning.startswith("Too small to read from 8 m")


def test_the_room_is_chosen_by_key(qtbot: QtBot) -> None:
    window = shown(qtbot, wall(busy()))
    with qtbot.waitSignal(window.room_changed) as chosen:
        QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [Room.LARGE]


def test_full_screen_comes_and_goes(qtbot: QtBot) -> None:
    window = shown(qtbot, wall(busy()))
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_one_screen_is_the_walls_where_there_is_no_other(qapp: QApplication) -> None:
    assert wall_screen(qapp.screens()) is QGuiApplication.primaryScreen()


def test_a_lost_line_is_said_on_the_wall(qtbot: QtBot) -> None:
    sitting = busy()
    window = shown(qtbot, wall(sitting))
    line = Connection(LineState.NOT_LIVE, since=sitting.hub.now)
    sitting.hub.show_line(sitting.seats["display"], line)
    box = window.picture.stale_box()
    assert pixels(window).pixel(5, round(box.center().y())) == theme.light().colour("amber").rgb()
    sitting.hub.online(sitting.seats["display"])
    assert window.picture.stale_box().height() == 0


def test_the_thumbnail_shows_the_same_wall(qtbot: QtBot) -> None:
    sitting = busy()
    preview = WallPreview(SessionBridge(sitting.hub.session(sitting.seats["chair"])))
    qtbot.addWidget(preview)
    window = shown(qtbot, wall(sitting))
    assert preview.picture.wall == window.picture.wall
    sitting.shut()
    assert preview.picture.wall != window.picture.wall, "unseen, it costs nothing"
    preview.show()
    assert preview.accessibleName() == "The wall is shut. Back in a moment."
    preview.hide()


def test_an_empty_board_stands(qtbot: QtBot) -> None:
    window = shown(qtbot, empty())
    assert "0 cases" in window.accessibleName()


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene) -> None:
    assert picture(qapp, scene, theme.light()).exists()

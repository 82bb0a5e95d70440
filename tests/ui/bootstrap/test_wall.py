"""The wall as it was set for its room, from one start to the next."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.helpers.builders import CHAIR
from tests.helpers.local_session import LocalHub
from ui.bootstrap.wall import DIAGONAL, ROOM, SETTINGS_FILE, Wall


def wall(qtbot: QtBot, folder: Path) -> Wall:
    async def hang() -> Wall:
        return Wall(LocalHub().session(CHAIR), folder)

    made = asyncio.run(hang())
    qtbot.addWidget(made.window)
    return made


def chosen(shown: Wall) -> list[str]:
    return [action.text() for action in rooms(shown) if action.isChecked()]


def rooms(shown: Wall) -> list[QAction]:
    return [action for action in shown.window.actions() if action.isCheckable()]


def test_the_room_is_kept_for_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    first = wall(qtbot, tmp_path)
    assert chosen(first) == ["Medium room, furthest seat 5 m"]
    rooms(first)[2].trigger()
    assert chosen(wall(qtbot, tmp_path)) == ["Large room, furthest seat 8 m"]


@pytest.mark.parametrize(("room", "diagonal"), [("", ""), ("12", "wide")])
def test_a_file_that_says_nothing_gives_the_usual_room(
    qtbot: QtBot, tmp_path: Path, room: str, diagonal: str
) -> None:
    kept = QSettings(str(tmp_path / SETTINGS_FILE), QSettings.Format.IniFormat)
    kept.setValue(ROOM, room)
    kept.setValue(DIAGONAL, diagonal)
    kept.sync()
    assert chosen(wall(qtbot, tmp_path)) == ["Medium room, furthest seat 5 m"]

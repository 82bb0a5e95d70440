"""A picture that could not be drawn is told, not passed over."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests import screenshots
from tests.helpers.scenes import Scene
from ui import theme

HOUSE = Path(__file__).parent.parent
SIZE = QSize(40, 30)
SHOWN = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
MOST_BYTES = 300_000


class Torn(QWidget):
    """Fails where Qt calls and nobody of ours can catch it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        raise LookupError("no such ink")


def no_widget() -> QWidget:
    raise KeyError("no such case")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("make", "why"), [(no_widget, "no such case"), (Torn, "no such ink")])
def test_a_scene_that_fails_is_named(qapp: QApplication, make: type[QWidget], why: str) -> None:
    assert why in screenshots.drawn(qapp, Scene("torn", SIZE, make), theme.light())


def test_a_scene_that_is_drawn_leaves_a_picture(qapp: QApplication, tmp_path: Path) -> None:
    assert screenshots.drawn(qapp, Scene("plain", SIZE, QWidget), theme.dark()) == ""
    assert (tmp_path / "build/screenshots/plain-dark.png").stat().st_size > 0


def test_every_screen_has_scenes() -> None:
    names = " ".join(scene.name for scene in screenshots.all_scenes())
    for screen in ("board", "case", "kit", "meeting", "requests", "sign-in", "virtual", "wall"):
        assert f"{screen}-" in f"{names}-", screen


@pytest.mark.parametrize("page", ["README.md", "docs/user-guide.md"])
def test_the_pictures_of_a_page_are_there_and_small(page: str) -> None:
    text = (HOUSE / page).read_text("utf-8")
    pictures = [(HOUSE / page).parent / name for name in SHOWN.findall(text)]
    assert pictures
    for path in pictures:
        assert path.stat().st_size < MOST_BYTES, path

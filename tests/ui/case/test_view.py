"""The panel beside the board, as people read it."""

import pytest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from app.domain.case.commands import RateCase, ShareInformation
from app.domain.values import Rating
from tests.helpers.builders import (
    CASE,
    CHAIR,
    COORDINATOR,
    NURSE,
    OTHER_CASE,
    SOCIAL_CARE,
    board,
    case,
    content,
    contribution,
    contribution_id,
    gathering,
    request_id,
)
from tests.helpers.find import part
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import Scene, picture
from tests.ui.case.looking import Opened
from tests.ui.case.scenes import scenes
from ui import theme

SHARE = ShareInformation(
    contribution=contribution_id(9),
    content=content("Seen in clinic."),
    request=request_id(1),
    case=CASE,
)


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    said = contribution(n=1, agency=SOCIAL_CARE)
    hub = LocalHub(board(gathering(contributions=(said,)), case(2)))
    return Opened(qtbot, hub, COORDINATOR, CASE)


def test_nothing_chosen_says_so(opened: Opened) -> None:
    opened.panel.show_case(None)
    assert "No case chosen" in opened.words()
    assert opened.panel.case() is None


def test_what_another_shares_is_there_and_the_rest_is_left_alone(opened: Opened) -> None:
    kept = opened.views()[f"contribution:{contribution_id(1)}"]
    opened.hub.act(NURSE, SHARE)
    assert "Seen in clinic." in opened.words()
    assert opened.views()[f"contribution:{contribution_id(1)}"] is kept
    assert f"request:{request_id(1)}" not in opened.views()
    assert part(opened.panel, QTabBar).tabText(1) == "Shared 2"


def test_a_change_elsewhere_touches_nothing(opened: Opened) -> None:
    before = dict(opened.views())
    opened.hub.act(CHAIR, RateCase(rating=Rating.RED, case=OTHER_CASE))
    assert opened.views() == before


def test_time_that_passes_changes_the_chip(opened: Opened) -> None:
    assert "Answers due Wed 10:00 · 1 d" in chips(opened)
    opened.hub.wait(hours=25)
    opened.bridge.tick.emit()
    assert "Answers due 10:00 · 1 h 00 over" in chips(opened)


def chips(opened: Opened) -> list[str]:
    return [chip.text() for chip in opened.panel._head._chips if chip.isVisible()]


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).stat().st_size > 5_000
    theme.apply(qapp, theme.light())

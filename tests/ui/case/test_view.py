"""The panel beside the board, as people read it."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.case.commands import AddNote, RateCase, RestrictCase, ShareInformation
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
from tests.ui.case.looking import CHRONOLOGY, Opened
from tests.ui.case.scenes import scenes
from ui import theme
from ui.case.tabs import Tabs

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
    assert part(opened.panel, Tabs).words()[1] == "Shared 2"


def test_a_change_elsewhere_touches_nothing(opened: Opened) -> None:
    before = dict(opened.views())
    opened.hub.act(CHAIR, RateCase(rating=Rating.RED, case=OTHER_CASE))
    assert opened.views() == before


def test_time_that_passes_changes_the_chip(opened: Opened) -> None:
    assert "Answers due Wed 10:00 · 1 d" in chips(opened)
    opened.hub.wait(hours=25)
    opened.bridge.tick.emit()
    assert "Answers due 10:00 · 1 h 00 over" in chips(opened)


def test_the_place_one_reads_is_kept(qtbot: QtBot) -> None:
    said = tuple(
        contribution(n=n, agency=SOCIAL_CARE, content=content("Long words. " * 30))
        for n in range(2, 9)
    )
    opened = Opened(qtbot, LocalHub(board(gathering(contributions=said))), COORDINATOR, CASE)
    bar = next(
        a for a in opened.panel.findChildren(QScrollArea) if a.isVisible()
    ).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    opened.hub.act(NURSE, SHARE)
    QApplication.processEvents()
    assert bar.value() == 300


def test_a_case_hidden_while_one_reads_it_is_gone(opened: Opened) -> None:
    opened.hub.act(CHAIR, RestrictCase(case=CASE, named=(), reason="Staff member"))
    assert "Not on your board" in opened.words()
    assert "Jade" not in opened.words()


def test_two_things_said_at_once_are_both_told(opened: Opened) -> None:
    part(opened.panel, Tabs).choose(CHRONOLOGY)
    for text in ("First.", "Second."):
        opened.hub.act(CHAIR, AddNote(case=CASE, text=text))
    assert "First." in opened.words()
    assert "Second." in opened.words()


def chips(opened: Opened) -> list[str]:
    return [chip.text() for chip in opened.panel._head._chips if chip.isVisible()]


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).stat().st_size > 5_000
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

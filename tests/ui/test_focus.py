"""The ring follows the keyboard, through wrappers and scrolling, and leaves with the focus."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QProxyStyle,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.hands import window_of
from ui import theme
from ui.focus import FocusRing
from ui.widgets import Button


def rings(window: QWidget) -> list[FocusRing]:
    return [ring for ring in window.findChildren(FocusRing) if not ring.isHidden()]


def test_the_ring_goes_where_the_keyboard_goes(qapp: QApplication, qtbot: QtBot) -> None:
    first, second = Button("First"), Button("Second")
    window = window_of(qtbot, first, second)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(window)
    assert ring.geometry().center() == first.geometry().center()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    (ring,) = rings(window)
    assert ring.geometry() == second.geometry().adjusted(-5, -5, 5, 5)


def test_the_ring_is_a_line_within_amber(qtbot: QtBot) -> None:
    button = Button("First", "main")
    window = window_of(qtbot, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    picture = window.grab().toImage()
    across, top = button.geometry().center().x(), button.geometry().top()
    assert picture.pixelColor(across, top - 4) == theme.colour("focus-ring")
    assert picture.pixelColor(across, top - 1) == theme.colour("focus-line")
    corner = picture.pixelColor(button.geometry().topLeft() + QPoint(1, 1))
    assert corner.lightness() < 60  # the line goes round the corner unbroken


def test_a_click_on_a_button_draws_none_but_a_field_does(qtbot: QtBot) -> None:
    button, line = Button("First"), QLineEdit()
    window = window_of(qtbot, button, line)
    line.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert rings(window) == []
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert len(rings(window)) == 1


def test_the_ring_is_not_cut_off_by_a_tight_wrapper(qtbot: QtBot) -> None:
    button, wrapper = Button("First"), QWidget()
    tight = QHBoxLayout(wrapper)
    tight.setContentsMargins(0, 0, 0, 0)
    tight.addWidget(button)
    window = window_of(qtbot, wrapper)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert rings(window)[0].parentWidget() is window


def test_the_ring_scrolls_with_what_it_is_round(qtbot: QtBot) -> None:
    long, area, button = QWidget(), QScrollArea(), Button("First")
    column = QVBoxLayout(long)
    column.addWidget(button)
    column.addSpacing(900)
    area.setWidget(long)
    window = window_of(qtbot, area)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(window)
    area.verticalScrollBar().setValue(7)
    assert ring.mapTo(window, QPoint(5, 5)) == button.mapTo(window, QPoint(0, 0))


def test_the_ring_outlives_neither_widget_nor_window(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button("First")
    window = window_of(qtbot, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.deleteLater()
    qtbot.waitUntil(lambda: rings(window) == [])
    theme.apply(qapp, theme.light())
    again = Button("Again", parent=window)
    again.show()
    again.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(rings(window)) == 1


def test_the_style_that_rings_ask_ends_with_the_application(qapp: QApplication) -> None:
    # Owned by Python it went first, and one ending in four crashed.
    assert qapp.findChild(QProxyStyle) is not None


def test_the_ring_is_seen_round_what_scrolls_into_sight(qtbot: QtBot) -> None:
    long, area, first, last = QWidget(), QScrollArea(), Button("First"), Button("Last")
    column = QVBoxLayout(long)
    for part in (first, last):
        column.addWidget(part)
        column.addSpacing(900)
    area.setWidget(long)
    window = window_of(qtbot, area)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: [r.isVisible() for r in rings(window)] == [True], timeout=1000)
    assert last.hasFocus()


def test_what_tab_reaches_from_outside_scrolls_into_sight(qtbot: QtBot) -> None:
    long, area, outside, low = QWidget(), QScrollArea(), Button("Outside"), Button("Low")
    column = QVBoxLayout(long)
    column.addSpacing(900)
    column.addWidget(low)
    area.setWidget(long)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window = window_of(qtbot, outside, area)
    outside.setFocus(Qt.FocusReason.TabFocusReason)
    assert low.visibleRegion().isEmpty()
    QTest.keyClick(outside, Qt.Key.Key_Tab)
    assert low.hasFocus()
    qtbot.waitUntil(lambda: low.visibleRegion().boundingRect() == low.rect(), timeout=1000)
    assert len(rings(window)) == 1

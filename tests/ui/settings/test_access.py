"""What a screen reader and a keyboard find on every page of the settings."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk, settle
from ui.settings.sections import SECTIONS

KINDS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
LEAST = 24


def reachable(screen: QWidget) -> list[QWidget]:
    found = [w for kind in KINDS for w in screen.findChildren(kind)]
    return [w for w in found if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_everything_one_may_reach_has_a_name_and_room(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    for section in SECTIONS:
        desk.open(section.key)
        for row in desk.screen.page().rows.keys() or ("",):
            desk.open(section.key, row)
            for widget in reachable(desk.screen.page()):
                face = QAccessible.queryAccessibleInterface(widget)
                told = face.text(QAccessible.Text.Name)
                inner = isinstance(widget.parent(), QAbstractSpinBox)
                assert told or inner, (section.key, row, widget)
                assert min(widget.height(), widget.width()) >= LEAST or inner, widget


def test_the_keyboard_goes_from_the_sections_to_the_rows_to_the_words(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.screen.nav.setFocus()
    QTest.keyClick(desk.screen.nav, Qt.Key.Key_Return)
    rows = desk.screen.page().rows
    assert rows.hasFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    settle()
    held = desk.screen.focusWidget()
    assert held is not None
    assert desk.block().isAncestorOf(held)


def test_tab_goes_through_a_block_as_one_reads_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("people", "new")
    desk.open("models", "front-door")
    desk.fields().input("name").setFocus()
    names = []
    for _ in range(4):
        held = desk.screen.focusWidget()
        assert held is not None
        names.append(held.accessibleName())
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert names == ["Name", "Purpose", "Power", "UK GDPR Article 6"]


def test_a_row_reads_as_one_sentence(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open("agencies")
    row = desk.screen.page().rows.item(2)
    told = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Health, Virtual, in the room from 1 Jun 2026, review overdue"

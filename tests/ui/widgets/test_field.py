"""Fields count, warn and keep every letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets import Area, Field, Line


def made(qtbot: QtBot, field: Field) -> Field:
    qtbot.addWidget(field)
    field.show()
    return field


def said(field: Field) -> list[str]:
    return [label.text() for label in field.findChildren(QLabel) if label.isVisible()]


def test_the_count_follows_each_letter(qtbot: QtBot) -> None:
    field = made(qtbot, Field("Headline", limit=8))
    QTest.keyClicks(field.editor, "Seen")
    assert "4 of 8" in said(field)
    assert not field.too_long()


def test_too_many_letters_are_kept_and_said(qtbot: QtBot) -> None:
    field = made(qtbot, Field("Headline", limit=4))
    QTest.keyClicks(field.editor, "Seen twice")
    assert field.text() == "Seen twice"
    assert field.too_long()
    assert "6 too many" in said(field)


def test_an_accent_counts_with_its_letter(qtbot: QtBot) -> None:
    field = made(qtbot, Field("Name", limit=4))
    field.set_text("Sia\u0302n")
    assert field.letters() == 4
    assert not field.too_long()


def test_only_the_person_edits(qtbot: QtBot) -> None:
    for field in (made(qtbot, Field("A")), made(qtbot, Field("B", lines=2))):
        with qtbot.assertNotEmitted(field.edited):
            field.set_text("given")
        with qtbot.waitSignal(field.edited) as heard:
            QTest.keyClicks(field.editor, "x")
        assert heard.args is not None
        assert "x" in heard.args[0]


def test_an_error_takes_the_place_of_the_hint_until_one_types(qtbot: QtBot) -> None:
    field = made(qtbot, Field("Reason", hint="Kept on the record"))
    assert said(field) == ["Reason", "", "Kept on the record"]
    field.set_error("Write this first.")
    assert said(field)[-1] == "Write this first."
    assert field.editor.accessibleDescription() == "Write this first."
    assert field.editor.property("wrong") is True
    QTest.keyClicks(field.editor, "x")
    assert (field.error(), said(field)[-1]) == ("", "Kept on the record")
    assert field.editor.property("wrong") is False


@pytest.mark.parametrize("lines", [1, 2])
def test_a_placeholder_can_be_read(qtbot: QtBot, lines: int) -> None:
    field = made(qtbot, Field("Reason", placeholder="Say why", lines=lines))
    palette = field.editor.palette()
    assert palette.color(QPalette.ColorRole.PlaceholderText) == theme.colour("ink-3")


def test_what_is_wrong_has_a_red_edge(qtbot: QtBot) -> None:
    field = made(qtbot, Field("Reason"))
    field.set_error("Write this first.")
    picture = field.editor.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 1) == theme.colour("red-edge")


@pytest.mark.parametrize("lines", [1, 3])
def test_submitting(qtbot: QtBot, lines: int) -> None:
    field = made(qtbot, Field("Reason", lines=lines))
    held = Qt.KeyboardModifier.ControlModifier if lines > 1 else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.editor, Qt.Key.Key_Return, held)


def test_enter_alone_begins_a_line_and_tab_leaves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    area, after = Area(parent=window), Line(parent=window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    area.setFocus()
    QTest.keyClicks(area, "a")
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert area.text() == "a\n"
    assert after.hasFocus()


def test_an_area_grows_with_its_words_up_to_its_most(qtbot: QtBot) -> None:
    area = Area(2, 4)
    qtbot.addWidget(area)
    area.show()
    heights = []
    for lines in (1, 2, 3, 4, 9):
        area.setText("\n".join("word" for _ in range(lines)))
        heights.append(area.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_secret_is_not_shown(qtbot: QtBot) -> None:
    line = Line(secret=True)
    qtbot.addWidget(line)
    line.setText("open sesame")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    assert line.displayText() != line.text()


def test_pressing_the_label_goes_to_the_field(qtbot: QtBot) -> None:
    field = made(qtbot, Field("Reason"))
    assert field.findChildren(QLabel)[0].buddy() is field.editor
    assert field.focusProxy() is field.editor

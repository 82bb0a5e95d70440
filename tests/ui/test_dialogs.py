"""Questions answer once, by button, key and escape; nothing typed goes without a word."""

import asyncio

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui import dialogs
from ui.dialogs import Question
from ui.widgets import Area, Button, Field

REASON = Question("Decline this request", "Kept on the record.", "Reason")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def button(dialog: QDialog, text: str) -> Button:
    return next(one for one in dialog.findChildren(Button) if one.text() == text)


def words(dialog: QDialog) -> Area:
    return dialog.findChildren(Area)[0]


@pytest.mark.parametrize(("pressed", "expected"), [("Close case", True), ("Cancel", False)])
def test_confirm_answers_once(window: QWidget, pressed: str, expected: bool) -> None:
    answers: list[bool] = []
    dialog = dialogs.open_confirm(window, "Close?", "It stays.", "Close case", answers.append)
    button(dialog, pressed).click()
    assert answers == [expected]


def test_what_cannot_be_undone_starts_on_the_way_back(window: QWidget) -> None:
    answers: list[bool] = []
    dialog = dialogs.open_confirm(window, "Erase?", "", "Erase", answers.append, danger=True)
    assert dialog.focusWidget() is button(dialog, "Cancel")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert answers == [False]


def test_enter_confirms_what_can_be_undone(window: QWidget) -> None:
    answers: list[bool] = []
    dialog = dialogs.open_confirm(window, "Start?", "", "Start", answers.append)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert answers == [True]


def test_a_reason_is_needed_and_given(window: QWidget) -> None:
    answers: list[str | None] = []
    dialog = dialogs.open_ask_text(window, REASON, answers.append)
    button(dialog, "Save").click()
    assert answers == []
    assert dialog.findChildren(Field)[0].error() == "Write this first."
    QTest.keyClicks(words(dialog), "  Not ours ")
    QTest.keyClick(words(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answers == ["Not ours"]


def test_a_note_may_be_left_empty(window: QWidget) -> None:
    answers: list[str | None] = []
    asked = Question("Note", "", "Note", required=False)
    button(dialogs.open_ask_text(window, asked, answers.append), "Save").click()
    assert answers == [""]


def test_too_many_letters_are_not_taken(window: QWidget) -> None:
    answers: list[str | None] = []
    asked = Question("Note", "", "Note", initial="seven l", limit=5)
    button(dialogs.open_ask_text(window, asked, answers.append), "Save").click()
    assert answers == []


def test_what_was_typed_is_left_out_only_when_said_twice(window: QWidget) -> None:
    answers: list[str | None] = []
    dialog = dialogs.open_ask_text(window, REASON, answers.append)
    QTest.keyClicks(words(dialog), "Half a rea")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == []
    assert words(dialog).text() == "Half a rea"
    QTest.keyClicks(words(dialog), "son")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == [None]


def test_closing_the_frame_asks_too(window: QWidget) -> None:
    answers: list[str | None] = []
    dialog = dialogs.open_ask_text(window, REASON, answers.append)
    QTest.keyClicks(words(dialog), "Half")
    assert not dialog.close()
    assert dialog.isVisible()
    assert answers == []


def test_an_error_says_what_is_safe_and_what_to_do(window: QWidget) -> None:
    closed: list[bool] = []
    dialog = dialogs.open_tell_error(
        window, "Not sent.", "Your text is here.", "Try again.", lambda: closed.append(True)
    )
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert [word for word in said if word.endswith(".")] == [
        "Not sent.",
        "Your text is here.",
        "Try again.",
    ]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [True]


async def _opened(window: QWidget) -> QDialog:
    await asyncio.sleep(0)
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


async def test_awaited_questions_answer(window: QWidget) -> None:
    asked = asyncio.create_task(dialogs.confirm(window, "Start?", "", "Start"))
    button(await _opened(window), "Start").click()
    assert await asked is True
    told = asyncio.create_task(dialogs.tell_error(window, "a", "b", "c"))
    button(await _opened(window), "Close").click()
    await told
    text = asyncio.create_task(dialogs.ask_text(window, REASON))
    dialog = await _opened(window)
    words(dialog).setText("Not ours")
    button(dialog, "Save").click()
    assert await text == "Not ours"


async def test_a_cancelled_task_takes_its_dialog_away(window: QWidget) -> None:
    asked = asyncio.create_task(dialogs.confirm(window, "Start?", "", "Start"))
    dialog = await _opened(window)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert not dialog.isVisible()


async def test_a_window_that_goes_away_cancels_the_question() -> None:
    window = QWidget()
    window.show()
    asked = asyncio.create_task(dialogs.ask_text(window, REASON))
    await _opened(window)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with pytest.raises(asyncio.CancelledError):
        await asked


def test_words_for_a_row_that_went_stay_to_be_copied(window: QWidget) -> None:
    answers: list[str | None] = []
    row = QWidget(window)
    dialog = dialogs.open_ask_text(row, REASON, answers.append)
    words(dialog).setPlainText("Not searched: the system was down.")
    row.deleteLater()
    QCoreApplication.sendPostedEvents(row, QEvent.Type.DeferredDelete)
    button(dialog, "Save").click()
    assert dialog.isVisible()
    assert words(dialog).toPlainText() == "Not searched: the system was down."
    assert any("not there any more" in label.text() for label in dialog.findChildren(QLabel))
    for _ in range(2):
        button(dialog, "Cancel").click()
    assert answers == []

"""What a virtual partner does at their desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.sitting import Sitting
from ui.virtual.view import VirtualMeeting

NURSE = "health"
Open = Callable[[Sitting], VirtualMeeting]


def dialog(answer: str) -> None:
    """Write into the question that is open and go on."""
    top = QApplication.activeModalWidget()
    assert top is not None
    editor = top.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, answer)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

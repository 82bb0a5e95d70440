"""Forms filled in as a person does."""

import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from tests.helpers.builders import (
    CASE,
    COORDINATOR,
    board,
)
from tests.helpers.local_session import LocalHub
from tests.ui.case.looking import Opened
from ui.case.forms.form import Form
from ui.widgets import Field


def opened(qtbot: QtBot, *cases: Case, who: Seat = COORDINATOR) -> Opened:
    return Opened(qtbot, LocalHub(board(*cases)), who, CASE)


def form(panel: Opened, name: str, target: str = "") -> Form:
    shown = panel.panel.open_form(name, panel.id, target)
    assert shown is not None
    return shown


def write(form: Form, **words: str) -> None:
    """Type into the lines, one key after the other."""
    for name, text in words.items():
        field = form.questions.input(name)
        assert isinstance(field, Field)
        field.editor.setFocus()
        field.editor.selectAll()
        QTest.keyClicks(field.editor, text)


def choose(form: Form, **keys: str) -> None:
    form.questions.set_values(keys)
    form.questions.edited.emit()


def send(form: Form) -> None:
    form._go.click()
    settle()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def gone(form: Form) -> bool:
    return not shiboken6.isValid(form)


def error(widget: QWidget) -> str:
    assert isinstance(widget, Field)
    return widget.error()

"""From the case and the meeting to what is owed, and back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.feedback import Reader
from app.domain.partnership.state import Seat
from tests.helpers.builders import CASE, CHAIR, DECIDER, MOTHER
from tests.helpers.clerking import tell
from tests.helpers.find import button, part
from tests.helpers.local_session import LocalHub
from tests.ui.bootstrap.joined import joined
from tests.ui.feedback import outcome
from ui.bootstrap.desk import Desk
from ui.case.forms.form import Form
from ui.feedback.view import FeedbackScreen
from ui.forms.inputs import ChoiceInput


def sit(qtbot: QtBot, hub: LocalHub, who: Seat) -> Desk:
    _, desk = joined(hub, who)
    qtbot.addWidget(desk.window)
    desk.window.resize(1440, 900)
    desk.window.show()
    desk.show_feedback(CASE)
    return desk


def click(words: str, inside: QWidget) -> None:
    QTest.mouseClick(button(inside, words), Qt.MouseButton.LeftButton)


def test_from_the_case_to_what_is_owed_on_it_and_back(qtbot: QtBot) -> None:
    desk = sit(qtbot, outcome.decided(), CHAIR)
    screen = part(desk.window, FeedbackScreen)
    assert desk.window.current() == "feedback"
    assert screen.desk.page._title.text() == "Health about Jade Maple, 7"
    click("Show the case", screen)
    assert desk.window.current() == "board"
    assert desk._panel.case() == CASE


def test_a_safe_way_is_recorded_in_the_form_of_the_case(qtbot: QtBot) -> None:
    hub = outcome.decided()
    desk = sit(qtbot, hub, DECIDER)
    screen = part(desk.window, FeedbackScreen)
    screen.open_message(outcome.to(hub, Reader.FAMILY, MOTHER).owed.id)
    click("Record a safe way …", screen)
    form = QApplication.activeModalWidget()
    assert isinstance(form, Form)
    subject = form.questions.input("subject")
    assert isinstance(subject, ChoiceInput)
    assert subject.value() == MOTHER


def test_what_was_told_is_corrected_where_it_was_decided(qtbot: QtBot) -> None:
    hub = outcome.decided()
    tell(hub, CHAIR, CASE)
    outcome.tell_school_by_hand(hub)
    desk = sit(qtbot, hub, DECIDER)
    screen = part(desk.window, FeedbackScreen)
    screen.open_message(outcome.to(hub, Reader.SCHOOL).owed.id)
    click("Correct the decision …", screen)
    assert isinstance(QApplication.activeModalWidget(), Form)

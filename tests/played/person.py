"""Someone at their own window: presses what is there to be pressed, and writes where one writes."""

import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case
from app.domain.partnership.state import Partnership
from app.domain.values import Searched
from tests.helpers.demo import demo
from tests.helpers.find import part
from tests.played import hub as hubs
from tests.ui.bootstrap.joined import joined
from ui.case.forms.form import Form
from ui.case.forms.questions import GroupInput
from ui.case.tabs import Tab
from ui.case.view import CasePanel
from ui.meeting.decision.view import DecisionPanel
from ui.meeting.view import MeetingScreen
from ui.requests.answer_page import AnswerPage
from ui.requests.view import RequestsScreen
from ui.virtual.view import VirtualMeeting
from ui.widgets import Chip, Field

PICTURES = Path("build/screenshots/models")
WANTED = "MASHBOARD_PICTURES"
"""Set in the environment: each station leaves a picture of its window."""
LEFT = Qt.MouseButton.LeftButton


class Story:
    """A case of its own at a hub of its own; its people sit down when they are needed."""

    def __init__(self, name: str, qtbot: QtBot, folder: Path) -> None:
        self.name, self.qtbot, self.folder = name, qtbot, folder
        self.hub, self.count = hubs.fresh(), count(1)

    def person(self, key: str) -> "Person":
        return Person(self, key)

    def case(self) -> Case:
        return hubs.case(self.hub)


class Person:
    """One seat of Northbridge, by its key in the demo."""

    def __init__(self, story: "Story", key: str) -> None:
        self._story, self._count = story.name, story.count
        self._qtbot, self._hub = story.qtbot, story.hub
        qtbot = story.qtbot
        self.seat = demo().seats[key]
        self.session, self.desk = joined(story.hub, self.seat, story.folder / key)
        self.window = self.desk.window
        self.panel = part(self.window, CasePanel)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()

    def case(self) -> Case:
        """The only case, as the hub has it."""
        return hubs.case(self._hub)

    def partnership(self) -> Partnership:
        """As this person's own board has it."""
        board = self.session.board
        assert board is not None
        assert board.partnership is not None
        return board.partnership

    # Where one is

    def on_the_board(self, tab: str = "") -> None:
        """With the case beside it, at that part of the panel."""
        self.desk.show_on_board(self.case().id)
        if tab:
            found = (t for t in self.panel.findChildren(Tab) if t.text().startswith(tab))
            QTest.mouseClick(next(found), LEFT)
        settle()

    def go(self, place: str) -> None:
        self.window.go(place)
        self.window.activateWindow()
        settle()

    # Pressing

    def press(self, text: str, inside: QWidget | None = None) -> None:
        """The button with these words that is there to be pressed."""
        settle()
        found = [b for b in (inside or self.window).findChildren(QAbstractButton) if shows(b, text)]
        assert found, (text, sorted(words(inside or self.window)))
        QTest.mouseClick(found[0], LEFT)
        settle()

    def sees(self, text: str) -> bool:
        settle()
        return text in words(self.window)

    def do(self, label: str, **answers: str) -> None:
        """What the menu of the case offers, filled in and sent."""
        self.fill(self.menu(label), **answers)

    def menu(self, label: str) -> Form | None:
        """Choose it in the menu; the form that opens, if one does."""
        self.on_the_board()
        offered = {a.text(): a for a in self.panel._menu.actions()}
        assert label in offered, (label, sorted(offered))
        assert offered[label].isEnabled(), label
        offered[label].trigger()
        return self.form()

    def form(self) -> Form | None:
        settle()
        return next((f for f in self.window.findChildren(Form) if f.isVisible()), None)

    def fill(self, form: Form | None, **answers: str) -> None:
        """Answer what it asks and send it; nothing may be left to complain of."""
        if form is None:
            assert not answers, "no form opened"
            return
        self.answer(form, **answers)
        self.send(form)

    def answer(self, form: Form, **answers: str) -> None:
        for name, value in answers.items():
            if name == "people":
                continue
            widget = form.questions.input(name)
            assert widget.isVisibleTo(form.questions), (name, "is not asked")
            if isinstance(widget, Field):
                widget.editor.setFocus()
                widget.editor.selectAll()
                QTest.keyClicks(widget.editor, value)
            else:
                form.questions.set_values({name: value})
                form.questions.edited.emit()
            assert form.questions.values()[name] == value, (name, value)
            settle()

    def send(self, form: Form) -> None:
        title = form.windowTitle()
        QTest.mouseClick(form._go, LEFT)
        settle()
        assert self.form() is None, (title, form.notice(), sorted(errors(form)))

    def people(self, form: Form, *people: dict[str, str]) -> None:
        """Those of a referral."""
        group = form.questions.input("people")
        assert isinstance(group, GroupInput)
        kept = msgspec.json.decode(group.value(), type=list[dict[str, str]])[0]
        group.set_value(msgspec.json.encode([{**kept, **one} for one in people]).decode())
        form.questions.edited.emit()
        settle()

    # Answering

    def share(self, facts: str, meaning: str = "", voice: str = "", headline: str = "") -> None:
        """At one's requests: the oldest that waits, answered in full."""
        page = self._answering()
        page._confirm.click()
        page._searches._rest.picked.emit(Searched.FOUND.value)
        said = {"facts": facts, "meaning": meaning, "voice": voice, "headline": headline}
        for name, text in said.items():
            if text:
                QTest.keyClicks(page._words.field(name).editor, text)
        if not voice:
            QTest.keyClicks(page._words.field("none_because").editor, "Not seen alone yet")
        self._share(page)

    def finds_nothing(self) -> None:
        page = self._answering()
        page._confirm.click()
        self.press("No record found", page)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        settle()

    def _answering(self) -> AnswerPage:
        self.go("requests")
        listed = part(self.window, RequestsScreen)._list
        listed.setCurrentIndex(listed.model().index(1, 0))
        settle()
        page = part(self.window, AnswerPage)
        assert page.isVisible(), [r.state for r in self.case().requests]
        return page

    def _share(self, page: AnswerPage) -> None:
        before = len(self.case().contributions)
        QTest.mouseClick(page.foot._share, LEFT)
        settle()
        assert len(self.case().contributions) == before + 1, page.foot._owed.text()

    # In the meeting

    def meeting(self) -> MeetingScreen:
        self.go("meeting")
        return part(self.window, MeetingScreen)

    def from_afar(self) -> VirtualMeeting:
        self.go("meeting")
        return part(self.window, VirtualMeeting)

    def decision(self) -> DecisionPanel:
        return self.meeting().page.decision

    def outcome(self, letters: str, level: int) -> None:
        form = self.decision().form.children_form
        QTest.keyClicks(form.picker.line, letters)
        QTest.keyClick(form.picker.line, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: form.picker.line.text() == "")
        self.press(str(level), form.level)

    def step(self) -> None:
        """What the foot of the decision offers next."""
        QTest.mouseClick(self.decision().foot.main, LEFT)
        settle()

    def say(self, words: str, go: str) -> None:
        """In the question that has just opened."""
        dialog = next(d for d in self.window.findChildren(QDialog) if d.isVisible())
        if words:
            focus = dialog.focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, words)
        self.press(go, dialog)

    def write(self, field: Field, text: str) -> None:
        """Letter by letter, over what stands there."""
        field.editor.setFocus()
        QTest.keyClicks(field.editor, text)
        settle()

    # Looking

    def chips(self) -> list[str]:
        """Over the case beside the board."""
        self.on_the_board()
        return [chip.text() for chip in self.panel._head.findChildren(Chip) if chip.isVisible()]

    def station(self, name: str) -> None:
        """A picture of this window, or of the form over it, where pictures are wanted."""
        if WANTED not in os.environ:
            return
        settle()
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{self._story}-{next(self._count):02d}-{name}.png"
        (self.form() or self.window).grab().save(str(path))


def choose(box: QComboBox, data: object) -> None:
    """As a click does."""
    at = box.findData(data)
    assert at >= 0, (data, [box.itemData(n) for n in range(box.count())])
    box.setCurrentIndex(at)
    box.activated.emit(at)
    settle()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def shows(button: QAbstractButton, text: str) -> bool:
    return button.text() == text and button.isVisible() and button.isEnabled()


def words(inside: QWidget) -> set[str]:
    """On the buttons that are there to be pressed."""
    found = inside.findChildren(QAbstractButton)
    return {b.text() for b in found if b.isVisible() and b.isEnabled() and b.text()}


def errors(form: Form) -> Iterable[str]:
    return (f.error() for f in form.questions.findChildren(Field) if f.error())

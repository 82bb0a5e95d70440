"""The window round a screen, in the states of its line."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import ShareInformation
from app.domain.values import ContributionId
from app.ports import Connection, LineState
from tests.helpers.builders import (
    CASE,
    CHAIR,
    COORDINATOR,
    DISPLAY,
    NURSE,
    OFFICER,
    TEACHER,
    board,
    case,
    content,
    uid,
)
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from ui.main_window import MainWindow
from ui.screen import Head
from ui.session_bridge import SessionBridge
from ui.widgets import Button, EmptyState


class PlainScreen(EmptyState):
    """The least that a screen can be."""

    head_changed = Signal()
    waiting_changed = Signal()

    def __init__(self, title: str, head: Head, *tools: str) -> None:
        super().__init__(title, "Nothing is waiting here.")
        self.head, self.waiting = head, 0
        self._buttons = [Button(text, "main") for text in tools]

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def tools(self) -> Sequence[QWidget]:
        return self._buttons

    def wait(self, count: int) -> None:
        self.waiting = count
        self.waiting_changed.emit()

    def say(self, head: Head) -> None:
        self.head = head
        self.head_changed.emit()


def plain_screens() -> dict[str, PlainScreen]:
    return {
        "requests": PlainScreen("No requests", Head("Requests to Health", "named nurse")),
        "board": PlainScreen("No cases", Head(detail="0 cases"), "Start meeting"),
        "meeting": PlainScreen("No meeting", Head("Daily meeting")),
    }


def full_hub() -> LocalHub:
    hub = LocalHub(board(case()))
    hub.arrive(CHAIR, OFFICER, NURSE, TEACHER, DISPLAY)
    return hub


def answer(number: int) -> ShareInformation:
    return ShareInformation(
        case=CASE, contribution=ContributionId(uid(number, 9)), content=content()
    )


def with_line(connection: Connection, answers: int = 0) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        hub = full_hub()
        session = hub.session(COORDINATOR)
        window = MainWindow(SessionBridge(session), plain_screens())
        hub.show_line(COORDINATOR, connection)
        for number in range(answers):
            session.submit(answer(number))
        return window

    return make


def scenes() -> Iterable[Scene]:
    since = full_hub().now
    yield Scene("window-live", WINDOW, with_line(Connection(LineState.LIVE)))
    dropped = Connection(LineState.NOT_LIVE, since=since)
    yield Scene("window-not-live", WINDOW, with_line(dropped, answers=2))
    refused = Connection(LineState.REFUSED, code="not_signed_in")
    yield Scene("window-signed-out", WINDOW, with_line(refused))

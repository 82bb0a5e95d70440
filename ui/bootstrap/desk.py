"""The window of one person at the board, with every screen joined to the others."""

import asyncio
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize

from app.domain.values import CaseId, RequestId
from app.ports import Session
from ui.board.view import BoardScreen
from ui.bootstrap.meeting_place import MeetingPlace
from ui.case.view import CasePanel
from ui.feedback.view import FeedbackScreen
from ui.main_window import MainWindow
from ui.meeting.view import MeetingScreen
from ui.projector.view import WallPreview
from ui.requests.view import RequestsScreen
from ui.session_bridge import SessionBridge
from ui.settings.view import SettingsScreen
from ui.thresholds.view import ThresholdsScreen
from ui.virtual.view import VirtualMeeting

SETTINGS_FILE = "window.ini"
PLACE = "window/place"
USUAL = QSize(1440, 900)


class Leaving(Enum):
    CLOSED = auto()
    SIGNED_OUT = auto()
    """The hub does not know this computer any more: sign in again."""


class Desk:
    """Made for a session that runs; `project` opens the wall."""

    def __init__(self, session: Session, folder: Path, project: Callable[[], None]) -> None:
        self._left: asyncio.Future[Leaving] = asyncio.get_running_loop().create_future()
        self.bridge = SessionBridge(session)
        self._project = project
        self._settings = QSettings(str(folder / SETTINGS_FILE), QSettings.Format.IniFormat)
        self._panel = CasePanel(self.bridge)
        self._board = BoardScreen(self.bridge, self._panel, self._settings)
        self._requests = RequestsScreen(self.bridge)
        self._feedback = FeedbackScreen(self.bridge)
        self._thresholds = ThresholdsScreen(self.bridge)
        self._meeting = MeetingPlace(self.bridge, self._in_the_room, self._virtual)
        self.window = MainWindow(
            self.bridge,
            {
                "board": self._board,
                "meeting": self._meeting,
                "requests": self._requests,
                "feedback": self._feedback,
                "thresholds": self._thresholds,
                "settings": SettingsScreen(self.bridge),
            },
        )
        self._join()

    def show(self) -> None:
        """As large and where it was when it was closed last."""
        place = self._settings.value(PLACE)
        if not (isinstance(place, QByteArray) and self.window.restoreGeometry(place)):
            self.window.resize(USUAL.boundedTo(self.window.screen().availableSize()))
        self.window.show()

    async def left(self) -> Leaving:
        """Until the person closes the window, or has to sign in again."""
        return await self._left

    def close(self) -> None:
        self._settings.setValue(PLACE, self.window.saveGeometry())
        self.window.close()
        self.bridge.close()
        self.window.deleteLater()

    def _join(self) -> None:
        self._board.case_chosen.connect(self._show_case)
        self._board.case_opened.connect(self._open_case)
        self._board.action_wanted.connect(self._panel.open_form)
        self._panel.received.connect(self._board.choose)
        self._board.new_referral_wanted.connect(self._panel.open_new_referral)
        self._board.meeting_wanted.connect(lambda: self.window.go("meeting"))
        self._board.project_wanted.connect(self._project)
        self._panel.feedback_wanted.connect(self.show_feedback)
        self._feedback.desk.case_wanted.connect(self.show_on_board)
        self._feedback.desk.correction_wanted.connect(self._correct)
        self._feedback.desk.safe_way_wanted.connect(self._record_safe_way)
        self.window.closed.connect(lambda: self._leave(Leaving.CLOSED))
        self.window.sign_in_wanted.connect(lambda: self._leave(Leaving.SIGNED_OUT))

    def _in_the_room(self) -> MeetingScreen:
        screen = MeetingScreen(self.bridge, WallPreview(self.bridge))
        screen.project_wanted.connect(self._project)
        screen.case_opened.connect(self.show_on_board)
        screen.feedback_wanted.connect(self.show_feedback)
        return screen

    def _virtual(self) -> VirtualMeeting:
        screen = VirtualMeeting(self.bridge)
        screen.answer_wanted.connect(self._go_to_request)
        return screen

    def _show_case(self, case: str) -> None:
        self._panel.show_case(CaseId(case) if case else None)

    def _open_case(self, case: str) -> None:
        self._show_case(case)
        self._panel.setFocus()

    def show_on_board(self, case: str) -> None:
        """From wherever one is to that case on the board."""
        self.window.go("board")
        self._board.choose(case)

    def show_feedback(self, case: str) -> None:
        """From wherever one is to what is owed on that case."""
        self.window.go("feedback")
        self._feedback.open_case(case)

    def _correct(self, case: str, decision: str) -> None:
        self._panel.open_form("correct-decision", CaseId(case), decision)

    def _record_safe_way(self, case: str, person: str) -> None:
        self._panel.open_form("safe-contact", CaseId(case), person)

    def _go_to_request(self, request: str) -> None:
        self.window.go("requests")
        self._requests.open_request(RequestId(request))

    def _leave(self, how: Leaving) -> None:
        if not self._left.done():
            self._left.set_result(how)

"""Releases outside the hub: the word of the agency that the information came from."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from app.domain.case.commands import AnswerRelease
from app.domain.case.releases import Release
from app.domain.case.state import Case
from app.domain.values import CaseId, ReleaseId
from app.ports import RefusedCommand
from ui.requests.asked_release import asked_release, concerns, release_of
from ui.requests.release_page import ReleasePage
from ui.session_bridge import SessionBridge
from ui.words import refusal_words

_PAUSE = 300


class ReleaseDesk(QObject):
    """One release at a time on its page; its note is a draft until the board has it."""

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.page = ReleasePage()
        self._case: CaseId | None = None
        self._release: ReleaseId | None = None
        self._words, self._waits = "", False
        self._refused: RefusedCommand | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        bridge.closing.connect(self._keep)
        self.page.edited.connect(self._edited)
        self.page.approved.connect(partial(self._answer, approved=True))
        self.page.refused.connect(partial(self._answer, approved=False))

    def open(self, case: CaseId, release: ReleaseId) -> None:
        self.close()
        self._case, self._release, self._refused = case, release, None
        self._words = self._bridge.draft(self._key())
        self.page.show_words(self._words)
        self.refresh()

    def close(self) -> None:
        """The person is elsewhere."""
        self._keep()
        self._case = self._release = None

    def refresh(self) -> None:
        """Show it as it stands."""
        board, seat, found = self._bridge.board, self._bridge.seat, self._found()
        if board is None or seat is None or found is None:
            return
        case, release = found
        now, pending = self._bridge.now(), self._bridge.pending
        self.page.show_asked(asked_release(board, case, release, seat, pending, now))
        words = refusal_words(self._refused) if self._refused else None
        self.page.show_refused(words.what if words else "", words.to_do if words else "")

    def unsaid(self) -> bool:
        """Whether a note stands here that the board does not hold, on a case that is on it."""
        self._keep()
        return self._found() is not None and bool(self._bridge.draft(self._key()))

    def settle(self, case: Case) -> None:
        """Drop the notes that the board holds by now; those of others are not mine."""
        self._keep()
        for release in case.releases:
            key = f"release:{release.id}"
            mine = (a for a in release.approvals if a.by.account == self._bridge.account)
            if any(self._bridge.draft(key).strip() == said.note for said in mine):
                self._bridge.save_draft(key, "")

    def hear(self, refused: RefusedCommand) -> None:
        """The note is back in its field."""
        command = refused.command
        if isinstance(command, AnswerRelease):
            key = f"release:{command.release}"
            if not self._bridge.draft(key):
                self._bridge.save_draft(key, command.note)
        if self._release is not None and concerns(command, self._release):
            self._refused = refused
            self._words = self._bridge.draft(self._key())
            self.page.show_words(self._words)
            self.refresh()

    def _found(self) -> tuple[Case, Release] | None:
        board = self._bridge.board
        case = board.case(self._case) if board and self._case else None
        release = release_of(case, self._release) if case and self._release else None
        return (case, release) if case and release else None

    def _key(self) -> str:
        return f"release:{self._release}"

    def _edited(self, words: str) -> None:
        self._words, self._waits = words, True
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        if self._waits and self._release is not None:
            self._bridge.save_draft(self._key(), self._words)
        self._waits = False

    def _answer(self, note: str, *, approved: bool) -> None:
        self._keep()
        if self._case is not None and self._release is not None:
            self._refused = None
            self._bridge.submit(
                AnswerRelease(case=self._case, release=self._release, approved=approved, note=note)
            )

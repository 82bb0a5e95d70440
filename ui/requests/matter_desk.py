"""Challenges and releases: from the words on the page to a command, and to what the board holds."""

from typing import Generic

from PySide6.QtCore import QObject

from app.domain.case.state import Case
from app.domain.values import CaseId
from app.ports import RefusedCommand
from ui.drafts import Keeper
from ui.requests.matter import Kind, Step, Thing, find, matter
from ui.requests.matter_page import MatterPage
from ui.session_bridge import SessionBridge
from ui.words import refusal_words


class MatterDesk(QObject, Generic[Thing]):
    """One matter at a time on its page; its words are a draft until the board has them."""

    def __init__(self, kind: Kind[Thing], bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._kind, self._bridge, self._keeper = kind, bridge, Keeper(bridge, self)
        self.page = MatterPage(kind.label, kind.rows, kind.steps)
        self._case: CaseId | None = None
        self._thing = ""
        self._refused: RefusedCommand | None = None
        self.page.edited.connect(self._edited)
        self.page.taken.connect(self._take)

    def open(self, case: CaseId, thing: str) -> None:
        self.close()
        self._case, self._thing, self._refused = case, thing, None
        self.page.show_words(self._keeper.kept(self._key(thing)))
        self.refresh()

    def close(self) -> None:
        """The person is elsewhere."""
        self._keeper.flush()
        self._case, self._thing = None, ""

    def refresh(self) -> None:
        """Show it as it stands."""
        board, seat, found = self._bridge.board, self._bridge.seat, self._found()
        if board is None or seat is None or found is None:
            return
        now, pending = self._bridge.now(), self._bridge.pending
        self.page.show_matter(matter(self._kind, board, *found, seat, pending, now))
        words = refusal_words(self._refused) if self._refused else None
        self.page.show_refused(words.what if words else "", words.to_do if words else "")

    def unsaid(self) -> bool:
        """Whether words stand here that the board does not hold, on a case that is on it."""
        return self._found() is not None and bool(self._keeper.kept(self._key(self._thing)))

    def settle(self, case: Case) -> None:
        """Drop the words that the board holds by now; those of others are not mine."""
        for thing in self._kind.things(case):
            key = self._key(thing.id)
            if self._keeper.kept(key).strip() in self._kind.held(thing, self._bridge.account):
                self._keeper.drop(key)

    def hear(self, refused: RefusedCommand) -> None:
        """The words are back in their field."""
        wrote = self._kind.carried(refused.command)
        if wrote is None:
            return
        key = self._key(wrote.thing)
        if not self._keeper.kept(key):
            self._keeper.keep(key, wrote.text)
            self._keeper.flush()
        if wrote.thing == self._thing:
            self._refused = refused
            self.page.show_words(self._keeper.kept(key))
            self.refresh()

    def _found(self) -> tuple[Case, Thing] | None:
        board = self._bridge.board
        case = board.case(self._case) if board and self._case else None
        thing = find(self._kind, case, self._thing) if case else None
        return (case, thing) if case and thing else None

    def _key(self, thing: str) -> str:
        return f"{self._kind.name}:{thing}"

    def _edited(self, words: str) -> None:
        self._keeper.keep(self._key(self._thing), words)

    def _take(self, step: Step, words: str) -> None:
        self._keeper.flush()
        if self._case is not None:
            self._refused = None
            self._bridge.submit(step.command(self._case, self._thing, words))

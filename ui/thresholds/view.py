"""The threshold document's screen: read it, compare versions, look at what was questioned."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.case.commands import SettleReview
from app.domain.case.events import ReviewSettled, ThresholdQuestioned
from app.domain.partnership.commands import PublishThreshold, SignThreshold
from app.domain.rights import MAY
from app.ports import Change, RefusedCommand
from ui.dialogs import open_tell_error
from ui.screen import Head, ScreenWidget
from ui.session_bridge import SessionBridge
from ui.theme import space
from ui.thresholds import files
from ui.thresholds.compare_page import ComparePage
from ui.thresholds.document_page import DocumentPage
from ui.thresholds.questions_page import QuestionsPage
from ui.thresholds.waiting import open_questions, waiting
from ui.widgets import Button, Label, Notice, Option, Panel, SearchBox, Segmented, announce
from ui.words import refusal_words, today
from ui.words.thresholds import since_words

DOCUMENT, COMPARE, QUESTIONS = "document", "compare", "questions"
_BAR = 58
_SAFE = "Nothing was changed, here or on the board."
_REVIEWS = (ThresholdQuestioned, ReviewSettled)
_OURS = (SettleReview, PublishThreshold, SignThreshold)


class ThresholdsScreen(ScreenWidget):
    """Drawn while someone looks."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.document = DocumentPage(bridge)
        self.compare = ComparePage(bridge)
        self.questions = QuestionsPage(bridge)
        self._by_key: dict[str, DocumentPage | ComparePage | QuestionsPage] = {
            DOCUMENT: self.document,
            COMPARE: self.compare,
            QUESTIONS: self.questions,
        }
        self.places = Segmented(
            "What to look at",
            (
                Option(DOCUMENT, "Document"),
                Option(COMPARE, "Compare"),
                Option(QUESTIONS, "Questions"),
            ),
        )
        self.search = SearchBox("Find in the document")
        self._found = Label("", "meta", "ink-3")
        self._said = Notice("", tone="error")
        self.bring, self.take = Button("Import …"), Button("Export …")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def head(self) -> Head:
        partnership, day = self._bridge.partnership, today(self._bridge.now())
        version = partnership.threshold_on(day) if partnership else None
        if partnership is None or version is None:
            return Head("Thresholds", "no document in force")
        sample = "sample, to be replaced" if version.sample else ""
        said = f"version {version.version} {since_words(version, partnership, day)}"
        return Head("Thresholds", " · ".join(filter(None, (said, sample))))

    @property
    def tools(self) -> Sequence[QWidget]:
        return (self.take, self.bring)

    def go_to(self, place: str) -> None:
        """Show that part: the document, a comparison, or the questions."""
        self.places.choose(place)

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh_page()
        super().showEvent(event)

    def read(self, path: str) -> None:
        """Show what a file says, before anybody publishes it."""
        found = files.read_file(Path(path))
        if isinstance(found, files.NotRead):
            open_tell_error(self, found.what, _SAFE, found.todo, lambda: None)
            return
        self.compare.show_read(Path(path).name, found.threshold, found.left_out)
        self.go_to(COMPARE)

    def write(self, path: str) -> None:
        version = self.document.version()
        wrong = files.write_file(Path(path), version) if version else None
        if wrong is not None:
            open_tell_error(self, wrong.what, _SAFE, wrong.todo, lambda: None)
        elif version is not None:
            self._say(f"Version {version.version} is written to {Path(path).name}.", "", good=True)

    def _refresh(self) -> None:
        """The rail and the bar at once; the page while someone looks, and when they come."""
        self.places.set_count(QUESTIONS, open_questions(self._bridge.board))
        self.show_waiting(waiting(self._bridge))
        self.take.setVisible(self.document.version() is not None)
        self.bring.setVisible(self._may_publish())
        self.head_changed.emit()
        if self.isVisible():
            self._refresh_page()

    def _refresh_page(self) -> None:
        self._by_key[self.places.choice()].refresh()

    def _changed(self, change: Change) -> None:
        """A case counts here by its reviews alone: all other events leave this screen as it is."""
        partnership = change.before.partnership is not change.after.partnership
        if partnership or any(isinstance(one.event, _REVIEWS) for one in change.events):
            self._refresh()

    def _pending(self) -> None:
        if self.isVisible():
            self._by_key[self.places.choice()].refresh_pending()

    def _refused(self, refused: RefusedCommand) -> None:
        if isinstance(refused.command, _OURS):
            said = refusal_words(refused)
            self._say(said.what, said.to_do, good=False)
            self.questions.refused(refused)

    def _say(self, what: str, then: str, *, good: bool) -> None:
        self._said.show_state(what, then, "busy" if good else "error", "Put away")
        self._said.show()
        announce(self, f"{what} {then}".strip(), urgent=not good)

    def _turn_to(self, place: str) -> None:
        self._pages.setCurrentWidget(self._by_key[place])
        for part in (self.search, self._found):
            part.setVisible(place == DOCUMENT)
        self.setFocusProxy(self._by_key[place])
        self._refresh_page()

    def _show_clause(self, version: str, clause: str) -> None:
        self.search.clear()
        self.go_to(DOCUMENT)
        self.document.turn_to(version, clause)

    def _may_publish(self) -> bool:
        seat = self._bridge.seat
        return seat is not None and not MAY[PublishThreshold].isdisjoint(seat.roles)

    def _ask_file(self) -> None:
        dialog = files.open_dialog(self)
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def _ask_place(self) -> None:
        version = self.document.version()
        if version is not None:
            dialog = files.save_dialog(self, version)
            dialog.fileSelected.connect(self.write)
            dialog.open()

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.welcomed.connect(self._refresh)
        bridge.changed.connect(self._changed)
        bridge.pending_changed.connect(self._pending)
        bridge.refused.connect(self._refused)
        self.places.chosen.connect(self._turn_to)
        self.search.textChanged.connect(self.document.seek)
        self.document.found_changed.connect(self._found.setText)
        self.questions.clause_wanted.connect(self._show_clause)
        self.compare.published.connect(self._published)
        self.bring.clicked.connect(self._ask_file)
        self.take.clicked.connect(self._ask_place)
        self._said.activated.connect(self._said.hide)

    def _published(self, version: str) -> None:
        """What was read has gone out: it is looked at as any other version."""
        self.compare.put_away()

    def _lay_out(self) -> None:
        bar = Panel("canvas", "bottom")
        bar.setFixedHeight(_BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(space("xl"), 0, space("xl"), 0)
        row.setSpacing(space("m"))
        row.addWidget(self.places)
        row.addWidget(self.search)
        row.addWidget(self._found)
        row.addStretch(1)
        for page in self._by_key.values():
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (bar, self._said, self._pages):
            column.addWidget(part, int(part is self._pages))
        self._said.hide()
        self.setFocusProxy(self.document)

"""The page of a case that my agency has answered: what we told, and what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.values import CaseId, MessageId
from ui import dialogs
from ui.notes.card import NoteCard
from ui.notes.note import Note
from ui.requests.cards import OutcomeCard, SharedCard, ToDoRow, headed
from ui.requests.keyed import Keyed
from ui.requests.note import Outcome
from ui.requests.told import Shared, ToDo, Told
from ui.widgets import Button, Label, Notice

SIDE, GAP, MOST = 28, 12, 760
_WITHDRAW = dialogs.Question(
    "Withdraw what was shared?",
    "It stays on the record as withdrawn, with your reason beside it.",
    "Why it is withdrawn",
    action="Withdraw",
)
_FINISH = dialogs.Question(
    "Done", "", "What was done, if it needs saying", action="Done", required=False, limit=240
)


class CasePage(QWidget):
    """Shows a Told; says what the person asks of it."""

    correct_asked = Signal(str)
    """A ContributionId."""
    withdrawn = Signal(str, str, str)
    """The CaseId, a ContributionId and the reason."""
    finished = Signal(str, str, str)
    """The CaseId, an ActionId and a note."""
    shown = Signal()
    """It came before somebody's eyes."""
    add_asked = Signal()
    file_asked, dispute_asked, json_asked = Signal(object), Signal(object), Signal(object)
    """Note."""
    left_over_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self.case: CaseId | None = None
        """Which is shown; what is asked stays with it, whatever is shown by the answer."""
        self._title, self._detail = Label("", "case", wrap=True), Label("", "body", "ink-3")
        self._refused = Notice("", tone="error")
        self._left_over = Notice("", action="Open them")
        self._left_over.activated.connect(self.left_over_asked)
        self._declined = Notice("", tone="neutral")
        self._outcome = Keyed[Outcome](OutcomeCard)
        self._to_do = Keyed[ToDo](lambda one: ToDoRow(one, self._finish), spacing=0)
        self._shared = Keyed[Shared](lambda one: SharedCard(one, self._correct, self._withdraw))
        self._heads = [Label(words, "label", "ink-2") for words in ("For us to do", "What we told")]
        self._notes = Keyed[Note](self._note_card)
        self._add = Button("Add further information")
        self._add.clicked.connect(self.add_asked)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def show_told(self, told: Told) -> None:
        """Show it; parts that say the same stay as they are."""
        if told == self._told:
            return
        self._told = told
        self._title.setText(told.title)
        self._detail.setText(told.detail)
        self._declined.show_state(told.declined, "", "neutral")
        self._declined.setVisible(bool(told.declined))
        self._outcome.show_items([told.outcome] if told.outcome else [])
        self._to_do.show_items(told.to_do)
        self._shared.show_items(told.shared)
        for head, shown in zip(self._heads, (told.to_do, told.shared), strict=True):
            head.setVisible(bool(shown))
        self._notes.show_items(told.notes)
        self._add.setVisible(told.may_add)

    def notes(self) -> tuple[MessageId, ...]:
        """What of it is told to my agency."""
        return tuple(note.message for note in self._told.notes) if self._told else ()

    def show_left_over(self, words: str) -> None:
        """Words written here that nobody has heard; empty where there are none."""
        self._left_over.show_state("Not shared:", words, action="Open them")
        self._left_over.setVisible(bool(words))

    def show_refused(self, what: str, then: str) -> None:
        """What the hub did not accept; empty where it did."""
        self._refused.show_state(what, then, "error")
        self._refused.setVisible(bool(what))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(MOST + 2 * SIDE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 16, SIDE, 20)
        column.setSpacing(GAP)
        to_do, shared = self._heads
        column.addLayout(headed(self._title, self._detail))
        above = (self._refused, self._left_over, self._declined)
        below = (self._outcome, to_do, self._to_do, self._notes, shared, self._shared)
        for part in (*above, *below):
            column.addWidget(part)
        column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._scroll(inside)

    def _scroll(self, inside: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _correct(self, shared: Shared) -> None:
        self.correct_asked.emit(shared.id)

    def _withdraw(self, shared: Shared) -> None:
        case = self.case

        def done(reason: str | None) -> None:
            if reason:
                self.withdrawn.emit(case, shared.id, reason)

        dialogs.open_ask_text(self, _WITHDRAW, done)

    def _finish(self, to_do: ToDo) -> None:
        case = self.case

        def done(note: str | None) -> None:
            if note is not None:
                self.finished.emit(case, to_do.id, note)

        dialogs.open_ask_text(self, _FINISH, done)

    def _note_card(self, note: Note) -> NoteCard:
        card = NoteCard(note, keyed=note.first)
        card.file_asked.connect(self.file_asked)
        card.dispute_asked.connect(self.dispute_asked)
        card.json_asked.connect(self.json_asked)
        return card

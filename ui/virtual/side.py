"""What a virtual partner may do: stance, challenge, words in writing; and what comes next."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.case.commands import AddNote, RaiseChallenge
from app.domain.commands import Command
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, CaseId, ChallengeId, SeatMode
from app.ports import RefusedCommand
from ui.session_bridge import SessionBridge
from ui.virtual.drafting import DraftBox
from ui.virtual.next_rows import ComingRow, Heard, HeardRow
from ui.virtual.stack import Stack
from ui.virtual.stance_panel import StancePanel
from ui.virtual.view_model import Coming
from ui.widgets import Field, Label, Notice, Panel
from ui.widgets.still import Picker
from ui.words import refusal_words

_WIDTH = 380
_HEADLINE = 160
_FOOT = (
    "When this case is decided you hear it here at once, and your note for the {agency} record "
    "is ready to copy."
)


class Side(Panel):
    """The column at the right."""

    answer_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__("surface", "left")
        self._bridge = bridge
        self.stance = StancePanel()
        self.challenge, self.note = self._challenge_box(), self._note_box()
        self._notice = Notice("", tone="error")
        self.coming: Stack[Coming] = Stack(self._coming_row, 4)
        self.heard: Stack[Heard] = Stack(self._heard_row, 4)
        self._heads: tuple[tuple[QWidget, Label], ...] = (
            (self.coming, Label("Next for you", "label", "ink-2")),
            (self.heard, Label("Decided in this meeting", "label", "ink-2")),
        )
        self._on_a_case = False
        self._case: CaseId | None = None
        self._rule = Panel("surface", "top")
        self._rule.setFixedHeight(1)
        self._foot = Label("", "meta", "ink-2", wrap=True)
        self.setFixedWidth(_WIDTH)
        self._lay_out()
        bridge.refused.connect(self._refused)

    def show_case(self, case: CaseId | None, agency: str, *, speaks: bool, undecided: bool) -> None:
        """Turn to that case; the forms go where one may not use them."""
        self._turn_challenge(case)
        self.challenge.open(case)
        self.note.open(case)
        for part in (self.stance, self.challenge, self.note):
            part.setVisible(speaks and case is not None)
        self._foot.setText(_FOOT.format(agency=agency or "agency’s own"))
        self._foot.setVisible(case is not None and undecided)
        self._on_a_case = case is not None

    def show_agencies(self, partnership: Partnership, own: AgencyId | None, day: date) -> None:
        """Whom a challenge may be put to."""
        names = [
            (agency.name, agency.id)
            for agency in partnership.agencies
            if agency.mode_on(day) is not SeatMode.OFF and agency.id != own
        ]
        if [self._to.itemData(n) for n in range(1, self._to.count())] == [i for _, i in names]:
            return
        self._to.clear()
        self._to.addItem("To the meeting", None)
        for name, agency in names:
            self._to.addItem(f"To {name}", agency)

    def show_next(self, coming: Sequence[Coming], heard: Sequence[Heard]) -> None:
        self.coming.show_rows(coming)
        self.heard.show_rows(heard)
        for stack, head in self._heads:
            head.setVisible(not stack.isHidden())
        self._rule.setVisible(bool(coming or heard) and self._on_a_case)
        self.setVisible(bool(coming or heard) or self._on_a_case)

    def show_refusal(self, refused: RefusedCommand | None) -> None:
        """What was refused that has no words of its own to give back."""
        self._notice.setVisible(refused is not None)
        if refused is not None:
            said = refusal_words(refused)
            self._notice.show_state(said.what, f"{said.safe} {said.to_do}", "error")

    def _challenge_box(self) -> DraftBox:
        field = Field("Challenge", placeholder="What should be looked at again, and why …", lines=2)
        box = DraftBox(self._bridge, "challenge", field, "Challenge", self._challenge, _challenged)
        self._to = Picker("To whom the challenge is put")
        self._headline = Field(
            "On the wall", placeholder="A few words that the room may read", limit=_HEADLINE
        )
        box.add(self._to)
        box.add(self._headline)
        self._headline.edited.connect(self._keep_headline)
        return box

    def _note_box(self) -> DraftBox:
        place = "A note to the meeting, kept on the record …"
        field = Field("Say it in writing", placeholder=place, lines=2)
        return DraftBox(self._bridge, "note", field, "Send the note", _note, _noted)

    def _challenge(self, case: CaseId, text: str) -> Command:
        headline, self_to = self._headline.text().strip(), self._to.currentData()
        self._headline.set_text("")
        self._to.setCurrentIndex(0)
        self._keep_headline()
        return RaiseChallenge(
            case=case,
            challenge=ChallengeId(self._bridge.fresh_id()),
            text=text,
            to=AgencyId(self_to) if self_to else None,
            headline=headline[:_HEADLINE],
        )

    def _turn_challenge(self, case: CaseId | None) -> None:
        """What the room is to read, and who is asked, are of one case alone."""
        if case != self._case:
            self._keep_headline()
            self._case = case
            self._headline.set_text(self._bridge.draft(_wall_key(case)) if case else "")
            self._to.setCurrentIndex(0)

    def _keep_headline(self) -> None:
        key, text = _wall_key(self._case), self._headline.text()
        if self._case is not None and text != self._bridge.draft(key):
            self._bridge.save_draft(key, text)

    def _refused(self, refused: RefusedCommand) -> None:
        """The rest of a challenge, beside the words that its box gives back."""
        command = refused.command
        if isinstance(command, RaiseChallenge) and command.case != self._case:
            self._bridge.save_draft(_wall_key(command.case), command.headline)
        elif isinstance(command, RaiseChallenge) and not self._headline.text():
            self._headline.set_text(command.headline)
            self._to.setCurrentIndex(max(0, self._to.findData(command.to)))
            self._keep_headline()

    def _coming_row(self) -> ComingRow:
        row = ComingRow()
        row.wanted.connect(self.answer_wanted)
        return row

    def _heard_row(self) -> HeardRow:
        row = HeardRow()
        row.wanted.connect(self.copy_wanted)
        return row

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        for part in (self._notice, self.stance, self.challenge, self.note):
            column.addWidget(part)
        column.addWidget(self._rule)
        for stack, head in self._heads:
            column.addWidget(head)
            column.addWidget(stack)
        column.addStretch(1)
        column.addWidget(self._foot)
        self._notice.hide()
        area = QScrollArea()
        area.setAccessibleName("What you may do, and what comes next")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(area)


def _wall_key(case: CaseId | None) -> str:
    return f"challenge-headline:{case}"


def _note(case: CaseId, text: str) -> Command:
    return AddNote(case=case, text=text)


def _challenged(command: Command, case: CaseId) -> str:
    return command.text if isinstance(command, RaiseChallenge) and command.case == case else ""


def _noted(command: Command, case: CaseId) -> str:
    return command.text if isinstance(command, AddNote) and command.case == case else ""

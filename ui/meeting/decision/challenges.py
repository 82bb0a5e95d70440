"""Challenges: what one agency asks to be looked at again, and how it was answered."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.partnership.state import Agency
from ui.meeting.decision.agencies import AgencyPick
from ui.meeting.decision.escalating import EscalationForm
from ui.meeting.decision.voices import ChallengeCard
from ui.widgets import (
    Button,
    Card,
    Field,
    Flow,
    Label,
    Ladder,
    LinkButton,
    Run,
    Rung,
    Runs,
    Standing,
)
from ui.words.ladder import LadderStep


class ChallengesView(QWidget):
    """Cards, and a link that opens a form to raise one."""

    answer_wanted, accepted, left_open = Signal(str), Signal(str), Signal(str)
    raised = Signal(str, object)
    """The text, and to whom (AgencyId or None)."""
    edited = Signal(str)
    escalate_wanted = Signal(str)
    """The challenge that is to be taken to the next step."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ChallengeCard, ...] = ()
        self._cards: dict[str, QWidget] = {}
        self.form: ChallengeForm = ChallengeForm()
        self.escalation = EscalationForm()
        self.escalation.hide()
        self.begin = LinkButton("Raise a challenge", "small")
        self.begin.clicked.connect(lambda: self.form.setVisible(self.form.isHidden()))
        self.form.hide()
        self.form.raised.connect(self.raised)
        self.form.text.edited.connect(self.edited)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        for part in (self.escalation, self.begin, self.form):
            column.addWidget(part)

    def show_challenges(self, cards: Sequence[ChallengeCard]) -> None:
        if self._shown == tuple(cards):
            return
        self._shown = tuple(cards)
        for old in self._cards.values():
            old.hide()
            old.deleteLater()
        self._cards = {card.id: self._card(card) for card in cards}
        for made in self._cards.values():
            self._list.addWidget(made)

    def cards(self) -> Sequence[ChallengeCard]:
        return self._shown

    def place(self, challenge: str) -> QWidget | None:
        """Where one does something about it; None where one may do nothing."""
        card = self._cards.get(challenge)
        return card.findChild(Button) if card else None

    def allow(self, speak: bool, agencies: Sequence[Agency]) -> None:
        self.begin.setVisible(speak)
        self.form.to.show_agencies(agencies, self.form.to.agency())
        if not speak:
            self.form.hide()

    def _card(self, one: ChallengeCard) -> Card:
        card = Card(kind="warn" if one.open else "plain")
        # Two agencies' names and a state are wider than the column together.
        card.add(Label(one.title, "strong", wrap=True))
        card.add(Label(one.meta, "small", "red-ink" if one.late else "ink-3", wrap=True))
        card.add(Runs([Run(one.text)]))
        for line in one.earlier:
            card.add(Label(line, "small", "ink-2", wrap=True))
        if one.answer:
            card.add(Runs([Run(one.answer, ink="ink-2")], "meta"))
        if one.ladder:
            card.add(Ladder([_rung(step) for step in one.ladder]))
        if one.note:
            card.add(Label(one.note, "small", "ink-3", wrap=True))
        buttons = [
            ("Answer", one.can_answer, self.answer_wanted),
            ("Accept the answer", one.can_accept, self.accepted),
            (f"To the {one.escalate} …", bool(one.escalate), self.escalate_wanted),
            ("Leave open on the record", one.can_leave, self.left_open),
        ]
        if any(offered for _, offered, _ in buttons):
            card.add(_row([(text, signal) for text, offered, signal in buttons if offered], one))
        return card


class ChallengeForm(QWidget):
    raised = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.text = Field("What should be looked at again, and why", lines=2)
        self.to = AgencyPick("To", none="The meeting as a whole")
        self._go = Button("Raise it", size="small")
        self._go.clicked.connect(self._raise)
        self.text.submitted.connect(self._raise)
        row = QHBoxLayout()
        row.addWidget(self._go)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self.to)
        column.addLayout(row)
        self.setFocusProxy(self.text)

    def _raise(self) -> None:
        text = self.text.text().strip()
        if text:
            self.raised.emit(text, self.to.agency())
        else:
            self.text.set_error("Write what should be looked at again.")


def _rung(step: LadderStep) -> Rung:
    return Rung(step.label, Standing(step.standing), step.detail, step.late)


def _row(offered: Sequence[tuple[str, object]], one: ChallengeCard) -> QWidget:
    row = QWidget()
    line = Flow(row)
    for text, signal in offered:
        button = Button(text, size="small")
        button.setAccessibleName(f"{text}: {one.title}")
        # Bound signals have no type of their own in the stubs.
        button.clicked.connect(lambda _=False, s=signal: s.emit(one.id))
        line.addWidget(button)
    return row

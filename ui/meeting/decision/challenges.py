"""Challenges: what one agency asks to be looked at again, and how it was answered."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.partnership.state import Agency
from ui.meeting.decision.agencies import AgencyPick
from ui.meeting.decision.voices import ChallengeCard
from ui.widgets import Button, Card, Field, Label, LinkButton, Run, Runs


class ChallengesView(QWidget):
    """Cards, and a link that opens a form to raise one."""

    answer_wanted, accepted, left_open = Signal(str), Signal(str), Signal(str)
    raised = Signal(str, object)
    """The text, and to whom (AgencyId or None)."""
    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ChallengeCard, ...] = ()
        self._cards: list[QWidget] = []
        self.form: ChallengeForm = ChallengeForm()
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
        column.addWidget(self.begin)
        column.addWidget(self.form)

    def show_challenges(self, cards: Sequence[ChallengeCard]) -> None:
        if self._shown == tuple(cards):
            return
        self._shown = tuple(cards)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(card) for card in cards]
        for made in self._cards:
            self._list.addWidget(made)

    def allow(self, speak: bool, agencies: Sequence[Agency]) -> None:
        self.begin.setVisible(speak)
        self.form.to.show_agencies(agencies, self.form.to.agency())
        if not speak:
            self.form.hide()

    def _card(self, one: ChallengeCard) -> Card:
        card = Card(kind="warn" if one.open else "plain")
        # Two agencies' names and a state are wider than the column together.
        card.add(Label(one.title, "strong", wrap=True))
        card.add(Label(one.meta, "small", "ink-3", wrap=True))
        card.add(Runs([Run(one.text)]))
        if one.answer:
            card.add(Runs([Run(one.answer, ink="ink-2")], "meta"))
        buttons = [
            ("Answer", one.can_answer, self.answer_wanted),
            ("Accept the answer", one.can_accept, self.accepted),
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


def _row(offered: Sequence[tuple[str, object]], one: ChallengeCard) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 5, 0, 0)
    line.setSpacing(6)
    for text, signal in offered:
        button = Button(text, size="small")
        button.setAccessibleName(f"{text}: {one.title}")
        # Bound signals have no type of their own in the stubs.
        button.clicked.connect(lambda _=False, s=signal: s.emit(one.id))
        line.addWidget(button)
    line.addStretch(1)
    return row

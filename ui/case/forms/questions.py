"""The parts of a sheet below each other, and the group that asks the same parts several times."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.case.forms.moment import MomentInput
from ui.case.forms.redaction import RedactionInput
from ui.case.forms.sheet import Group, Moment, Redaction
from ui.forms.fields import MADE, Fields, Makers
from ui.forms.inputs import WordsInput
from ui.forms.parts import Part, Problem, Values
from ui.widgets import Button, Card, LinkButton

_GAP = 14


class Questions(Fields):
    """With the parts that only a case needs."""

    def __init__(self, parts: Iterable[Part]) -> None:
        super().__init__(parts, _MADE)

    def show_problem(self, problem: Problem) -> bool:
        """ "people.2.nhs" is within a group."""
        name, _, rest = problem.name.partition(".")
        group = self._inputs.get(name)
        if isinstance(group, GroupInput):
            return group.show_problem(Problem(rest, problem.text))
        return super().show_problem(problem)

    def begin(self) -> None:
        """Bring the keyboard to the first part, after what is written there."""
        first = self.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, WordsInput):
            first.go_on()

    def _show_asked(self) -> None:
        super()._show_asked()
        for made in self._inputs.values():
            if isinstance(made, RedactionInput):
                made.show_chosen(self._inputs[made.names].value())


class GroupInput(QWidget):
    """Cards with the same parts; one more at a press."""

    edited = Signal()

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group
        self._cards: list[tuple[Card, Questions]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._add = Button(group.add, size="small")
        self._add.clicked.connect(self._one_more)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self._column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_on()

    def value(self) -> str:
        return msgspec.json.encode([q.values() for _, q in self._cards]).decode()

    def set_value(self, value: str) -> None:
        while self._cards:
            self._take_away(self._cards[-1][0])
        for values in msgspec.json.decode(value, type=list[Values]) if value else [{}]:
            self._append().set_values(values)

    def set_error(self, wrong: str) -> None:
        if wrong:
            self.show_problem(Problem("", wrong))
            return
        for _, questions in self._cards:
            questions.forgive()

    def show_problem(self, problem: Problem) -> bool:
        """ "2.nhs" is of the third card; without a number it is said at the first part of all."""
        number, _, name = problem.name.partition(".")
        first = self._group.parts[0].name
        return self.questions(int(number or 0)).show_problem(Problem(name or first, problem.text))

    def questions(self, number: int) -> Questions:
        return self._cards[number][1]

    def _one_more(self) -> None:
        self._append().begin()
        self.edited.emit()

    def _append(self) -> Questions:
        questions = Questions(self._group.parts)
        questions.edited.connect(self.edited)
        card = Card()
        remove = LinkButton("Leave out")
        remove.clicked.connect(lambda: self._remove(card))
        card.add(questions)
        card.add(remove)
        self._cards.append((card, questions))
        self._column.insertWidget(len(self._cards) - 1, card)
        self._number()
        if self.isVisible():
            self._follow_on()
        return questions

    def _follow_on(self) -> None:
        """Tab goes through the cards as one reads them, and then to the button below them."""
        stops = [stop for card, _ in self._cards for stop in _stops(card)]
        for one, following in pairwise([*stops, self._add]):
            QWidget.setTabOrder(one, following)

    def _remove(self, card: Card) -> None:
        self._take_away(card)
        self.edited.emit()

    def _take_away(self, card: Card) -> None:
        self._cards = [pair for pair in self._cards if pair[0] is not card]
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()

    def _number(self) -> None:
        """Whom a card is about; the only one cannot be left out."""
        for n, (card, _) in enumerate(self._cards, 1):
            card.set_head(f"{self._group.called} {n}")
            for link in card.findChildren(LinkButton):
                if link.text() == "Leave out":
                    link.setVisible(len(self._cards) > 1)


def _stops(card: Card) -> list[QWidget]:
    """What holds the keyboard within a card, in the order it was made."""
    tab, window = Qt.FocusPolicy.TabFocus.value, card.window()
    inner = (w for w in card.findChildren(QWidget) if w.window() is window)
    return [w for w in inner if w.focusPolicy().value & tab and w.focusProxy() is None]


_MADE: Makers = {
    **MADE,
    Moment: MomentInput,
    Redaction: RedactionInput,
    Group: GroupInput,
}

"""The parts of a sheet below each other, and the group that asks the same parts several times."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.case.forms.inputs import ChoiceInput, Input, MomentInput, TicksInput, WordsInput
from ui.case.forms.redaction import RedactionInput
from ui.case.forms.sheet import (
    Choice,
    Group,
    Moment,
    Part,
    Problem,
    Redaction,
    Ticks,
    Values,
    Words,
    asked,
)
from ui.widgets import Area, Button, Card, Field, LinkButton

_GAP = 14


class Questions(QWidget):
    """`edited` when the person changed something; a part that is not asked is not shown."""

    edited = Signal()
    submitted = Signal()
    """Ctrl+Enter in an area."""

    def __init__(self, parts: Iterable[Part]) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._inputs: dict[str, Input] = {}
        self._laid: list[Part] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for part in self._parts:
            made = _input(part)
            made.set_value(part.initial)
            made.edited.connect(self._edited)
            self._inputs[part.name] = made
            _widget(made).setParent(self)
            if isinstance(made, Field) and isinstance(made.editor, Area):
                made.submitted.connect(self.submitted)
        self._show_asked()

    def values(self) -> Values:
        """Of the parts that are asked."""
        all_values = {name: made.value() for name, made in self._inputs.items()}
        return {p.name: all_values[p.name] for p in self._parts if asked(p, all_values)}

    def set_values(self, values: Values) -> None:
        for name, value in values.items():
            if name in self._inputs:
                self._inputs[name].set_value(value)
        self._show_asked()

    def show_problem(self, problem: Problem) -> None:
        """Say it at its part, and bring the keyboard there. "people.2.nhs" is within a group."""
        name, _, rest = problem.name.partition(".")
        made = self._inputs.get(name)
        if isinstance(made, GroupInput):
            made.show_problem(Problem(rest, problem.text))
        elif made is not None:
            made.set_error(problem.text)
            _widget(made).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Bring the keyboard to the first part."""
        if self._inputs:
            _widget(next(iter(self._inputs.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def input(self, name: str) -> QWidget:
        """The widget of a part."""
        return _widget(self._inputs[name])

    def _edited(self) -> None:
        self._show_asked()
        self.edited.emit()

    def _show_asked(self) -> None:
        values = {name: made.value() for name, made in self._inputs.items()}
        for made in self._inputs.values():
            if isinstance(made, RedactionInput):
                made.show_chosen(values[made.names])
        shown = [part for part in self._parts if asked(part, values)]
        if shown != self._laid:
            self._laid = shown
            self._lay_out()

    def _lay_out(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for part in self._parts:
            _widget(self._inputs[part.name]).setVisible(part in self._laid)
        for row, parts in enumerate(_rows(self._laid)):
            for place, part in enumerate(parts):
                span = 1 if len(parts) == 2 else 2
                top = Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(_widget(self._inputs[part.name]), row, place, 1, span, top)
        for place in range(2):
            self._grid.setColumnStretch(place, 1)


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
        self.show_problem(Problem("", wrong))

    def show_problem(self, problem: Problem) -> None:
        """ "2.nhs" is of the third card; without a number it is said at the first part of all."""
        number, _, name = problem.name.partition(".")
        first = self._group.parts[0].name
        self._cards[int(number or 0)][1].show_problem(Problem(name or first, problem.text))

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


def _rows(parts: list[Part]) -> list[list[Part]]:
    rows: list[list[Part]] = []
    for part in parts:
        if part.half and rows and rows[-1][-1].half and len(rows[-1]) == 1:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _input(part: Part) -> Input:
    match part:
        case Words():
            return WordsInput(part)
        case Choice():
            return ChoiceInput(part)
        case Ticks():
            return TicksInput(part)
        case Moment():
            return MomentInput(part)
        case Redaction():
            return RedactionInput(part)
        case Group():
            return GroupInput(part)
        case _:
            raise TypeError(type(part))


def _widget(made: Input) -> QWidget:
    """Every input is a widget too; a Protocol cannot say so."""
    if not isinstance(made, QWidget):
        raise TypeError(type(made))
    return made

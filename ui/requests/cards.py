"""The cards of a case's page: what was shared, what was decided, what is to be done."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.requests.lines import Line
from ui.requests.note import Outcome
from ui.requests.told import Shared, ToDo
from ui.widgets import Button, Card, Label, LinkButton, Panel, Pill


def labelled(line: Line) -> QWidget:
    """A label over its words."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 5, 0, 0)
    column.setSpacing(1)
    column.addWidget(Label(line[0], "label", "ink-2"))
    column.addWidget(Label(line[1], wrap=True, selectable=True))
    return holder


def headed(title: Label, detail: Label) -> QVBoxLayout:
    """The name of the case, and what it is about close under it."""
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(title)
    column.addWidget(detail)
    return column


def side_by_side(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 6, 0, 0)
    row.setSpacing(14)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder


class SharedCard(Card):
    """One contribution, with its earlier texts and how to change it."""

    def __init__(
        self, shared: Shared, correct: Callable[[Shared], None], withdraw: Callable[[Shared], None]
    ) -> None:
        super().__init__(shared.title, kind="own")
        self.add(side_by_side(Pill(shared.said.text, shared.said.tone)))
        _add_all(self, shared.lines)
        if shared.earlier:
            self.add(labelled(("Earlier texts, kept", "\n".join(shared.earlier))))
        if shared.may_change:
            change, take_back = LinkButton("Correct it"), LinkButton("Withdraw it")
            change.clicked.connect(lambda: correct(shared))
            take_back.clicked.connect(lambda: withdraw(shared))
            self.add(side_by_side(change, take_back))


class OutcomeCard(Card):
    """What was decided, by whom and why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("Outcome", outcome.meta, "strong")
        self.add(Label(outcome.title, "section", wrap=True))
        _add_all(self, outcome.lines)


class ToDoRow(Panel):
    """One action of my agency."""

    def __init__(self, to_do: ToDo, finish: Callable[[ToDo], None]) -> None:
        super().__init__("canvas", "top")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(to_do.what, "body", "ink-3" if to_do.done else "ink", wrap=True))
        words.addWidget(Label(to_do.detail, "meta", "ink-3", wrap=True))
        row.addLayout(words, 1)
        if to_do.said is not None:
            row.addWidget(Pill(to_do.said.text, to_do.said.tone))
        if to_do.may_do:
            done = Button("Done", size="small")
            done.setAccessibleName(f"Done: {to_do.what}")
            done.clicked.connect(lambda: finish(to_do))
            row.addWidget(done)


def _add_all(card: Card, lines: Iterable[Line]) -> None:
    for line in lines:
        card.add(labelled(line))

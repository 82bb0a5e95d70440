"""Beside the questions: the one that is chosen, the clause it is about, and settling it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.fonts import text_font
from ui.thresholds.questions import Question
from ui.thresholds.side import SidePanel
from ui.widgets import Button, Card, Field, Label, LinkButton, Notice

_NONE = "Choose a question to read it whole."


class QuestionSide(SidePanel):
    edited = Signal(str)
    settled = Signal(str, bool)
    """The answer, and whether the next version says it otherwise."""
    clause_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("The question")
        self._none = Label(_NONE, "body", "ink-3", wrap=True)
        self._title = Label("", "heading", wrap=True)
        self._clause = Label("", "meta", "ink-2", wrap=True)
        self._open_clause = LinkButton("Read the clause in the document", "small")
        self._card = Card()
        self._text = Label("", "body", wrap=True, selectable=True)
        self._cited = Label("", "meta", "ink-3", wrap=True)
        self._card.add(self._text)
        self._card.add(self._cited)
        self._answer = Label("", "body", wrap=True, selectable=True)
        self.field = Field("Answer", lines=4, placeholder="How the partners read the clause")
        self.amend = QCheckBox("The next version will say it otherwise")
        self.amend.setFont(text_font("meta"))
        self.go = Button("Settle", "main", key="Ctrl+Return")
        self.refused = Notice("", tone="error")
        self._foot = Label("", "small", "ink-3", wrap=True)
        self._lay_out()
        self._connect()

    def show_question(self, one: Question | None, *, may_settle: bool, going: str) -> None:
        there = one is not None
        self._none.setVisible(not there)
        about: tuple[QWidget, ...] = (self._title, self._clause, self._open_clause, self._card)
        for part in about:
            part.setVisible(there)
        settles = there and one.open and may_settle if one else False
        for asked in (self.field, self.amend, self.go):
            asked.setVisible(settles)
        self.field.editor.setReadOnly(bool(going))
        self.go.setEnabled(not going)
        self.go.setText(going.capitalize() if going else "Settle")
        self._answer.setVisible(bool(one and one.answer))
        self._foot.setVisible(there)
        if one is not None:
            self._say(one, may_settle=may_settle)

    def show_words(self, words: str) -> None:
        """What is written as an answer so far."""
        if self.field.text() != words:
            self.field.set_text(words)

    def show_refused(self, what: str, then: str) -> None:
        self.refused.show_state(what, then, "error")
        self.refused.setVisible(bool(what))

    def _say(self, one: Question, *, may_settle: bool) -> None:
        self._title.setText(f"Clause {one.clause}, version {one.version}")
        self._clause.setText(one.clause_text or "This version does not hold that clause.")
        self._open_clause.setVisible(bool(one.clause_text))
        self._card.set_head("Asked from a live case", one.raised)
        self._text.setText(one.text)
        self._cited.setText(one.cited)
        self._answer.setText(one.answer)
        waits = "" if may_settle else "The chair or a decider settles it."
        self._foot.setText(waits if one.open else f"{one.settled}.")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addStretch(1)
        above: tuple[QWidget, ...] = (self._none, self._title, self._clause, self._open_clause)
        below: tuple[QWidget, ...] = (self._card, self._answer, self.refused, self.field)
        for part in (*above, *below, self.amend):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._foot)
        self.column.addStretch(1)
        self.refused.hide()

    def _connect(self) -> None:
        self.field.edited.connect(self.edited)
        self.field.submitted.connect(self._settle)
        self.go.clicked.connect(self._settle)
        self._open_clause.clicked.connect(self.clause_wanted)

    def _settle(self) -> None:
        words = self.field.text().strip()
        if words:
            self.settled.emit(words, self.amend.isChecked())
        else:
            self.field.set_error("Write the answer first.")
            self.field.setFocus()

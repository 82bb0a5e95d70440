"""Stances, hidden until revealed, and the one that one's own agency gives."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.values import Level, Outcome
from ui.fonts import text_font
from ui.meeting.decision.children import LEVELS
from ui.meeting.decision.voices import Stances
from ui.widgets import Button, Field, Label, LinkButton, Run, Runs, Segmented
from ui.widgets.still import Picker
from ui.words.codes import OUTCOMES

_LINE = "\N{LINE SEPARATOR}"


class Own(Struct, frozen=True, omit_defaults=True):
    """A stance as it is written."""

    outcome: Outcome | None = None
    level: Level | None = None
    unsure: bool = False
    reason: str = ""


class StancesView(QWidget):
    reveal_wanted = Signal()
    given = Signal(object)
    """Own."""
    edited = Signal(object)
    """Own, at each letter."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Stances, str, str] | None = None
        self._head = Label("", "label", "ink-2")
        self.reveal = LinkButton("Reveal", "label")
        self.reveal.setAccessibleName("Reveal the stances")
        self.reveal.clicked.connect(self.reveal_wanted)
        self._words = Runs(face="meta")
        self.own = LinkButton("", "small")
        self.form = StanceForm()
        self.form.hide()
        self.form.given.connect(self.given)
        self.form.edited.connect(self.edited)
        self.own.clicked.connect(lambda: self.form.setVisible(self.form.isHidden()))
        self._lay_out()

    def show_stances(self, stances: Stances, agency: str, going: str) -> None:
        """`agency` is one's own, empty where one has none to speak for."""
        if self._shown == (stances, agency, going):
            return
        self._shown = (stances, agency, going)
        revealed = stances.revealed
        self._head.setText("Stances" if revealed else "Stances, hidden until revealed")
        self.reveal.setVisible(stances.can_reveal)
        self._words.set_runs(_runs(stances))
        self.own.setVisible(bool(agency) and not revealed)
        self.own.setText(f"{agency}'s own stance {going}".strip())
        if revealed or not agency:
            self.form.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self.reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        for part in (self._words, self.own, self.form):
            column.addWidget(part)


class StanceForm(QWidget):
    """Outcome, level, sure or not, and why."""

    given, edited = Signal(object), Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.outcome = Picker("Own stance: outcome")
        self.outcome.addItem("Outcome …", "")
        for code, words in OUTCOMES.items():
            self.outcome.addItem(words, code.value)
        self.level = Segmented("Own stance: level of need", LEVELS)
        self.unsure = QCheckBox("Not sure")
        self.unsure.setFont(text_font("meta"))
        self.reason = Field("Why", lines=2)
        self._go = Button("Give stance", size="small")
        self._go.clicked.connect(self._give)
        for signal in (self.outcome.activated, self.level.chosen, self.unsure.toggled):
            signal.connect(self._edited)
        self.reason.edited.connect(self._edited)
        self._lay_out()

    def show_own(self, own: Own) -> None:
        """Put back what was being written."""
        if own == self.own():
            return
        with QSignalBlocker(self.level), QSignalBlocker(self.unsure):
            self.outcome.setCurrentIndex(self.outcome.findData(own.outcome or ""))
            self.level.choose(str(own.level or ""))
            self.unsure.setChecked(own.unsure)
        self.reason.set_text(own.reason)

    def own(self) -> Own:
        code, level = self.outcome.currentData(), self.level.choice()
        return Own(
            Outcome(code) if code else None,
            int(level) if level else None,
            self.unsure.isChecked(),
            self.reason.text(),
        )

    def say_wrong(self, wrong: str) -> None:
        self.reason.set_error(wrong)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.level)
        row.addStretch(1)
        row.addWidget(self.unsure)
        last = QHBoxLayout()
        last.addWidget(self._go)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.outcome)
        column.addLayout(row)
        column.addWidget(self.reason)
        column.addLayout(last)

    def _edited(self) -> None:
        self.edited.emit(self.own())

    def _give(self) -> None:
        own = self.own()
        if own.outcome is None and own.level is None and not own.unsure:
            self.reason.set_error("Choose an outcome or a level, or say that you are not sure.")
        else:
            self.given.emit(own)


def _runs(stances: Stances) -> Sequence[Run]:
    runs = [Run(stances.words)]
    for agency, words in stances.lines:
        runs += [Run(_LINE), Run(f"{agency}: ", 600, "ink-2"), Run(words)]
    return runs

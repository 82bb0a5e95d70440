"""The case as the virtual partner reads it: whose, what is proposed, what each agency said."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import colour
from ui.virtual.lines import Challenged, Decided, Noted, Said
from ui.virtual.note_strip import NoteStrip
from ui.virtual.rows import ChallengeRow, NoteRow, SaidRow
from ui.virtual.stack import Stack
from ui.virtual.view_model import CaseHead
from ui.widgets import Label, RatingBadge

_PAD = 12


class DecisionBox(QWidget):
    """Proposed or decided; once decided, large, with what is the viewer's to do and to file."""

    def __init__(self) -> None:
        super().__init__()
        self._state = Label("", "strong-meta", "amber-ink", wrap=True)
        self._outcome = Label("", "heading", wrap=True)
        self._large = Label("", "case", wrap=True)
        self._text = Label("", "body", "ink-2", wrap=True, selectable=True)
        self._mine = Label("", "strong", wrap=True)
        self.strip = NoteStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 13, 18, 14)
        column.setSpacing(3)
        for part in (self._state, self._outcome, self._large, self._text, self._mine):
            column.addWidget(part)
        column.addWidget(self.strip)

    def show_box(self, box: Decided | None) -> None:
        shown = box or Decided("No decision proposed yet")
        outcome = "\n".join(shown.outcomes)
        self._state.setText(shown.state)
        self._state.set_ink("green-ink" if shown.decided else "amber-ink" if box else "ink-2")
        self._outcome.setText("" if shown.decided else outcome)
        self._large.setText(outcome if shown.decided else "")
        self._text.setText(shown.text)
        self._mine.setText("\n".join(f"For you to do: {one}" for one in shown.mine))
        for label in (self._outcome, self._large, self._text, self._mine):
            label.setVisible(bool(label.text()))
        self.setAccessibleName(" ".join(filter(None, (shown.state, outcome, shown.text))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("ink"), 2))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


class Middle(QWidget):
    """Head, decision, lines, challenges and notes, from top to bottom."""

    answer_wanted = Signal(str)
    challenge_answered = Signal(str)
    challenge_accepted = Signal(str)
    challenge_left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._badge = RatingBadge("unrated", 40)
        self._name = Label("", "case", wrap=True)
        self._detail = Label("", "body", "ink-3")
        self.box = DecisionBox()
        self.lines: Stack[Said] = Stack(self._said_row)
        self.challenges: Stack[Challenged] = Stack(self._challenge_row, 6)
        self.notes: Stack[Noted] = Stack(NoteRow)
        self._noted = Label("Said in writing", "label", "ink-2")
        self._lay_out()

    def show_head(self, head: CaseHead) -> None:
        self._badge.show_rating(head.rating)
        self._name.setText(head.name)
        self.show_detail(head.detail)

    def show_detail(self, detail: str) -> None:
        """The timer alone; says nothing to a screen reader."""
        self._detail.setText(detail)

    def show_notes(self, notes: tuple[Noted, ...]) -> None:
        self._noted.setVisible(bool(notes))
        self.notes.show_rows(notes)

    def _said_row(self) -> SaidRow:
        row = SaidRow()
        row.wanted.connect(self.answer_wanted)
        return row

    def _challenge_row(self) -> ChallengeRow:
        row = ChallengeRow()
        row.answered.connect(self.challenge_answered)
        row.accepted.connect(self.challenge_accepted)
        row.left.connect(self.challenge_left)
        return row

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._detail)
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 0, _PAD, 0)
        head.setSpacing(14)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        boxed, noted = QHBoxLayout(), QHBoxLayout()
        boxed.setContentsMargins(_PAD, 0, _PAD, 0)
        boxed.addWidget(self.box)
        noted.setContentsMargins(_PAD, 0, _PAD, 0)
        noted.addWidget(self._noted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 22, 16, 22)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(boxed)
        column.addWidget(self.lines)
        column.addWidget(self.challenges)
        column.addLayout(noted)
        column.addWidget(self.notes)
        column.addStretch(1)

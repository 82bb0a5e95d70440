"""The middle of the meeting: the case that everyone talks about, and notes said in writing."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.meeting.spotlight.cards import Cards
from ui.meeting.spotlight.view_model import Said, Spotlight
from ui.theme import colour
from ui.widgets import Button, Chip, Field, Label, LinkButton, RatingBadge, Run, Runs

_TWO_ABREAST = 590
_NOTHING = Spotlight("", "unrated", "", "", "", (), "", "", (), (), ())


class SpotlightView(QScrollArea):
    """Shows a `Spotlight`; a new one touches what differs."""

    note_given, opened = Signal(str), Signal()
    note_edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = _NOTHING
        self._badge = RatingBadge("unrated", 40)
        self._name = Label("", "case", wrap=True)
        self._detail = Label("", "body", "ink-3", wrap=True, selectable=True)
        self._late = Chip("", "error")
        self._open = LinkButton("Open the case")
        self._open.clicked.connect(self.opened)
        self._voices = _Voices()
        self._reason = Runs(face="reading")
        self._cards = Cards()
        self._notes = _Notes()
        self._notes.given.connect(self.note_given)
        self._notes.edited.connect(self.note_edited)
        self._lay_out()

    def show_spotlight(self, spotlight: Spotlight) -> None:
        before, self._shown = self._shown, spotlight
        if spotlight.case != before.case:
            self.verticalScrollBar().setValue(0)
        if (spotlight.rating, spotlight.name, spotlight.detail) != (
            before.rating,
            before.name,
            before.detail,
        ):
            self._badge.show_rating(spotlight.rating)
            self._name.setText(spotlight.name)
            self._detail.setText(spotlight.detail)
        self.show_late(spotlight.late)
        self._voices.show_said(spotlight.voices, spotlight.no_voice)
        if spotlight.reason != before.reason:
            self._reason.set_runs([Run(spotlight.reason)])
        self._cards.show_cards(spotlight.cards, spotlight.meaning)
        self._notes.show_notes(spotlight.notes)

    def show_late(self, late: str) -> None:
        """ "Health 44 min over"; empty for nothing."""
        if self._late.text() != late:
            self._late.show_state(late, "error")
        self._late.setVisible(bool(late))

    def allow_notes(self, allowed: bool) -> None:
        self._notes.allow(allowed)

    def show_note_draft(self, text: str, going: str, wrong: str = "") -> None:
        """The words of the note being written, and how far the last one is."""
        self._notes.show_draft(text, going, wrong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cards.set_abreast(1 if self.viewport().width() < _TWO_ABREAST else 2)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addLayout(self._head())
        for part in (self._voices, self._reason, self._cards, self._notes):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The case under the spotlight")

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(2)
        for part in (self._name, self._detail):
            names.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self._late, alignment=Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._open, alignment=Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        row.addLayout(right)
        return row


class _Voices(QWidget):
    """Quotations with a bar at their left; or why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[tuple[Said, ...], str] = ((), "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_said(self, voices: tuple[Said, ...], none: str) -> None:
        if self._said == (voices, none):
            return
        self._said = (voices, none)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for said in voices:
            self._column.addWidget(_Voice(said))
        if none:
            self._column.addWidget(Label(none, "meta", "ink-3", wrap=True))


class _Voice(QWidget):
    def __init__(self, said: Said) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 2, 0, 2)
        column.setSpacing(1)
        column.addWidget(Runs([Run(f"“{said.words}”")], "reading"))
        column.addWidget(Label(said.by, "small", "ink-3", wrap=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(QRectF(0, 0, 4, self.height()), colour("accent"))


class _Notes(QWidget):
    """What was said to the meeting in writing, and a line for more."""

    given, edited = Signal(str), Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._notes: tuple[Said, ...] = ()
        self._lines: list[Runs] = []
        self._head = Label("Notes", "label", "ink-3")
        self._field = Field("Add a note to the record", lines=2)
        self._field.edited.connect(self.edited)
        self._field.submitted.connect(self._give)
        self._button = Button("Add note", size="small")
        self._button.clicked.connect(self._give)
        self._going = Label("", "small", "ink-3")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        last = QHBoxLayout()
        last.addWidget(self._button)
        last.addWidget(self._going)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addLayout(self._list)
        column.addWidget(self._field)
        column.addLayout(last)

    def show_notes(self, notes: Sequence[Said]) -> None:
        self._head.setVisible(bool(notes))
        if self._notes == tuple(notes):
            return
        known = len(self._notes)
        if self._notes != tuple(notes[:known]):
            self._clear()
            known = 0
        self._notes = tuple(notes)
        for note in notes[known:]:
            line = Runs([Run(note.words), Run(f"  {note.by}", ink="ink-3")])
            self._lines.append(line)
            self._list.addWidget(line)

    def _clear(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []

    def allow(self, allowed: bool) -> None:
        for part in (self._field, self._button, self._going):
            part.setVisible(allowed)

    def show_draft(self, text: str, going: str, wrong: str) -> None:
        if self._field.text() != text:
            self._field.set_text(text)
        if wrong:
            self._field.set_error(wrong)
        self._going.setText(going)
        self._button.setEnabled(not going)

    def _give(self) -> None:
        text = self._field.text().strip()
        if text:
            self.given.emit(text)
        else:
            self._field.set_error("Write the note first.")

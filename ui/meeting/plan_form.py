"""Planning a sitting: its name, when it is, who runs it and how long each case has."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.partnership.state import Partnership, Seat
from app.domain.values import AccountId, Instant, Role
from ui.fonts import text_font
from ui.meeting.moment import Moment, next_quarter
from ui.meeting.view_model import people
from ui.widgets import Button, Card, Field, Label
from ui.widgets.still import Number, Picker


class Planned(Struct, frozen=True):
    """What the form says, ready to be sent."""

    name: str
    starts: Instant
    ends: Instant
    chair: AccountId
    scribe: AccountId | None
    minutes: int


USUAL = "Daily meeting"


class PlanForm(Card):
    """Name (the usual one where none is written), start and end, who chairs and writes, minutes."""

    planned = Signal(object)
    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__("Plan a sitting")
        self.name = Field("Name", placeholder=USUAL, limit=240)
        self.name.edited.connect(self.edited)
        self.starts, self.ends = Moment("Starts"), Moment("Ends")
        self.chair, self.scribe = Picker("Chair"), Picker("Scribe")
        self.minutes = Number()
        self.minutes.setFont(text_font("body"))
        self.minutes.setAccessibleName("Minutes for each case")
        self.minutes.setRange(1, 120)
        self.minutes.setValue(5)
        self.minutes.lineEdit().setTextMargins(8, 0, 0, 0)
        self.go = Button("Plan a sitting", "main")
        self.go.clicked.connect(self._plan)
        self._going = Label("", "small", "ink-3")
        self._lay_out()
        self.setFocusProxy(self.name)

    def begin(self, now: Instant) -> None:
        """A sitting from the next quarter of an hour."""
        self.starts.set_instant(next_quarter(now))
        self.ends.set_instant(next_quarter(now) + timedelta(hours=1))

    def show_people(self, partnership: Partnership | None, me: AccountId) -> None:
        """Whoever may chair and write; one's own name first where one may."""
        for box, role, none in ((self.chair, Role.CHAIR, ""), (self.scribe, Role.SCRIBE, "Nobody")):
            seats = [s for s in people(partnership) if role in s.roles] if partnership else []
            if [box.itemData(n) for n in range(box.count()) if box.itemData(n)] == [
                s.account for s in seats
            ]:
                continue
            with QSignalBlocker(box):
                box.clear()
                if none:
                    box.addItem(none, None)
                for seat in seats:
                    box.addItem(seat.name, seat.account)
                box.setCurrentIndex(max(0, box.findData(_usual(seats, me, other=bool(none)))))

    def show_going(self, going: str) -> None:
        self._going.setText(going)
        self.go.setEnabled(not going)

    def _lay_out(self) -> None:
        self.add(self.name)
        self.add(_pair(("Starts", self.starts), ("Ends", self.ends)))
        self.add(_pair(("Chair", self.chair), ("Scribe", self.scribe)))
        self.add(_pair(("Minutes for each case", self.minutes), ("", QWidget())))
        last = QWidget()
        row = QHBoxLayout(last)
        row.setContentsMargins(0, 8, 0, 4)
        row.addWidget(self.go)
        row.addWidget(self._going)
        row.addStretch(1)
        self.add(last)

    def _plan(self) -> None:
        name, chair = self.name.text().strip() or USUAL, self.chair.currentData()
        if self.name.too_long():
            self.name.set_error("Write a name in at most 240 letters.")
        elif self.ends.instant() <= self.starts.instant():
            self.name.set_error("It has to end after it starts.")
        elif not chair:
            self.name.set_error("Nobody here has a chair's seat. Ask an administrator.")
        else:
            self.planned.emit(self._said(name, chair))

    def _said(self, name: str, chair: str) -> Planned:
        scribe = self.scribe.currentData()
        return Planned(
            name,
            self.starts.instant(),
            self.ends.instant(),
            AccountId(chair),
            AccountId(scribe) if scribe else None,
            self.minutes.value(),
        )


def _usual(seats: Sequence[Seat], me: AccountId, *, other: bool) -> AccountId | None:
    """Oneself where one may, or where it is to be somebody else the first of the others."""
    found = [s.account for s in seats if (s.account == me) is not other]
    return next(iter(found), seats[0].account if seats else None)


def _pair(*parts: tuple[str, QWidget]) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 6, 0, 0)
    row.setSpacing(12)
    for label, widget in parts:
        column = QVBoxLayout()
        column.setSpacing(5)
        head = Label(label, "label", "ink-2")
        head.setBuddy(widget)
        column.addWidget(head)
        column.addWidget(widget)
        row.addLayout(column, 1)
    return both

"""Before a meeting and after it: today's sittings, planning one, and what it would hold."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.meeting.state import SittingState
from app.domain.partnership.state import Partnership, Seat
from app.domain.values import AccountId, Instant, Role
from ui.fonts import text_font
from ui.meeting.agenda_rows import Row
from ui.meeting.delegates import AgendaDelegate
from ui.meeting.model import AgendaModel
from ui.meeting.moment import Moment, next_quarter
from ui.meeting.view_model import people
from ui.widgets import Button, Card, Field, Label, Notice, Panel
from ui.words import plural

_WIDE = 620
_RIGHT = 360


class SittingCard(Struct, frozen=True):
    """One sitting of the list, in words."""

    id: str
    name: str
    meta: str
    text: str
    state: SittingState
    can_open: bool
    can_register: bool
    going: str = ""


class Planned(Struct, frozen=True):
    """What the form says, ready to be sent."""

    name: str
    starts: Instant
    ends: Instant
    chair: AccountId
    scribe: AccountId | None
    minutes: int


class PlanningPage(QWidget):
    planned = Signal(object)
    """Planned."""
    opened, register_wanted = Signal(str), Signal(str)
    case_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[SittingCard, ...] | None = None
        self._cards: list[QWidget] = []
        self._none = Label("No meeting is planned for today.", "body", "ink-2", wrap=True)
        self.refused = Notice("", tone="error")
        self.refused.hide()
        self.form = PlanForm()
        self.form.planned.connect(self.planned)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.preview = PreviewPanel()
        self.preview.case_opened.connect(self.case_opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 1)
        row.addWidget(self.preview)
        self.setFocusProxy(self.form)

    def show_sittings(self, cards: Sequence[SittingCard]) -> None:
        if self._shown == tuple(cards):
            return
        self._shown = tuple(cards)
        for old in self._cards:
            old.hide()
            old.deleteLater()
        self._cards = [self._card(card) for card in cards]
        for made in self._cards:
            self._list.addWidget(made)
        self._none.setVisible(not cards)

    def allow(self, plan: bool) -> None:
        self.form.setVisible(plan)

    def show_refusal(self, lead: str, text: str) -> None:
        self.refused.show_state(lead, text, "error")
        self.refused.setVisible(bool(lead))

    def _left(self) -> QWidget:
        inside = QWidget()
        inside.setMaximumWidth(_WIDE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(12)
        column.addWidget(Label("Meetings", "heading"))
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self.refused)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName("Meetings")
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        return scroll

    def _card(self, one: SittingCard) -> Card:
        card = Card(one.name, one.meta)
        card.add(Label(one.text, "meta", "ink-2", wrap=True))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 6, 0, 0)
        for text, kind, offered, signal in (
            ("Open the meeting", "main", one.can_open, self.opened),
            ("Register …", "other", one.can_register, self.register_wanted),
        ):
            button = Button(text, "main" if kind == "main" else "other", size="small")
            button.setAccessibleName(f"{text}: {one.name}")
            button.setVisible(offered)
            button.setEnabled(not one.going)
            button.clicked.connect(lambda _=False, s=signal: s.emit(one.id))
            row.addWidget(button)
        row.addWidget(Label(one.going, "small", "ink-3"))
        row.addStretch(1)
        card.add(buttons)
        buttons.setVisible(one.can_open or one.can_register)
        return card


class PlanForm(Card):
    """Name, start and end, who chairs and writes, minutes for each case."""

    planned = Signal(object)
    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__("Plan a sitting")
        self.name = Field("Name", placeholder="Such as Daily meeting", limit=240)
        self.name.edited.connect(self.edited)
        self.starts, self.ends = Moment("Starts"), Moment("Ends")
        self.chair, self.scribe = _box("Chair"), _box("Scribe")
        self.minutes = QSpinBox()
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
        name, chair = self.name.text().strip(), self.chair.currentData()
        if not name or self.name.too_long():
            self.name.set_error("Write a name, in at most 240 letters.")
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


class PreviewPanel(Panel):
    """What a meeting opened now would hold, in its order."""

    case_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", "left")
        self._head = Label("", "label", "ink-3", wrap=True)
        self._model = AgendaModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(AgendaDelegate(self._view))
        self._view.setAccessibleName("What the meeting would hold")
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.activated.connect(self._activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 14, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self._head)
        column.addLayout(head)
        column.addWidget(self._view, 1)
        self.setFixedWidth(_RIGHT)

    def show_rows(self, rows: Sequence[Row]) -> None:
        count = plural(len(rows), "case")
        self._head.setText(f"It would hold {count}, Red first, then what is due first")
        self._model.show(rows)

    def _activated(self, index: object) -> None:
        row = self._model.row_of(self._view.currentIndex())
        if row is not None:
            self.case_opened.emit(row.case)


def _usual(seats: Sequence[Seat], me: AccountId, *, other: bool) -> AccountId | None:
    """Oneself where one may, or where it is to be somebody else the first of the others."""
    found = [s.account for s in seats if (s.account == me) is not other]
    return next(iter(found), seats[0].account if seats else None)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setFont(text_font("body"))
    box.setAccessibleName(name)
    return box


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

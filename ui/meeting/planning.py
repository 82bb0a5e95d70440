"""Before a meeting and after it: today's sittings, planning one, and what it would hold."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.meeting.state import SittingState
from ui.meeting.agenda_rows import Row
from ui.meeting.delegates import AgendaDelegate
from ui.meeting.model import AgendaModel
from ui.meeting.plan_form import PlanForm
from ui.widgets import Button, Card, Label, Notice, Panel
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
        self.more = Button("Plan a sitting")
        self.more.clicked.connect(self._unfold)
        self._may_plan, self._unfolded, self._going = False, False, ""
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.preview = PreviewPanel()
        self.preview.case_opened.connect(self.case_opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 1)
        row.addWidget(self.preview)

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
        self._fold()

    def allow(self, plan: bool) -> None:
        self._may_plan = plan
        self._fold()

    def show_going(self, going: str) -> None:
        """What is planned here and on its way; the form folds away once it has arrived."""
        self.form.show_going(going)
        arrived = bool(self._going and not going)
        self._unfolded = self._unfolded and not arrived
        self._going = going
        self._fold()
        if arrived:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_back(self, name: str) -> None:
        """What was refused, to be planned otherwise."""
        self.form.name.set_text(name)
        self._unfolded = True
        self._fold()

    def _unfold(self) -> None:
        self._unfolded = True
        self._fold()
        self.form.setFocus()

    def _fold(self) -> None:
        """Where one is planned already, planning is a button, and opening is what comes next."""
        planned = any(one.state is SittingState.PLANNED for one in self._shown or ())
        unfolded = not planned or bool(self._unfolded or self._going or self.form.name.text())
        self.form.setVisible(self._may_plan and unfolded)
        self.more.setVisible(self._may_plan and not unfolded)
        opening = (b for c in self._cards for b in c.findChildren(Button) if not b.isHidden())
        self.setFocusProxy(next(opening, self.form if unfolded else self.more))

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
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
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

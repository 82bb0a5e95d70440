"""The left of the meeting: the agenda, moved by key, drag or menu."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget

from app.domain.values import CaseId
from ui.fonts import text_font
from ui.meeting.agenda_rows import Choice, Row
from ui.meeting.delegates import AgendaDelegate
from ui.meeting.model import AgendaModel
from ui.widgets import RATING_WORDS, Label, LinkButton, Panel


class AgendaPanel(Panel):
    """Says what is wanted; shows only what the hub confirmed."""

    order_wanted = Signal(object)
    """Tuple of CaseId."""
    added, taken_off, called, opened = Signal(str), Signal(str), Signal(str), Signal(str)
    looked = Signal(str)
    """Show that case, without calling it."""

    def __init__(self) -> None:
        super().__init__("surface", "right")
        self._choices: Sequence[Choice] = ()
        self._may_call = False
        self._progress = Label("", "label", "ink-3")
        self._hint = Label("", "small", "ink-3", wrap=True)
        self._add = LinkButton("Add a case", "small")
        self._add.clicked.connect(self._offer)
        self._model = AgendaModel(self)
        self._model.order_wanted.connect(self.order_wanted)
        self.list = QListView()
        self._set_up_list()
        self._lay_out()
        self.setFocusProxy(self.list)

    def show_rows(self, rows: Sequence[Row], choices: Sequence[Choice]) -> None:
        self._choices = choices
        self._model.show(rows)
        if not self.list.currentIndex().isValid():
            now = next((n for n, row in enumerate(rows) if row.now), 0)
            self.list.setCurrentIndex(self._model.index(now))

    def show_progress(self, words: str, going: str) -> None:
        """ "3 of 9 · ends about 10:48", or that an order is on its way."""
        if self._progress.text() != (going or words):
            self._progress.setText(going or words)

    def allow(self, *, change: bool, call: bool) -> None:
        """What the seat may do here."""
        self._model.movable, self._may_call = change, call
        self.list.setDragEnabled(change)
        self._add.setVisible(change)
        moves = "Ctrl ↑ ↓ moves a case. " if change else ""
        self._hint.setText(f"{moves}What is not reached is carried over.")

    def move_current(self, by: int) -> None:
        """Ask for the current case to stand `by` places further down."""
        self._move_by(self._model.row_of(self.list.currentIndex()), by)

    def _set_up_list(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(AgendaDelegate(self.list))
        self.list.setAccessibleName("Agenda")
        self.list.setMouseTracking(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.activated.connect(self._look)
        self.list.clicked.connect(self._look)
        for key, by in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.move_current(by))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 6)
        head.addWidget(Label("Agenda", "label", "ink-3"))
        head.addStretch(1)
        head.addWidget(self._progress)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(2)
        foot.addWidget(self._add)
        foot.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _look(self, index: QModelIndex) -> None:
        row = self._model.row_of(index)
        if row is not None:
            self.looked.emit(row.case)

    def _move_by(self, row: Row | None, by: int) -> None:
        if row is None or not self._model.movable:
            return
        rows = [one.case for one in self._model.rows()]
        order = self._model.moved(row.case, rows.index(row.case) + by)
        if order != tuple(rows):
            self.order_wanted.emit(order)

    def _offer(self) -> None:
        menu = _menu(self)
        for choice in self._choices:
            action = menu.addAction(f"{choice.name} · {RATING_WORDS[choice.rating]}")
            action.triggered.connect(lambda _=False, case=choice.case: self.added.emit(case))
        if not self._choices:
            menu.addAction("Every undecided case is on the agenda").setEnabled(False)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        row = self._model.row_of(index if index.isValid() else self.list.currentIndex())
        if row is not None:
            self.menu_for(row).popup(self.list.viewport().mapToGlobal(at))

    def menu_for(self, row: Row) -> QMenu:
        """What can be done with one case of the agenda."""
        menu = _menu(self)
        case: CaseId = row.case
        menu.addAction("Look at it\tEnter").triggered.connect(lambda: self.looked.emit(case))
        menu.addAction("Open the case").triggered.connect(lambda: self.opened.emit(case))
        if self._may_call and not row.done and not row.now:
            menu.addAction("Call it now").triggered.connect(lambda: self.called.emit(case))
        if self._model.movable and not row.done:
            up, down = menu.addAction("Move up\tCtrl+Up"), menu.addAction("Move down\tCtrl+Down")
            up.triggered.connect(lambda: self._move_by(row, -1))
            down.triggered.connect(lambda: self._move_by(row, 1))
        if self._model.movable and not row.done and not row.now:
            off = menu.addAction("Take off the agenda")
            off.triggered.connect(lambda: self.taken_off.emit(case))
        return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setFont(text_font("body"))
    return menu

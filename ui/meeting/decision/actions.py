"""Actions: what, whose, by when."""

from collections.abc import Callable, Sequence

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case.parts import Action
from app.domain.partnership.state import Agency
from app.domain.values import ActionId, AgencyId, Instant
from ui.meeting.decision.agencies import AgencyPick
from ui.meeting.moment import Moment, next_quarter
from ui.widgets import Button, Field, Label, LinkButton
from ui.words import when


class ActionsForm(QWidget):
    """The list, and one form below it for an action that is added or changed."""

    changed = Signal(object)
    """Tuple of Action."""

    def __init__(self, fresh: Callable[[], str]) -> None:
        super().__init__()
        self._actions: tuple[Action, ...] = ()
        self._agencies: Sequence[Agency] = ()
        self._now: Instant | None = None
        self._writable = True
        self._rows: list[QWidget] = []
        self.add = LinkButton("Add", "label")
        self.add.setAccessibleName("Add an action")
        self.add.clicked.connect(lambda: self._edit(None))
        self.form = ActionForm(fresh)
        self.form.hide()
        self.form.done.connect(self._put)
        self.form.closed.connect(self._close)
        self._lay_out()

    def show_actions(
        self, actions: Sequence[Action], agencies: Sequence[Agency], now: Instant
    ) -> None:
        if self._now is not None and self._actions == tuple(actions):
            return
        self._actions, self._agencies, self._now = tuple(actions), agencies, now
        self._draw()

    def allow(self, writable: bool) -> None:
        self._writable = writable
        self.add.setVisible(writable)
        if not writable:
            self.form.hide()
        self._draw()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Actions", "label", "ink-2"))
        head.addStretch(1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self.form)

    def _draw(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(action) for action in self._actions]
        if not self._rows:
            self._rows = [Label("None yet", "meta", "ink-3")]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, action: Action) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        owner = next((a.name for a in self._agencies if a.id == action.owner), action.owner)
        due = when(action.due, self._now) if self._now else ""
        line.addWidget(Label(action.what, "meta", wrap=True), 1)
        line.addWidget(Label(owner, "meta", "ink-3"))
        line.addWidget(Label(due, "meta", "ink-3"))
        row.setAccessibleName(f"{action.what}, {owner}, by {due}")
        if self._writable:
            change, remove = LinkButton("Change", "small"), LinkButton("Remove", "small")
            change.clicked.connect(lambda: self._edit(action))
            remove.clicked.connect(lambda: self._remove(action))
            for link in (change, remove):
                link.setAccessibleName(f"{link.text()}: {action.what}")
                line.addWidget(link)
        return row

    def _edit(self, action: Action | None) -> None:
        if self._now is not None:
            self.form.begin(action, self._agencies, self._now)
            self.form.show()
            self.form.setFocus()

    def _put(self, action: Action) -> None:
        known = [one.id for one in self._actions]
        if action.id in known:
            after = tuple(action if one.id == action.id else one for one in self._actions)
        else:
            after = (*self._actions, action)
        self._close()
        self._tell(after)

    def _remove(self, action: Action) -> None:
        self._tell(tuple(one for one in self._actions if one.id != action.id))

    def _tell(self, actions: tuple[Action, ...]) -> None:
        self._actions = actions
        self._draw()
        self.changed.emit(actions)

    def _close(self) -> None:
        self.form.hide()
        self.add.setFocus()


class ActionForm(QWidget):
    """One action as it is written."""

    done, closed = Signal(object), Signal()

    def __init__(self, fresh: Callable[[], str]) -> None:
        super().__init__()
        self._fresh = fresh
        self._before: Action | None = None
        self.what = Field("What is to be done", limit=240)
        self.what.submitted.connect(self._submit)
        self.owner = AgencyPick("Who does it")
        self.due = Moment("By when")
        go, leave = Button("Keep action", size="small"), Button("Cancel", "quiet", size="small")
        go.clicked.connect(self._submit)
        leave.clicked.connect(self.closed)
        when_due = QVBoxLayout()
        when_due.setSpacing(5)
        when_due.addWidget(Label("By when", "label", "ink-2"))
        when_due.addWidget(self.due)
        when_due.addStretch(1)
        both = QHBoxLayout()
        both.addWidget(self.owner, 1, Qt.AlignmentFlag.AlignTop)
        both.addLayout(when_due, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(go)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.what)
        column.addLayout(both)
        column.addLayout(buttons)
        self.setFocusProxy(self.what)

    def begin(self, action: Action | None, agencies: Sequence[Agency], now: Instant) -> None:
        """Write that one anew, or a new one."""
        self._before = action
        self.what.set_text(action.what if action else "")
        self.what.set_error("")
        self.owner.show_agencies(agencies, action.owner if action else None)
        self.due.set_instant(action.due if action else next_quarter(now, hours=2))

    def _submit(self) -> None:
        what, owner = self.what.text().strip(), self.owner.agency()
        if not what or self.what.too_long():
            self.what.set_error("Write what is to be done, in at most 240 letters.")
        elif owner is None:
            self.what.set_error("Choose who does it.")
        else:
            self.done.emit(self._action(what, owner))

    def _action(self, what: str, owner: AgencyId) -> Action:
        due = self.due.instant()
        if self._before is None:
            return Action(ActionId(self._fresh()), what, owner, due)
        return structs.replace(self._before, what=what, owner=owner, due=due)

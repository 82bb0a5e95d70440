"""Outcome, level and plan: the same for all the children, or each child's own."""

from collections.abc import Callable, Sequence

from msgspec import structs
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.values import Outcome, SubjectId
from ui.fonts import text_font
from ui.meeting.decision.outcomes import OutcomePicker
from ui.meeting.decision.sheet import ChildSheet, Sheet, all_the_same, with_child
from ui.meeting.decision.view_model import together
from ui.widgets import Field, Label, LinkButton, Option, Segmented
from ui.widgets.still import Picker

LEVELS = [Option("", "–"), *(Option(str(n), str(n)) for n in range(1, 5))]


class ChildrenForm(QWidget):
    edited = Signal(object)
    """Sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet(children=())
        self._names: tuple[tuple[SubjectId, str], ...] = ()
        self._current: SubjectId | None = None
        self._writable = True
        self._same = QCheckBox("")
        self._same.setFont(text_font("meta"))
        self._same.toggled.connect(self._same_toggled)
        self._child = Picker("Which child")
        self._child.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._child.activated.connect(self._child_chosen)
        self.picker = OutcomePicker()
        self.picker.changed.connect(self._outcomes_chosen)
        self.level = Segmented("Level of need", LEVELS)
        self.level.chosen.connect(self._level_chosen)
        self._plan = Field("Plan", placeholder="What helps, until when", lines=2)
        self._plan_link = LinkButton("Add a plan", "small")
        self._plan_link.clicked.connect(self._open_plan)
        self._plan.edited.connect(self._plan_written)
        self._lay_out()

    def show_sheet(self, sheet: Sheet, names: Sequence[tuple[SubjectId, str]]) -> None:
        self._sheet, self._names = sheet, tuple(names)
        if self._current not in {child.subject for child in sheet.children}:
            self._current = sheet.children[0].subject if sheet.children else None
        self._draw()

    def allow(self, writable: bool) -> None:
        self._writable = writable
        self.picker.allow(writable)
        for part in (self._same, self.level, self._plan.editor):
            part.setEnabled(writable)
        self._draw()

    def turn_to(self, subject: str) -> None:
        """Show that child, where each has an outcome of its own."""
        if not self._sheet.same and subject in {c.subject for c in self._sheet.children}:
            self._current = SubjectId(subject)
            self._draw()

    def _draw(self) -> None:
        many = len(self._sheet.children) > 1
        self._same.setVisible(many)
        self._same.setText(f"The same for {together([name for _, name in self._names])}")
        with QSignalBlocker(self._same):
            self._same.setChecked(self._sheet.same)
        self._child.setVisible(many and not self._sheet.same)
        self._fill_children()
        child = self._child_now()
        if child is None:
            return
        self.picker.show_outcomes(child.outcomes)
        with QSignalBlocker(self.level):
            self.level.choose(str(child.level or ""))
        if self._plan.text() != child.plan:
            self._plan.set_text(child.plan)
        if not self._plan.hasFocus() and not self._plan.editor.hasFocus():
            self._plan.setVisible(bool(child.plan))
        self._plan_link.setVisible(self._plan.isHidden() and self._writable)

    def _fill_children(self) -> None:
        called = dict(self._names)
        with QSignalBlocker(self._child):
            self._child.clear()
            for child in self._sheet.children:
                done = "" if child.outcomes and child.level else " · still to do"
                self._child.addItem(f"{called.get(child.subject, '')}{done}", child.subject)
            self._child.setCurrentIndex(self._child.findData(self._current))

    def _lay_out(self) -> None:
        level = QHBoxLayout()
        level.addWidget(Label("Level of need", "label", "ink-2"))
        level.addWidget(self.level)
        level.addStretch(1)
        level.addWidget(self._plan_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._same, self._child, self.picker):
            column.addWidget(part)
        column.addLayout(level)
        column.addWidget(self._plan)
        self.setFocusProxy(self.picker)

    def _open_plan(self) -> None:
        self._plan.show()
        self._plan_link.hide()
        self._plan.setFocus()

    def _child_now(self) -> ChildSheet | None:
        return next((c for c in self._sheet.children if c.subject == self._current), None)

    def _child_chosen(self, _index: int) -> None:
        self._current = SubjectId(self._child.currentData())
        self._draw()

    def _same_toggled(self, same: bool) -> None:
        self._tell(all_the_same(self._sheet, same))

    def _outcomes_chosen(self, outcomes: tuple[Outcome, ...]) -> None:
        self._change(lambda child: structs.replace(child, outcomes=outcomes))

    def _level_chosen(self, key: str) -> None:
        self._change(lambda child: structs.replace(child, level=int(key) if key else None))

    def _plan_written(self, text: str) -> None:
        self._change(lambda child: structs.replace(child, plan=text))

    def _change(self, how: Callable[[ChildSheet], ChildSheet]) -> None:
        child = self._child_now()
        if child is not None:
            self._tell(with_child(self._sheet, how(child)))

    def _tell(self, sheet: Sheet) -> None:
        if sheet != self._sheet:
            self._sheet = sheet
            self._draw()
            self.edited.emit(sheet)

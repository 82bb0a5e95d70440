"""The fields of a sheet, in the order in which a meeting fills them."""

from collections.abc import Callable, Sequence

from msgspec import structs
from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.case.state import Case
from app.domain.partnership.state import Agency, Clause, Partnership
from app.domain.values import AgencyId, Instant, Outcome
from ui.fonts import text_font
from ui.meeting.decision.actions import ActionsForm
from ui.meeting.decision.agencies import AgencyBoxes, AgencyPick
from ui.meeting.decision.children import ChildrenForm
from ui.meeting.decision.records import EnquiryBox, StrategyBox
from ui.meeting.decision.sheet import Sheet
from ui.meeting.decision.view_model import clauses, names
from ui.widgets import Field, Label, LinkButton
from ui.widgets.still import Picker

_MEETS = (Outcome.STRATEGY_DISCUSSION, Outcome.SECTION_47)


class SheetForm(QObject):
    """Two parts, `first` and `second`: the stances and challenges stand between them."""

    edited = Signal(object)
    """Sheet."""

    def __init__(self, fresh: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(children=())
        self._known: tuple[object, ...] = ()
        self._writable: bool | None = None
        self.children_form = ChildrenForm()
        self.strategy, self.enquiry = StrategyBox(), EnquiryBox()
        self.reasons = Field("Why, in the words the record will keep", lines=3)
        self.clause = ClausePick()
        self.lead = AgencyPick("Lead for the child")
        self.key_worker = Field("Key worker", placeholder="Name, once known")
        self.supporting = Supporting()
        self.actions_form = ActionsForm(fresh)
        self.urgent = QCheckBox("Urgent: decide now, complete it after")
        self.urgent.setFont(text_font("meta"))
        self.first = _column(
            self.children_form, self.clause, self.strategy, self.enquiry, self.reasons
        )
        both = QHBoxLayout()
        both.addWidget(self.lead, 1)
        both.addWidget(self.key_worker, 1)
        self.second = _column(both, self.supporting, self.actions_form, self.urgent)
        self._connect()

    def show_sheet(
        self, sheet: Sheet, case: Case, partnership: Partnership | None, now: Instant
    ) -> None:
        agencies = partnership.agencies if partnership else ()
        known = (names(case), partnership.version if partnership else 0)
        if (sheet, known) == (self._sheet, self._known):
            return
        self._sheet, self._known = sheet, known
        self.children_form.show_sheet(sheet, names(case))
        self.clause.show_clauses(clauses(partnership, sheet.threshold_version), sheet.clause)
        self.strategy.show_record(sheet.strategy, agencies, now)
        self.enquiry.show_record(sheet.enquiry, agencies, now)
        for field, text in ((self.reasons, sheet.reasons), (self.key_worker, sheet.key_worker)):
            if field.text() != text:
                field.set_text(text)
        self.lead.show_agencies(agencies, sheet.lead)
        self.supporting.show_agencies(agencies, sheet.supporting)
        self.actions_form.show_actions(sheet.actions, agencies, now)
        with QSignalBlocker(self.urgent):
            self.urgent.setChecked(sheet.urgent)
        self._show_records()

    def allow(self, writable: bool) -> None:
        """Whether anything can be written; all of it is read in the same places."""
        if self._writable == writable:
            return
        self._writable = writable
        self.children_form.allow(writable)
        self.actions_form.allow(writable)
        for box in (self.strategy, self.enquiry):
            box.allow(writable)
        for field in (self.reasons, self.key_worker):
            field.editor.setReadOnly(not writable)
        for part in (self.clause, self.lead.box, self.supporting, self.urgent):
            part.setEnabled(writable)

    def place(self, name: str) -> QWidget | None:
        """The field where what `missing` names is written."""
        kind, _, subject = name.partition(":")
        if subject:
            self.children_form.turn_to(subject)
        return {
            "outcome": self.children_form.picker.line,
            "level": self.children_form.level,
            "reasons": self.reasons,
            "clause": self.clause.box,
            "threshold_version": self.clause.box,
            "lead": self.lead,
            "strategy": self.strategy.cause if self.strategy.unfolded() else self.strategy.open,
            "section_47": self.enquiry.reasons if self.enquiry.unfolded() else self.enquiry.open,
            "agencies": self.strategy.open,
        }.get(kind)

    def _connect(self) -> None:
        self.children_form.edited.connect(self._children_edited)
        self.clause.chosen.connect(lambda number: self._change(clause=number))
        self.strategy.changed.connect(lambda record: self._change(strategy=record))
        self.enquiry.changed.connect(lambda record: self._change(enquiry=record))
        self.reasons.edited.connect(lambda text: self._change(reasons=text))
        self.lead.changed.connect(lambda agency: self._change(lead=agency))
        self.key_worker.edited.connect(lambda text: self._change(key_worker=text))
        self.supporting.changed.connect(lambda chosen: self._change(supporting=chosen))
        self.actions_form.changed.connect(lambda actions: self._change(actions=actions))
        self.urgent.toggled.connect(lambda urgent: self._change(urgent=urgent))

    def _children_edited(self, sheet: Sheet) -> None:
        self._change(children=sheet.children, same=sheet.same)

    def _change(self, **changes: object) -> None:
        sheet = structs.replace(self._sheet, **changes)
        if sheet != self._sheet:
            self._sheet = sheet
            self._show_records()
            self.edited.emit(sheet)

    def _show_records(self) -> None:
        chosen = self._sheet.chosen()
        strategy = Outcome.STRATEGY_DISCUSSION in chosen or self._sheet.strategy is not None
        self.strategy.setVisible(strategy)
        self.enquiry.setVisible(bool(chosen & set(_MEETS)) or self._sheet.enquiry is not None)


class ClausePick(QWidget):
    """A clause of the threshold document, with its words below."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._clauses: tuple[Clause, ...] = ()
        self.box = Picker()
        self.box.setFont(text_font("body"))
        self.box.setAccessibleName("Threshold clause")
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._activated)
        self._text = Label("", "small", "ink-3", wrap=True)
        head = Label("Threshold clause", "label", "ink-2")
        head.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (head, self.box, self._text):
            column.addWidget(part)
        self.setFocusProxy(self.box)

    def show_clauses(self, clauses: Sequence[Clause], number: str) -> None:
        with QSignalBlocker(self.box):
            if self._clauses != tuple(clauses) or self.box.count() == 0:
                self._clauses = tuple(clauses)
                self.box.clear()
                self.box.addItem("Choose …", "")
                for clause in clauses:
                    self.box.addItem(f"{clause.number} · level {clause.level}", clause.number)
            self.box.setCurrentIndex(max(0, self.box.findData(number)))
        self._tell(number)

    def _tell(self, number: str) -> None:
        words = next((c.text for c in self._clauses if c.number == number), "")
        self._text.setText(words)
        self._text.setVisible(bool(words))

    def _activated(self, _index: int) -> None:
        number = self.box.currentData()
        self._tell(number)
        self.chosen.emit(number)


class Supporting(QWidget):
    """The agencies that support, in a line; its link opens the boxes."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._agencies: Sequence[Agency] = ()
        self._open = LinkButton("Change", "small")
        self._open.setAccessibleName("Change the supporting agencies")
        self._words = Label("", "meta", "ink-2", wrap=True)
        self._boxes = AgencyBoxes("Supporting agencies")
        self._boxes.hide()
        self._boxes.changed.connect(self._ticked)
        self._open.clicked.connect(lambda: self._boxes.setVisible(self._boxes.isHidden()))
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._boxes)

    def show_agencies(self, agencies: Sequence[Agency], chosen: Sequence[AgencyId]) -> None:
        self._agencies = agencies
        self._boxes.show_agencies(agencies, chosen)
        named = ", ".join(a.name for a in agencies if a.id in chosen)
        self._words.setText(f"Supporting: {named or 'nobody yet'}")

    def _ticked(self, chosen: tuple[AgencyId, ...]) -> None:
        self.show_agencies(self._agencies, chosen)
        self.changed.emit(chosen)


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return widget

"""The fields of a sheet, in the order in which a meeting fills them."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from msgspec import structs
from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case.parts import StepWay
from app.domain.case.state import Case
from app.domain.partnership.state import Agency, Partnership, Service
from app.domain.values import AgencyId, Instant, Level, Outcome
from ui.fonts import text_font
from ui.meeting.decision.actions import ActionsForm
from ui.meeting.decision.agencies import AgencyBoxes, AgencyPick
from ui.meeting.decision.alike import AlikeList
from ui.meeting.decision.children import ChildrenForm
from ui.meeting.decision.clause import ClausePick
from ui.meeting.decision.records import EnquiryBox, StrategyBox
from ui.meeting.decision.services import LEADS, ServicesPick, fitting
from ui.meeting.decision.sheet import Sheet
from ui.meeting.decision.step import StepBox
from ui.meeting.decision.view_model import clauses, names
from ui.widgets import Field, Label, LinkButton
from ui.words import today

_AGAIN = timedelta(weeks=6)
"""When a plan is looked at again, where nobody says otherwise."""
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
        self._directory: tuple[Service, ...] = ()
        self.children_form = ChildrenForm()
        self.strategy, self.enquiry = StrategyBox(), EnquiryBox()
        self.reasons = Field("Why, in the words the record will keep", lines=3)
        self.clause, self.alike = ClausePick(), AlikeList()
        self.step, self.services = StepBox(), ServicesPick()
        self._stepped = False
        self.lead = AgencyPick("Lead for the child")
        self.key_worker = Field("Key worker", placeholder="Name, once known")
        self.supporting = Supporting()
        self.actions_form = ActionsForm(fresh)
        self.urgent = QCheckBox("Urgent: decide now, complete it after")
        self.urgent.setFont(text_font("meta"))
        self.first = _column(
            self.children_form,
            self.services,
            self.step,
            self.clause,
            self.alike,
            self.strategy,
            self.enquiry,
            self.reasons,
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
        self._directory = fitting(partnership.directory, sheet, case) if partnership else ()
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
        self.step.show_record(sheet.step, agencies, today(now + _AGAIN))
        self.services.show_services(self._directory, sheet.services)
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
        self.services.allow(writable)
        for box in (self.strategy, self.enquiry, self.step):
            box.allow(writable)
        for field in (self.reasons, self.key_worker):
            field.editor.setReadOnly(not writable)
        for part in (
            self.clause.box,
            self.lead.box,
            self.supporting,
            self.urgent,
        ):
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
            "step": self.step.plan if self.step.unfolded() else self.step.open,
        }.get(kind)

    def _connect(self) -> None:
        self.children_form.edited.connect(self._children_edited)
        self.clause.chosen.connect(lambda number: self._change(clause=number))
        self.strategy.changed.connect(lambda record: self._change(strategy=record))
        self.enquiry.changed.connect(lambda record: self._change(enquiry=record))
        self.step.changed.connect(lambda record: self._change(step=record))
        self.services.changed.connect(lambda chosen: self._change(services=chosen))
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
        self.step.setVisible(self._stepped or self._sheet.step is not None)
        leads = not LEADS.isdisjoint(chosen) or bool(self._sheet.services)
        self.services.setVisible(leads and bool(self._directory))

    def need_step(self, needed: bool, before: Level | None) -> None:
        """Whether the level differs from the one that was decided before."""
        now = max((c.level for c in self._sheet.children if c.level), default=None)
        up = before is not None and now is not None and now > before
        self.step.usual = StepWay.UP if up else StepWay.DOWN
        if self._stepped != needed:
            self._stepped = needed
            self._show_records()


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

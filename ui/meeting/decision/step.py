"""Stepping down or up: to another level of need, with the plan that makes it hold."""

from collections.abc import Sequence
from datetime import date

from msgspec import structs
from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.case.parts import StepWay
from app.domain.partnership.state import Agency
from ui.fonts import text_font
from ui.meeting.decision.agencies import AgencyPick
from ui.meeting.decision.records import RecordBox
from ui.meeting.decision.sheet import StepSheet
from ui.widgets import Field, Label, Option, Segmented
from ui.widgets.still import Day
from ui.words import short_date
from ui.words.codes import STEP_WAYS


class StepBox(RecordBox):
    changed = Signal(object)
    """StepSheet, or None once left out."""

    def __init__(self) -> None:
        super().__init__()
        self._record: StepSheet | None = None
        self._agencies: Sequence[Agency] = ()
        self._first: date | None = None
        self.usual = StepWay.DOWN
        """The way that the level went."""
        self.way = Segmented("Which way", [Option(way, words) for way, words in STEP_WAYS.items()])
        self.plan = Field("The plan that makes it hold", lines=3)
        self.lead = AgencyPick("Who leads it", none="Nobody yet")
        self.review = Day()
        self.review.setFont(text_font("body"))
        self.review.setAccessibleName("Looked at again on")
        self._lay_out()
        self.way.chosen.connect(lambda way: self._change(way=StepWay(way)))
        self.plan.edited.connect(lambda text: self._change(plan=text))
        self.lead.changed.connect(lambda agency: self._change(lead=agency))
        self.review.dateChanged.connect(lambda: self._change(review_on=self._day()))
        self.open.clicked.connect(self._begin)
        self.drop.clicked.connect(lambda: self._set(None))

    def show_record(
        self, record: StepSheet | None, agencies: Sequence[Agency], review_on: date
    ) -> None:
        """`review_on`: the day that is offered first."""
        self._record, self._agencies, self._first = record, agencies, review_on
        lead = STEP_WAYS[record.way] if record else "Step down or up"
        self.say(lead, self._sentence(record), recorded=record is not None)
        if record is None:
            self.unfold(unfolded=False)
            return
        with QSignalBlocker(self.way), QSignalBlocker(self.review):
            self.way.choose(record.way)
            day = record.review_on or review_on
            self.review.setDate(QDate(day.year, day.month, day.day))
        self.lead.show_agencies(agencies, record.lead)
        if self.plan.text() != record.plan:
            self.plan.set_text(record.plan)

    def _sentence(self, record: StepSheet | None) -> str:
        if record is None:
            return "with the plan that makes it hold, where the level changes"
        named = next((a.name for a in self._agencies if a.id == record.lead), "")
        leads = f"{named} leads" if named else ""
        again = f"looked at again {short_date(record.review_on)}" if record.review_on else ""
        plan = record.plan.strip() or "no plan yet"
        return " · ".join(filter(None, (plan, leads, again)))

    def _day(self) -> date:
        day = self.review.date()
        return date(day.year(), day.month(), day.day())

    def _begin(self) -> None:
        if self._record is None:
            self._set(StepSheet(self.usual, review_on=self._first))
            self.unfold(unfolded=True)
            self.plan.setFocus()

    def _change(self, **changes: object) -> None:
        if self._record is not None:
            self._set(structs.replace(self._record, **changes))

    def _set(self, record: StepSheet | None) -> None:
        if record != self._record and self._first is not None:
            self.show_record(record, self._agencies, self._first)
            self.changed.emit(record)

    def _lay_out(self) -> None:
        again = QVBoxLayout()
        again.setSpacing(5)
        again.addWidget(Label("Looked at again on", "label", "ink-2"))
        again.addWidget(self.review)
        both = QHBoxLayout()
        both.addWidget(self.lead, 1)
        both.addLayout(again, 1)
        self.inside.addWidget(self.way)
        self.inside.addWidget(self.plan)
        self.inside.addLayout(both)
        self.inside.addWidget(self.drop)

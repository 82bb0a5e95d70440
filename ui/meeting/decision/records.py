"""A strategy discussion and a section 47 enquiry: two records, each opened by a link."""

from collections.abc import Sequence

from msgspec import structs
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.case.completeness import STRATEGY_NEEDS
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, Instant
from ui.fonts import text_font
from ui.meeting.decision.agencies import AgencyBoxes
from ui.meeting.decision.sheet import EnquirySheet, StrategySheet
from ui.meeting.moment import Moment, next_quarter
from ui.widgets import Card, Field, Label, LinkButton, Run, Runs
from ui.words import when


class RecordBox(Card):
    """What is recorded in one sentence, and its fields below once they are opened."""

    def __init__(self) -> None:
        super().__init__()
        self._writable = True
        self._words = Runs(face="meta")
        self.open = LinkButton("", "small")
        self.drop = LinkButton("Leave out", "small")
        self.open.setParent(self._words)
        self._words.set_tail(self.open)
        self.fields = QWidget()
        self.fields.hide()
        self.inside = QVBoxLayout(self.fields)
        self.inside.setContentsMargins(0, 4, 0, 2)
        self.inside.setSpacing(8)
        self.open.clicked.connect(self._toggle)
        self.add(self._words)
        self.add(self.fields)

    def say(self, lead: str, rest: str, *, recorded: bool) -> None:
        self.open.setText(("Close" if self.unfolded() else "Change") if recorded else "Record it")
        self._words.set_runs([Run(lead, 620), Run(f" {rest}", ink="ink-2")])
        self.open.setAccessibleName(f"{self.open.text()}: {lead}")

    def unfolded(self) -> bool:
        return not self.fields.isHidden()

    def unfold(self, *, unfolded: bool) -> None:
        self.fields.setVisible(unfolded and self._writable)
        if self.open.text() != "Record it":
            self.open.setText("Close" if self.unfolded() else "Change")

    def allow(self, writable: bool) -> None:
        self._writable = writable
        self.open.setVisible(writable)
        self._words.set_tail(self.open if writable else None)
        self.unfold(unfolded=self.unfolded())

    def _toggle(self) -> None:
        self.unfold(unfolded=not self.unfolded())


class StrategyBox(RecordBox):
    """When, who is to attend, and the reasonable cause."""

    changed = Signal(object)
    """StrategySheet, or None once left out."""

    def __init__(self) -> None:
        super().__init__()
        self._now: Instant | None = None
        self._record: StrategySheet | None = None
        self._agencies: Sequence[Agency] = ()
        self.at = Moment("When the strategy discussion is")
        self._who = AgencyBoxes("To attend")
        self.cause = Field("Reasonable cause", placeholder="Why harm is suspected", lines=2)
        self.inside.addWidget(Label("When", "label", "ink-2"))
        for part in (self.at, self._who, self.cause, self.drop):
            self.inside.addWidget(part)
        self.at.dateTimeChanged.connect(lambda: self._change(at=self.at.instant()))
        self._who.changed.connect(lambda chosen: self._change(agencies=chosen))
        self.cause.edited.connect(lambda text: self._change(cause=text))
        self.open.clicked.connect(self._begin)
        self.drop.clicked.connect(lambda: self._set(None))

    def show_record(
        self, record: StrategySheet | None, agencies: Sequence[Agency], now: Instant
    ) -> None:
        self._record, self._agencies, self._now = record, agencies, now
        self.say("Strategy discussion", self._sentence(record), recorded=record is not None)
        if record is None:
            self.unfold(unfolded=False)
            return
        with QSignalBlocker(self.at):
            self.at.set_instant(record.at)
        self._who.show_agencies(agencies, record.agencies)
        if self.cause.text() != record.cause:
            self.cause.set_text(record.cause)

    def _sentence(self, record: StrategySheet | None) -> str:
        if record is None or self._now is None:
            return "not recorded yet: when, who attends, reasonable cause"
        named = [a.name for a in self._agencies if a.id in record.agencies]
        who = f"{', '.join(named)} to attend" if named else "nobody to attend yet"
        cause = record.cause.strip() or "not written yet"
        return f"{when(record.at, self._now)} · {who} · reasonable cause: {cause}"

    def _begin(self) -> None:
        if self._record is None and self._now is not None:
            there = {agency.id for agency in self._agencies}
            needed = tuple(a.id for a in self._agencies if a.id in STRATEGY_NEEDS & there)
            self._set(StrategySheet(next_quarter(self._now, hours=1), needed))
            self.unfold(unfolded=True)
            self.cause.setFocus()

    def _change(self, **changes: object) -> None:
        if self._record is not None:
            self._set(structs.replace(self._record, **changes))

    def _set(self, record: StrategySheet | None) -> None:
        if record != self._record and self._now is not None:
            self.show_record(record, self._agencies, self._now)
            self.changed.emit(record)


class EnquiryBox(RecordBox):
    """Single or joint, when it starts, and why: the decider's own record."""

    changed = Signal(object)
    """EnquirySheet, or None once left out."""

    def __init__(self) -> None:
        super().__init__()
        self._now: Instant | None = None
        self._record: EnquirySheet | None = None
        self._agencies: Sequence[Agency] = ()
        self._joint = QCheckBox("Joint, with the police")
        self._joint.setFont(text_font("meta"))
        self.starts = Moment("When the enquiry starts")
        self._who = AgencyBoxes("Agencies in it")
        self.reasons = Field("Reasons", placeholder="Why the duty to enquire is met", lines=2)
        self.inside.addWidget(self._joint)
        self.inside.addWidget(Label("Starts", "label", "ink-2"))
        for part in (self.starts, self._who, self.reasons, self.drop):
            self.inside.addWidget(part)
        self._joint.toggled.connect(lambda joint: self._change(joint=joint))
        self.starts.dateTimeChanged.connect(lambda: self._change(starts=self.starts.instant()))
        self._who.changed.connect(lambda chosen: self._change(agencies=chosen))
        self.reasons.edited.connect(lambda text: self._change(reasons=text))
        self.open.clicked.connect(self._begin)
        self.drop.clicked.connect(lambda: self._set(None))

    def show_record(
        self, record: EnquirySheet | None, agencies: Sequence[Agency], now: Instant
    ) -> None:
        self._record, self._agencies, self._now = record, agencies, now
        self.say("Section 47 enquiry", self._sentence(record), recorded=record is not None)
        if record is None:
            self.unfold(unfolded=False)
            return
        with QSignalBlocker(self._joint), QSignalBlocker(self.starts):
            self._joint.setChecked(record.joint)
            self.starts.set_instant(record.starts)
        self._who.show_agencies(agencies, record.agencies)
        if self.reasons.text() != record.reasons:
            self.reasons.set_text(record.reasons)

    def _sentence(self, record: EnquirySheet | None) -> str:
        if record is None or self._now is None:
            return (
                "not decided here. A named social care manager decides it, with the time and "
                "reasons; often the strategy discussion does."
            )
        kind = "joint" if record.joint else "single"
        named = ", ".join(a.name for a in self._agencies if a.id in record.agencies)
        reasons = record.reasons.strip() or "reasons not written yet"
        parts = (kind, f"starts {when(record.starts, self._now)}", named, reasons)
        return " · ".join(filter(None, parts))

    def _begin(self) -> None:
        if self._record is None and self._now is not None:
            both = [a.id for a in self._agencies if a.id in ("social-care", "police")]
            agencies = tuple(AgencyId(a) for a in both)
            self._set(EnquirySheet(next_quarter(self._now), agencies=agencies))
            self.unfold(unfolded=True)
            self.reasons.setFocus()

    def _change(self, **changes: object) -> None:
        if self._record is not None:
            self._set(structs.replace(self._record, **changes))

    def _set(self, record: EnquirySheet | None) -> None:
        if record != self._record and self._now is not None:
            self.show_record(record, self._agencies, self._now)
            self.changed.emit(record)

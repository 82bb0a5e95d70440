"""Where an outcome leads to early help: the services of the directory, the fitting ones first."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from app.domain.case.state import Case
from app.domain.partnership.state import Service
from app.domain.values import Outcome, ServiceId
from ui.fonts import text_font
from ui.meeting.decision.sheet import Sheet
from ui.widgets import Label, LinkButton, unmarked

LEADS = frozenset({Outcome.EARLY_HELP, Outcome.FAMILY_SUPPORT, Outcome.UNIVERSAL})
"""Outcomes that lead to a service of the directory."""
_FIRST = 4


class ServicesPick(QWidget):
    """Ticks; those that fit the level and the factors first, the others behind a link."""

    changed = Signal(object)
    """Tuple of ServiceId."""

    def __init__(self) -> None:
        super().__init__()
        self._services: tuple[Service, ...] = ()
        self._chosen: tuple[ServiceId, ...] = ()
        self._unfolded, self._writable = False, True
        self._boxes: dict[ServiceId, QCheckBox] = {}
        self._rows: dict[ServiceId, QWidget] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.more = LinkButton("", "small")
        self.more.clicked.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Label("Early help services", "label", "ink-2"))
        column.addLayout(self._list)
        column.addWidget(self.more)

    def show_services(self, services: Sequence[Service], chosen: Sequence[ServiceId]) -> None:
        """In that order; what is chosen is always in sight."""
        self._chosen = tuple(chosen)
        if self._services != tuple(services):
            self._services = tuple(services)
            self._make()
        for service, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(service in chosen)
        self._fold()

    def allow(self, writable: bool) -> None:
        """Whether any can be ticked; else only those that are chosen stand there."""
        self._writable = writable
        for box in self._boxes.values():
            box.setEnabled(writable)
        self._fold()

    def _make(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes, self._rows = {}, {}
        for service in self._services:
            self._boxes[service.id] = box = _box(service)
            box.setEnabled(self._writable)
            box.toggled.connect(self._toggled)
            self._rows[service.id] = row = _row(box, service)
            self._list.addWidget(row)

    def _fold(self) -> None:
        hidden = 0
        for n, (service, row) in enumerate(self._rows.items()):
            offered = self._writable and (self._unfolded or n < _FIRST)
            shown = offered or service in self._chosen
            row.setVisible(shown)
            hidden += not shown
        self.more.setText(f"Show {hidden} more")
        self.more.setVisible(bool(hidden) and self._writable)

    def _unfold(self) -> None:
        self._unfolded = True
        self._fold()

    def _toggled(self) -> None:
        self._chosen = tuple(s for s, box in self._boxes.items() if box.isChecked())
        self.changed.emit(self._chosen)


def fitting(services: Sequence[Service], sheet: Sheet, case: Case) -> tuple[Service, ...]:
    """Those for a level that is chosen and a factor of the case first, else as they stand."""
    levels = {child.level for child in sheet.children if child.level}
    factors = set(case.factors)

    def fits(service: Service) -> tuple[bool, bool]:
        level = not service.levels or not levels.isdisjoint(service.levels)
        return not level, factors.isdisjoint(service.factors)

    return tuple(sorted(services, key=fits))


def _box(service: Service) -> QCheckBox:
    box = QCheckBox(unmarked(service.name))
    box.setFont(text_font("meta"))
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setToolTip(service.name)
    box.setAccessibleDescription(_about(service))
    return box


def _row(box: QCheckBox, service: Service) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(box)
    about = Label(_about(service), "small", "ink-3", wrap=True)
    about.setContentsMargins(26, 0, 0, 2)
    about.setVisible(bool(about.text()))
    column.addWidget(about)
    return row


def _about(service: Service) -> str:
    return " · ".join(filter(None, (service.offers, service.contact)))

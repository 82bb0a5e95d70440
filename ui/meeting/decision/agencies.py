"""Choosing agencies: one, or several."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.partnership.state import Agency
from app.domain.values import AgencyId
from ui.fonts import text_font
from ui.widgets import Label, unmarked
from ui.widgets.pick import Pick

_ABREAST = 2


class AgencyPick(Pick):
    """One agency or none."""

    changed = Signal(object)
    """AgencyId, or None."""

    def __init__(self, label: str, none: str = "Choose …") -> None:
        super().__init__(label)
        self._none = none
        self.chosen.connect(lambda _: self.changed.emit(self.agency()))

    def show_agencies(self, agencies: Sequence[Agency], chosen: AgencyId | None) -> None:
        """None is chosen where that agency is not among them."""
        named = {str(agency.id): agency.name for agency in agencies}
        there = chosen if chosen in named else None
        self.show_options((("", self._none), *named.items()), there or "")

    def agency(self) -> AgencyId | None:
        return AgencyId(self.key()) if self.key() else None


class AgencyBoxes(QWidget):
    """Several agencies, each with a box to tick."""

    changed = Signal(object)
    """Tuple of AgencyId."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._boxes: dict[AgencyId, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        for column_at in range(_ABREAST):
            self._grid.setColumnStretch(column_at, 1)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(label, "label", "ink-2"))
        column.addLayout(self._grid)

    def show_agencies(self, agencies: Sequence[Agency], chosen: Sequence[AgencyId]) -> None:
        if list(self._boxes) != [agency.id for agency in agencies]:
            self._make(agencies)
        for agency, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(agency in chosen)

    def _make(self, agencies: Sequence[Agency]) -> None:
        for box in self._boxes.values():
            box.deleteLater()
        self._boxes = {agency.id: self._box(agency) for agency in agencies}
        for n, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, n // _ABREAST, n % _ABREAST)

    def _box(self, agency: Agency) -> QCheckBox:
        box = QCheckBox(unmarked(agency.name))
        box.setFont(text_font("meta"))
        box.setAccessibleName(f"{self._label}: {agency.name}")
        box.setToolTip(agency.name)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.toggled.connect(self._toggled)
        return box

    def _toggled(self) -> None:
        self.changed.emit(tuple(a for a, box in self._boxes.items() if box.isChecked()))

"""Choosing agencies: one, or several."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.partnership.state import Agency
from app.domain.values import AgencyId
from ui.fonts import text_font
from ui.widgets import Label
from ui.widgets.still import Picker

_ABREAST = 2


class AgencyPick(QWidget):
    """One agency or none."""

    changed = Signal(object)
    """AgencyId, or None."""

    def __init__(self, label: str, none: str = "Choose …") -> None:
        super().__init__()
        self._none = none
        self._agencies: tuple[Agency, ...] = ()
        self.box = Picker()
        self.box.setFont(text_font("body"))
        self.box.setAccessibleName(label)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda _: self.changed.emit(self.agency()))
        head = Label(label, "label", "ink-2")
        head.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(head)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def show_agencies(self, agencies: Sequence[Agency], chosen: AgencyId | None) -> None:
        with QSignalBlocker(self.box):
            if self._agencies != tuple(agencies):
                self._agencies = tuple(agencies)
                self.box.clear()
                self.box.addItem(self._none, None)
                for agency in agencies:
                    self.box.addItem(agency.name, agency.id)
            self.box.setCurrentIndex(max(0, self.box.findData(chosen)))

    def agency(self) -> AgencyId | None:
        found = self.box.currentData()
        return AgencyId(found) if found else None


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
        self._boxes = {agency.id: QCheckBox(agency.name) for agency in agencies}
        for n, box in enumerate(self._boxes.values()):
            box.setFont(text_font("meta"))
            box.setAccessibleName(f"{self._label}: {box.text()}")
            box.setToolTip(box.text())
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.toggled.connect(self._toggled)
            self._grid.addWidget(box, n // _ABREAST, n % _ABREAST)

    def _toggled(self) -> None:
        self.changed.emit(tuple(a for a, box in self._boxes.items() if box.isChecked()))

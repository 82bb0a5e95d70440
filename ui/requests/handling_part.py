"""How it may be used: off the wall, not to be told to the family, only for some agencies."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.case.parts import Handling
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, SeatMode
from ui.fonts import text_font
from ui.widgets import Label

_INDENT = 24


class HandlingPart(QWidget):
    """Three ticks, and the agencies to choose once it is only for some."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._off_wall, self._not_told = (
            _tick("Off the wall"),
            _tick("Not to be told to the family"),
        )
        self._sealed = _tick("Only for the agencies I name")
        self._usual = Label("", "meta", "ink-3", wrap=True)
        self._usual.setContentsMargins(_INDENT, 0, 0, 0)
        self._agencies: dict[AgencyId, QCheckBox] = {}
        self._named = QWidget()
        self._list = QVBoxLayout(self._named)
        self._list.setContentsMargins(_INDENT, 0, 0, 0)
        self._list.setSpacing(0)
        for tick in (self._off_wall, self._not_told, self._sealed):
            tick.clicked.connect(self._edited)
        self._lay_out()

    def handling(self) -> Handling:
        named = tuple(agency for agency, tick in self._agencies.items() if tick.isChecked())
        return Handling(
            off_wall=self._off_wall.isChecked(),
            not_told=self._not_told.isChecked(),
            only_for=named if self._sealed.isChecked() else (),
        )

    def names_nobody(self) -> bool:
        """Whether it is only for some, and none is named yet."""
        return self._sealed.isChecked() and not self.handling().only_for

    def offer(self, agencies: Sequence[Agency], mine: Agency, day: date) -> None:
        """Let the author choose among these; its own agency always reads its own words."""
        usual = f"{mine.name.lower()}: on unless you change it"
        self._usual.setText(usual if mine.off_wall else "")
        self._usual.setVisible(mine.off_wall)
        others = [a for a in agencies if a.id != mine.id and a.mode_on(day) is not SeatMode.OFF]
        if [a.id for a in others] == list(self._agencies):
            return
        for tick in self._agencies.values():
            tick.deleteLater()
        self._agencies = {agency.id: _tick(agency.name) for agency in others}
        for tick in self._agencies.values():
            tick.clicked.connect(self._edited)
            self._list.addWidget(tick)

    def show_handling(self, handling: Handling) -> None:
        """Show this; nobody is said to have edited it."""
        self._off_wall.setChecked(handling.off_wall)
        self._not_told.setChecked(handling.not_told)
        self._sealed.setChecked(bool(handling.only_for))
        for agency, tick in self._agencies.items():
            tick.setChecked(agency in handling.only_for)
        self._named.setVisible(self._sealed.isChecked())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = Label("How it may be used", "label", "ink-2")
        for part in (head, self._off_wall, self._usual, self._not_told, self._sealed, self._named):
            column.addWidget(part)

    def _edited(self) -> None:
        self._named.setVisible(self._sealed.isChecked())
        self.edited.emit()


def _tick(words: str) -> QCheckBox:
    tick = QCheckBox(words)
    tick.setFont(text_font("body"))
    return tick

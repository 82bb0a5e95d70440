"""What those who run a sitting ask of the hub: from case to case, the agenda, the wall."""

from PySide6.QtCore import QObject, Signal

from app.domain.commands import Command
from app.domain.meeting import commands as m
from app.domain.meeting.state import Meeting
from app.domain.values import CaseId
from ui.meeting.view_model import next_case
from ui.session_bridge import SessionBridge


class Moves(QObject):
    """Each does nothing where there is no sitting, or no case under its spotlight."""

    made = Signal()
    """Before one is sent."""

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.sitting: Meeting | None = None

    def submit(self, command: Command) -> None:
        self.made.emit()
        self._bridge.submit(command)

    def put_on(self, case: str) -> None:
        if self.sitting is not None:
            self.submit(m.PutOnAgenda(meeting=self.sitting.id, case=CaseId(case)))

    def take_off(self, case: str) -> None:
        if self.sitting is not None:
            self.submit(m.TakeOffAgenda(meeting=self.sitting.id, case=CaseId(case)))

    def reorder(self, order: tuple[CaseId, ...]) -> None:
        sitting = self.sitting
        if sitting is not None:
            seen = sitting.agenda_changed
            self.submit(m.ReorderAgenda(meeting=sitting.id, cases=order, seen=seen))

    def call(self, case: str) -> None:
        if self.sitting is not None:
            self.submit(m.CallCase(meeting=self.sitting.id, case=CaseId(case)))

    def call_next(self) -> None:
        following = next_case(self.sitting) if self.sitting else None
        if following is not None:
            self.call(following)

    def put_back(self) -> None:
        sitting = self.sitting
        if sitting is not None and sitting.spotlight is not None:
            self.submit(m.PutBackCase(meeting=sitting.id, case=sitting.spotlight))

    def carry_over(self) -> None:
        sitting = self.sitting
        if sitting is not None and sitting.spotlight is not None:
            self.submit(m.CarryOverCase(meeting=sitting.id, case=sitting.spotlight))

    def turn_shutter(self) -> None:
        sitting = self.sitting
        if sitting is not None:
            self.submit(m.SetShutter(meeting=sitting.id, shut=not sitting.shutter))

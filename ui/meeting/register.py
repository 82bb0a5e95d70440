"""The register of a sitting, with its chair and scribe."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.meeting.commands import AppointScribe, HandOverChair, Register
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Partnership, Seat
from app.domain.values import AccountId, Attendance, MeetingId, Role
from app.ports import RefusedCommand
from ui.meeting.agenda_rows import agency_name
from ui.meeting.rights import rights_at
from ui.meeting.view_model import attendance, going, people
from ui.session_bridge import SessionBridge
from ui.widgets import Button, Label, Option, Segmented
from ui.widgets.still import Picker
from ui.words import refusal_sentence

_SIZE = (760, 620)
_MARKS = [
    Option("", "Not said"),
    Option(Attendance.IN_THE_ROOM.value, "In the room"),
    Option(Attendance.VIRTUAL.value, "Virtual"),
    Option(Attendance.APOLOGIES.value, "Apologies"),
]


class RegisterDialog(QDialog):
    """Each choice is sent at once; a row shows what the hub has."""

    def __init__(self, parent: QWidget, bridge: SessionBridge, sitting: MeetingId) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Register")
        self.resize(*_SIZE)
        self._bridge, self._sitting = bridge, sitting
        self.marks: dict[AccountId, Segmented] = {}
        self.chair, self.scribe = Picker("Chair"), Picker("Scribe")
        self.all_here = Button("Register everyone who is here")
        self._going = Label("", "small", "ink-3")
        self._wrong = Label("", "meta", "red-ink", wrap=True)
        self._lay_out()
        self._connect()
        self._show()

    def _connect(self) -> None:
        bridge = self._bridge
        for signal in (bridge.changed, bridge.welcomed, bridge.pending_changed):
            signal.connect(self._show)
        bridge.presence_changed.connect(self._show)
        bridge.refused.connect(self._refused)
        self.all_here.clicked.connect(self._register_here)
        self.chair.activated.connect(self._hand_over)
        self.scribe.activated.connect(self._appoint)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("Register", "heading"))
        posts = QHBoxLayout()
        for label, box in (("Chair", self.chair), ("Scribe", self.scribe)):
            posts.addWidget(Label(label, "label", "ink-2"))
            posts.addWidget(box, 1)
        column.addLayout(posts)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setColumnStretch(0, 1)
        self._grid.setContentsMargins(0, 4, 8, 4)
        scroll = QScrollArea()
        scroll.setAccessibleName("The register")
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        column.addWidget(scroll, 1)
        column.addWidget(self._wrong)
        last = QHBoxLayout()
        last.addWidget(self.all_here)
        last.addWidget(self._going)
        last.addStretch(1)
        close = Button("Done", "main")
        close.clicked.connect(self.accept)
        last.addWidget(close)
        column.addLayout(last)

    def _meeting(self) -> Meeting | None:
        return self._bridge.board.meeting(self._sitting) if self._bridge.board else None

    def _show(self) -> None:
        sitting, partnership = self._meeting(), self._bridge.partnership
        if sitting is None or partnership is None:
            return
        rights = rights_at(sitting, self._bridge.seat)
        for seat in people(partnership):
            self._show_mark(sitting, seat, partnership, may=rights.register)
        _fill(self.chair, partnership, Role.CHAIR, sitting.chair)
        _fill(self.scribe, partnership, Role.SCRIBE, sitting.scribe)
        for box in (self.chair, self.scribe):
            box.setEnabled(rights.hand_over)
        self.all_here.setEnabled(rights.register and bool(self._unsaid(sitting, partnership)))
        mine = (Register, HandOverChair, AppointScribe)
        self._going.setText(going([p for p in self._bridge.pending if isinstance(p.command, mine)]))

    def _show_mark(
        self, sitting: Meeting, seat: Seat, partnership: Partnership, *, may: bool
    ) -> None:
        if seat.account not in self.marks:
            self._add(seat, partnership)
        said = next((a.attendance for a in sitting.register if a.account == seat.account), None)
        marks = self.marks[seat.account]
        own = seat.account == self._bridge.account
        marks.setEnabled(may or own)
        with QSignalBlocker(marks):
            marks.choose(said.value if said else "")

    def _add(self, seat: Seat, partnership: Partnership) -> None:
        row = len(self.marks)
        about = ", ".join(filter(None, (agency_name(partnership, seat.agency), seat.job)))
        marks = Segmented(f"Attendance of {seat.name}", _MARKS)
        marks.chosen.connect(lambda key: self._register(seat.account, key))
        self.marks[seat.account] = marks
        name = Label(f"{seat.name} · {about}" if about else seat.name, wrap=True)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(marks, row, 1)

    def _unsaid(self, sitting: Meeting, partnership: Partnership) -> Sequence[Seat]:
        said = {a.account for a in sitting.register}
        here = {p.account for p in self._bridge.present}
        return [s for s in people(partnership) if s.account in here and s.account not in said]

    def _register_here(self) -> None:
        sitting, partnership = self._meeting(), self._bridge.partnership
        if sitting is None or partnership is None:
            return
        for seat in self._unsaid(sitting, partnership):
            mark = attendance(sitting, seat, here=True)
            if mark is not None:
                self._register(seat.account, mark.value)

    def _register(self, account: AccountId, key: str) -> None:
        self._wrong.setText("")
        if key:
            command = Register(meeting=self._sitting, account=account, attendance=Attendance(key))
            self._bridge.submit(command)
        self._show()

    def _hand_over(self, _index: int) -> None:
        self._bridge.submit(
            HandOverChair(meeting=self._sitting, to=AccountId(self.chair.currentData()))
        )
        self._show()

    def _appoint(self, _index: int) -> None:
        scribe = self.scribe.currentData()
        if scribe:
            self._bridge.submit(AppointScribe(meeting=self._sitting, scribe=AccountId(scribe)))
        self._show()

    def _refused(self, refused: RefusedCommand) -> None:
        if isinstance(refused.command, Register | HandOverChair | AppointScribe):
            self._wrong.setText(refusal_sentence(refused))
        self._show()


def _fill(box: QComboBox, partnership: Partnership, role: Role, chosen: AccountId | None) -> None:
    """Those who hold `role`, and the one who sits there now."""
    with QSignalBlocker(box):
        box.clear()
        if chosen is None:
            box.addItem("Nobody yet", None)
        for seat in people(partnership):
            if role in seat.roles or seat.account == chosen:
                box.addItem(seat.name, seat.account)
        box.setCurrentIndex(max(0, box.findData(chosen)))

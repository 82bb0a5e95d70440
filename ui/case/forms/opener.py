"""Opens forms by name, and hears the refusals that find no form open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import ReceiveReferral
from app.domain.commands import Command
from app.domain.values import CaseId
from app.ports import RefusedCommand
from ui.case.blocks import Look
from ui.case.forms.form import Form
from ui.case.forms.names import FORMS, OURS
from ui.case.forms.referral import refer
from ui.case.forms.sheet import Sheet
from ui.case.forms.wanted import AtTheDoor, Wanted
from ui.session_bridge import SessionBridge

REFER = "form:refer"
LookAt = Callable[[CaseId], Look | None]


class Opener(QObject):
    """One of each form at a time: opening it again brings it to the front."""

    refused = Signal(object, str)
    """RefusedCommand of a form that is closed, or of what has none; the draft's key or ""."""

    received = Signal(str)
    """A case that a form of this window has just put on the board."""

    def __init__(self, bridge: SessionBridge, look_at: LookAt, over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._look_at, self._over = bridge, look_at, over
        self._open: dict[str, Form] = {}
        self._sent: list[tuple[Command, str]] = []
        self._referred: CaseId | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._settled)
        bridge.refused.connect(self._refused)
        bridge.pending_changed.connect(lambda: self._settle.start(0))
        for signal in (bridge.welcomed, bridge.changed):
            signal.connect(self._let_go)

    def open(self, name: str, case: CaseId, target: str = "") -> Form | None:
        """None where there is nothing to fill in, and what was meant is done at once."""
        key = f"form:{name}:{case}:{target}"

        def renew() -> Sheet | None:
            look = self._look_at(case)
            if look is None:
                return None
            wanted = Wanted(look, target, self._bridge.fresh_id, lambda: self._look_at(case))
            return FORMS[name](wanted)

        return self._show(key, renew)

    def open_new_referral(self) -> Form | None:
        def renew() -> Sheet | None:
            board, seat = self._bridge.board, self._bridge.seat
            if board is None or seat is None:
                return None
            return refer(AtTheDoor(board, seat, self._bridge.now(), self._bridge.fresh_id))

        return self._show(REFER, renew)

    def reopen(self, key: str) -> Form | None:
        """The form of a draft's key, such as a refusal gave."""
        if key == REFER:
            return self.open_new_referral()
        _, name, case, target = key.split(":", 3)
        return self.open(name, CaseId(case), target)

    def _show(self, key: str, renew: Callable[[], Sheet | None]) -> Form | None:
        if key in self._open:
            self._open[key].raise_()
            self._open[key].activateWindow()
            return self._open[key]
        sheet = renew()
        if sheet is None:
            return None
        if sheet.at_once:
            self._at_once(sheet)
            return None
        form = self._open[key] = Form(self._bridge, renew, sheet, key, self._over)
        form.sent.connect(lambda commands: self._remember(commands, key))
        form.accepted.connect(lambda: self._say_received(key))
        form.finished.connect(lambda _: self._open.pop(key, None))
        form.open()
        return form

    def _at_once(self, sheet: Sheet) -> None:
        made = sheet.make({})
        if isinstance(made, tuple):
            for command in made:
                self._remember((command,), "")
                self._bridge.submit(command)

    def _remember(self, commands: tuple[Command, ...], key: str) -> None:
        """Whose words these are, until they are settled."""
        self._sent += [(command, key) for command in commands]
        for command in commands:
            if isinstance(command, ReceiveReferral):
                self._referred = command.case

    def _say_received(self, key: str) -> None:
        if key == REFER and self._referred is not None:
            self.received.emit(self._referred)

    def _let_go(self) -> None:
        """A form names its case: it goes where that is hidden. Its words stay on the Shelf."""
        board = self._bridge.board
        for key, form in tuple(self._open.items()):
            if key != REFER and board and board.case(CaseId(key.split(":")[2])) is None:
                form.reject()

    def _settled(self) -> None:
        """What left the pending unrefused is on the board: its draft has served."""
        waiting = [p.command for p in self._bridge.pending]
        done = {key for command, key in self._sent if command not in waiting}
        self._sent = [pair for pair in self._sent if pair[0] in waiting]
        for key in done - {key for _, key in self._sent}:
            if key and key not in self._open:
                self._bridge.save_draft(key, "")

    def _refused(self, refused: RefusedCommand) -> None:
        """Said by the form itself while it is open."""
        key = next((key for command, key in self._sent if command == refused.command), None)
        self._sent = [pair for pair in self._sent if pair[1] != key]
        if key is None and type(refused.command) in OURS:
            # Submitted before this program was started again.
            self.refused.emit(refused, "")
        elif key is not None and key not in self._open:
            self.refused.emit(refused, key)

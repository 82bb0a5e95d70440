"""From the session to the table: what changed is computed, shown by steps, and nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.domain.board import Board
from app.domain.values import CaseId
from app.ports import Change, Pending, Present
from ui.board.columns import AGENCIES, DUE, AgencyColumn, agency_columns
from ui.board.delegates import left_words
from ui.board.due import due_words
from ui.board.filters import Asked, Found, Scope, find
from ui.board.lines import Line, lines
from ui.board.live import LiveRows
from ui.board.model import BoardModel
from ui.board.table import BoardTable
from ui.board.view_model import Row
from ui.session_bridge import SessionBridge
from ui.words import today


class Feed(QObject):
    """Keeps `table` at what `ask` asked for of the board behind `bridge`."""

    shown = Signal()
    """The lines, their counts or the partnership changed."""

    def __init__(self, bridge: SessionBridge, model: BoardModel, table: BoardTable) -> None:
        super().__init__(table)
        self._bridge = bridge
        self._model = model
        self._table = table
        self._live = LiveRows()
        self._asked = Asked()
        self._found = Found()
        self._said: dict[tuple[str, int], object] = {}
        bridge.welcomed.connect(self._welcomed)
        bridge.changed.connect(self._changed)
        bridge.pending_changed.connect(self._pending)
        bridge.presence_changed.connect(self._present)
        bridge.tick.connect(self._tick)
        if bridge.board is not None:
            self._welcomed(bridge.board)

    def ask(self, asked: Asked) -> None:
        """Show other cases."""
        self._asked = asked
        self._show()

    @property
    def computed(self) -> int:
        """How many rows were computed so far."""
        return self._live.computed

    def row(self, case: CaseId) -> Row | None:
        return self._live.rows.get(case)

    def rows(self) -> Sequence[Row]:
        """Of every case, shown or not."""
        return tuple(self._live.rows.values())

    def counts(self) -> dict[Scope, int]:
        """How many cases each scope would show."""
        return self._found.counts

    def _welcomed(self, board: Board) -> None:
        now = self._bridge.now()
        self._live.show_pending(self._bridge.pending, now)
        self._live.show_present(self._bridge.present, now)
        self._live.welcome(board, self._bridge.account, now)
        wanted, columns = self._find(), self._columns()
        self._table.follow(lambda: self._model.reset(wanted, columns, self._agencies()))
        self.shown.emit()

    def _changed(self, change: Change) -> None:
        self._live.change(change, self._bridge.now())
        self._show()

    def _pending(self, pending: tuple[Pending, ...]) -> None:
        if self._live.show_pending(pending, self._bridge.now()):
            self._show()

    def _present(self, present: tuple[Present, ...]) -> None:
        """Typing changes no order and no filter, and is not read out: it is painted alone."""
        for case in self._live.show_present(present, self._bridge.now()):
            at, row = self._model.row_of(case), self._live.rows.get(case)
            if at >= 0 and row is not None:
                self._model.swap(at, row)
                for column in range(self._model.columnCount()):
                    self._table.update_cell(at, column)

    def _tick(self) -> None:
        if self._live.turn(self._bridge.now()):
            self._show()
        before, self._said = self._said, self._countdowns()
        at = {line.key: row for row, line in enumerate(self._model.lines())}
        for (key, column), words in self._said.items():
            if before.get((key, column)) != words:
                self._table.update_cell(at[key], column)

    def _countdowns(self) -> dict[tuple[str, int], object]:
        """What the clock says in the cells that can be seen."""
        found: dict[tuple[str, int], object] = {}
        now = self._bridge.now()
        for at in self._table.shown_rows():
            row = self._model.line(at)
            if not isinstance(row, Row):
                continue
            found[row.key, DUE] = due_words(row.due, now)
            for n, column in enumerate(self._model.columns(), AGENCIES):
                found[row.key, n] = left_words(row.cell(column.cell), now)
        return found

    def _show(self) -> None:
        wanted, columns = self._find(), self._columns()
        self._table.follow(lambda: self._become(wanted, columns))
        self.shown.emit()

    def _become(self, wanted: list[Line], columns: tuple[AgencyColumn, ...]) -> None:
        self._model.show_columns(columns, self._agencies())
        self._model.show(wanted)

    def _find(self) -> list[Line]:
        partnership = self._bridge.partnership
        if partnership is None:
            return []
        self._found = find(self._live.rows.values(), self._asked)
        return lines(self._found.rows, partnership)

    def _columns(self) -> tuple[AgencyColumn, ...]:
        partnership = self._bridge.partnership
        if partnership is None:
            return ()
        return agency_columns(partnership, self._live.rows.values(), today(self._bridge.now()))

    def _agencies(self) -> list[str]:
        partnership = self._bridge.partnership
        return [agency.name for agency in partnership.agencies] if partnership else []

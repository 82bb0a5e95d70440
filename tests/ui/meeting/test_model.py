"""The agenda for a list view."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.domain.meeting.state import ItemState
from tests.helpers.builders import case_id
from ui.meeting.agenda_rows import Row
from ui.meeting.model import AgendaModel

NONE = QModelIndex()
_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def row(n: int, right: str = "", state: ItemState = ItemState.WAITING) -> Row:
    return Row(case_id(n), "red", f"Case {n}", "", right, state)


@pytest.fixture
def model(qapp: QApplication) -> AgendaModel:
    made = AgendaModel()
    made.movable = True
    made.show([row(1), row(2), row(3)])
    QAbstractItemModelTester(made, _FATAL, made)
    return made


def heard(model: AgendaModel) -> list[str]:
    said: list[str] = []
    model.modelReset.connect(lambda: said.append("reset"))
    model.rowsInserted.connect(lambda *_: said.append("inserted"))
    model.rowsRemoved.connect(lambda *_: said.append("removed"))
    model.rowsMoved.connect(lambda *_: said.append("moved"))
    model.dataChanged.connect(lambda index, *_: said.append(f"changed {index.row()}"))
    return said


def test_the_same_rows_say_nothing(model: AgendaModel) -> None:
    said = heard(model)
    model.show([row(1), row(2), row(3)])
    assert said == []


def test_only_the_row_that_changed_is_touched(model: AgendaModel) -> None:
    said = heard(model)
    model.show([row(1), row(2, right="now"), row(3)])
    assert said == ["changed 1"]


def test_rows_come_go_and_move(model: AgendaModel) -> None:
    said = heard(model)
    model.show([row(3), row(1), row(4)])
    assert said == ["removed", "moved", "inserted"]
    assert [r.case for r in model.rows()] == [case_id(3), case_id(1), case_id(4)]


def test_a_drop_asks_for_an_order_and_changes_nothing(model: AgendaModel) -> None:
    orders: list[object] = []
    model.order_wanted.connect(orders.append)
    dragged = model.mimeData([model.index(0)])
    assert not model.dropMimeData(dragged, Qt.DropAction.MoveAction, 3, 0, NONE)
    assert orders == [(case_id(2), case_id(3), case_id(1))]
    assert [r.case for r in model.rows()] == [case_id(1), case_id(2), case_id(3)]
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 1, 0, NONE)
    assert len(orders) == 1


def test_what_is_done_cannot_be_dragged(model: AgendaModel) -> None:
    model.show([row(1, state=ItemState.DECIDED), row(2)])
    dragged = Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(0)) & dragged
    assert model.flags(model.index(1)) & dragged
    model.movable = False
    assert not model.flags(model.index(1)) & dragged


def test_a_row_reads_as_one_sentence(model: AgendaModel) -> None:
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Case 1, Red, waiting"

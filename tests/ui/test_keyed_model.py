from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from app.domain.values import Rating
from tests.helpers.builders import AT, CASE
from ui.keyed_model import KeyedModel
from ui.requests.view_model import Item, Row, Section
from ui.worklist.view_model import Heading


def row(key: str, detail: str = "") -> Row:
    return Row(key, CASE, Section.TODAY, Rating.RED, key, detail, AT)


def keys(model: KeyedModel[Item]) -> list[str]:
    found = (model.item(model.index(n)) for n in range(model.rowCount()))
    return [item.key for item in found if item is not None]


def test_any_list_becomes_any_other_without_a_reset(qtbot: QtBot) -> None:
    model = KeyedModel[Item](lambda: AT)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets = QSignalSpy(model.modelReset)
    chance = Random(7)
    for _ in range(60):
        items: list[Item] = [row(letter) for letter in chance.sample("abcdefgh", 5)]
        items.insert(chance.randrange(5), Heading("Today"))
        model.show_items(items)
        assert keys(model) == [item.key for item in items]
    assert resets.count() == 0


def test_a_changed_row_is_told_alone(qtbot: QtBot) -> None:
    model = KeyedModel[Item](lambda: AT)
    model.show_items([row("a"), row("b")])
    told = QSignalSpy(model.dataChanged)
    model.show_items([row("a"), row("b", "being discussed now")])
    assert [told.at(n)[0].row() for n in range(told.count())] == [1]


def test_a_heading_cannot_be_chosen(qtbot: QtBot) -> None:
    model = KeyedModel[Item](lambda: AT)
    model.show_items([Heading("Today"), row("a")])
    selectable = [Qt.ItemFlag.ItemIsSelectable in model.flags(model.index(n)) for n in (0, 1)]
    assert selectable == [False, True]
    assert model.first() == "a"

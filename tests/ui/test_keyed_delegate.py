import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.domain.values import Rating
from tests.helpers.builders import AT, CASE
from ui.keyed_delegate import KeyedDelegate
from ui.keyed_model import KeyedModel
from ui.requests.view_model import Item, Row, Section
from ui.theme import colour
from ui.worklist.view_model import Heading

_STATE = QStyle.StateFlag
PAPER = QColor("white")


class NoPen:
    def height(self, item: Item, width: int) -> int:
        return 10

    def draw(self, painter: QPainter, box: QRect, item: Item) -> None:
        """Leaves the ground bare."""


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view, model = QListView(), KeyedModel[Item](lambda: AT)
    qtbot.addWidget(view)
    model.setParent(view)
    model.show_items(
        [Heading("Today"), Row("a", CASE, Section.TODAY, Rating.RED, "Jade", "NB-AAAAA", AT)]
    )
    view.setModel(model)
    view.setItemDelegate(KeyedDelegate(view, NoPen(), QRect.bottom))
    return view


def drawn(view: QListView, row: int, state: QStyle.StateFlag) -> QImage:
    image = QImage(40, 10, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    option = QStyleOptionViewItem()
    option.rect, option.state = image.rect(), state
    with QPainter(image) as painter:
        view.itemDelegate().paint(painter, option, view.model().index(row, 0))
    return image


def test_a_row_stands_on_a_line_and_shows_that_it_is_pointed_at_or_chosen(view: QListView) -> None:
    plain = drawn(view, 1, _STATE.State_None)
    assert (plain.pixelColor(20, 5), plain.pixelColor(20, 9)) == (PAPER, colour("line"))
    assert drawn(view, 1, _STATE.State_MouseOver).pixelColor(20, 5) == colour("hover")
    chosen = drawn(view, 1, _STATE.State_Selected | _STATE.State_MouseOver)
    assert chosen.pixelColor(20, 5) == colour("accent-weak")
    assert [chosen.pixelColor(x, 9) for x in (2, 3)] == [colour("accent"), colour("line")]


def test_where_the_keyboard_is_has_a_ring(view: QListView) -> None:
    held = drawn(view, 1, _STATE.State_HasFocus)
    assert held != drawn(view, 1, _STATE.State_None)


def test_a_heading_has_no_ground(view: QListView) -> None:
    pointed = drawn(view, 0, _STATE.State_MouseOver)
    assert {pointed.pixelColor(x, y).name() for x in range(40) for y in range(10)} == {"#ffffff"}

"""What may be recorded at a tile is in sight, however many agencies and people there are."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, Preset, Rating
from tests.helpers.builders import AT, CASE, CHAIR, HEALTH, HOUR, board, gathering, mother, request
from tests.helpers.builders import subject as child
from tests.helpers.find import part
from tests.helpers.lawful import lawful_partnership, locked
from tests.helpers.local_session import LocalHub
from tests.ui.case.filling import settle
from tests.ui.case.looking import CONSENT, Opened
from ui.case.consent.table import ConsentTable
from ui.case.consent.view import ConsentPage, TileDetail

BESIDE_BOARD = (352, 782)
"""The panel in a window of 900 px in height, as wide as it begins."""
LEAST = (320, 582)
"""The same in the least window."""
EIGHT = tuple(
    Agency(AgencyId(name), name.title())
    for name in ("one", "two", "three", "four", "five", "six", "seven")
)
OWED = gathering(
    request(HEALTH, basis=None, basis_owed_by=AT + HOUR),
    rating=Rating.RED,
    preset=Preset.CHILD_PROTECTION,
    subjects=(child(), mother(parental_responsibility=True)),
)


def opened(qtbot: QtBot, case: Case, size: tuple[int, int] = BESIDE_BOARD) -> Opened:
    eight = tuple(a for a in lawful_partnership().agencies if a.id == HEALTH) + EIGHT
    hub = LocalHub(board(lawful_partnership(agencies=eight), case))
    panel = Opened(qtbot, hub, CHAIR, CASE, CONSENT)
    panel.panel.resize(*size)
    settle()
    return panel


def in_sight(widget: QWidget, box: QRect | None = None) -> bool:
    """All of it, or of that part of it."""
    wanted = widget.rect() if box is None else box
    return widget.visibleRegion().boundingRect().contains(wanted)


@pytest.mark.parametrize("case", [locked(), OWED], ids=["locked", "owed"])
@pytest.mark.parametrize("size", [BESIDE_BOARD, LEAST], ids=str)
def test_a_tile_s_acts_are_in_sight(qtbot: QtBot, case: Case, size: tuple[int, int]) -> None:
    panel = opened(qtbot, case, size)
    table, detail = part(panel.panel, ConsentTable), part(panel.panel, TileDetail)
    assert table.model().rowCount() == 8
    assert table.tile() is not None
    links = detail.findChildren(QAbstractButton)
    assert [link.text() for link in links][:3] == ["Consent given", "Refused", "Told or not"]
    assert all(in_sight(link) for link in links)
    assert in_sight(detail._title)


def test_the_page_follows_the_arrows_to_the_last_agency(qtbot: QtBot) -> None:
    panel = opened(qtbot, OWED)
    table = part(panel.panel, ConsentTable)
    table.setFocus()
    assert not in_sight(table, table.visualRect(table.model().index(7, 0)))
    for _ in range(7):
        QTest.keyClick(table, Qt.Key.Key_Down)
    settle()
    found = table.tile()
    assert found is not None
    assert found.agency == EIGHT[-1].id
    assert in_sight(table, table.tile_box())


def test_where_there_is_little_room_the_reason_is_said_in_a_few_words(qtbot: QtBot) -> None:
    panel = opened(qtbot, locked(), LEAST)
    page, detail = part(panel.panel, ConsentPage), part(panel.panel, TileDetail)
    assert detail._title.text() == "Jade Maple, Health: locked, no consent recorded"
    assert detail.height() < page.height() / 2
    panel.panel.resize(*BESIDE_BOARD)
    settle()
    assert detail._title.text() == "Jade Maple, Health: locked"
    assert detail._why.text().startswith("No consent of Jade Maple for health information.")

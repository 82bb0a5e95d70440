"""A look at the demo's cases, and an open panel over a hub."""

from msgspec import structs
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import CaseId
from tests.helpers.builders import AT, COORDINATOR, board
from tests.helpers.find import part
from tests.helpers.local_session import LocalHub
from ui.case import CasePanel
from ui.case.block_view import BlockList, BlockView
from ui.case.blocks import Block, Look
from ui.case.tabs import Tabs
from ui.session_bridge import SessionBridge
from ui.widgets import Label

SUMMARY, SHARED, CONSENT, CHRONOLOGY, FAMILY, DECISION = range(6)


def look(case: Case, seat: Seat = COORDINATOR, *others: Case) -> Look:
    return Look(board(case, *others), case, seat, AT)


def text(block: Block) -> str:
    """Everything a block says at once."""
    return " ".join((block.title, block.meta, *(words.text for words in block.words))).strip()


def named(blocks: tuple[Block, ...], key: str) -> Block:
    return next(block for block in blocks if block.key == key)


class Opened:
    """A panel that shows one case, and the hub behind it."""

    def __init__(self, qtbot: QtBot, hub: LocalHub, who: Seat, case: CaseId, tab: int = SHARED):
        self.hub = hub
        self.session = hub.session(who)
        self.bridge = SessionBridge(self.session)
        self.panel = CasePanel(self.bridge)
        qtbot.addWidget(self.panel)
        self.id = case
        self.panel.resize(360, 800)
        self.panel.show()
        self.panel.show_case(case)
        part(self.panel, Tabs).choose(tab)

    @property
    def case(self) -> Case:
        """As the hub holds it."""
        found = self.hub.board.case(self.id)
        assert found is not None
        return structs.replace(found)

    def views(self) -> dict[str, BlockView]:
        page = next(p for p in self.panel.findChildren(BlockList) if p.isVisible())
        return page.views()

    def words(self) -> str:
        """All that the panel says in labels just now."""
        QApplication.processEvents()
        labels = self.panel.findChildren(Label)
        return "\n".join(label.text() for label in labels if label.isVisible())

"""The board: every case at a glance, and the chosen one beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.case.commands import BeginScreening, MarkReady, ReceiveReferral
from app.domain.meeting.commands import OpenSitting, SetShutter
from app.ports import RefusedCommand
from ui.board.brief import brief_text, open_brief
from ui.board.case_menu import CaseMenu
from ui.board.delegates import LinePainter
from ui.board.feed import Feed
from ui.board.filter_menu import FilterMenu
from ui.board.filters import Asked, Scope
from ui.board.head import head_words, open_sitting
from ui.board.model import BoardModel
from ui.board.offers import Do, done_at_once, form, may, offered
from ui.board.pages import Pages
from ui.board.search import terms
from ui.board.table import BoardTable
from ui.board.toolbar import Toolbar
from ui.screen import Head
from ui.session_bridge import SessionBridge
from ui.widgets import Button, Notice, Panel, announce
from ui.words import plural, refusal_words

_PANEL = 352


class BoardScreen(Panel):
    """A Screen. `panel` shows the chosen case, and is another's."""

    case_chosen = Signal(str)
    case_opened = Signal(str)
    action_wanted = Signal(str, str, str)
    """A case, the name of a form and what it starts with: "rate", "red"; or request ready defer."""
    new_referral_wanted = Signal()
    meeting_wanted = Signal()
    project_wanted = Signal()
    head_changed = Signal()
    waiting_changed = Signal()

    def __init__(
        self, bridge: SessionBridge, panel: QWidget, settings: QSettings | None = None
    ) -> None:
        super().__init__("canvas")
        self._bridge = bridge
        self._model = BoardModel(bridge.now)
        self._table = BoardTable(self._model, LinePainter(bridge.now))
        self._toolbar = Toolbar()
        self._filter = FilterMenu(self._toolbar.filter, settings or _own_settings())
        self._menu = CaseMenu(self._table)
        self._pages = Pages(self._table)
        self._notice = Notice("", tone="error", action="Close")
        self._meeting = Button("Start meeting", "main")
        self._feed = Feed(bridge, self._model, self._table)
        self._said = ""
        self._lay_out(panel)
        self._listen()
        self._ask()

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def head(self) -> Head:
        board = self._bridge.board
        return Head(detail=head_words(board, self._bridge.now()) if board else "")

    @property
    def tools(self) -> Sequence[QWidget]:
        return (self._meeting,)

    @property
    def waiting(self) -> int:
        return 0

    @property
    def feed(self) -> Feed:
        """For benchmarks: how many rows were computed."""
        return self._feed

    def choose(self, case: str) -> None:
        """Choose a case as if by hand, also one that the filter hides."""
        self._table.choose(case)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the cases. A proxy would take Tab there too, past everything above them."""
        super().focusInEvent(event)
        self._pages.take_keys(event.reason())

    def _lay_out(self, panel: QWidget) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._notice.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(22, 0, 22, 22)
        column.setSpacing(12)
        column.addWidget(self._notice)
        column.addWidget(self._pages, 1)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setChildrenCollapsible(False)
        body.addWidget(left)
        body.addWidget(panel)
        body.setStretchFactor(0, 1)
        body.setSizes([10 * _PANEL, _PANEL])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._toolbar)
        whole.addWidget(body, 1)

    def _listen(self) -> None:
        self._table.chosen.connect(self._chosen)
        self._table.opened.connect(self.case_opened)
        self._table.menu_wanted.connect(self._show_menu)
        self._menu.done.connect(self._do)
        self._toolbar.searched.connect(self._ask)
        self._toolbar.search.returnPressed.connect(self._go_to_found)
        self._toolbar.scoped.connect(self._ask)
        self._filter.changed.connect(self._ask)
        self._toolbar.new_referral_wanted.connect(self.new_referral_wanted)
        self._toolbar.project_wanted.connect(self.project_wanted)
        self._toolbar.brief_wanted.connect(self._open_brief)
        self._pages.new_referral_wanted.connect(self.new_referral_wanted)
        self._pages.clear_wanted.connect(self._clear)
        self._meeting.clicked.connect(self.meeting_wanted)
        self._notice.activated.connect(self._notice.hide)
        self._bridge.refused.connect(self._refused)
        self._bridge.tick.connect(self._say_head)
        self._feed.shown.connect(self._shown)

    def _ask(self) -> None:
        words = terms(self._toolbar.search.text())
        scope = Scope(self._toolbar.scope.choice())
        self._feed.ask(Asked(scope, self._filter.filter, words))

    def _go_to_found(self) -> None:
        """From the search into what it found, and say how much that is."""
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        shown = self._feed.counts()[Scope(self._toolbar.scope.choice())]
        announce(self._table, f"{plural(shown, 'case')} found")

    def _clear(self) -> None:
        self._filter.clear()
        self._toolbar.clear()

    def _shown(self) -> None:
        self._toolbar.show_counts(self._feed.counts())
        self._toolbar.show_filters(self._filter.filter.count)
        self._pages.show_count(len(self._feed.rows()), self._model.rowCount())
        self._say_rights()
        self._say_head()
        self._offer()

    def _say_rights(self) -> None:
        board, partnership, seat = self._bridge.board, self._bridge.partnership, self._bridge.seat
        refer = may(seat, ReceiveReferral)
        self._toolbar.allow(project=may(seat, SetShutter) or may(seat, OpenSitting), refer=refer)
        self._pages.allow(refer=refer)
        self._filter.show_agencies(partnership.agencies if partnership else ())
        going_on = board is not None and open_sitting(board) is not None
        self._meeting.setText("Go to meeting" if going_on else "Start meeting")
        self._meeting.setVisible(going_on or may(seat, OpenSitting))

    def _say_head(self) -> None:
        detail = self.head.detail
        if detail != self._said:
            self._said = detail
            self.head_changed.emit()

    def _open_brief(self) -> None:
        partnership = self._bridge.partnership
        names = {a.id: a.name for a in partnership.agencies} if partnership else {}
        open_brief(self, brief_text(self._model.lines(), names, self._bridge.now()))

    def _chosen(self, case: str) -> None:
        self._offer()
        self.case_chosen.emit(case)

    def _offer(self) -> None:
        board, case = self._bridge.board, self._table.case
        found = board.case(case) if board and case else None
        self._menu.offer(offered(found, self._bridge.seat) if found else ())

    def _show_menu(self, case: str, at: QPoint) -> None:
        self._table.choose(case)
        self._menu.pop_up(at)

    def _do(self, name: str) -> None:
        board, chosen = self._bridge.board, self._table.case
        case = board.case(chosen) if board and chosen else None
        if case is None:
            return
        command = done_at_once(case, Do(name))
        if command is not None:
            self._notice.hide()
            self._bridge.submit(command)
        elif name == Do.OPEN:
            self.case_opened.emit(case.id)
        elif name == Do.COPY:
            QGuiApplication.clipboard().setText(case.reference)
        else:
            self.action_wanted.emit(case.id, *form(Do(name)))

    def _refused(self, refused: RefusedCommand) -> None:
        """Only what was done here without a form: forms say it themselves."""
        command = refused.command
        match command:
            case BeginScreening() | MarkReady(reason=""):
                row = self._feed.row(command.case)
                said = refusal_words(refused)
                lead = f"{row.name}: {said.what}" if row else said.what
                self._notice.show_state(lead, said.to_do, "error", "Close")
                self._notice.show()


def _own_settings() -> QSettings:
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "mashboard", "mashboard"
    )

"""The panel of one case: its head, its tabs, and at the foot a place to share what one knows."""

from collections.abc import Callable

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.case.commands import RateCase
from app.domain.case.state import Case
from app.domain.values import CaseId, Stage
from app.ports import Change, Here, RefusedCommand
from ui.case import chronology, decision, family, papers, releases, shared, summary
from ui.case.action_menu import ActionMenu
from ui.case.actions import Offer, offers
from ui.case.block_view import BlockPage
from ui.case.blocks import Act, Block, Look
from ui.case.consent.view import ConsentPage
from ui.case.dock import Dock
from ui.case.forms.form import Form
from ui.case.forms.opener import Opener
from ui.case.head_view import HeadView
from ui.case.scrolled import scrolled
from ui.case.tabs import Tabs
from ui.case.view_model import head
from ui.session_bridge import SessionBridge
from ui.theme import space
from ui.widgets import EmptyState, Notice, Panel, announce
from ui.words import refusal_words
from ui.words.withdrawals import withdrawal_words


def _shared(look: Look) -> tuple[Block, ...]:
    """Within the hub, beyond it, and what becomes of it."""
    return (*shared.blocks(look), *releases.blocks(look), *papers.blocks(look))


Page = BlockPage | ConsentPage
TABS: tuple[tuple[str, Callable[[], Page]], ...] = (
    ("Summary", lambda: BlockPage(summary.blocks)),
    ("Shared", lambda: BlockPage(_shared)),
    ("Consent", ConsentPage),
    ("Chronology", lambda: BlockPage(chronology.blocks)),
    ("Family", lambda: BlockPage(family.blocks)),
    ("Decision", lambda: BlockPage(decision.blocks)),
)
SHARED, CONSENT = 1, 2
LEAST_WIDTH, _ROOMY = 320, 345


class CasePanel(Panel):
    """Shows one case; only what a change touched is drawn anew."""

    received = Signal(str)
    """A case that was referred here a moment ago."""
    feedback_wanted = Signal(str)
    """The case of which somebody wants to see who is told."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__("surface", "left", parent)
        self._bridge = bridge
        self._case: CaseId | None = None
        self._minute = -1
        self._here: Here | None = None
        self._told: Here | None = None
        self._lists: list[Page] = [make() for _, make in TABS]
        self._stale = set(range(len(TABS)))
        self._head = HeadView()
        self._tabs = Tabs("Parts of the case", tuple(name for name, _ in TABS))
        self._dock = Dock(bridge)
        self._forms = Opener(bridge, self._look_at, self)
        self._menu = ActionMenu(self, self._forms_wanted)
        self._refusal, self._refused_key = Notice("", tone="error"), ""
        self._withdrawn = Notice("")
        self._pages = QStackedWidget()
        self._empty = EmptyState("No case chosen", "Choose one on the board to read it here.")
        self._gone = EmptyState("Not on your board", "This case is not on your board any more.")
        self._body = QWidget()
        self.setMinimumWidth(LEAST_WIDTH)
        self._lay_out()
        self._listen()
        self.show_case(None)

    def show_case(self, case: CaseId | None) -> None:
        """Show that case, at the top of the same tab; nothing where it is not on the board."""
        self._case = case
        for page in self._lists:
            page.show_look(None)
        self._refresh()
        self._refusal.hide()
        self._withdrawn.hide()

    def open_form(self, name: str, case: CaseId, target: str = "") -> Form | None:
        """The form of that name (`ui.case.forms.names.FORMS`), unless it is done at once."""
        return self._forms.open(name, case, target)

    def open_new_referral(self) -> Form | None:
        return self._forms.open_new_referral()

    def offers(self, case: CaseId) -> tuple[Offer, ...]:
        """What this viewer may do on that case now, for any menu that opens its forms."""
        look = self._look_at(case)
        return offers(look) if look else ()

    def case(self) -> CaseId | None:
        """The case shown."""
        return self._case if self.look() else None

    def look(self) -> Look | None:
        """What is shown, as it is now; None where there is nothing to show."""
        return self._look_at(self._case) if self._case else None

    def _look_at(self, case: CaseId) -> Look | None:
        board, seat = self._bridge.board, self._bridge.seat
        found = board.case(case) if board else None
        if board is None or seat is None or found is None:
            return None
        return Look(board, found, seat, self._bridge.now(), self._bridge.present)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the board all the tabs are in sight, in smaller letters where it is narrow."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        self._tabs.set_face("tab" if roomy else "label")
        side = space("l") if roomy else space("m")
        self._inner.setContentsMargins(side, 18, side, 0)

    def _lay_out(self) -> None:
        for page in self._lists:
            own = isinstance(page, ConsentPage)  # It scrolls above a foot of its own.
            self._pages.addWidget(page if own else scrolled(page))
        inner = self._inner = QVBoxLayout(self._body)
        inner.setSpacing(space("m"))
        inner.addWidget(self._head)
        inner.addWidget(self._refusal)
        inner.addWidget(self._withdrawn)
        inner.addWidget(self._tabs)
        inner.addWidget(self._pages, 1)
        inner.addWidget(self._dock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._gone)
        column.addWidget(self._body)
        self._refusal.hide()
        self._withdrawn.hide()
        self._head.menu_button.setMenu(self._menu)
        self._tabs.choose(SHARED)
        self._pages.setCurrentIndex(SHARED)

    def _listen(self) -> None:
        self._tabs.chosen.connect(self._turn_to)
        for page in self._lists:
            page.asked.connect(self._asked)
        self._dock.nil_wanted.connect(lambda: self._forms_wanted("nil"))
        self._dock.basis_wanted.connect(self._share_unasked)
        self._head.rating.rated.connect(lambda rating: self._forms_wanted("rate", rating))
        self._forms.received.connect(self.received)
        self._forms.refused.connect(self._say_refused)
        self._refusal.activated.connect(self._back_to_form)
        self._withdrawn.activated.connect(self._to_consent)
        self._bridge.welcomed.connect(self._refresh)
        self._bridge.changed.connect(self._changed)
        self._bridge.presence_changed.connect(self._present)
        self._dock.writing_changed.connect(self._be_here)
        self._bridge.tick.connect(self._tick)

    def _changed(self, change: Change) -> None:
        if _other(change, self._case):
            self._refresh()
            self._say_withdrawn(change)

    def _refresh(self) -> None:
        look = self.look()
        self._empty.setVisible(look is None and self._case is None)
        self._gone.setVisible(look is None and self._case is not None)
        self._body.setVisible(look is not None)
        if look is not None:
            self._stale = set(range(len(TABS)))
            self._show_head(look)
            self._show_page(look)
        self._dock.show_look(look)
        self._be_here()

    def _turn_to(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        look = self.look()
        if look is not None and tab in self._stale:
            self._show_page(look)

    def _show_head(self, look: Look) -> None:
        self._head.show_head(head(look))
        self._head.rating.setEnabled(look.may(RateCase) and look.case.stage is not Stage.CLOSED)
        self._menu.show_offers(offers(look))
        self._head.menu_button.setVisible(not self._menu.isEmpty())
        said = shared.count(look)
        self._tabs.set_words(SHARED, f"Shared {said}" if said else "Shared")

    def _show_page(self, look: Look) -> None:
        tab = self._tabs.choice()
        self._stale.discard(tab)
        self._lists[tab].show_look(look)

    def _be_here(self) -> None:
        """Tell the others which case one reads, and which answer one writes; while it is seen."""
        if not self.isVisible():
            return
        request = self._dock.writing()
        here = Here(case=self.case(), writing=request.id if request else None)
        if here != self._here:
            self._here = here
            self._told = structs.replace(here, hand=self._hand())
            self._bridge.be(self._told)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._here = None
        self._be_here()

    def hideEvent(self, event: QHideEvent) -> None:
        """Where no other screen has said by now where the person is, they are nowhere."""
        super().hideEvent(event)
        if self._bridge.here is self._told:
            self._bridge.be(Here(hand=self._hand()))

    def _hand(self) -> bool:
        """A hand that was raised stays up."""
        mine = (p.here for p in self._bridge.present if p.account == self._bridge.account)
        return any(here.hand for here in mine)

    def _asked(self, act: Act) -> None:
        if act.name == "feedback" and self._case is not None:
            self.feedback_wanted.emit(self._case)
        else:
            self._forms_wanted(act.name, act.target)

    def _forms_wanted(self, name: str, target: str = "") -> None:
        if self._case is not None:
            self._forms.open(name, self._case, target)

    def _share_unasked(self, facts: str, meaning: str) -> None:
        """The words from the foot, in the form that asks for their basis."""
        form = self._forms.open("share-unasked", self._case) if self._case else None
        if form is not None:
            form.questions.set_values({"facts": facts, "meaning": meaning})
            form.questions.edited.emit()

    def _say_refused(self, refused: RefusedCommand, key: str) -> None:
        """A form that is closed had words refused, or something done at once was."""
        said, self._refused_key = refusal_words(refused), key
        action = "Open the form" if key else ""
        safe = said.safe if key else ""
        text = " ".join(filter(None, (safe, said.to_do)))
        self._refusal.show_state(said.what, text, "error", action)
        self._refusal.show()
        announce(self, said.sentence(), urgent=True)

    def _say_withdrawn(self, change: Change) -> None:
        """Consent was taken back while one has the case before one."""
        said = withdrawal_words(change, self._case)
        if said is not None:
            there = self._tabs.choice() == CONSENT
            text, action = ("", "Close") if there else (said.text, "Show consent")
            self._withdrawn.tell(said.lead, text, said.tone, action)

    def _to_consent(self) -> None:
        """Where the prompt for another basis stands, with the way to record it."""
        self._withdrawn.hide()
        self._tabs.choose(CONSENT)

    def _back_to_form(self) -> None:
        self._refusal.hide()
        self._forms.reopen(self._refused_key)

    def _present(self) -> None:
        look = self.look()
        if look is not None and self._tabs.choice() == SHARED:
            self._show_page(look)

    def _tick(self) -> None:
        """Only what reads the time: the chips, and what falls due when a minute has passed."""
        look = self.look() if self.isVisible() else None
        if look is None:
            return
        self._show_head(look)
        if look.now.minute != self._minute:
            self._minute = look.now.minute
            self._show_page(look)


def _other(change: Change, case: CaseId | None) -> bool:
    """Whether the change touches the case, a case it names, or the partnership."""
    if case is None:
        return False
    before, after = change.before.case(case), change.after.case(case)
    partnership = change.before.partnership is not change.after.partnership
    return before is not after or partnership or _links_changed(after, change)


def _links_changed(case: Case | None, change: Change) -> bool:
    links = case.links if case else ()
    return any(change.before.case(x.other) is not change.after.case(x.other) for x in links)

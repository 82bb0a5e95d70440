"""One version of the document, searched and signed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.partnership.commands import SignThreshold
from app.domain.partnership.state import Partnership, ThresholdVersion
from app.domain.rights import MAY
from app.domain.values import Line, SeatMode
from ui.dialogs import open_confirm
from ui.session_bridge import SessionBridge
from ui.thresholds.document import document, found_words
from ui.thresholds.paper_list import PaperList
from ui.thresholds.side import DocumentSide
from ui.thresholds.versions import signatures, usual, version_named, versions
from ui.widgets import EmptyState
from ui.words import pending_words, today
from ui.words.thresholds import since_words

_SIGN = "Your name and today's date stand under it for your agency. It cannot be taken back."
_SAMPLE = "A sample is not signed: your partnership's own document is."
_NOBODY = "Whoever speaks for an agency signs for it."


class DocumentPage(QWidget):
    found_changed = Signal(str)
    """How many clauses there are, or speak of what is sought."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._version: Line = ""
        self._search = ""
        self._none = EmptyState(
            "No threshold document yet", "An administrator can import one from a Markdown file."
        )
        self._not_found = EmptyState("No clause speaks of it", "Try fewer words, or another word.")
        self.list = PaperList(
            "Clauses of the threshold document", bridge.now, self._none, self._not_found
        )
        self.side = DocumentSide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.side)
        self.setFocusProxy(self.list)
        self.side.pick.chosen.connect(self.turn_to)
        self.side.sign_wanted.connect(self._ask_sign)

    def version(self) -> ThresholdVersion | None:
        """The one that is shown: what is in force until another is chosen."""
        partnership, now = self._bridge.partnership, self._bridge.now()
        chosen = version_named(partnership, self._version)
        return chosen or version_named(partnership, usual(partnership, now))

    def turn_to(self, version: Line, clause: Line = "") -> None:
        """Show that version, at that clause."""
        self._version = version
        self.refresh()
        if clause:
            self.list.choose(f"clause:{clause}")

    def seek(self, search: str) -> None:
        self._search = search
        self.refresh()

    def refresh(self) -> None:
        version, partnership = self.version(), self._bridge.partnership
        self.side.setVisible(version is not None)
        if version is None or partnership is None:
            self.list.show_items((), self._none)
            self.found_changed.emit("")
            return
        self.list.show_items(document(version, self._search), self._not_found)
        self.found_changed.emit(found_words(version, self._search))
        self._show_side(version, partnership)

    def refresh_pending(self) -> None:
        version, partnership = self.version(), self._bridge.partnership
        if version is not None and partnership is not None:
            self._offer(version, partnership)

    def _show_side(self, version: ThresholdVersion, partnership: Partnership) -> None:
        now = self._bridge.now()
        since = since_words(version, partnership, today(now))
        self.side.pick.show_versions(versions(partnership, now), version.version)
        self.side.show_version(version, since, signatures(version, partnership))
        self._offer(version, partnership)

    def _offer(self, version: ThresholdVersion, partnership: Partnership) -> None:
        """Sign for one's own agency, once."""
        seat = self._bridge.seat
        agency = partnership.agency(seat.agency) if seat and seat.agency else None
        signed = agency is not None and any(s.agency == agency.id for s in version.sign_offs)
        here = agency is not None and agency.mode is not SeatMode.OFF
        may = seat is not None and not MAY[SignThreshold].isdisjoint(seat.roles)
        whose = agency.name if agency and here and may and not signed else ""
        offered = "" if version.sample else whose
        why_not = _SAMPLE if version.sample else "" if offered or signed else _NOBODY
        self.side.offer(offered, self._going(version), why_not)

    def _going(self, version: ThresholdVersion) -> str:
        mine = (
            pending_words(p).text
            for p in self._bridge.pending
            if isinstance(p.command, SignThreshold) and p.command.version == version.version
        )
        return next(mine, "")

    def _ask_sign(self) -> None:
        version, seat = self.version(), self._bridge.seat
        if version is None or seat is None:
            return
        name = version.version

        def done(yes: bool) -> None:
            if yes:
                self._bridge.submit(SignThreshold(version=name))

        open_confirm(self, f"Sign version {name}?", _SIGN, "Sign", done)

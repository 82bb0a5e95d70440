"""The foot of the panel: say what one's own agency knows, while reading the case."""

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case.commands import ShareInformation
from app.domain.case.parts import Content, Handling
from app.domain.case.state import Request
from app.domain.commands import Command
from app.domain.values import CaseId, ContributionId, Stage
from app.ports import RefusedCommand
from ui.case.blocks import Look
from ui.drafts import Draft
from ui.session_bridge import SessionBridge
from ui.theme import colour, radius, space
from ui.widgets import Area, Button, Chip, Notice, Pill, announce
from ui.words import pending_words, refusal_words

_WAITS = "What your agency is asked waits for consent."
_WAITS_TEXT = (
    "It comes to you by itself once it may. What a duty or power of your own lets you share "
    "without consent, you may share here, and say on which."
)
_LATE = (Stage.DECIDED, Stage.CLOSING)


class Sharing(Struct, frozen=True):
    """What one may share on a case: as an answer to `request`, unasked, or late."""

    request: Request | None
    late: bool
    off_wall: bool
    waits: bool = False
    """The agency's request waits for consent: it shares on its own basis, or not yet."""


def sharing(look: Look) -> Sharing | None:
    """None where the viewer speaks for no agency, or the case is closed."""
    agency = look.partnership.agency(look.seat.agency) if look.seat.agency else None
    if agency is None or not look.may(ShareInformation) or look.case.stage is Stage.CLOSED:
        return None
    late = look.case.stage in _LATE
    own = [r for r in look.case.requests if r.agency == agency.id]
    asked = None if late else next((r for r in own if r.open), None)
    waits = asked is None and any(r.locked for r in own)
    return Sharing(asked, late, agency.off_wall, waits)


def _words(offer: Sharing) -> str:
    if offer.waits:
        return "Share on our own basis …"
    return "Share as late information" if offer.late else "Share"


class Dock(QWidget):
    """Two fields and a press. What is written stays until the hub has it."""

    nil_wanted = Signal()
    basis_wanted = Signal(str, str)
    """What is known and what it means, to be shared on a basis that is still to be said."""
    writing_changed = Signal()

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._case: CaseId | None = None
        self._sharing: Sharing | None = None
        self._sent: ShareInformation | None = None
        self._draft = Draft(bridge, "", self)
        self.facts, self.meaning = Area(1, 8, bare=True), Area(1, 5, bare=True)
        self._kind = Chip("Fact")
        self._nil = Button("No record found", "quiet")
        self._share = Button("Share", "main")
        self._state = Pill("")
        self._waits = Notice(_WAITS, _WAITS_TEXT, "neutral")
        self._refusal = Notice("", tone="error")
        self._lay_out()
        self._connect()

    def show_look(self, look: Look | None) -> None:
        """Offer what may be shared on this case now."""
        case = look.case.id if look else None
        if case != self._case:
            self._take_up(case)
        self._sharing = sharing(look) if look else None
        self.setVisible(self._sharing is not None)
        if self._sharing is not None:
            self._name_parts(self._sharing)
        self._show_pending()

    def writing(self) -> Request | None:
        """The request that is being answered just now."""
        return self._sharing.request if self._sharing and self.facts.text().strip() else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = QRectF(self._frame.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("control"), 1))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(box, radius("xl"), radius("xl"))

    def _take_up(self, case: CaseId | None) -> None:
        """Put away what is written on one case, and take up what was written on this one."""
        self._draft.keep()
        self._draft.deleteLater()
        self._case, self._sent = case, None
        self._draft = Draft(self._bridge, f"case:{case}:share", self)
        kept = self._draft.load() if case else {}
        self._write(kept.get("facts", ""), kept.get("meaning", ""))
        self._refusal.hide()

    def _write(self, facts: str, meaning: str) -> None:
        self.facts.setText(facts)
        self.meaning.setText(meaning)
        self._enable()

    def _name_parts(self, offer: Sharing) -> None:
        late = "Late information that bears on this case …"
        known = late if offer.late else "What you know that bears on this case …"
        self.facts.setPlaceholderText(known)
        self._waits.setVisible(offer.waits)
        self._share.setText(_words(offer))
        answers = "Answers the request to your agency." if offer.request else "Nobody asked for it."
        self._share.setToolTip(f"{answers} Ctrl+Enter")

    def _edited(self) -> None:
        self._refusal.hide()
        self._draft.write({"facts": self.facts.text(), "meaning": self.meaning.text()})
        self._enable()
        self.writing_changed.emit()

    def _enable(self) -> None:
        """While it is sent, the words stand still."""
        under_way = self._sent is not None
        for part in (self.facts, self.meaning):
            part.setReadOnly(under_way)
        written = bool(self.facts.text().strip() or self.meaning.text().strip())
        self._share.setEnabled(written and not under_way)
        self._nil.setVisible(not written and not self._waits.isVisibleTo(self))

    def _submit(self) -> None:
        if self._case is None or self._sharing is None or not self._share.isEnabled():
            return
        if self._sharing.waits:
            self.basis_wanted.emit(self.facts.text().strip(), self.meaning.text().strip())
            return
        handling = Handling(off_wall=self._sharing.off_wall)
        content = Content(
            facts=self.facts.text().strip(), meaning=self.meaning.text().strip(), handling=handling
        )
        request = self._sharing.request
        self._refusal.hide()
        self._draft.keep()
        self._bridge.submit(
            ShareInformation(
                case=self._case,
                contribution=ContributionId(self._bridge.fresh_id()),
                content=content,
                request=request.id if request else None,
            )
        )

    def _show_pending(self) -> None:
        """What is on its way on this case, also from before a restart."""
        mine = ((p, self._words_here(p.command)) for p in self._bridge.pending)
        pending, command = next((found for found in mine if found[1]), (None, None))
        before = self._sent
        if pending is not None and command is not None:
            self._sent = command
            self._write(command.content.facts, command.content.meaning)
            said = pending_words(pending)
            self._state.show_state(said.text, said.tone)
        elif before is not None:
            self._settle(before)
        self._state.setVisible(self._sent is not None)
        self._enable()

    def _words_here(self, command: Command) -> ShareInformation | None:
        """Words shared on this case; a list of searches is a form's."""
        if not isinstance(command, ShareInformation) or command.content.searches:
            return None
        return command if command.case == self._case else None

    def _settle(self, sent: ShareInformation) -> None:
        """It left the pending: the words go where the board shows them."""
        self._sent = None
        look = self._bridge.board.case(sent.case) if self._bridge.board else None
        if look and any(c.id == sent.contribution for c in look.contributions):
            self._draft.drop()
            self._write("", "")
            announce(self, "Shared.")
            self.writing_changed.emit()

    def _refused(self, refused: RefusedCommand) -> None:
        command = self._words_here(refused.command)
        if command is None:
            return
        self._sent = None
        self._write(command.content.facts, command.content.meaning)
        self._draft.write({"facts": self.facts.text(), "meaning": self.meaning.text()})
        self._draft.keep()
        said = refusal_words(refused)
        self._refusal.show_state(said.what, f"{said.safe} {said.to_do}", "error")
        self._refusal.show()
        announce(self, said.sentence(), urgent=True)

    def _connect(self) -> None:
        self.facts.edited.connect(self._edited)
        self.meaning.edited.connect(self._edited)
        self.facts.submitted.connect(self._submit)
        self.meaning.submitted.connect(self._submit)
        self._share.clicked.connect(self._submit)
        self._nil.clicked.connect(self.nil_wanted)
        self.facts.installEventFilter(self)
        self.meaning.installEventFilter(self)
        self._bridge.pending_changed.connect(self._show_pending)
        self._bridge.refused.connect(self._refused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name what is written: a fact, or what the agency makes of it."""
        if event.type() == QEvent.Type.FocusIn:
            self._kind.show_state("Meaning" if watched is self.meaning else "Fact")
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        for area, name in ((self.facts, "What you know"), (self.meaning, "What it means")):
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setAccessibleName(name)
        self.meaning.setPlaceholderText("What it means …")
        self._frame = QWidget()
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(9, 5, 9, 9)
        inner.setSpacing(0)
        inner.addWidget(self.facts)
        inner.addWidget(self.meaning)
        inner.addLayout(self._foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space("l"))
        column.setSpacing(space("s"))
        for part in (self._refusal, self._state, self._waits, self._frame):
            column.addWidget(part)
        column.setAlignment(self._state, Qt.AlignmentFlag.AlignLeft)
        self._refusal.hide()
        self._state.hide()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._kind)
        row.addStretch(1)
        row.addWidget(self._nil)
        row.addWidget(self._share)
        return row

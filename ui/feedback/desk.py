"""One message at a time: what is chosen for it is kept, and what is asked of it goes to the hub."""

from PySide6.QtCore import QObject, Signal

from app.domain.case import commands as c
from app.domain.case.feedback import Channel, Message
from app.domain.case.state import Case
from app.domain.values import CaseId, MessageId
from app.feedback import note_json
from app.ports import RefusedCommand
from ui.dialogs import open_ask_text, open_confirm
from ui.drafts import Keeper
from ui.feedback.deeds import Do
from ui.feedback.page import MessagePage
from ui.feedback.questions import ASKED, release_question
from ui.feedback.scene import Scene
from ui.feedback.sheet import Sheet, sheet
from ui.feedback.view_model import runs
from ui.feedback.writing import Writing, as_text, begun, from_text, is_told
from ui.notes.doing import NoteDoing
from ui.notes.keep import open_save_text
from ui.session_bridge import SessionBridge
from ui.words import refusal_words

_OURS = (
    c.QueueMessage,
    c.RecallMessage,
    c.MarkGiven,
    c.FileMessage,
    c.DisputeMessage,
    c.SettleDispute,
)


class MessageDesk(QObject):
    case_wanted = Signal(str)
    """The case to be shown on the board."""
    correction_wanted = Signal(str, str)
    """A case and its decision."""
    safe_way_wanted = Signal(str, str)
    """A case and a person of it."""

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.page = MessagePage()
        self._notes = NoteDoing(bridge, self.page)
        self._at: tuple[CaseId, MessageId] | None = None
        self._writing: Writing | None = None
        self._sheet: Sheet | None = None
        self._refused: RefusedCommand | None = None
        self._keeper = Keeper(bridge, self)
        self._connect()

    def open(self, case: CaseId, message: MessageId) -> None:
        self.flush()
        self._at, self._refused = (case, message), None
        self._writing = from_text(self._keeper.kept(_key(message)))
        self.refresh()

    def close(self) -> None:
        self.flush()
        self._at = None

    def refresh(self) -> None:
        """Show the message as it stands; compose it alone."""
        self._settle()
        scene = self._scene()
        if scene is None:
            return
        self._sheet = sheet(scene)
        self.page.show_sheet(self._sheet, self._bridge.now())
        self._show_refused()
        if not runs(scene.seat):
            # Whoever runs the board reads every message here, and has not heard it for an agency.
            self._notes.see(scene.case.id, scene.message.owed.id)

    def tick(self) -> None:
        """The countdown alone, until the time is over."""
        shown = self._sheet
        if self._at is None or shown is None or shown.leaves is None:
            return
        now = self._bridge.now()
        self.page.side.countdown.show_left(shown.leaves, now)
        if shown.leaves <= now:
            self.refresh()

    def flush(self) -> None:
        """Keep what was written."""
        self._keeper.flush()

    def hear(self, refused: RefusedCommand) -> None:
        command = refused.command
        if isinstance(command, _OURS) and self._at and command.message == self._at[1]:
            self._refused = refused
            self.refresh()

    def _connect(self) -> None:
        page = self.page
        page.asked.connect(self._do)
        page.case_wanted.connect(self._show_case)
        page.words.edited.connect(self._edited)
        page.words.put_back.connect(self._put_back)
        page.words.json_asked.connect(self._save_json)
        page.side.way.chosen.connect(self._chosen)
        page.side.safe.record_asked.connect(self._record)

    def _show_case(self) -> None:
        if self._at is not None:
            self.case_wanted.emit(self._at[0])

    def _scene(self) -> Scene | None:
        board, seat, partnership = self._bridge.board, self._bridge.seat, self._bridge.partnership
        case = board.case(self._at[0]) if board and self._at else None
        message = _named(case, self._at[1]) if self._at else None
        if case is None or message is None or seat is None or partnership is None:
            return None
        writing = self._writing or begun(case, message, partnership)
        now = self._bridge.now()
        return Scene(case, message, partnership, seat, now, writing, self._bridge.pending)

    def _settle(self) -> None:
        """Drop what the board shows as told."""
        scene = self._scene()
        if scene is not None and self._writing and is_told(scene.message, self._writing):
            self._writing = None
            self._keeper.drop(_key(scene.message.owed.id))

    def _show_refused(self) -> None:
        if self._refused is None:
            self.page.show_refused("", "")
            return
        words = refusal_words(self._refused)
        said = _said(self._refused)
        self.page.show_refused(words.what, words.to_do + (f" You wrote: “{said}”" if said else ""))

    # What is chosen

    def _chosen(self, channel: str, address: str) -> None:
        scene = self._scene()
        if scene is not None:
            was = scene.writing
            self._keep(Writing(Channel(channel), address, was.title, was.body))

    def _edited(self, title: str, body: str) -> None:
        scene = self._scene()
        if scene is not None:
            was = scene.writing
            self._keep(Writing(was.channel, was.address, title, body))

    def _put_back(self) -> None:
        scene = self._scene()
        if scene is not None:
            self._keep(Writing(scene.writing.channel, scene.writing.address))

    def _keep(self, writing: Writing) -> None:
        if self._at is not None:
            self._writing = writing
            self._keeper.keep(_key(self._at[1]), as_text(writing))
            self.refresh()

    # What is asked

    def _do(self, do: Do) -> None:
        if self._at is None:
            return
        self._refused = None
        if do is Do.APPROVE:
            self._queue(*self._at)
        elif do is Do.RELEASE:
            self._ask_release()
        elif do is Do.CORRECT:
            self._correct()
        else:
            self._ask(do, *self._at)

    def _queue(self, case: CaseId, message: MessageId) -> None:
        """The words that stand before the person's eyes, and no others."""
        scene, shown = self._scene(), self._sheet
        if scene is None or shown is None or shown.words is None or self.page.words.too_long():
            return
        if (scene.case.id, scene.message.owed.id) != (case, message):
            return
        address = "" if scene.family else scene.writing.address
        way = scene.writing.channel
        sends = way in (Channel.EMAIL, Channel.NOTIFY)
        self._keeper.flush()
        self._bridge.submit(
            c.QueueMessage(message, way, shown.words, address if sends else "", case=case)
        )
        self.refresh()

    def _ask_release(self) -> None:
        shown, at = self._sheet, self._at
        if shown is None or shown.safe is None or at is None:
            return

        def done(yes: bool) -> None:
            if yes:
                self._queue(*at)

        open_confirm(self.page, *release_question(shown.safe), done, danger=True)

    def _correct(self) -> None:
        scene = self._scene()
        if scene is not None and scene.message.decision is not None:
            self.correction_wanted.emit(scene.case.id, scene.message.decision)

    def _ask(self, do: Do, case: CaseId, message: MessageId) -> None:
        question, make = ASKED[do]

        def done(words: str | None) -> None:
            if words is not None:
                self._bridge.submit(make(case, message, words))

        open_ask_text(self.page, question, done)

    def _record(self) -> None:
        shown = self._sheet
        if shown is not None and shown.safe is not None:
            self.safe_way_wanted.emit(shown.case, shown.safe.subject)

    def _save_json(self) -> None:
        scene, shown = self._scene(), self._sheet
        if scene is not None and shown is not None and shown.words is not None:
            text = note_json(scene.case, scene.partnership, scene.message, scene.now)
            open_save_text(self.page, shown.words, text)


def _named(case: Case | None, named: MessageId) -> Message | None:
    return next((m for m in case.messages if m.owed.id == named), None) if case else None


def _key(message: MessageId) -> str:
    return f"feedback:{message}"


def _said(refused: RefusedCommand) -> str:
    match refused.command:
        case c.RecallMessage(reason=words) | c.MarkGiven(how=words):
            return words
        case c.DisputeMessage(text=words) | c.SettleDispute(text=words):
            return words
        case c.FileMessage(filed_as=words):
            return words
        case _:
            return ""

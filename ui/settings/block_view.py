"""One block: its parts, what would become of them, and the way to the hub and back."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.domain.errors import Code
from app.ports import PendingState, RefusedCommand
from ui.dialogs import open_confirm
from ui.forms.parts import Problem, Values
from ui.session_bridge import SessionBridge
from ui.settings.elsewhere import now_it_says
from ui.settings.facts import Facts
from ui.settings.fields import Fields
from ui.settings.fills import Fills
from ui.settings.foot import Foot
from ui.settings.kept import Kept, KeptWords
from ui.settings.parts import Block, Fill
from ui.settings.sending import Sending
from ui.settings.shown import ShownView
from ui.widgets import Card, Label, Notice, announce
from ui.widgets.tones import Tone
from ui.words import on_the_board, pending_words, refusal_words

_LOOK_FIRST = "They were sent once: see whether the board has them before you save them again."
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ELSEWHERE = "Changed elsewhere while you write."
_FASTER = "Not saved: somebody else saved this a moment before you."


class BlockView(Card):
    """What is written here is kept until the hub has it. `may`: whether it may be changed."""

    sent = Signal(object)
    """The command that is about to go out."""
    accepted = Signal(object)
    """The command that the board now holds."""
    unsaved_changed = Signal()

    def __init__(self, bridge: SessionBridge, block: Block, *, may: bool) -> None:
        super().__init__(block.title)
        self._bridge, self._block = bridge, block
        self._may = may and block.make is not None
        self._kept = KeptWords(bridge, block.key, self)
        self.sending = Sending(bridge, self._would_say, self)
        self._elsewhere = False
        self._before = block.stands
        self._text = Label(block.text, "meta", "ink-2", wrap=True)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 8, 0, 0)
        self._below = ShownView()
        self._notice = Notice("", tone="error")
        self.foot = Foot(block)
        self._fills = Fills()
        self.fields: Fields | None = None
        self._lay_out()
        self._begin()
        self._listen()

    @property
    def key(self) -> str:
        return self._block.key

    @property
    def unsaved(self) -> bool:
        """Whether something is written that does not stand on the board."""
        return self.fields is not None and self.fields.values() != self._base

    def notice(self) -> str:
        """What is said of what was written; empty where nothing is."""
        return "" if self._notice.isHidden() else self._notice.accessibleName()

    def state(self) -> str:
        return self.foot.state()

    def update_block(self, block: Block, *, may: bool) -> None:
        """The board moved, or a minute passed."""
        before, self._block = self._block, block
        self.set_head(block.title)
        self._text.setText(block.text)
        if block.fills != before.fills:
            self._fills.offer(block.fills)
        can = may and block.make is not None
        if can != self._may or block.parts != before.parts or self.fields is None:
            self._may = can
            self._rebuild(before)
        elif block.stands != before.stands:
            self._take(before)
        self._tell()

    def keep(self) -> None:
        """Before it goes out of sight: what was to be kept soon is kept now."""
        self._kept.keep()

    def let_go(self) -> None:
        """It is taken off its page: what it sent is somebody else's to follow."""
        self.keep()
        self.sending.let_go()

    def hear(self, refused: RefusedCommand) -> bool:
        """Whether the refusal was of this block; then it is said here."""
        if not self.sending.is_mine(refused.command):
            return False
        self.sending.refuse()
        if refused.refusal.code is Code.CHANGED_SINCE and self.fields is not None:
            if not self._sent_again(refused.command):
                self._say_elsewhere(self._before, _FASTER)
                announce(self, self.notice(), urgent=True)
                self._tell()
            return True
        words = refusal_words(refused)
        place = self._place(refused)
        if not (place and self.fields and self.fields.show_problem(Problem(place, words.what))):
            place = ""
        self._say(words.what, f"{words.safe} {words.to_do}", "error")
        announce(self, words.sentence(), urgent=True)
        self._tell()
        return True

    def save(self) -> None:
        if not self._may or self.fields is None or self.sending.going or self._block.make is None:
            return
        if not (self.unsaved or self._block.doing):
            return
        made = self._block.make(self.fields.values())
        if isinstance(made, Problem):
            if not self.fields.show_problem(made):
                self._say(made.text, "", "error")
        elif self._elsewhere:
            self._say_elsewhere(self._before)
        else:
            self._ask_and_send(made)

    def fill(self, fill: Fill) -> None:
        """Words to look at; they stand once they are saved."""
        if self.fields is not None:
            self.fields.set_values({**self.fields.values(), **fill.values})
            self._edited()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and with_control:
            self.save()
        else:
            super().keyPressEvent(event)

    def _sent_again(self, command: Command) -> bool:
        """Where what changed stands in another block, the words go out anew beside it."""
        if self._block.stands != self._before or self.fields is None or self._block.make is None:
            return False
        made = self._block.make(self.fields.values())
        if isinstance(made, Problem) or made == command:
            return False
        self._send(made)
        return True

    def _would_say(self, command: Command) -> bool:
        return self._block.mine(command)

    def _ask_and_send(self, command: Command) -> None:
        values = self.fields.values() if self.fields else {}
        caution = self._block.warn(values)
        if caution is None:
            self._send(command)
            return

        def answered(yes: bool) -> None:
            if yes and shiboken6.isValid(self):
                self._send(command)

        words = self._block.action
        open_confirm(self, caution.title, caution.text, words, answered, danger=True)

    def _send(self, command: Command) -> None:
        self._notice.hide()
        self._before = self._block.stands
        self._write(sent=True)
        self._kept.keep()
        self.sent.emit(command)
        self.sending.send(command)
        self._tell()

    def _begin(self) -> None:
        """With what was written here before, where that was kept."""
        self._rebuild_body()
        kept = self._kept.load() if self._may else Kept()
        if kept.values and self.fields is not None:
            self.fields.set_values({**self._base, **kept.values})
            if self.unsaved and not self.sending.going:
                text = _LOOK_FIRST if kept.sent else "They were not saved."
                self._say("Your earlier words are here again.", text, "neutral")
            if kept.stood not in (None, self._block.stands) and self.unsaved:
                self._say_elsewhere(kept.stood)
        self.sending.take_up()
        self._tell()

    def _rebuild(self, before: Block) -> None:
        written = self.fields.values() if self.fields is not None and self.unsaved else None
        self._rebuild_body()
        if written is not None and self.fields is not None:
            self.fields.set_values(written)
            if before.stands != self._block.stands:
                self._before = before.stands
                self._compare()

    def _rebuild_body(self) -> None:
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = None
        self._base: Values = {}
        if self._may:
            self.fields = Fields(self._block.parts)
            self.fields.reset(self._block.stands)
            self._base = self.fields.values()
            self.fields.edited.connect(self._edited)
            self.fields.submitted.connect(self.save)
            self._body.addWidget(self.fields)
        else:
            self._body.addWidget(Facts(self._block.parts, self._block.stands))

    def _take(self, before: Block) -> None:
        """What stands is another: show it, unless the person is writing."""
        if self.fields is None:
            return
        written = self.fields.values()
        was_unsaved = self.unsaved
        self.fields.reset(self._block.stands)
        self._base = self.fields.values()
        if was_unsaved and written != self._base:
            self.fields.set_values(written)
            self._before = before.stands
            self._compare()
        else:
            self._clean()

    def _compare(self) -> None:
        if not self.sending.going:
            self._say_elsewhere(self._before)
            self._write()

    def _say_elsewhere(self, before: Values, lead: str = _ELSEWHERE) -> None:
        self._elsewhere, self._before = True, before
        self._say(lead, now_it_says(self._block, before), "warn", "I have looked")

    def _looked(self) -> None:
        self._elsewhere = False
        self._notice.hide()
        self._write()

    def _edited(self) -> None:
        if not self._elsewhere:
            self._notice.hide()
        self.foot.say(None)
        self._write()
        self._tell()
        self.unsaved_changed.emit()

    def _write(self, *, sent: bool = False) -> None:
        if self.fields is not None:
            self._kept.write(self.fields.values(), self._block.stands, sent=sent)
            if not self.unsaved and not self._block.doing:
                self._kept.drop()

    def _clean(self) -> None:
        self._kept.drop()
        self._elsewhere = False
        self._notice.hide()

    def _back(self) -> None:
        """As it stands on the board."""
        if self.fields is not None:
            self.fields.reset(self._block.stands)
            self.fields.forgive()
            self._clean()
            self._tell()
            self.unsaved_changed.emit()
            self._go_to_first()

    def _go_to_first(self) -> None:
        """The button that had the keyboard goes; it stays with the block."""
        held, first = QApplication.focusWidget(), self.fields.first() if self.fields else None
        if first is not None and held is not None and self.isAncestorOf(held):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken(self, command: Command) -> None:
        self._back()
        said_now = on_the_board(self._bridge.now())
        self.foot.say(said_now)
        announce(self, f"{self._block.title}: {said_now.text}.")
        self.accepted.emit(command)

    def _tell(self) -> None:
        values = self.fields.values() if self.fields is not None else self._block.stands
        going, can = self.sending.going, self.fields is not None
        if self.fields is not None:
            self.fields.setEnabled(not going)
            self.fields.show_hints(self._block.hints(values))
        self._below.show_all(self._block.advise(values), self._block.shown(values))
        self.foot.show_effect(self._block.effect if can else "")
        ready = can and not going and (self.unsaved or self._block.doing)
        self.foot.offer(save=ready, undo=ready and self.unsaved)
        self._fills.allow(can and not going)
        self._tell_going()

    def _tell_going(self) -> None:
        mine = self.sending.pending
        if not mine:
            if self.state() != on_the_board(self._bridge.now()).text:
                self.foot.say(None)
            return
        self.foot.say(pending_words(mine[0]))
        if mine[0].state is PendingState.WAITING:
            text = "It goes out when the line returns. You may close the window."
            self._say("Saved here, encrypted.", text, "warn")

    def _say(self, lead: str, text: str, tone: Tone, action: str = "") -> None:
        self._notice.show_state(lead, text, tone, action)
        self._notice.show()

    def _place(self, refused: RefusedCommand) -> str:
        """The part that the refusal speaks of, as its facts name it."""
        names = {part.name for part in self._block.parts}
        facts = dict(refused.refusal.facts)
        said_of = (facts.get("field", ""), *facts)
        return next((name for name in said_of if name in names), "")

    def _listen(self) -> None:
        self.foot.saved.connect(self.save)
        self.foot.undone.connect(self._back)
        self._fills.chosen.connect(self.fill)
        self._notice.activated.connect(self._looked)
        self.sending.moved.connect(self._tell)
        self.sending.taken.connect(self._taken)

    def _lay_out(self) -> None:
        self._text.setVisible(bool(self._block.text))
        self.add(self._text)
        body = QWidget()
        body.setLayout(self._body)
        self.add(body)
        self.add(self._fills)
        self._fills.offer(self._block.fills)
        self.add(self._below)
        self.add(self._notice)
        self.add(self.foot)
        self._notice.hide()

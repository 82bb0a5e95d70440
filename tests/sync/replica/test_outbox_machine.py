"""What a person typed, from the key to the record: kept, sent, sent again, answered, let go.

Beside the replica stands a plain list of what ought to be in each state; the hub's frames and the
shelf's writes come in any order.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.errors import Code
from app.domain.values import CommandId
from app.ports import Pending, PendingState
from sync.protocol import (
    Accepted,
    Batch,
    Frame,
    Later,
    NotNow,
    RefusedFrame,
    Submit,
    Welcome,
    encode,
)
from sync.replica import Replica
from sync.replica import effects as out
from tests.helpers.builders import AT, BOARD, COORDINATOR, uid
from tests.helpers.submitting import note

HEAD, EPOCH = "00" * 32, "of this morning"
which = st.integers(0, 4)


@dataclass
class Word:
    state: PendingState = PendingState.KEEPING
    position: int = 0
    """Where the hub says it stands, once it does."""


class Outbox(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.replica = Replica(COORDINATOR.account)
        self.shelf: dict[CommandId, Pending] = {}
        self.shelving: deque[out.Keep | out.Drop] = deque()
        self.sent: list[CommandId] = []
        self.back: list[CommandId] = []
        self.words: dict[CommandId, Word] = {}
        self.typed: list[CommandId] = []
        self.linked = False
        self.position = 0
        self.the_line_opens()

    # What the replica asks for

    def do(self, effects: Iterable[out.Effect]) -> None:
        for effect in effects:
            match effect:
                case out.Keep() | out.Drop():
                    self.shelving.append(effect)
                case out.HandedBack(refused=refused):
                    self.back.append(refused.id)
                case out.Send(data=data) if data.startswith(b'{"type":"Submit"'):
                    self.sent.append(_id_of(data))

    def frame(self, frame: Frame) -> None:
        self.do(self.replica.received(encode(frame)))

    def sends(self, *expected: CommandId) -> None:
        """Exactly these went out since the last time, in this order."""
        assert self.sent == list(expected)
        self.sent.clear()

    def word(self, n: int) -> tuple[CommandId, Word | None]:
        """One of the latest; None where it is settled."""
        latest = self.typed[-5:]
        name = latest[n % len(latest)]
        return name, self.words.get(name)

    # What happens

    @rule(at_once=st.booleans())
    def somebody_types(self, at_once: bool) -> None:
        """And sees the shelf write at once, or not."""
        name = CommandId(uid(len(self.typed) + 1, 0xC))
        self.do(self.replica.submit(name, note(), AT))
        self.typed.append(name)
        self.words[name] = Word()
        self.sends()
        while at_once and self.shelving:
            self.the_shelf_writes()

    @rule()
    def the_shelf_writes(self) -> None:
        if not self.shelving:
            return
        match self.shelving.popleft():
            case out.Drop(id=name):
                self.shelf.pop(name, None)
            case out.Keep(pending=pending):
                self.shelf[pending.id] = pending
                self.do(self.replica.kept(pending.id))
                self._goes_out(pending.id, PendingState.KEEPING)

    def _goes_out(self, name: CommandId, where: PendingState) -> None:
        word = self.words.get(name)
        goes = word is not None and word.state is where and self.linked
        if word is not None and word.state is where:
            word.state = PendingState.SENDING if self.linked else PendingState.WAITING
        self.sends(*[name] * goes)

    @rule()
    def the_line_opens(self) -> None:
        """Everything goes out again that the shelf has: a restored hub may know nothing of it."""
        if self.linked:
            return
        self.do(self.replica.connected())
        self.sends()
        self.linked = True
        self.frame(Welcome(BOARD, COORDINATOR.account, self.position, EPOCH, HEAD, "", AT, 0))
        kept = [n for n, word in self.words.items() if word.state is not PendingState.KEEPING]
        for name in kept:
            self.words[name] = Word(PendingState.SENDING)
        self.sends(*kept)

    @rule()
    def the_line_breaks(self) -> None:
        if not self.linked:
            return
        self.do(self.replica.lost(None, AT))
        self.linked = False
        for word in self.words.values():
            if word.state is PendingState.SENDING:
                word.state = PendingState.WAITING

    @rule(n=which, ahead=st.integers(1, 2))
    def the_hub_accepts_and_then_puts_off(self, n: int, ahead: int) -> None:
        """As after a retry that crossed its own answer."""
        self.the_hub_accepts(n, ahead)
        self.the_hub_says_not_now(n)

    @rule(n=which, ahead=st.integers(-1, 2))
    def the_hub_accepts(self, n: int, ahead: int) -> None:
        """Before or after its batch is here, and perhaps again."""
        if not self.linked or not self.typed:
            return
        name, word = self.word(n)
        at = max(1, self.position + ahead)
        self.frame(Accepted(name, at))
        if word is not None:
            word.state, word.position = PendingState.ACCEPTED, at
        self._seen()

    @rule(n=which)
    def the_hub_refuses(self, n: int) -> None:
        if not self.linked or not self.typed:
            return
        name, word = self.word(n)
        self.frame(RefusedFrame(name, Code.NOT_PERMITTED))
        assert self.back == [name] * (word is not None)
        self.back.clear()
        self.words.pop(name, None)

    @rule(n=which)
    def the_hub_says_not_now(self, n: int) -> None:
        if not self.linked or not self.typed:
            return
        name, word = self.word(n)
        self.frame(NotNow(name, Later.BUSY, 1.0))
        if word is not None:
            word.state = PendingState.WAITING

    @rule(n=which)
    def the_time_to_wait_is_over(self, n: int) -> None:
        if self.typed:
            name, _ = self.word(n)
            self.do(self.replica.retry(name))
            self._goes_out(name, PendingState.WAITING)

    @rule()
    def the_board_moves_on(self) -> None:
        if self.linked:
            self.frame(Batch(self.position, self.position + 1, HEAD, AT))
            self.position += 1
            self._seen()

    def _seen(self) -> None:
        """What the person sees on the board need not wait any more."""
        for name, word in list(self.words.items()):
            if 0 < word.position <= self.position:
                del self.words[name]

    @rule()
    def the_program_starts_again(self) -> None:
        """All that the shelf has waits; what it was still to write is gone with the program."""
        self.shelving.clear()
        self.replica = Replica(COORDINATOR.account)
        self.replica.restore(self.shelf.values())
        self.words = {name: Word(PendingState.WAITING) for name in self.shelf}
        self.linked, self.position = False, 0

    @invariant()
    def it_shows_what_waits(self) -> None:
        shown = [(one.id, one.state, one.position) for one in self.replica.pending]
        assert shown == [(name, word.state, word.position) for name, word in self.words.items()]
        self.sends()

    @invariant()
    def whatever_waits_is_on_the_shelf_or_on_its_way_there(self) -> None:
        coming = {one.pending.id for one in self.shelving if isinstance(one, out.Keep)}
        assert self.words.keys() <= self.shelf.keys() | coming
        leaving = {one.id for one in self.shelving if isinstance(one, out.Drop)}
        assert self.shelf.keys() - leaving <= self.words.keys()


def _id_of(data: bytes) -> CommandId:
    return msgspec.json.decode(data, type=Submit).id


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)

"""Frames late, twice and out of turn: a replica takes what follows, and else asks again."""

from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.codec import board_hash
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.values import CommandId
from tests.golden import story
from tests.helpers.builders import CASE, NURSE, OFFICER
from tests.helpers.submitting import note
from tests.sync.muddled import REMEMBERED, Muddled, Remembering
from tests.sync.table import agree
from tests.sync.test_machine import RIGHTS, SEATS, Step, told

steps = told | st.sampled_from(RIGHTS)
which = st.integers(0, 1)
orders = st.permutations(range(6))


class MuddledLines(RuleBasedStateMachine):
    """Two replicas of different rights, and a line to each that does what it likes."""

    @initialize()
    def morning(self) -> None:
        self.table = Remembering(*SEATS)
        self.clients = [Muddled(self.table, seat) for seat in (NURSE, OFFICER)]
        self.words = (f"Words {n}" for n in count(1))
        self.said: list[tuple[Muddled, str]] = []
        for one in self.clients:
            one.connect()
        for chapter in (*story.FOUNDED[-4:], *story.DOOR):
            self.within(*chapter)

    def within(self, seat: Seat, command: Command) -> None:
        self.table.clock.tick(seconds=1)
        name = CommandId(self.table.entropy.uuid())
        self.table.do(self.table.room.submit(seat.account, name, command))
        self.table.settle()

    @rule(step=steps)
    def something_happens(self, step: Step) -> None:
        self.within(*step)

    @rule(at=which)
    def somebody_writes(self, at: int) -> None:
        one, words = self.clients[at], next(self.words)
        self.said.append((one, words))
        one.submit(note(1, words))

    @rule(at=which)
    def a_line_holds_back(self, at: int) -> None:
        self.clients[at].holds_back = True

    @rule(at=which)
    def one_comes_late(self, at: int) -> None:
        if self.clients[at].held:
            self.clients[at].hand([self.clients[at].held.popleft()])

    @rule(at=which)
    def one_is_overtaken(self, at: int) -> None:
        """The latest of those held back comes first."""
        if self.clients[at].held:
            self.clients[at].hand([self.clients[at].held.pop()])

    @rule(at=which)
    def all_come_late(self, at: int) -> None:
        self.clients[at].let_go(self.clients[at].held)

    @rule(at=which, meanwhile=st.lists(told, min_size=2, max_size=3), order=orders)
    def a_line_mixes(self, at: int, meanwhile: list[Step], order: list[int]) -> None:
        """What happens meanwhile comes in some other order."""
        one = self.clients[at]
        one.holds_back = True
        for step in meanwhile:
            self.within(*step)
        held = list(one.held)
        one.let_go(held[n] for n in order if n < len(held))

    @rule(at=which, back=st.integers(1, REMEMBERED), many=st.integers(1, 3))
    def some_come_again(self, at: int, back: int, many: int) -> None:
        past = list(self.clients[at].past)
        self.clients[at].hand(past[-back:][:many])

    @rule(at=which)
    def a_line_breaks(self, at: int) -> None:
        """What it held back may still come, on the next line."""
        self.clients[at].disconnect()

    @rule(at=which)
    def a_client_comes_back(self, at: int) -> None:
        one = self.clients[at]
        if one.conn is None or one.closed is not None:
            one.disconnect()
            one.connect()

    @rule()
    def the_hub_starts_again(self) -> None:
        self.table.reopen()

    @invariant()
    def none_shows_what_never_stood(self) -> None:
        self.table.settle()
        for one in self.clients:
            if one.replica.board is not None and one.sure:
                seen = self.table.seen[one.seat, one.board.position]
                assert board_hash(one.board) == seen

    @invariant()
    def none_applies_twice(self) -> None:
        """Each change goes on from where the one before it, or a welcome, left the board."""
        for one in self.clients:
            for change in one.changes:
                first, last = change.before.position, change.after.position
                assert first < last
                assert all(first < event.position <= last for event in change.events)

    def teardown(self) -> None:
        """With lines as they should be, each comes to hold its view; each word stands once."""
        for one in self.clients:
            one.held.clear()
            one.holds_back = False
            one.disconnect()
            one.connect()
        self.table.settle()
        seated = [one for one in self.clients if one.conn is not None]
        agree(self.table, *seated)
        for one in seated:
            assert not one.shelf
            assert one.replica.pending == ()
        self.each_word_stands_once(seated)

    def each_word_stands_once(self, seated: list[Muddled]) -> None:
        case = self.table.room.board.case(CASE)
        stands = [] if case is None else [one.text for one in case.notes]
        for one, words in self.said:
            refused = note(1, words) in [back.command for back in one.refused]
            assert stands.count(words) <= 1
            assert one not in seated or refused is (words not in stands)


TestMuddledLines = MuddledLines.TestCase
TestMuddledLines.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)

"""Any day at two hubs: people write at either and move between them, and each sees one order."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.values import CaseId, CommandId
from tests.golden import story
from tests.helpers.builders import COORDINATOR, stream
from tests.helpers.submitting import receive
from tests.sync.table import Client, Table, agree
from tests.sync.test_machine import CASES, HIDING, RIGHTS, SEATS, TOLD, Step

steps = st.sampled_from((*TOLD, *HIDING, *RIGHTS))
places = st.integers(0, len(SEATS) - 1)
hubs = st.integers(0, 1)


class TwoHubs(RuleBasedStateMachine):
    @initialize()
    def morning(self) -> None:
        first = Table()
        second = Table(first.store)
        # Ids that both make from the same count would be taken for each other.
        second.entropy = first.entropy
        self.tables = (first, second)
        for step in (*story.FOUNDED[-4:], (COORDINATOR, receive(1)), (COORDINATOR, receive(2))):
            self.within(first, *step)
        self.follow()
        self.clients = [Client(self.tables[n % 2], seat) for n, seat in enumerate(SEATS)]
        for one in self.clients:
            one.connect()

    def within(self, table: Table, *step: *Step) -> None:
        table.clock.tick(seconds=1)
        name = CommandId(table.entropy.uuid())
        table.do(table.room.submit(step[0].account, name, step[1]))
        table.settle()

    def follow(self) -> None:
        for table in self.tables:
            table.follow()

    @rule(hub=hubs, written=st.lists(steps, min_size=1, max_size=4), read=st.booleans())
    def somebody_writes(self, hub: int, written: list[Step], read: bool) -> None:
        """The other hub reads it now, or later with more: several turns at once."""
        for step in written:
            self.within(self.tables[hub], *step)
        if read:
            self.tables[1 - hub].follow()

    @rule(at=places, step=steps)
    def a_client_writes(self, at: int, step: Step) -> None:
        self.clients[at].submit(step[1])
        self.clients[at].table.settle()

    @rule(at=places, look=st.booleans())
    def a_client_moves(self, at: int, look: bool) -> None:
        """A hub looks before it lets anyone in; that is no reason to rest on it."""
        one = self.clients[at]
        one.disconnect()
        one.table = self.tables[one.table is self.tables[0]]
        if look:
            one.table.follow()
        one.connect()

    @rule(at=places, hub=hubs, meanwhile=st.lists(steps, max_size=2), frames=st.integers(0, 4))
    def a_client_is_told_slowly(
        self, at: int, hub: int, meanwhile: list[Step], frames: int
    ) -> None:
        one = self.clients[at]
        one.table.slow = True
        one.restart()
        one.table.deliver_some(frames)
        for step in meanwhile:
            self.within(self.tables[hub], *step)
        self.follow()
        one.table.slow = False
        one.table.settle()

    @rule(case=st.sampled_from(CASES), hub=hubs)
    def one_hub_erases(self, case: CaseId, hub: int) -> None:
        """It reads afterwards, as the new epoch may stand for what the other erased as well."""
        self.tables[hub].store.erase([stream(case)], self.tables[hub].clock.now())
        self.tables[hub].follow()

    @rule(hub=hubs)
    def a_hub_starts_again(self, hub: int) -> None:
        self.tables[hub].reopen()
        for one in self.clients:
            if one.conn is None:
                one.connect()

    @rule()
    def both_look(self) -> None:
        self.follow()
        assert self.tables[0].room.place == self.tables[1].room.place

    @invariant()
    def each_holds_its_own_view(self) -> None:
        for table in self.tables:
            table.settle()
            agree(table, *(one for one in self.clients if one.table is table and one.conn))

    def teardown(self) -> None:
        """All that was typed has its answer, and every board is the record's."""
        self.follow()
        for one in self.clients:
            one.restart()
            assert one.conn is None or not one.shelf
        board, head = self.tables[0].store.load()
        for table in self.tables:
            assert (table.room.board, table.room.place.head) == (board, head)
        self.each_holds_its_own_view()


TestTwoHubs = TwoHubs.TestCase
TestTwoHubs.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)

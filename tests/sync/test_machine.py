"""Any day at all: whatever happens in whatever order, each client holds its own view."""

from itertools import chain

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec import structs

from app.domain.case.commands import (
    AmendReferral,
    CorrectContribution,
    LiftRestriction,
    RestrictCase,
)
from app.domain.commands import Command
from app.domain.partnership.commands import PutSeat, RemoveSeat
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, CommandId, Role
from app.ports import Here, LineState
from sync.room import Failure
from tests.golden import story
from tests.golden.outcome import DECIDED
from tests.helpers.builders import (
    CASE,
    COORDINATOR,
    DISPLAY,
    NURSE,
    OBSERVER,
    OFFICER,
    OTHER_CASE,
    POLICE,
    content,
    contribution_id,
    referral,
    stream,
)
from tests.helpers.submitting import note, receive, submission
from tests.sync.table import Client, Table, agree

CHAPTERS = (
    story.DOOR,
    story.HIDDEN,
    story.SHOWN,
    story.ASKED,
    story.ANSWERED,
    story.DISCUSSED,
    DECIDED,
)
SEATS = (NURSE, OFFICER, OBSERVER, DISPLAY)
CASES = (CASE, OTHER_CASE)

RIGHTS = story.by(
    story.OPERATORS,
    PutSeat(seat=structs.replace(OFFICER, roles=(Role.OBSERVER,), agency=None)),
    PutSeat(seat=structs.replace(NURSE, agency=POLICE)),
    PutSeat(seat=structs.replace(OBSERVER, roles=(Role.CHAIR,))),
    *(PutSeat(seat=seat) for seat in (OFFICER, NURSE, OBSERVER)),
    RemoveSeat(account=OFFICER.account),
)
HIDING = story.by(
    COORDINATOR,
    *(RestrictCase(case=case, named=(), reason="Hidden from all") for case in CASES),
    *(RestrictCase(case=case, named=(OFFICER.account,), reason="But one") for case in CASES),
    *(LiftRestriction(case=case, reason="Shown") for case in CASES),
)
TOLD = story.by(
    COORDINATOR,
    *(note(n) for n in (1, 2)),
    *(receive(n) for n in (4, 5)),
    *(
        AmendReferral(case=case, referral=referral(concern=said), reason="Said again")
        for case in CASES
        for said in ("Neglect", "Bruising")
    ),
)
WORDS = story.by(
    NURSE,
    story.share(7, content(headline="Seen")),
    *(
        CorrectContribution(
            case=CASE, contribution=contribution_id(7), content=content(said), reason="Not so"
        )
        for said in ("Seen once.", "Seen twice.", "Never seen.")
    ),
)
TALES = tuple(chain(*CHAPTERS))

told = st.sampled_from(TOLD) | st.sampled_from(HIDING) | st.sampled_from(WORDS)
steps = st.sampled_from(TALES) | told | st.sampled_from(RIGHTS)
places = st.integers(0, len(SEATS) - 1)
Step = tuple[Seat, Command]


class Lossy(Client):
    """A client that may lose one batch on the way; it cannot know until the next."""

    losing = False
    lost = False

    @property
    def live(self) -> bool:
        """Shows its board as what stands now, and has the means to know."""
        fresh = self.replica.connection.line in (LineState.LIVE, LineState.READ_ONLY)
        return self.conn is not None and fresh and not self.lost

    def connect(self) -> Client:
        self.losing = self.lost = False
        return super().connect()

    def receive(self, raw: bytes) -> None:
        if self.losing and raw.startswith(b'{"type":"Batch"'):
            self.losing, self.lost = False, True
        else:
            # What comes after the gap must not be applied: from here on no error is forgiven.
            self.lost = self.lost and not raw.startswith(b'{"type":"Batch"')
            super().receive(raw)


class AnyDay(RuleBasedStateMachine):
    @initialize(chapters=st.integers(0, len(CHAPTERS)))
    def morning(self, chapters: int) -> None:
        """Lived by those who are there from the beginning."""
        self.table = Table()
        self.clients = [Lossy(self.table, seat) for seat in SEATS]
        for one in self.clients:
            one.connect()
        for step in chain(story.FOUNDED[-4:], *CHAPTERS[:chapters]):
            self.within(*step)

    def within(self, seat: Seat, command: Command) -> None:
        """From the hub's own process; a refusal is as good as a yes."""
        name = CommandId(self.table.entropy.uuid())
        self.table.do(self.table.room.submit(seat.account, name, command))
        self.table.settle()

    @rule(step=steps)
    def something_happens(self, step: Step) -> None:
        self.table.clock.tick(seconds=1)
        self.within(*step)

    @rule(at=places, step=steps)
    def somebody_submits(self, at: int, step: Step) -> None:
        self.clients[at].submit(step[1])

    @rule(at=places)
    def a_line_breaks(self, at: int) -> None:
        self.clients[at].disconnect()

    @rule(at=places)
    def a_client_comes_back(self, at: int) -> None:
        if self.clients[at].conn is None:
            self.clients[at].connect()

    @rule(at=places, live=told, missed=st.lists(told, min_size=1, max_size=3))
    def somebody_is_away(self, at: int, live: Step, missed: list[Step]) -> None:
        self.within(*live)
        self.clients[at].disconnect()
        for step in missed:
            self.within(*step)
        self.clients[at].connect()

    @rule(at=places)
    def a_program_starts_again(self, at: int) -> None:
        self.clients[at].restart()

    @rule(at=places)
    def a_batch_is_lost(self, at: int) -> None:
        """The next one does not fit, and the client asks again."""
        self.clients[at].losing = True

    @rule(at=places, case=st.sampled_from(CASES))
    def somebody_looks(self, at: int, case: CaseId) -> None:
        one = self.clients[at]
        one.do(one.replica.be(Here(case, hand=True)))
        self.table.do(self.table.room.tell_presence())

    @rule(
        at=places, frames=st.integers(0, 5), meanwhile=st.lists(told, max_size=2), cut=st.booleans()
    )
    def a_line_is_slow(self, at: int, frames: int, meanwhile: list[Step], cut: bool) -> None:
        """What happens while a client is being told what it lacks, and perhaps goes again."""
        self.table.slow = True
        self.clients[at].restart()
        self.table.deliver_some(frames)
        for step in meanwhile:
            self.within(*step)
        if cut:
            self.clients[at].disconnect()
        self.table.slow = False
        self.table.settle()

    @rule(why=st.lists(st.sampled_from(Failure), min_size=1, max_size=2), at=places, step=told)
    def turns_fail(self, why: list[Failure], at: int, step: Step) -> None:
        self.table.failures.extend(why)
        self.clients[at].submit(note())
        self.within(*step)
        for _ in why:
            self.the_hub_tries_again()

    def the_hub_tries_again(self) -> None:
        self.table.do(self.table.room.try_again())
        self.table.settle()

    @rule()
    def the_hub_starts_again(self) -> None:
        self.table.reopen()

    @rule(case=st.sampled_from(CASES))
    def a_case_is_erased(self, case: CaseId) -> None:
        self.table.erase(stream(case))

    @rule(step=st.sampled_from((*HIDING, *TOLD)))
    def another_hub_writes(self, step: Step) -> None:
        made = submission(step[1], step[0].account)
        self.table.store.turn(self.table.room.board, [made], self.table.clock.now())

    @invariant()
    def each_holds_its_own_view(self) -> None:
        self.table.settle()
        agree(self.table, *(one for one in self.clients if one.live))

    def teardown(self) -> None:
        """In the end every line holds, every word has its answer, and no shelf keeps one."""
        self.table.failures.clear()
        self.the_hub_tries_again()
        for one in self.clients:
            one.restart()
            for again in one.retries:
                one.do(one.replica.retry(again.id))
        self.table.settle()
        for one in self.clients:
            assert one.live == (one.closed is None)
            assert not (one.live and one.shelf), one.shelf
        agree(self.table, *(one for one in self.clients if one.live))


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)

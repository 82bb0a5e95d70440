"""Whatever is queued, held, tried and taken back in whichever order: the outbox on the disk says
what one that keeps a list in memory would say."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import event as remark
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.case.commands import MarkGiven, QueueMessage, RecallMessage, RecordAttempt
from app.domain.case.feedback import Attempt, Channel, MessageState
from app.domain.commands import Command
from app.domain.context import POST
from app.domain.values import AccountId, Instant, MessageId, StreamId
from app.persistence.layout import DataFolder, Store, create, open_store
from app.persistence.providers import EnvironmentKey
from app.ports import EventStore, Parcel
from sync.adapters import SystemEntropy
from tests.helpers.builders import AT, case_id
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.posting import OPENING, WORDS, mailbox, owed, referred
from tests.helpers.submitting import submission

ENTROPY = SystemEntropy()
MEMORY = Path("/dev/shm")
"""What is asked here is not whether a disk keeps it."""
KEY = EnvironmentKey({"MASHBOARD_MASTER_KEY": "5a" * 32})
CASES = (1, 2, 3)
HOLDERS = ("11111111-0000-4000-8000-000000000000", "22222222-0000-4000-8000-000000000000")
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)

cases, holders = st.sampled_from(CASES), st.sampled_from(HOLDERS)
minutes = st.integers(0, 90).map(lambda n: n * MINUTE)
which = st.integers(0, 20)
CHANNELS = {
    Channel.EMAIL: True,
    Channel.NOTIFY: True,
    Channel.LETTER: False,
}
"""Each with whether it needs an address."""
ENDS = (MessageState.SENT, MessageState.FAILED, MessageState.DELIVERED)


class Outboxes(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.data = DataFolder(self.folder / "data")
        board = create(self.data, KEY, ENTROPY, AT)
        self.store: Store = open_store(self.data, KEY, ENTROPY)
        self.memory = MemoryEventStore(board)
        self.at: Instant = AT
        self.leased: list[Parcel] = []

    @property
    def both(self) -> tuple[EventStore, EventStore]:
        return self.store.events, self.memory

    @initialize()
    def referrals_come_in(self) -> None:
        self.boards = [one.load()[0] for one in self.both]
        for command in (*OPENING, *map(referred, CASES)):
            assert self.turn(command)
        self.told: list[MessageId] = [owed(self.boards[0], n).owed.id for n in CASES]

    def tick(self) -> None:
        """No two things are due at the same moment: which comes first is then no question."""
        self.at += SECOND

    def turn(self, command: Command, by: AccountId | None = None) -> bool:
        """The same turn in both, with the same answer."""
        self.tick()
        asked = submission(command, by)
        done = [
            store.turn(board, [asked], self.at)
            for store, board in zip(self.both, self.boards, strict=True)
        ]
        assert done[0].answers == done[1].answers
        self.boards = [one.board for one in done]
        said = done[0].answers[0].refusal is None
        remark(f"{type(command).__name__}: {'yes' if said else 'no'}")
        return said

    def same(self, say: str, *args: Any) -> Any:
        """What both answer to that."""
        answers = [getattr(one.outbox, say)(*args) for one in self.both]
        assert answers[0] == answers[1], (say, args)
        return answers[0]

    @rule(n=cases, channel=st.sampled_from(list(CHANNELS)))
    def a_message_is_queued(self, n: int, channel: Channel) -> None:
        address = mailbox(n) if CHANNELS[channel] else ""
        self.turn(QueueMessage(self.told[n - 1], channel, WORDS, address, case=case_id(n)))

    @rule(n=cases)
    def a_message_is_recalled(self, n: int) -> None:
        self.turn(RecallMessage(self.told[n - 1], "Sent to the wrong school", case=case_id(n)))

    @rule(n=cases)
    def it_is_told_otherwise(self, n: int) -> None:
        self.turn(MarkGiven(self.told[n - 1], "Rang the head", case=case_id(n)))

    @rule(n=cases, end=st.sampled_from(ENDS))
    def a_try_is_recorded(self, n: int, end: MessageState) -> None:
        attempt = Attempt(self.at, end)
        self.turn(RecordAttempt(self.told[n - 1], attempt, case=case_id(n)), POST)

    @rule(holder=holders, lasts=minutes, most=st.integers(1, 3))
    def somebody_takes_what_is_due(self, holder: str, lasts: timedelta, most: int) -> None:
        taken = self.same("lease", holder, self.at, self.at + lasts + SECOND, most)
        remark(f"took {len(taken)}")
        self.leased += taken
        self.tick()

    @rule(holder=holders, lasts=minutes)
    def somebody_is_still_at_it(self, holder: str, lasts: timedelta) -> None:
        self.same("renew", holder, self.at + lasts)

    @rule(holder=holders)
    def somebody_gives_back(self, holder: str) -> None:
        self.same("give_back", holder, self.at)

    @precondition(lambda self: self.leased)
    @rule(n=which, later=minutes)
    def it_did_not_leave(self, n: int, later: timedelta) -> None:
        self.tick()
        self.same(
            "put_off", self.parcel(n), self.at + later + timedelta(milliseconds=len(self.leased))
        )

    @rule(n=cases, holder=holders)
    def one_is_queued_taken_and_put_off(self, n: int, holder: str) -> None:
        """And taken again by whoever is there then."""
        self.a_message_is_queued(n, Channel.EMAIL)
        self.somebody_takes_what_is_due(holder, MINUTE, 3)
        if self.leased:
            self.it_did_not_leave(len(self.leased) - 1, MINUTE)
            self.at += 2 * MINUTE
            self.somebody_takes_what_is_due(HOLDERS[0], MINUTE, 3)

    @precondition(lambda self: self.leased)
    @rule(n=which)
    def it_is_dropped(self, n: int) -> None:
        self.same("drop", self.parcel(n))

    def parcel(self, n: int) -> Parcel:
        return self.leased[n % len(self.leased)]

    @rule(later=minutes)
    def time_passes(self, later: timedelta) -> None:
        self.at += later

    @rule(n=cases)
    def a_case_is_erased(self, n: int) -> None:
        for one in self.both:
            one.erase([StreamId(case_id(n))], self.at)
        self.boards = [one.load()[0] for one in self.both]

    @rule()
    def the_hub_starts_again(self) -> None:
        self.store.close()
        self.store = open_store(self.data, KEY, ENTROPY)
        self.boards = [one.load()[0] for one in self.both]

    @invariant()
    def both_know_the_same(self) -> None:
        self.same("backlog")
        for parcel in self.leased[-6:]:
            for holder in HOLDERS:
                self.same("holds", holder, parcel)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


TestOutboxes = Outboxes.TestCase
TestOutboxes.settings = settings(max_examples=20, stateful_step_count=40, deadline=None)

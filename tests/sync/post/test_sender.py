"""What is queued leaves once, whatever the mail server and the hub go through."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import RecordAttempt
from app.domain.case.feedback import Channel, MessageState
from app.domain.partnership.commands import SetFeedbackRules
from app.domain.submission import Submission
from app.domain.values import Instant
from app.ports import Committed, Parcel
from sync.adapters import SystemClock
from sync.post.notify import Notify, NotifyAccount
from tests.helpers.builders import BOARD
from tests.helpers.mail import Mail, Postmaster, mail_server
from tests.helpers.memory_outbox import MemoryOutbox
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.notify_service import KEY, TEMPLATE, notify_service
from tests.helpers.posting import RULES, WORDS, given, mailbox, opened, owed, queue, recall, turn
from tests.sync.post.desk import (
    HASTE,
    accepted,
    attempts,
    by_mail,
    by_operator,
    figure,
    working,
)
from tests.sync.sockets import until


def store_with(cases: int = 1) -> MemoryEventStore:
    store = MemoryEventStore(BOARD)
    opened(store, cases)
    return store


async def test_what_is_queued_arrives_and_is_on_the_record() -> None:
    async with mail_server() as server, working(store_with(), by_mail(server.port)) as hub:
        await accepted(hub, queue(hub.board))
        await until(lambda: figure(hub, "feedback_sent_total") == 1)
        assert owed(hub.board).state is MessageState.SENT
        await until(lambda: figure(hub, "feedback_queued") == 0)
    (mail,) = server.taken
    assert (mail.to, mail.text.strip()) == (mailbox(), WORDS.body)
    (attempt,) = attempts(hub)
    assert mail.id == f"<{attempt.reference}>"


async def test_what_was_queued_before_the_hub_began_leaves_too() -> None:
    store = store_with()
    async with working(store, {}) as hub:
        await accepted(hub, queue(hub.board))
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await until(lambda: owed(hub.board).state is MessageState.SENT)
    assert len(server.taken) == 1


async def test_a_bounced_address_fails_at_once_and_can_be_corrected() -> None:
    master = Postmaster()
    master.refused[mailbox()] = f"550 5.1.1 <{mailbox().upper()}> No such user"
    async with mail_server(master) as server, working(store_with(), by_mail(server.port)) as hub:
        await accepted(hub, queue(hub.board))
        await until(lambda: figure(hub, "feedback_failed_total") == 1)
        assert owed(hub.board).state is MessageState.FAILED
        (attempt,) = attempts(hub)
        assert "550 5.1.1 <(the address)> No such user" in attempt.detail
        await accepted(hub, queue(hub.board, address=mailbox(2)))
        await until(lambda: owed(hub.board).state is MessageState.SENT)
    (mail,) = server.taken
    assert mail.to == mailbox(2)
    assert ".2@" in mail.id, "another letter, since it was queued anew"


async def test_a_server_that_is_down_and_back() -> None:
    async with mail_server() as gone:
        port = gone.port
    async with working(store_with(3), by_mail(port)) as hub:
        for n in (1, 2, 3):
            await accepted(hub, queue(hub.board, n))
        await until(lambda: all(attempts(hub, n) for n in (1, 2, 3)))
        await until(lambda: figure(hub, "feedback_queued") == 3)
        await until(lambda: figure(hub, "feedback_oldest_seconds") > 0.3)
        for n in (1, 2, 3):
            (why,) = attempts(hub, n)
            assert why.state is MessageState.QUEUED, "said once, not for each try"
        async with mail_server(port=port) as back:
            await until(lambda: len(back.taken) == 3)
            await until(lambda: all(owed(hub.board, n).state is SENT for n in (1, 2, 3)))
            await asyncio.sleep(0.3)
    assert Counter(mail.to for mail in back.taken) == {mailbox(n): 1 for n in (1, 2, 3)}


SENT = MessageState.SENT


async def test_given_up_after_three_days() -> None:
    impatient = structs.replace(HASTE, give_up=timedelta(seconds=0.2), least_tries=3)
    async with working(store_with(), by_mail(1), impatient) as hub:
        await accepted(hub, queue(hub.board))
        await until(lambda: owed(hub.board).state is MessageState.FAILED)
        assert "Given up after three days" in attempts(hub)[-1].detail
        assert "does not take mail" in attempts(hub)[-1].detail


async def test_without_a_mail_server_it_says_so_and_waits() -> None:
    async with working(store_with(), {}) as hub:
        await accepted(hub, queue(hub.board))
        await until(lambda: attempts(hub))
        assert owed(hub.board).state is MessageState.QUEUED
        assert "no mail server" in attempts(hub)[0].detail


async def test_what_is_recalled_in_time_is_never_sent() -> None:
    async with mail_server() as server, working(store_with(), by_mail(server.port)) as hub:
        await by_operator(hub, SetFeedbackRules(structs.replace(RULES, recall_minutes=10)))
        await accepted(hub, queue(hub.board))
        await asyncio.sleep(0.2)
        await accepted(hub, recall(hub.board))
        await asyncio.sleep(0.3)
    assert server.taken == []


async def two_held(store: MemoryEventStore) -> None:
    """Both are due when the next hub begins."""
    async with working(store, {}) as hub:
        await accepted(hub, queue(hub.board, 1))
        await accepted(hub, queue(hub.board, 2))
        await until(lambda: attempts(hub, 1) and attempts(hub, 2))


async def test_what_is_recalled_while_it_waits_behind_another() -> None:
    """Both are held under one lease; the first takes its time."""
    store, master, held = store_with(2), Postmaster(), asyncio.Event()

    async def slow(mail: Mail) -> None:
        await held.wait()

    master.before_answer = slow
    await two_held(store)
    async with mail_server(master) as server, working(store, by_mail(server.port)) as hub:
        await until(lambda: server.taken)
        first = 1 if server.taken[0].to == mailbox(1) else 2
        await accepted(hub, given(hub.board, 3 - first))
        held.set()
        await until(lambda: owed(hub.board, first).state is SENT)
        await asyncio.sleep(0.3)
    assert [mail.to for mail in server.taken] == [mailbox(first)]


class Elsewhere(MemoryOutbox):
    """Another hub recalls the message just before this one sends it, and has not told it yet."""

    recall: Callable[[], object] = staticmethod(lambda: None)

    def holds(self, holder: str, parcel: Parcel) -> bool:
        self.recall()
        return super().holds(holder, parcel)


async def test_what_another_hub_recalled_meanwhile_is_not_sent() -> None:
    store = MemoryEventStore(BOARD)
    store.outbox = outbox = Elsewhere(BOARD)
    board = opened(store)
    board = turn(store, board, queue(board))
    outbox.recall = once(lambda: turn(store, board, given(board)))
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await until(lambda: store.load()[0].position > board.position)
        await asyncio.sleep(0.3)
        assert owed(hub.board).state is MessageState.QUEUED, "it has not heard"
    assert server.taken == []


def once(act: Callable[[], object]) -> Callable[[], object]:
    acts = [act]
    return lambda: acts.pop()() if acts else None


async def test_a_slow_server_keeps_the_lease_and_is_not_hurried() -> None:
    """Longer than the lease; a second sender looks on."""
    store, master = store_with(), Postmaster()

    async def slow(mail: Mail) -> None:
        await asyncio.sleep(1.2)

    master.before_answer = slow
    async with mail_server(master) as server, working(store, by_mail(server.port)) as hub:
        await accepted(hub, queue(hub.board))
        await until(lambda: server.taken)
        for _ in range(20):
            now = SystemClock().now()
            assert await hub.on_store(store.outbox.lease, "another", now, now, 9) == ()
            await asyncio.sleep(0.05)
        await until(lambda: owed(hub.board).state is SENT)
    assert len(server.taken) == 1


async def test_told_to_stop_it_finishes_the_letter() -> None:
    store, master = store_with(2), Postmaster()

    async def slow(mail: Mail) -> None:
        await asyncio.sleep(0.3)

    master.before_answer = slow
    async with mail_server(master) as server:
        async with working(store, by_mail(server.port)) as hub:
            await accepted(hub, queue(hub.board, 1))
            await accepted(hub, queue(hub.board, 2))
            await until(lambda: server.taken)
        async with working(store, by_mail(server.port)) as hub:
            await until(lambda: owed(hub.board, 2).state is SENT)
            await until(lambda: owed(hub.board, 1).state is SENT)
    assert Counter(mail.to for mail in server.taken) == {mailbox(1): 1, mailbox(2): 1}


class Defective(MemoryEventStore):
    """Breaks at the first attempts to record what became of a letter."""

    breaks = 3

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        if self.breaks and any(isinstance(one.command, RecordAttempt) for one in submissions):
            self.breaks -= 1
            raise RuntimeError("a defect")
        return super().turn(board, submissions, now)


async def test_what_could_not_be_recorded_is_not_sent_again() -> None:
    store = Defective(BOARD)
    opened(store)
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await accepted(hub, queue(hub.board))
        await until(lambda: owed(hub.board).state is SENT)
    assert store.breaks == 0
    assert len(server.taken) == 1


async def test_a_domain_that_is_trusted_no_more_gets_no_detail() -> None:
    store = store_with()
    async with working(store, {}) as hub:
        await accepted(hub, queue(hub.board))
        await by_operator(hub, SetFeedbackRules(structs.replace(RULES, trusted=())))
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await until(lambda: owed(hub.board).state is MessageState.FAILED)
        assert "trusted domain" in attempts(hub)[-1].detail
    assert server.taken == []


async def test_a_service_says_later_that_it_was_delivered() -> None:
    with notify_service() as service:
        notify = Notify(NotifyAccount(KEY, TEMPLATE, service.url), seconds=2)
        store = store_with()
        async with working(store, {Channel.NOTIFY: notify}) as hub:
            await accepted(hub, queue(hub.board, channel=Channel.NOTIFY))
            await until(lambda: owed(hub.board).state is SENT)
            service.sent[0]["status"] = "delivered"
            now = hub.board.at
            assert now is not None
            parcel = await hub.on_store(
                store.outbox.lease, "looking", now + timedelta(minutes=2), now, 1
            )
            await hub.on_store(store.outbox.put_off, parcel[0], now)
            await until(lambda: owed(hub.board).state is MessageState.DELIVERED)
        notify.close()


@pytest.mark.parametrize("answer", ["451 4.3.0 Greylisted"])
async def test_what_is_asked_to_wait_goes_later(answer: str) -> None:
    master = Postmaster()
    master.refused[mailbox()] = answer
    async with mail_server(master) as server, working(store_with(), by_mail(server.port)) as hub:
        await accepted(hub, queue(hub.board))
        await until(lambda: attempts(hub))
        assert answer in attempts(hub)[0].detail
        master.refused.clear()
        await until(lambda: owed(hub.board).state is SENT)
    assert len(server.taken) == 1

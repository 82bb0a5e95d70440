"""What a partnership tells at once is told once, however many hubs have a clerk."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from msgspec import structs

from app.domain.board import Board
from app.domain.case.feedback import Message, MessageState, Reader
from app.domain.partnership.commands import PutAgency
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Hub
from sync.post.office import posting
from tests.helpers.builders import AGENCIES, AT, BOARD, HEALTH, NURSE, case_id
from tests.helpers.decided import as_submissions, decided
from tests.helpers.mail import Server, mail_server
from tests.helpers.posting import OPENING, turn
from tests.helpers.shared_memory import SharedStore
from tests.hubs.pair import two_hubs
from tests.sync.post.desk import HASTE, accepted, by_mail
from tests.sync.sockets import seated, until

CASES = 20


def to_health(board: Board, n: int) -> Message | None:
    case = board.case(case_id(n))
    messages = case.messages if case else ()
    return next((m for m in messages if m.owed.reader is Reader.AGENCY), None)


def stands(board: Board, n: int, state: MessageState) -> bool:
    message = to_health(board, n)
    return message is not None and message.state is state


def before_the_decisions() -> SharedStore:
    store = SharedStore(BOARD)
    board, _ = store.load()
    health = next(agency for agency in AGENCIES if agency.id == HEALTH)
    named = PutAgency(agency=structs.replace(health, email="duty@health.example"))
    board = turn(store, board, *OPENING, named)
    for n in range(1, CASES + 1):
        done = store.turn(board, as_submissions(*list(decided(n))[:-1]), AT)
        assert not any(answer.refusal for answer in done.answers)
        board = done.board
    return store


@asynccontextmanager
async def both_posting(store: SharedStore) -> AsyncIterator[tuple[Hub, Hub, Server]]:
    async with AsyncExitStack() as stack:
        pair = await stack.enter_async_context(two_hubs(store))
        server = await stack.enter_async_context(mail_server())
        for hub in pair.hubs:
            office = posting(hub, by_mail(server.port), SystemClock(), SystemEntropy(), HASTE)
            await stack.enter_async_context(office)
        yield *pair.hubs, server


async def confirm(hub: Hub, n: int) -> None:
    by, command = list(decided(n))[-1]
    await accepted(hub, command, by)


def all_told(board: Board) -> bool:
    return all(stands(board, n, MessageState.SENT) for n in range(1, CASES + 1))


async def test_two_clerks_approve_each_message_once_and_one_letter_leaves() -> None:
    async with both_posting(before_the_decisions()) as (one, other, server):
        for n in range(1, CASES + 1):
            await confirm((one, other)[n % 2], n)
        await until(lambda: all_told(one.board) and all_told(other.board), 20)
        messages = [to_health(one.board, n) for n in range(1, CASES + 1)]
    assert len(server.taken) == CASES
    assert all(message is not None and len(message.attempts) == 1 for message in messages)


async def test_who_is_at_the_other_hub_gets_no_mail() -> None:
    async with both_posting(before_the_decisions()) as (one, other, server):
        async with seated(other.port, NURSE):
            await until(lambda: NURSE.account in one.present)
            await confirm(one, 1)
            await until(lambda: stands(one.board, 1, MessageState.QUEUED))
            await asyncio.sleep(0.3)
            assert server.taken == []
        await until(lambda: server.taken)
        await until(lambda: stands(one.board, 1, MessageState.SENT))
    assert Counter(mail.to for mail in server.taken) == {"duty@health.example": 1}

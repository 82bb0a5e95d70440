"""What a partnership tells at once: approved without a hand, once, and told by mail to the away."""

import asyncio

from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import SeeMessage
from app.domain.case.feedback import Channel, Message, MessageState, Reader
from app.domain.context import POST
from app.domain.partnership.commands import PutAgency, RemoveSeat
from app.ports import EventStore
from sync.hub import Hub
from tests.helpers.builders import AGENCIES, AT, BOARD, HEALTH, NURSE, case_id
from tests.helpers.decided import as_submissions, decided
from tests.helpers.mail import mail_server
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.posting import OPENING, turn
from tests.sync.post.desk import accepted, by_mail, by_operator, working
from tests.sync.sockets import seated, until

MAILBOX = "duty@health.example"


def to_health(board: Board, n: int = 1) -> Message:
    case = board.case(case_id(n))
    assert case is not None
    return next(m for m in case.messages if m.owed.reader is Reader.AGENCY)


def words_to_health(board: Board) -> object:
    case = board.case(case_id(1))
    return any(m.words for m in case.messages) if case else None


def before_the_decision(mailbox: str = MAILBOX) -> MemoryEventStore:
    store = MemoryEventStore(BOARD)
    board, _ = store.load()
    health = next(agency for agency in AGENCIES if agency.id == HEALTH)
    named = PutAgency(agency=structs.replace(health, email=mailbox))
    board = turn(store, board, *OPENING, *([named] if mailbox else []))
    done = store.turn(board, as_submissions(*list(decided())[:-1]), AT)
    assert [answer.refusal for answer in done.answers] == [None] * 6
    return store


async def confirm(hub: Hub, n: int = 1) -> None:
    by, command = list(decided(n))[-1]
    await accepted(hub, command, by)


def decided_before(store: EventStore) -> None:
    """By a hub that had no time to tell anyone."""
    board, _ = store.load()
    done = store.turn(board, as_submissions(list(decided())[-1]), AT)
    assert done.answers[0].refusal is None


async def test_an_agency_hears_at_once_on_the_board_and_by_mail_where_it_is_away() -> None:
    store = before_the_decision()
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await confirm(hub)
        await until(lambda: to_health(hub.board).state is MessageState.SENT)
        message = to_health(hub.board)
        assert message.channel is Channel.BOARD
        assert message.approved_by is not None
        assert message.approved_by.account == POST
        await accepted(hub, SeeMessage(message.owed.id, case=case_id(1)), NURSE.account)
        assert to_health(hub.board).state is MessageState.DELIVERED
        await asyncio.sleep(0.2)
    (mail,) = server.taken
    assert mail.to == MAILBOX
    reference = hub.board.case(case_id(1)).reference  # type: ignore[union-attr]  # it is there
    assert reference in mail.text
    assert message.words is not None
    for kept in (message.words.body, "Jade", "Maple", "assessment"):
        assert kept not in mail.raw.decode(), "the mail says only that there is something"


async def test_who_is_at_the_board_gets_no_mail() -> None:
    store = before_the_decision()
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        async with seated(hub.port, NURSE) as nurse:
            await confirm(hub)
            await until(lambda: words_to_health(nurse.board))
            await asyncio.sleep(0.3)
            assert server.taken == []
            nurse.session.submit(SeeMessage(to_health(nurse.board).owed.id, case=case_id(1)))
            await until(lambda: to_health(hub.board).state is MessageState.DELIVERED)
        await asyncio.sleep(0.3)
    assert server.taken == []


async def test_who_left_without_a_look_gets_a_mail() -> None:
    store = before_the_decision()
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        async with seated(hub.port, NURSE):
            await confirm(hub)
            await until(lambda: to_health(hub.board).state is MessageState.QUEUED)
            await asyncio.sleep(0.3)
            assert server.taken == []
        await until(lambda: server.taken)


async def test_an_agency_without_a_mailbox_finds_it_on_the_board() -> None:
    store = before_the_decision(mailbox="")
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await confirm(hub)
        await until(lambda: to_health(hub.board).state is MessageState.QUEUED)
        await asyncio.sleep(0.3)
    assert server.taken == []


async def test_an_agency_without_a_seat_reads_it_by_mail() -> None:
    store = before_the_decision()
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await by_operator(hub, RemoveSeat(account=NURSE.account))
        await confirm(hub)
        await until(lambda: to_health(hub.board).state is MessageState.SENT)
        assert to_health(hub.board).channel is Channel.EMAIL
    (mail,) = server.taken
    assert mail.to == MAILBOX


async def test_what_a_hub_left_owed_is_told_by_the_next() -> None:
    store = before_the_decision()
    decided_before(store)
    async with working(store, {}) as hub:
        await until(lambda: to_health(hub.board).state is MessageState.QUEUED)
    async with working(store, {}) as hub:
        await asyncio.sleep(0.1)
        case = hub.board.case(case_id(1))
        assert case is not None
        assert len(case.messages) == len({m.owed.id for m in case.messages})
        assert to_health(hub.board).state is MessageState.QUEUED


async def test_what_waits_for_a_person_waits() -> None:
    store = before_the_decision()
    async with working(store, {}) as hub:
        await confirm(hub)
        await until(lambda: to_health(hub.board).state is MessageState.QUEUED)
        case = hub.board.case(case_id(1))
        assert case is not None
        others = [m for m in case.messages if m.owed.reader is not Reader.AGENCY]
        assert others
        assert {m.state for m in others} <= {MessageState.OWED, MessageState.HELD}

"""A case is decided anew before its school was told: it hears the later outcome, and no other."""

import asyncio

from app.domain.board import Board
from app.domain.case.feedback import Message, MessageState, Reader, Words
from sync.hub import Hub
from tests.helpers.builders import AT, BOARD, case_id
from tests.helpers.decided import Step, as_submissions, decided, decided_anew, reopened
from tests.helpers.mail import Mail, Postmaster, mail_server
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.posting import OPENING, queue, turn
from tests.sync.post.desk import accepted, by_mail, working
from tests.sync.sockets import until

LATER = Words("What was decided", "An assessment begins today.", "school", 3)


def messages(board: Board, reader: Reader = Reader.SCHOOL) -> list[Message]:
    """What they are to hear of each decision."""
    case = board.case(case_id(1))
    assert case is not None
    return [m for m in case.messages if m.owed.reader is reader and m.decision]


def states(board: Board, reader: Reader = Reader.SCHOOL) -> list[MessageState]:
    return [message.state for message in messages(board, reader)]


def approved() -> MemoryEventStore:
    """The outcome for the school is due, and no hub has run since."""
    store = MemoryEventStore(BOARD)
    board = turn(store, store.load()[0], *OPENING)
    done = store.turn(board, as_submissions(*decided()), AT)
    assert [answer.refusal for answer in done.answers] == [None] * 7
    turn(store, done.board, queue(done.board, message=messages(done.board)[0].owed.id))
    return store


async def act(hub: Hub, *steps: Step) -> None:
    for who, command in steps:
        await accepted(hub, command, who)


async def tell_the_later(hub: Hub) -> None:
    named = messages(hub.board)[-1].owed.id
    await accepted(hub, queue(hub.board, message=named, words=LATER))


async def test_nothing_but_the_later_outcome_leaves() -> None:
    store = approved()
    async with working(store, {}) as hub:
        await until(lambda: states(hub.board, Reader.AGENCY) == [MessageState.QUEUED])
        await act(hub, reopened())
    async with mail_server() as server, working(store, by_mail(server.port)) as hub:
        await asyncio.sleep(0.3)
        assert server.taken == [], "the case is open again"
        assert states(hub.board, Reader.AGENCY) == [MessageState.HELD], "nor on their board"
        await act(hub, *decided_anew())
        await until(lambda: len(states(hub.board, Reader.AGENCY)) == 2)
        await tell_the_later(hub)
        await until(lambda: states(hub.board)[-1] is MessageState.SENT)
        await until(lambda: states(hub.board, Reader.AGENCY)[-1] is MessageState.QUEUED)
        await asyncio.sleep(0.3)
    assert [mail.text.strip() for mail in server.taken] == [LATER.body]
    assert states(hub.board)[0] is MessageState.SUPERSEDED
    assert states(hub.board, Reader.AGENCY)[0] is MessageState.SUPERSEDED


async def test_what_was_on_its_way_in_that_moment_was_told() -> None:
    master, held = Postmaster(), asyncio.Event()

    async def slow(_: Mail) -> None:
        await held.wait()

    master.before_answer = slow
    async with mail_server(master) as server, working(approved(), by_mail(server.port)) as hub:
        await until(lambda: server.taken)
        await act(hub, reopened(), *decided_anew())
        assert states(hub.board)[0] is MessageState.SUPERSEDED
        held.set()
        await until(lambda: states(hub.board)[0] is MessageState.SENT)
        await tell_the_later(hub)
        await until(lambda: states(hub.board)[-1] is MessageState.SENT)
    assert len(server.taken) == 2

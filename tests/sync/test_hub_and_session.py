"""The hub and sessions over real sockets."""

from app.codec import board_hash
from app.domain.disclosure import view
from app.ports import LineState
from tests.helpers.builders import NURSE
from tests.helpers.submitting import note, receive
from tests.sync.sockets import seated, serving, until


async def test_a_change_reaches_everyone() -> None:
    async with serving() as hub, seated(hub.port) as author, seated(hub.port, NURSE) as other:
        assert author.session.connection.line is LineState.LIVE
        author.session.submit(receive())
        author.session.submit(note())
        await until(lambda: other.board.position == author.board.position == hub.board.position)
        await until(lambda: not author.session.pending and not author.shelf.kept)
        for person in (author, other):
            assert board_hash(person.board) == board_hash(view(hub.board, person.seat))
        assert [change.by_me for change in author.ear.changes] == [True, True]

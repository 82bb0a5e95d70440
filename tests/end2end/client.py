"""One person's client without a window, in a process of its own.

    python -m tests.end2end.client FOLDER INVITATION

Each line that comes in is a `Write`; each that goes out is a `Seen`. It ends with its input.
"""

import asyncio
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.commands import AddNote
from app.domain.values import CaseId, CommandId
from app.persistence.shelf import open_shelf
from app.ports import Change, Connection, Pending, PendingState, Present, RefusedCommand
from sync import joining, tls
from sync.adapters import SystemClock, SystemEntropy
from sync.joining import Joined
from sync.session import Address, Patience, Session

PASSWORD = "correct horse battery"
IMPATIENT = Patience(pulse=0.5, first_retry=0.05, longest_retry=0.2, close=0.5)
SHELF_KEY = b"\7" * 32


class Write(Struct, frozen=True):
    """Add a note to a case."""

    case: CaseId
    text: str


class Seen(Struct, frozen=True):
    """What this client holds and knows; `taken` are texts that the hub has newly acknowledged."""

    line: str
    position: int = 0
    hash: str = ""
    cases: int = 0
    waiting: int = 0
    taken: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class Teller:
    """Says a `Seen` at everything that it hears."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: dict[CommandId, str] = {}
        session.listen(self)

    def welcomed(self, board: Board) -> None:
        self._say()

    def changed(self, change: Change) -> None:
        self._say()

    def connection_changed(self, connection: Connection) -> None:
        self._say()

    def pending_changed(self, pending: tuple[Pending, ...]) -> None:
        """A command that is accepted, or no more pending without a refusal, is acknowledged."""
        still = {one.id: _text(one) for one in pending if one.state is not PendingState.ACCEPTED}
        taken = tuple(text for name, text in self._open.items() if name not in still)
        self._open = still
        self._say(taken)

    def refused(self, refused: RefusedCommand) -> None:
        self._open.pop(refused.id, None)
        self._say(refused=(refused.refusal.code.value,))

    def presence_changed(self, present: tuple[Present, ...]) -> None: ...

    def _say(self, taken: tuple[str, ...] = (), refused: tuple[str, ...] = ()) -> None:
        session = self._session
        board, waiting = session.board, len(session.pending)
        seen = Seen(
            line=session.connection.line.value,
            position=board.position if board else 0,
            hash=board_hash(board) if board and not waiting else "",
            cases=sum(1 for _ in board.cases()) if board else 0,
            waiting=waiting,
            taken=taken,
            refused=refused,
        )
        print(msgspec.json.encode(seen).decode(), flush=True)


def _text(pending: Pending) -> str:
    assert isinstance(pending.command, AddNote)
    return pending.command.text


async def main(folder: Path, invitation: str) -> None:
    joined = await joining.redeem(invitation, PASSWORD, folder)
    shelf = open_shelf(folder / "shelf.db", SHELF_KEY)
    session = Session(_address(joined), shelf, SystemClock(), SystemEntropy(), IMPATIENT)
    Teller(session)
    await session.start()
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    async for line in reader:
        asked = msgspec.json.decode(line, type=Write)
        session.submit(AddNote(case=asked.case, text=asked.text))
    await session.stop()


def _address(joined: Joined) -> Address:
    at = joined.profile
    url = f"wss://{at.host}:{at.port}/"
    return Address(url, at.account, joined.token, tls.client_context(at.ca_pem))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))

"""What a room asks its shell to do."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, CommandId
from sync.protocol import CloseCode

ConnId = int


class Send(Struct, frozen=True):
    """One frame, encoded once, for each of these connections."""

    conns: tuple[ConnId, ...]
    data: bytes


class Deliver(Struct, frozen=True):
    """Many frames, made as the connection drains; call `Room.delivered` after the last."""

    conn: ConnId
    frames: Iterator[bytes]


class TakeTurn(Struct, frozen=True):
    """One turn of the store on the room's board; then `Room.committed` or `Room.turn_failed`."""

    submissions: tuple[Submission, ...]


class Answered(Struct, frozen=True):
    """The answer to a command that was submitted inside this process; None after a defect."""

    account: AccountId
    id: CommandId
    outcome: Outcome | None


class Close(Struct, frozen=True):
    """End a connection; its Bye was sent."""

    conn: ConnId
    code: CloseCode
    reason: str


Effect = Send | Deliver | TakeTurn | Answered | Close

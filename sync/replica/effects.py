"""What a replica asks its shell to do, and what it lets be known."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.values import CommandId, Instant
from app.ports import Change, Connection, Pending, Present, RefusedCommand
from sync.protocol import CloseCode


class Send(Struct, frozen=True):
    data: bytes


class Keep(Struct, frozen=True):
    """Put on the Shelf; then call `Replica.kept`."""

    pending: Pending


class Drop(Struct, frozen=True):
    """Take off the Shelf, after whoever listens has heard what came before."""

    id: CommandId


class Retry(Struct, frozen=True):
    """Call `Replica.retry` after so many seconds."""

    id: CommandId
    seconds: float


class Reconnect(Struct, frozen=True):
    """Close with this code and connect again."""

    code: CloseCode


class HubTime(Struct, frozen=True):
    """What the hub's clock showed just now."""

    at: Instant


class Welcomed(Struct, frozen=True):
    board: Board


class Changed(Struct, frozen=True):
    change: Change


class ConnectionChanged(Struct, frozen=True):
    connection: Connection


class PendingChanged(Struct, frozen=True):
    pending: tuple[Pending, ...]


class HandedBack(Struct, frozen=True):
    refused: RefusedCommand


class PresenceChanged(Struct, frozen=True):
    present: tuple[Present, ...]


Effect = (
    Send
    | Keep
    | Drop
    | Retry
    | Reconnect
    | HubTime
    | Welcomed
    | Changed
    | ConnectionChanged
    | PendingChanged
    | HandedBack
    | PresenceChanged
)

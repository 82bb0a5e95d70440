"""The frames of `mashboard.v1`: JSON text over a websocket. PROTOCOL.md explains them.

The hub refuses unknown fields; a client ignores them, so that two versions share a wire.
"""

from enum import IntEnum, StrEnum

import msgspec
from msgspec import Raw, Struct

from app.domain.board import Stream
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.events import Recorded
from app.domain.values import AccountId, BoardId, CommandId, Instant, Line, StreamId
from app.ports import Here, Present

SUBPROTOCOL = "mashboard.v1"
MAX_FRAME_BEFORE_SIGN_IN = 8 * 1024
MAX_FRAME_FROM_CLIENT = 256 * 1024
MAX_FRAME_FROM_HUB = 1024 * 1024
MAX_PART = 256 * 1024


class CloseCode(IntEnum):
    """Why a connection ends. 44xx are mashboard's own."""

    GOING_AWAY = 1001
    TOO_BIG = 1009
    OVERFLOW = 1013
    BAD_FRAME = 4400
    NOT_SIGNED_IN = 4401
    REMOVED = 4403
    OUT_OF_ORDER = 4409
    UNKNOWN_KIND = 4426
    TOO_MANY = 4429


class Later(StrEnum):
    """Why a command is not taken just now."""

    BUSY = "busy"
    """Too much waits already."""
    STORE_FULL = "store_full"
    """The hub's disk takes no more: the board can be read, not written."""
    FAILED = "failed"
    """A defect of the hub met this command; its log tells which."""


class Frame(Struct, frozen=True, tag=True, omit_defaults=True):
    pass


# From the client


class Hello(Frame, frozen=True):
    """First frame: where I stand. Position 0 asks for everything."""

    position: int = 0
    epoch: str = ""
    head: str = ""
    rights: str = ""
    """Digest of the rights under which I got here, as the hub told it last."""


class Submit(Frame, frozen=True):
    id: CommandId
    command: Command


class Be(Frame, frozen=True):
    """Where I am now; goes to the others as Presence."""

    here: Here


ClientFrame = Hello | Submit | Be


# From the hub


class Welcome(Frame, frozen=True):
    """Start afresh: forget what you hold; `parts` streams follow, together the view at `upto`."""

    board: BoardId
    account: AccountId
    upto: int
    epoch: str
    head: str
    rights: str
    at: Instant
    parts: int
    behind: int = 0


class Part(Frame, frozen=True):
    """The whole view of one stream: after a Welcome, or when the viewer's rights on it changed."""

    stream: Stream


class Piece(Frame, frozen=True):
    """A slice of a Part too large for one frame: join `text` of all `count` slices, then decode."""

    id: StreamId
    index: int
    count: int
    text: str


class Forget(Frame, frozen=True):
    """This stream does not exist for you (any more)."""

    stream: StreamId


class Resumed(Frame, frozen=True):
    """Your position is known and your rights unchanged: the missing batches follow."""

    upto: int
    epoch: str
    rights: str
    at: Instant
    behind: int


class Batch(Frame, frozen=True):
    """One turn. Applies only where `after` is your position; empty where nothing is yours."""

    after: int
    upto: int
    head: str
    at: Instant
    events: tuple[Recorded, ...] = ()
    rights: str = ""
    """Digest of your rights from here on, where this turn changed them."""


class Accepted(Frame, frozen=True):
    id: CommandId
    position: int


class RefusedFrame(Frame, frozen=True, tag="Refused"):
    """Final: the same id gets the same answer for ever."""

    id: CommandId
    code: Code
    facts: tuple[tuple[str, str], ...] = ()


class NotNow(Frame, frozen=True):
    """Not stored, not final: try again after `retry_after` seconds. `code`: see Later."""

    id: CommandId
    code: Line
    retry_after: float


class Presence(Frame, frozen=True):
    """Everyone who is here, whole list."""

    present: tuple[Present, ...]


class Checkpoint(Frame, frozen=True):
    """Signed by the hub (Ed25519): what stood at `position`; keep it to detect a rewritten log."""

    position: int
    epoch: str
    head: str
    signature: str


class Bye(Frame, frozen=True):
    """The hub closes; `code` is stable, `reason` is for a log."""

    code: Line
    reason: Line = ""


HubFrame = (
    Welcome
    | Part
    | Piece
    | Forget
    | Resumed
    | Batch
    | Accepted
    | RefusedFrame
    | NotNow
    | Presence
    | Checkpoint
    | Bye
)


class RawSubmit(Frame, frozen=True, tag="Submit", forbid_unknown_fields=True):
    """A Submit as the hub takes it in: its command as the bytes that its digest is taken of."""

    id: CommandId
    command: Raw


class RawBatch(Frame, frozen=True, tag="Batch"):
    """A Batch as the hub gives it out: each event encoded once for all who may read it."""

    after: int
    upto: int
    head: str
    at: Instant
    events: tuple[Raw, ...] = ()
    rights: str = ""


encode = msgspec.json.Encoder(order="deterministic").encode
decode_client_frame = msgspec.json.Decoder(Hello | RawSubmit | Be).decode
decode_hub_frame = msgspec.json.Decoder(HubFrame).decode

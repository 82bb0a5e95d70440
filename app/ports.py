"""The places where the core meets the world, as Protocols."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.feedback import Channel
from app.domain.commands import Command
from app.domain.errors import Refusal
from app.domain.events import Recorded
from app.domain.submission import Outcome, Submission
from app.domain.values import (
    AccountId,
    CaseId,
    CommandId,
    Instant,
    Line,
    MessageId,
    Name,
    RequestId,
    StreamId,
)


class Clock(Protocol):
    def now(self) -> datetime:
        """UTC, microseconds."""


class Entropy(Protocol):
    def uuid(self) -> str:
        """A fresh UUIDv7 as text: what is made later sorts later, and none can be guessed."""

    def letters(self, count: int) -> str:
        """Letters and digits that are not confused when read out."""

    def token(self) -> str:
        """256 bits, URL-safe."""

    def bytes(self, count: int) -> bytes: ...


class KeyProvider(Protocol):
    """Holds the master key that wraps all others; outside the data folder."""

    def master_key(self) -> bytes:
        """32 bytes. Raises `KeyMissing`."""


# The store


class Committed(Struct, frozen=True):
    """A turn that is on the disk: what others wrote first, what it wrote, its answers."""

    board: Board
    before: int
    """Position of the board that the turn started from."""
    recorded: tuple[Recorded, ...]
    """Everything after `before`, in order."""
    head: str
    """Chain head at the board's position, hex."""
    answers: tuple[Outcome, ...]
    epoch: str
    """The present one. Another than before: what others destroyed is no more on the board."""


class Checkpoint(Struct, frozen=True):
    """Signed by the hub (Ed25519): `head`, in hex, stood at `position`."""

    position: int
    epoch: str
    head: str
    signature: str


class Parcel(Struct, frozen=True):
    """A message that is to leave the hub: which, where its words are, and how often it was tried.

    It holds no content: the words are the case's.
    """

    message: MessageId
    stream: StreamId
    queued: int
    """Which queueing of this message it is, from 1."""
    channel: Channel
    template: Line
    version: int
    """Of the template."""
    position: int
    """Of the event that queued it: a hub that has not read so far waits."""
    reference: str
    """The same for each try of one queueing, so that a repeat can be told."""
    send_after: Instant
    attempts: int = 0
    accepted: bool = False
    """A service has it already, and is to be asked what became of it."""
    taken_over: bool = False
    """Another sender had it before, and may have come to its end after sending it."""


class Backlog(Struct, frozen=True):
    """How much waits to leave, and since when."""

    count: int = 0
    oldest: Instant | None = None
    next_try: Instant | None = None
    """When there is something to do again."""


class Outbox(Protocol):
    """What is to leave the hub: written in the turn that queues it, settled in the one that
    records its end. Called on the writer's thread like the store it belongs to."""

    def lease(self, holder: str, now: Instant, until: Instant, most: int) -> tuple[Parcel, ...]:
        """What is due and nobody else holds, the longest due first; now `holder` has it."""

    def holds(self, holder: str, parcel: Parcel) -> bool:
        """Whether `holder` still has it, and nobody recalled it or queued it anew."""

    def renew(self, holder: str, until: Instant) -> None:
        """`holder` is still at it."""

    def put_off(self, parcel: Parcel, next_try: Instant) -> None:
        """It did not leave: count the try, and free it for whoever is there then."""

    def give_back(self, holder: str, now: Instant) -> None:
        """Free what `holder` has and did not try."""

    def drop(self, parcel: Parcel) -> None:
        """Nothing is to leave any more, and the record will not say so by itself."""

    def backlog(self) -> Backlog: ...


class EventStore(Protocol):
    """Called on one writer thread; raises `StoreBusy`, `StoreFull` or `StoreBroken`."""

    @property
    def outbox(self) -> Outbox: ...

    @property
    def epoch(self) -> str:
        """Random, new after each restore and each erasure."""

    def load(self) -> tuple[Board, str]:
        """The board folded from everything stored, and the chain head."""

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        """One turn: read, decide, encrypt, chain, write, fsync. Returns only when durable."""

    def checkpoint(self) -> Checkpoint:
        """Sign what stands now; kept beside the store, and given to clients to hold."""

    def erase(self, streams: Collection[StreamId], now: Instant) -> None:
        """Make these streams unreadable for good; take them off every board in memory too."""

    def destroy_papers(self, now: Instant) -> bool:
        """Make the working papers unreadable for good of every case whose record says that they
        are destroyed; whether there were any left to read. Done again it does nothing."""

    def close(self) -> None: ...


class Notice(Struct, frozen=True):
    """What one hub of a board lets the others know: that the record goes on, or who is with it.

    Never content: whoever may listen to the database learns ids and numbers only.
    """

    position: int = 0
    """How far the record goes; 0 where this is about people."""
    hub: str = ""
    """Which hub says who is with it; new at each start of a hub."""
    people: str = ""
    """Of that hub, as `sync` writes it."""


class Notices(Protocol):
    """Word between the hubs of one board. Any of it may be lost: whoever listens also looks.

    Called on a thread of its own, but for `tell`.
    """

    def hear(self, seconds: float) -> tuple[Notice, ...]:
        """What was said since the last call; waits up to `seconds` where nothing was.

        A broken connection is opened again here, and then an empty answer comes at once.
        """

    def tell(self, notice: Notice) -> None:
        """To the other hubs of this board; quietly nothing where the database is away."""

    def close(self) -> None: ...


class Account(Struct, frozen=True):
    """One person's way in; where they sit at the board is the partnership's business."""

    id: AccountId
    name: str
    """What the person types to sign in."""
    password_hash: str = ""
    disabled: bool = False


class Accounts(Protocol):
    """Accounts, invitations and devices, as stored; secrets only as hashes."""

    def add_account(self, account: Account) -> None: ...

    def account(self, account: AccountId) -> Account | None: ...

    def account_named(self, name: str) -> Account | None:
        """Capitals and spaces around do not count."""

    def set_password(self, account: AccountId, password_hash: str) -> None: ...

    def add_invitation(self, code_hash: str, account: AccountId, expires: datetime) -> None: ...

    def take_invitation(self, code_hash: str, now: datetime) -> AccountId | None:
        """The account, once; None where unknown, used or expired."""

    def add_device(self, token_hash: str, account: AccountId, created: datetime) -> None: ...

    def device(self, token_hash: str) -> AccountId | None:
        """Whose it is; None where unknown or revoked."""


# The client's side


class LineState(StrEnum):
    """State of the line to the hub."""

    CONNECTING = "connecting"
    CATCHING_UP = "catching-up"
    LIVE = "live"
    NOT_LIVE = "not-live"
    READ_ONLY = "read-only"
    REFUSED = "refused"


class Connection(Struct, frozen=True):
    """What the connection pill says; it never lies."""

    line: LineState
    since: Instant | None = None
    """Hub time of the last frame, when not live."""
    behind: int = 0
    """Changes still to come while catching up."""
    code: str = ""
    """Why refused or read-only."""


class PendingState(StrEnum):
    KEEPING = "keeping"
    SENDING = "sending"
    WAITING = "waiting"
    """Saved here, not sent: no line, or the hub said not now."""
    ACCEPTED = "accepted"


class Pending(Struct, frozen=True):
    """A command that the hub has not shown back yet."""

    id: CommandId
    command: Command
    state: PendingState
    submitted_at: Instant
    position: int = 0


class RefusedCommand(Struct, frozen=True):
    """A command the hub refused; its text is a draft again."""

    id: CommandId
    command: Command
    refusal: Refusal


class Change(Struct, frozen=True):
    """The confirmed board moved from `before` to `after` by `events`."""

    before: Board
    after: Board
    events: tuple[Recorded, ...]
    by_me: bool


class Here(Struct, frozen=True, omit_defaults=True):
    """Where one person is, as shown to others; transient, never stored."""

    case: CaseId | None = None
    writing: RequestId | None = None
    hand: bool = False


class Present(Struct, frozen=True, omit_defaults=True):
    account: AccountId
    name: Name
    here: Here = Here()


class Listener(Protocol):
    """Hears a session; every call comes on the event loop's thread."""

    def welcomed(self, board: Board) -> None:
        """The whole view, after sign-in or when catching up by batch was not possible."""

    def changed(self, change: Change) -> None: ...

    def connection_changed(self, connection: Connection) -> None: ...

    def pending_changed(self, pending: tuple[Pending, ...]) -> None: ...

    def refused(self, refused: RefusedCommand) -> None: ...

    def presence_changed(self, present: tuple[Present, ...]) -> None: ...


class Session(Protocol):
    """What a window knows of the hub. Plain calls, no await; nothing is done before it is heard."""

    @property
    def account(self) -> AccountId: ...

    @property
    def board(self) -> Board | None:
        """The confirmed view; None before the first welcome."""

    @property
    def connection(self) -> Connection: ...

    @property
    def pending(self) -> tuple[Pending, ...]: ...

    @property
    def present(self) -> tuple[Present, ...]: ...

    def now(self) -> Instant:
        """The hub's time, for countdowns."""

    def fresh_id(self) -> str:
        """A UUID for a new case, request, contribution …"""

    def submit(self, command: Command) -> CommandId:
        """Keep on the Shelf, then send; sent again after a reconnect under the same id."""

    def be(self, here: Here) -> None: ...

    def save_draft(self, key: Line, text: str) -> None:
        """Keep unfinished words, encrypted; an empty text drops them."""

    def draft(self, key: Line) -> str: ...

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Returns the call that stops listening."""


class Shelf(Protocol):
    """The client's own encrypted store of drafts and pending commands; durable when it returns."""

    def keep(self, pending: Pending) -> None: ...

    def drop(self, command: CommandId) -> None: ...

    def pending(self) -> tuple[Pending, ...]:
        """In the order in which they were submitted."""

    def save_draft(self, key: Line, text: str) -> None: ...

    def drafts(self) -> dict[Line, str]: ...

    def close(self) -> None: ...

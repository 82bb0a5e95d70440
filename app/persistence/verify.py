"""Whether what is stored is what the hub wrote: every row, its chain, its keys, the checkpoints."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from enum import StrEnum

from msgspec import Struct
from sqlalchemy import Connection, select

from app.domain.board import empty
from app.domain.events import Erased, Recorded
from app.domain.turn import fold
from app.domain.values import BoardId, StreamId
from app.persistence import boards, chain, engines, rows, snapshots
from app.persistence.checkpoints import CheckpointFile, Signer, genuine
from app.persistence.errors import StoreError
from app.persistence.keys import Keys
from app.persistence.layout import DataFolder, unlock
from app.persistence.tables import events
from app.ports import Checkpoint, KeyProvider


class Fault(StrEnum):
    MISSING = "missing"
    CHAIN = "chain"
    HEADER = "header"
    COLUMNS = "columns"
    ORDER = "order"
    UNREADABLE = "unreadable"
    SIGNATURE = "signature"
    EPOCH = "epoch"
    TRUNCATED = "truncated"
    REWRITTEN = "rewritten"
    SNAPSHOT = "snapshot"


class Problem(Struct, frozen=True):
    fault: Fault
    position: int
    text: str


class Report(Struct, frozen=True):
    events: int
    erased: int
    """Of these, how many are unreadable because their key was destroyed."""
    head: str
    epoch: str
    checkpoints: int
    """Genuine ones that the log agrees with …"""
    vouched: int
    """… the highest position among them: truncation after it would not show …"""
    superseded: int
    """… and those for events that a restore left behind, in an earlier epoch."""
    torn: int
    """Lines of the checkpoint file that are none, as a power cut may leave one."""
    problems: tuple[Problem, ...]


def verify(folder: DataFolder, provider: KeyProvider, database: str = "", keys: str = "") -> Report:
    """Reads everything once, also while a hub serves the folder. Raises `StoreError`s."""
    label, key, place = unlock(folder, provider, database, keys)
    # Before the rows are read: a hub at work signs what this moment does not hold yet.
    checkpoints, torn = CheckpointFile(folder.checkpoints).read()
    engine = place.readers()
    try:
        with engines.reading(engine) as connection:
            # After the store's moment has begun: keys are always older than what they encrypt.
            began = boards.began(connection, label.board)
            with closing(Keys(place.key_readers(), key.wrap)) as known:
                return _report(connection, label.board, known, began, checkpoints, torn)
    finally:
        engine.dispose()


def _report(
    connection: Connection,
    board: BoardId,
    keys: Keys,
    began: Mapping[str, int],
    checkpoints: list[Checkpoint],
    torn: int,
) -> Report:
    walk = Walk(board, keys, {one.position for one in checkpoints})
    problems = list(walk.all(connection))
    judged = Judged(board, Signer(board, keys.seed(StreamId(board))).public, began, walk)
    problems += [found for one in checkpoints for found in judged.problems(one)]
    if not problems:
        problems += _snapshots(connection, board, keys, walk.read)
    return Report(
        events=walk.count,
        erased=sum(isinstance(one.event, Erased) for one in walk.read),
        head=walk.head.hex(),
        epoch=list(began)[-1],
        checkpoints=judged.good,
        vouched=judged.vouched,
        superseded=judged.superseded,
        torn=torn,
        problems=tuple(problems),
    )


class Walk:
    """Down the log once. After a break it goes on from what is stored, so that each shows once."""

    def __init__(self, board: BoardId, keys: Keys, wanted: Collection[int]) -> None:
        self._board = board
        self._keys = keys
        self._wanted = wanted
        self._versions: dict[str, int] = {}
        self.heads = {0: chain.GENESIS}
        """At the wanted positions."""
        self.position = 0
        self.head = chain.GENESIS
        self.count = 0
        self.read: list[Recorded] = []

    def all(self, connection: Connection) -> Iterator[Problem]:
        query = select(events).where(events.c.board == self._board).order_by(events.c.position)
        for row in connection.execute(query.execution_options(yield_per=1_000)):
            yield from self._row(rows.Row(*row))

    def _row(self, row: rows.Row) -> Iterator[Problem]:
        at = row.position
        if at != self.position + 1:
            text = f"Events {self.position + 1} to {at - 1} are missing."
            yield Problem(Fault.MISSING, self.position + 1, text)
        if row.head != chain.link(self.head, chain.leaf(row.header, row.ciphertext)):
            yield Problem(Fault.CHAIN, at, f"Event {at} does not follow from the one before.")
        self.position, self.head = at, row.head
        self.count += 1
        if at in self._wanted:
            self.heads[at] = row.head
        try:
            yield from self._words(row, rows.decode_header(row.header))
        except StoreError as error:
            yield Problem(Fault.UNREADABLE, at, error.happened)

    def _words(self, row: rows.Row, header: rows.Header) -> Iterator[Problem]:
        at = row.position
        if header.board != self._board:
            yield Problem(Fault.HEADER, at, f"Event {at} says that it is of another board.")
        if rows.columns(header) != row[: len(rows.columns(header))]:
            yield Problem(Fault.COLUMNS, at, f"The columns of event {at} differ from its header.")
        if header.version != self._versions.get(header.stream, 0) + 1:
            yield Problem(Fault.ORDER, at, f"Event {at} does not come next in its stream.")
        self._versions[header.stream] = header.version
        key = self._keys.by_id(header.key)
        recorded = rows.decrypt(header, row.header, row.ciphertext, key)
        if key is not None and rows.kind_of(recorded.event) != header.kind:
            yield Problem(Fault.HEADER, at, f"Event {at} is not a {header.kind}.")
        self.read.append(recorded)


class Judged:
    """Checkpoints, held against the log that was walked."""

    def __init__(self, board: BoardId, public: str, began: Mapping[str, int], walk: Walk) -> None:
        self._board = board
        self._public = public
        self._walk = walk
        later = [*list(began.values())[1:], None]
        self._ends = dict(zip(began, later, strict=True))
        """Epochs, each with the position after which the next one began."""
        self.good = self.vouched = self.superseded = 0

    def problems(self, one: Checkpoint) -> Iterator[Problem]:
        at = one.position
        end = self._ends.get(one.epoch)
        if not genuine(one, self._board, self._public):
            yield Problem(Fault.SIGNATURE, at, f"The checkpoint at {at} was not signed here.")
        elif one.epoch not in self._ends:
            yield Problem(Fault.EPOCH, at, f"The checkpoint at {at} is of an unknown epoch.")
        elif end is not None and at > end:
            self.superseded += 1
        elif at > self._walk.position:
            text = f"A checkpoint saw event {at}; the log ends at {self._walk.position}."
            yield Problem(Fault.TRUNCATED, at, text)
        elif self._walk.heads.get(at, b"").hex() != one.head:
            yield Problem(Fault.REWRITTEN, at, f"The log up to {at} is not what was signed.")
        else:
            self.good += 1
            self.vouched = max(self.vouched, at)


def _snapshots(
    connection: Connection, board: BoardId, keys: Keys, read: list[Recorded]
) -> Iterator[Problem]:
    """Whether the stored states are what the events make."""
    try:
        position, streams = snapshots.read(connection, board, keys)
    except StoreError as error:
        yield Problem(Fault.SNAPSHOT, 0, error.happened)
        return
    made = fold(empty(board), read[:position]).streams
    for stream in sorted(made.keys() | streams.keys()) if position else ():
        if made.get(stream) != streams.get(stream):
            text = f"The stored state of stream {stream} is not what its events make."
            yield Problem(Fault.SNAPSHOT, position, text)

"""What a data folder is, how one is made, and how it is opened."""

from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct, structs

from app.domain.values import BoardId, Instant, StreamId
from app.persistence import boards, postgres
from app.persistence.accounts import SqlAccounts
from app.persistence.checkpoints import CheckpointFile
from app.persistence.databases import Database, Files, Server
from app.persistence.durable import sync_folder, write_new
from app.persistence.engines import kind, writing
from app.persistence.errors import (
    AlreadyAStore,
    KeyExposed,
    NotAStore,
    StoreBusy,
    StoreFull,
    TooNew,
    WrongKey,
)
from app.persistence.event_store import SqlEventStore
from app.persistence.keys import SIGNING, KeyRing
from app.persistence.lock import FolderLock
from app.persistence.master import Derived, derived
from app.persistence.providers import FileKey
from app.ports import Entropy, KeyProvider, Notices

FORM = 2
"""Of a folder whose record is in a database; one with files of its own has form 1."""


class Label(Struct, frozen=True, omit_defaults=True):
    """The one file of a data folder that anyone may read."""

    form: int
    board: BoardId
    check: str
    """Tells whether a master key is the right one."""
    database: str = ""
    """Where the record is, if not in this folder; without a password."""
    keys: str = ""
    """Where its keys are, if not beside it."""


class DataFolder:
    """The files of one hub. `keys` may be kept elsewhere, on a disk that is backed up apart."""

    def __init__(self, path: Path, keys: Path | None = None) -> None:
        self.path = path
        self.label = path / "mashboard.json"
        self.store = path / "store.db"
        self.keys = keys or path / "keys.db"
        self.lock = path / "lock"
        self.checkpoints = path / "checkpoints.jsonl"

    def read_label(self) -> Label:
        """Raises `NotAStore` or `TooNew`."""
        try:
            label = msgspec.json.decode(self.label.read_bytes(), type=Label)
        except (OSError, ValueError) as error:
            raise NotAStore(f"{self.path} is not a data folder of mashboard.") from error
        if label.form > FORM:
            raise TooNew(f"The data folder {self.path} has the later form {label.form}.")
        return label


class Store:
    """An open data folder, locked against every other hub until closed."""

    def __init__(
        self,
        folder: DataFolder,
        events: SqlEventStore,
        accounts: SqlAccounts,
        lock: FolderLock,
        notices: Notices | None = None,
    ) -> None:
        self.folder = folder
        self.events = events
        self.accounts = accounts
        self.notices = notices
        """Word from the other hubs of the board; None where there can be none."""
        self._closing = ExitStack()
        self._closing.callback(lock.release)
        self._closing.callback(events.close)
        self._closing.callback(accounts.close)
        if notices is not None:
            self._closing.callback(notices.close)

    def close(self) -> None:
        """Once is enough; a second time does nothing."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create(
    folder: DataFolder,
    provider: KeyProvider,
    entropy: Entropy,
    now: Instant,
    database: str = "",
    keys: str = "",
) -> BoardId:
    """A new, empty store: in the folder, or a new board in the database of that URL.

    Raises `AlreadyAStore`, or what the key provider raises.
    """
    key = _master(folder, provider)
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.keys.exists() or any(folder.path.iterdir()):
        raise AlreadyAStore(f"{folder.path} is not empty.")
    label = _label(BoardId(entropy.uuid()), key, database, keys)
    place = _place(folder, label.board, key, database, keys)
    place.prepare()
    _begin(place, label.board, key, entropy, now)
    # Last: a folder without its label was never finished.
    write_new(folder.label, msgspec.json.encode(label))
    sync_folder(folder.path.parent)
    return label.board


def open_store(
    folder: DataFolder, provider: KeyProvider, entropy: Entropy, database: str = "", keys: str = ""
) -> Store:
    """Locks the folder and brings its tables up to date. Raises `StoreError`s.

    `database` and `keys` are URLs in place of those in the label: with a password, or after a move.
    """
    with ExitStack() as undo:
        label, key, place = unlock(folder, provider, database, keys)
        lock = FolderLock(folder.lock)
        undo.callback(lock.release)
        place.prepare()
        writer, key_writer = place.writer(), place.key_writer()
        undo.callback(writer.dispose)
        undo.callback(key_writer.dispose)
        with suppress(StoreBusy, StoreFull):
            # A hub that died as it destroyed keys left them in the log.
            kind(key_writer).wipe(key_writer)
        ring = KeyRing(key_writer, key.wrap, entropy)
        checkpoints = CheckpointFile(folder.checkpoints)
        events = SqlEventStore(writer, label.board, ring, checkpoints, entropy)
        accounts = SqlAccounts(label.board, writer, place.readers())
        undo.pop_all()
    return Store(folder, events, accounts, lock, place.notices())


def unlock(
    folder: DataFolder, provider: KeyProvider, database: str = "", keys: str = ""
) -> tuple[Label, Derived, Database]:
    """What it is, what opens it, and where its record lies.

    Raises `NotAStore`, `TooNew`, `KeyMissing`, `KeyExposed`, `WrongKey` or `StoreDamaged`.
    """
    label = folder.read_label()
    key = _master(folder, provider)
    if key.check != label.check:
        raise WrongKey(f"This is not the master key of {folder.path}.")
    place = _place(folder, label.board, key, database or label.database, keys or label.keys)
    place.check()
    return label, key, place


def _label(board: BoardId, key: Derived, database: str, keys: str) -> Label:
    label = Label(1, board, key.check)
    if not database:
        return label
    where = {
        name: postgres.without_password(url)
        for name, url in (("database", database), ("keys", keys))
        if url
    }
    return structs.replace(label, form=FORM, **where)


def _place(folder: DataFolder, board: BoardId, key: Derived, database: str, keys: str) -> Database:
    return Server(board, database, keys) if database else Files(folder.store, folder.keys, key)


def _begin(place: Database, board: BoardId, key: Derived, entropy: Entropy, now: Instant) -> None:
    with ExitStack() as after:
        writer, key_writer = place.writer(), place.key_writer()
        after.callback(writer.dispose)
        after.callback(key_writer.dispose)
        KeyRing(key_writer, key.wrap, entropy).ensure([StreamId(board)], now, SIGNING)
        with writing(writer) as connection:
            boards.add(connection, board, entropy.uuid(), now)


def _master(folder: DataFolder, provider: KeyProvider) -> Derived:
    if isinstance(provider, FileKey) and folder.path.resolve() in provider.path.resolve().parents:
        raise KeyExposed(f"The key file {provider.path} lies in the data folder that it opens.")
    return derived(provider.master_key())

"""What a data folder is, how one is made, and how it is opened."""

from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct
from sqlalchemy import Engine

from app.domain.values import BoardId, Instant, StreamId
from app.persistence import boards, engines
from app.persistence.accounts import SqlAccounts
from app.persistence.checkpoints import CheckpointFile
from app.persistence.durable import sync_folder, write_new
from app.persistence.engines import truncate_log
from app.persistence.errors import (
    AlreadyAStore,
    KeyExposed,
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    TooNew,
    WrongKey,
)
from app.persistence.event_store import SqlEventStore
from app.persistence.keys import SIGNING, KeyRing
from app.persistence.lock import FolderLock
from app.persistence.master import Derived, derived
from app.persistence.migrate import migrate_store
from app.persistence.prepare import prepare
from app.persistence.providers import FileKey
from app.persistence.tables import key_store
from app.ports import Entropy, KeyProvider

FORM = 1
KEYS_FORM = 1


class Label(Struct, frozen=True):
    """The one file of a data folder that anyone may read."""

    form: int
    board: BoardId
    check: str
    """Tells whether a master key is the right one."""


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
        self, folder: DataFolder, events: SqlEventStore, accounts: SqlAccounts, lock: FolderLock
    ) -> None:
        self.folder = folder
        self.events = events
        self.accounts = accounts
        self._closing = ExitStack()
        self._closing.callback(lock.release)
        self._closing.callback(events.close)
        self._closing.callback(accounts.close)

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


def create(folder: DataFolder, provider: KeyProvider, entropy: Entropy, now: Instant) -> BoardId:
    """A new, empty store. Raises `AlreadyAStore`, or what the key provider raises."""
    key = _master(folder, provider)
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.keys.exists() or any(folder.path.iterdir()):
        raise AlreadyAStore(f"{folder.path} is not empty.")
    board = BoardId(entropy.uuid())
    with ExitStack() as after:
        store, key_file = _files(folder, key, after)
        KeyRing(key_file, key.wrap, entropy).ensure([StreamId(board)], now, SIGNING)
        with engines.writing(store) as connection:
            boards.add(connection, board, entropy.uuid(), now)
    # Last: a folder without its label was never finished.
    write_new(folder.label, msgspec.json.encode(Label(FORM, board, key.check)))
    sync_folder(folder.path.parent)
    return board


def open_store(folder: DataFolder, provider: KeyProvider, entropy: Entropy) -> Store:
    """Locks the folder and brings its tables up to date. Raises `StoreError`s."""
    label, key = unlock(folder, provider)
    with ExitStack() as undo:
        lock = FolderLock(folder.lock)
        undo.callback(lock.release)
        store, key_file = _files(folder, key, undo)
        with suppress(StoreBusy, StoreFull):
            # A hub that died as it destroyed keys left them in the log.
            truncate_log(key_file)
        keys = KeyRing(key_file, key.wrap, entropy)
        checkpoints = CheckpointFile(folder.checkpoints)
        events = SqlEventStore(store, label.board, keys, checkpoints, entropy)
        accounts = SqlAccounts(store, engines.readers(folder.store, key.store))
        undo.pop_all()
    return Store(folder, events, accounts, lock)


def unlock(folder: DataFolder, provider: KeyProvider) -> tuple[Label, Derived]:
    """Raises `NotAStore`, `TooNew`, `KeyMissing`, `KeyExposed`, `WrongKey` or `StoreDamaged`."""
    label = folder.read_label()
    key = _master(folder, provider)
    if key.check != label.check:
        raise WrongKey(f"This is not the master key of {folder.path}.")
    for file in (folder.store, folder.keys):
        if not file.exists():
            raise StoreDamaged(f"{file} is missing.")
    return label, key


def _master(folder: DataFolder, provider: KeyProvider) -> Derived:
    if isinstance(provider, FileKey) and folder.path.resolve() in provider.path.resolve().parents:
        raise KeyExposed(f"The key file {provider.path} lies in the data folder that it opens.")
    return derived(provider.master_key())


def _files(folder: DataFolder, key: Derived, after: ExitStack) -> tuple[Engine, Engine]:
    """The store's and the key database's engines, with their tables; disposed of `after`."""
    store = engines.writer(folder.store, key.store)
    after.callback(store.dispose)
    migrate_store(store)
    key_file = engines.writer(folder.keys, key.keys)
    after.callback(key_file.dispose)
    prepare(key_file, key_store, KEYS_FORM)
    return store, key_file

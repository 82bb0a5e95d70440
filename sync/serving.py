"""A data folder made, and served: the store, its TLS and its front door, wired to a hub."""

import gc
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from app.domain.values import BoardId
from app.identity.doorkeeper import Doorkeeper
from app.persistence.layout import DataFolder, Store, create
from app.ports import Clock, Entropy, KeyProvider
from sync import tls
from sync.hub import Config, Hub
from sync.sign_in import SignIn

ALWAYS_HERE = ("localhost", "127.0.0.1", "::1")
"""Names by which a hub is reached from its own machine."""
ARGON2_WORKERS = 2
"""Each checks one password at a time, with 64 MiB of memory."""


def found(
    folder: DataFolder,
    provider: KeyProvider,
    clock: Clock,
    entropy: Entropy,
    database: str = "",
    keys: str = "",
) -> BoardId:
    """A new data folder with its store and its CA; the record in it, or in that database.

    Raises `StoreError`s.
    """
    board = create(folder, provider, entropy, clock.now(), database, keys)
    tls.create_ca(tls_of(folder), clock.now())
    return board


def tls_of(folder: DataFolder) -> Path:
    """Where a data folder keeps its CA and its leaf."""
    return folder.path / "tls"


@contextmanager
def front_door(store: Store, clock: Clock, entropy: Entropy) -> Iterator[SignIn]:
    """Sign-in for the accounts of a store, off the event loop."""
    doorkeeper = Doorkeeper(store.accounts, clock, entropy)
    ca_pem = (tls_of(store.folder) / tls.CA_FILE).read_bytes()
    with ThreadPoolExecutor(ARGON2_WORKERS, "sign-in") as workers:
        yield SignIn(doorkeeper, ca_pem, workers)


@asynccontextmanager
async def serving(
    store: Store, clock: Clock, entropy: Entropy, config: Config
) -> AsyncIterator[Hub]:
    """The hub of an open store, until the block ends or the hub does."""
    with front_door(store, clock, entropy) as door:
        async with AsyncExitStack() as after:
            with _all_that_comes_stays():
                hub = Hub(store.events, door, clock, entropy, config, store.notices)
                await after.enter_async_context(hub)
            after.callback(gc.unfreeze)
            yield hub


@contextmanager
def _all_that_comes_stays() -> Iterator[None]:
    """The collector need not walk again and again what lives as long as the hub does.

    Neither while it is loaded, which took twice as long with that, nor afterwards.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def certified(folder: DataFolder, hosts: tuple[str, ...], clock: Clock) -> None:
    """A fresh leaf for this machine's names and `hosts`."""
    names = tuple(dict.fromkeys((*ALWAYS_HERE, *hosts)))
    tls.renew_leaf(tls_of(folder), names, clock.now())

"""The morning lived into a fresh data folder, and an invitation for everyone who was there."""

from pathlib import Path

from msgspec import Struct, structs

from app.domain.submission import Submission
from app.domain.values import CommandId
from app.identity.doorkeeper import Doorkeeper
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from app.ports import Clock, Entropy
from sync import tls
from sync.demo.morning import Day, Entry, day
from sync.demo.script import Script, load
from sync.room.intake import REFERENCE_LETTERS, REFERENCES_OFFERED
from sync.serving import found, tls_of


class Founded(Struct, frozen=True):
    """A hub that has not been served yet. `codes` are invitation codes by a seat's key."""

    data: Path
    key: Path
    day: Day
    codes: dict[str, str]
    ca: str
    """SHA-256 of the hub's CA, hex: what an invitation carries."""


def found_demo(
    root: Path, clock: Clock, entropy: Entropy, recall_minutes: int | None = None
) -> Founded:
    """Make `root`/hub and its key; the day starts in minutes before now. Blocks for a second.

    `recall_minutes` in place of the script's.
    """
    folder, key = DataFolder(root / "hub"), FileKey(root / "hub.key")
    key.create(entropy)
    found(folder, key, clock, entropy)
    told = day(_script(recall_minutes), clock.now(), entropy.uuid)
    with open_store(folder, key, entropy) as store:
        live(store, told.entries, entropy)
        codes = invite(store, told, clock, entropy)
    ca = tls.fingerprint(tls.load_ca(tls_of(folder)))
    return Founded(folder.path, key.path, told, codes, ca)


def _script(recall_minutes: int | None) -> Script:
    script = load()
    if recall_minutes is None:
        return script
    rules = structs.replace(script.feedback, recall_minutes=recall_minutes)
    return structs.replace(script, feedback=rules)


def live(store: Store, entries: tuple[Entry, ...], entropy: Entropy) -> None:
    """Each command in a turn of its own, at its own time."""
    board, _ = store.events.load()
    for entry in entries:
        one = Submission(
            entry.account,
            CommandId(entropy.uuid()),
            b"",
            entry.command,
            tuple(entropy.letters(REFERENCE_LETTERS) for _ in range(REFERENCES_OFFERED)),
        )
        done = store.events.turn(board, (one,), entry.at)
        refusal = done.answers[0].refusal
        if refusal is not None:
            raise RuntimeError(f"the morning does not hold: {entry.command} {refusal}")
        board = done.board


def invite(store: Store, told: Day, clock: Clock, entropy: Entropy) -> dict[str, str]:
    doorkeeper = Doorkeeper(store.accounts, clock, entropy)
    return {
        key: doorkeeper.invite(seat.account, told.logins[key]) for key, seat in told.seats.items()
    }

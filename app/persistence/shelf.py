"""What a person typed and the hub does not have yet: an encrypted file on the client."""

from pathlib import Path

import msgspec
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Text, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.values import CommandId, Line
from app.persistence.engines import truncate_log, writer, writing
from app.persistence.errors import ShelfUnreadable, StoreDamaged, TooNew
from app.persistence.prepare import prepare
from app.ports import Pending

FORM = 1

_tables = MetaData()
_pending = Table(
    "pending",
    _tables,
    Column("place", Integer, primary_key=True),
    Column("command", String(36), nullable=False, unique=True),
    Column("pending", LargeBinary, nullable=False),
)
_drafts = Table(
    "drafts",
    _tables,
    Column("key", String(240), primary_key=True),
    Column("text", Text, nullable=False),
)
_decode = msgspec.json.Decoder(Pending).decode


class SqlShelf:
    """See `app.ports.Shelf`. Called from one thread at a time; durable when a call returns."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._engine = writer(path, key)
        try:
            prepare(self._engine, _tables, FORM)
            self._check()
        except BaseException:
            self._engine.dispose()
            raise

    def keep(self, pending: Pending) -> None:
        """Kept again, it stays in its place."""
        raw = msgspec.json.encode(pending)
        row = insert(_pending).values(command=pending.id, pending=raw)
        with writing(self._engine) as connection:
            connection.execute(row.on_conflict_do_update(["command"], set_={"pending": raw}))

    def drop(self, command: CommandId) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(_pending).where(_pending.c.command == command))

    def pending(self) -> tuple[Pending, ...]:
        """In the order in which they were submitted. Raises `TooNew`."""
        with writing(self._engine) as connection:
            kept = connection.scalars(select(_pending.c.pending).order_by(_pending.c.place)).all()
        try:
            return tuple(_decode(raw) for raw in kept)
        except msgspec.MsgspecError as error:
            raise TooNew("What waits to be sent was written by a newer mashboard.") from error

    def save_draft(self, key: Line, text: str) -> None:
        """An empty text drops it."""
        row = insert(_drafts).values(key=key, text=text)
        put = row.on_conflict_do_update(["key"], set_={"text": text})
        with writing(self._engine) as connection:
            connection.execute(put if text else delete(_drafts).where(_drafts.c.key == key))

    def drafts(self) -> dict[Line, str]:
        with writing(self._engine) as connection:
            found = connection.execute(select(_drafts.c.key, _drafts.c.text))
            return {row.key: row.text for row in found}

    def close(self) -> None:
        """Nothing dropped is left in the file, not even encrypted."""
        truncate_log(self._engine)
        self._engine.dispose()

    def _check(self) -> None:
        """Every page, now: words that cannot be read are to be set aside, not met half-way."""
        with writing(self._engine) as connection:
            found = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
        if found:
            raise StoreDamaged(f"The shelf is damaged ({found[0]}).")


def open_shelf(path: Path, key: bytes) -> SqlShelf:
    """Raises `ShelfUnreadable`, once: the file is set aside, and the next call begins afresh.

    Raises `TooNew` for a shelf of a newer program, which stays where it is.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return SqlShelf(path, key)
    except StoreDamaged as error:
        aside = _set_aside(path)
        raise ShelfUnreadable(
            f"The saved words in {path.name} cannot be opened: another key, or damage. "
            f"They were moved to {aside}."
        ) from error


def _set_aside(path: Path) -> Path:
    """Rename the file and its write-ahead log to the first name that is free."""
    number = 1
    while (aside := path.with_name(f"{path.stem}-unreadable-{number}{path.suffix}")).exists():
        number += 1
    for end in ("-wal", ""):
        part = path.with_name(path.name + end)
        if part.exists():
            part.rename(aside.with_name(aside.name + end))
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    return aside

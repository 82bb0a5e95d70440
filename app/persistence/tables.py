"""The tables of the store and of its key database. Migrations make them; see migrations/."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


class UtcText(TypeDecorator[datetime]):
    """An instant as text of one width, so that text sorts as time does."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def utc_text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


# Compared byte by byte: a server's own order of letters is slower, and may change under an index.
Id = String(36).with_variant(String(36, collation="C"), "postgresql")
store = MetaData()

boards = Table(
    "boards",
    store,
    Column("board", Id, primary_key=True),
    Column("created", UtcText, nullable=False),
    Column("snapshot_position", Integer, nullable=False),
    Column("snapshot_format", String(64), nullable=False),
)

epochs = Table(
    "epochs",
    store,
    Column("board", Id, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("epoch", Id, nullable=False),
    Column("position", Integer, nullable=False),
    Column("began", UtcText, nullable=False),
)

# The columns before `header` are checked copies of what stands in it.
events = Table(
    "events",
    store,
    Column("board", Id, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("stream", Id, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("schema", Integer, nullable=False),
    Column("key", Id, nullable=False),
    Column("actor", Id, nullable=False),
    Column("at", String(27), nullable=False),
    Column("command", Id, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("ciphertext", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
)

outcomes = Table(
    "outcomes",
    store,
    Column("board", Id, primary_key=True),
    Column("command", Id, primary_key=True),
    Column("account", Id, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("position", Integer, nullable=False),
    Column("refusal", LargeBinary),
)

snapshots = Table(
    "snapshots",
    store,
    Column("board", Id, primary_key=True),
    Column("stream", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("key", Id, nullable=False),
    Column("ciphertext", LargeBinary, nullable=False),
)

# Ids only: what is to be said stands in the stream, under its key.
outbox = Table(
    "outbox",
    store,
    Column("board", Id, primary_key=True),
    Column("message", Id, primary_key=True),
    Column("stream", Id, nullable=False),
    Column("queued", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("template", String(240), nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("reference", String(120), nullable=False),
    Column("send_after", UtcText, nullable=False),
    Column("next_try", UtcText, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("lease_by", Id),
    Column("lease_until", UtcText),
    Index("ix_outbox_due", "board", "state", "next_try"),
    Index("ix_outbox_stream", "board", "stream"),
)

accounts = Table(
    "accounts",
    store,
    Column("board", Id, primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", String(240), nullable=False),
    Column("sign_in", String(240), nullable=False),
    Column("password_hash", String(240), nullable=False),
    Column("disabled", Boolean, nullable=False),
    UniqueConstraint("board", "sign_in"),
)


def _of_account() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["board", "account"], ["accounts.board", "accounts.id"])


invitations = Table(
    "invitations",
    store,
    Column("board", Id, primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    Column("account", Id, nullable=False),
    Column("expires", UtcText, nullable=False),
    Column("used_at", UtcText),
    _of_account(),
)

devices = Table(
    "devices",
    store,
    Column("board", Id, primary_key=True),
    Column("token_hash", String(64), primary_key=True),
    Column("account", Id, nullable=False),
    Column("created", UtcText, nullable=False),
    Column("last_seen", UtcText),
    Column("revoked", UtcText),
    _of_account(),
    Index("ix_devices_account", "board", "account"),
)

key_store = MetaData()

keys = Table(
    "keys",
    key_store,
    Column("id", Id, primary_key=True),
    Column("stream", Id, nullable=False),
    Column("compartment", String(60), nullable=False),
    Column("created", UtcText, nullable=False),
    # Empty once the key is destroyed; the row stays, to tell destroyed from lost.
    Column("wrapped", LargeBinary),
    Column("destroyed", UtcText),
    UniqueConstraint("stream", "compartment"),
)

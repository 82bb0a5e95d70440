"""The record, and who may come in."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Id = sa.String(36).with_variant(sa.String(36, collation="C"), "postgresql")
At = sa.String(27)


def upgrade() -> None:
    boards()
    record()
    people()


def boards() -> None:
    op.create_table(
        "boards",
        sa.Column("board", Id, primary_key=True),
        sa.Column("created", At, nullable=False),
        sa.Column("snapshot_position", sa.Integer, nullable=False),
        sa.Column("snapshot_format", sa.String(64), nullable=False),
    )
    op.create_table(
        "epochs",
        sa.Column("board", Id, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("epoch", Id, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("began", At, nullable=False),
    )


def record() -> None:
    op.create_table(
        "events",
        sa.Column("board", Id, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("stream", Id, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("key", Id, nullable=False),
        sa.Column("actor", Id, nullable=False),
        sa.Column("at", At, nullable=False),
        sa.Column("command", Id, nullable=False),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("ciphertext", sa.LargeBinary, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "outcomes",
        sa.Column("command", Id, primary_key=True),
        sa.Column("account", Id, primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("refusal", sa.LargeBinary),
    )
    op.create_table(
        "snapshots",
        sa.Column("board", Id, primary_key=True),
        sa.Column("stream", Id, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("key", Id, nullable=False),
        sa.Column("ciphertext", sa.LargeBinary, nullable=False),
    )


def people() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", Id, primary_key=True),
        sa.Column("name", sa.String(240), nullable=False),
        sa.Column("sign_in", sa.String(240), nullable=False, unique=True),
        sa.Column("password_hash", sa.String(240), nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
    )
    op.create_table(
        "invitations",
        sa.Column("code_hash", sa.String(64), primary_key=True),
        sa.Column("account", Id, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("expires", At, nullable=False),
        sa.Column("used_at", At),
    )
    op.create_table(
        "devices",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("account", Id, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("created", At, nullable=False),
        sa.Column("last_seen", At),
        sa.Column("revoked", At),
    )
    op.create_index("ix_devices_account", "devices", ["account"])

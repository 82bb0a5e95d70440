"""What is to leave the hub."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Id = sa.String(36).with_variant(sa.String(36, collation="C"), "postgresql")
At = sa.String(27)


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("board", Id, primary_key=True),
        sa.Column("message", Id, primary_key=True),
        sa.Column("stream", Id, nullable=False),
        sa.Column("queued", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("template", sa.String(240), nullable=False),
        sa.Column("template_version", sa.Integer, nullable=False),
        sa.Column("reference", sa.String(120), nullable=False),
        sa.Column("send_after", At, nullable=False),
        sa.Column("next_try", At, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("lease_by", Id),
        sa.Column("lease_until", At),
    )
    op.create_index("ix_outbox_due", "outbox", ["board", "state", "next_try"])
    op.create_index("ix_outbox_stream", "outbox", ["board", "stream"])

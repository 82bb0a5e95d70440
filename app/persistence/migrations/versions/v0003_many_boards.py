"""Many boards in one database: what was of the only board says of which.

The tables are made anew, since their primary keys change. Rows are kept beside meanwhile.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Id = sa.String(36).with_variant(sa.String(36, collation="C"), "postgresql")
At = sa.String(27)
COLUMNS = {
    "outcomes": "command, account, digest, position, refusal",
    "accounts": "id, name, sign_in, password_hash, disabled",
    "invitations": "code_hash, account, expires, used_at",
    "devices": "token_hash, account, created, last_seen, revoked",
}


def upgrade() -> None:
    for table in COLUMNS:
        op.execute(f"CREATE TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608 - our names
    op.drop_index("ix_devices_account", "devices")
    for table in reversed(COLUMNS):
        op.drop_table(table)
    outcomes()
    people()
    for table, columns in COLUMNS.items():
        found = f"SELECT (SELECT board FROM boards), {columns} FROM kept_{table}"  # noqa: S608 - our names
        op.execute(f"INSERT INTO {table} (board, {columns}) {found}")
        op.drop_table(f"kept_{table}")


def outcomes() -> None:
    op.create_table(
        "outcomes",
        sa.Column("board", Id, primary_key=True),
        sa.Column("command", Id, primary_key=True),
        sa.Column("account", Id, primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("refusal", sa.LargeBinary),
    )


def people() -> None:
    op.create_table(
        "accounts",
        sa.Column("board", Id, primary_key=True),
        sa.Column("id", Id, primary_key=True),
        sa.Column("name", sa.String(240), nullable=False),
        sa.Column("sign_in", sa.String(240), nullable=False),
        sa.Column("password_hash", sa.String(240), nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.UniqueConstraint("board", "sign_in"),
    )
    op.create_table(
        "invitations",
        sa.Column("board", Id, primary_key=True),
        sa.Column("code_hash", sa.String(64), primary_key=True),
        sa.Column("account", Id, nullable=False),
        sa.Column("expires", At, nullable=False),
        sa.Column("used_at", At),
        of_account(),
    )
    op.create_table(
        "devices",
        sa.Column("board", Id, primary_key=True),
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("account", Id, nullable=False),
        sa.Column("created", At, nullable=False),
        sa.Column("last_seen", At),
        sa.Column("revoked", At),
        of_account(),
    )
    op.create_index("ix_devices_account", "devices", ["board", "account"])


def of_account() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["board", "account"], ["accounts.board", "accounts.id"])

"""The answer each command got, kept for ever: a retry hears the same."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, tuple_
from sqlalchemy.dialects import sqlite

from app.domain.errors import Refusal
from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, CommandId
from app.persistence.tables import outcomes

Known = Mapping[tuple[AccountId, CommandId], Outcome]

_INSERT = str(insert(outcomes).compile(dialect=sqlite.dialect()))
_KNOWN = select(outcomes).where(
    tuple_(outcomes.c.account, outcomes.c.command).in_(bindparam("asked", expanding=True))
)
_refusal = msgspec.json.Decoder(Refusal)


def read(connection: Connection, submissions: Sequence[Submission]) -> Known:
    """The earlier answers to these submissions, those that have one."""
    asked = [(one.account, one.id) for one in submissions]
    found = connection.execute(_KNOWN, {"asked": asked})
    return {(row.account, row.command): _outcome(*row[2:]) for row in found}


def _outcome(digest: bytes, position: int, refusal: bytes | None) -> Outcome:
    return Outcome(digest, position, _refusal.decode(refusal) if refusal else None)


def write(connection: Connection, answered: Iterable[tuple[Submission, Outcome]]) -> None:
    rows = [
        (one.id, one.account, answer.digest, answer.position, _stored(answer.refusal))
        for one, answer in answered
    ]
    if rows:
        connection.exec_driver_sql(_INSERT, rows)


def _stored(refusal: Refusal | None) -> bytes | None:
    return None if refusal is None else msgspec.json.encode(refusal)

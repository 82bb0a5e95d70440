"""The answer each command got, kept for ever: a retry hears the same."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.domain.errors import Refusal
from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, BoardId, CommandId
from app.persistence.bulk import insert_rows
from app.persistence.tables import outcomes

Known = Mapping[tuple[AccountId, CommandId], Outcome]

_KNOWN = select(outcomes).where(
    outcomes.c.board == bindparam("board"),
    outcomes.c.command.in_(bindparam("asked", expanding=True)),
)
_refusal = msgspec.json.Decoder(Refusal)


def read(connection: Connection, board: BoardId, submissions: Sequence[Submission]) -> Known:
    """The earlier answers to these submissions, those that have one, and maybe others."""
    asked = [one.id for one in submissions]
    found = connection.execute(_KNOWN, {"board": board, "asked": asked}) if asked else ()
    return {(row.account, row.command): _outcome(*row[3:]) for row in found}


def _outcome(digest: bytes, position: int, refusal: bytes | None) -> Outcome:
    return Outcome(digest, position, _refusal.decode(refusal) if refusal else None)


def write(
    connection: Connection, board: BoardId, answered: Iterable[tuple[Submission, Outcome]]
) -> None:
    rows = [
        (board, one.id, one.account, answer.digest, answer.position, _stored(answer.refusal))
        for one, answer in answered
    ]
    insert_rows(connection, outcomes, rows)


def _stored(refusal: Refusal | None) -> bytes | None:
    return None if refusal is None else msgspec.json.encode(refusal)

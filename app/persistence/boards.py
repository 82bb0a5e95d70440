"""Which board a store holds, and its epochs."""

from sqlalchemy import Connection, desc, insert, select

from app.domain.values import BoardId, Instant
from app.persistence.errors import NotAStore
from app.persistence.tables import boards, epochs


def add(connection: Connection, board: BoardId, epoch: str, now: Instant) -> None:
    connection.execute(
        insert(boards).values(board=board, created=now, snapshot_position=0, snapshot_format="")
    )
    begin_epoch(connection, board, epoch, 0, now)


def knows(connection: Connection, board: BoardId) -> bool:
    found = select(boards.c.board).where(boards.c.board == board)
    return connection.scalar(found) is not None


def begin_epoch(
    connection: Connection, board: BoardId, epoch: str, position: int, now: Instant
) -> str:
    """An epoch that begins after `position`; returns it."""
    number = len(began(connection, board)) + 1
    connection.execute(
        insert(epochs).values(board=board, number=number, epoch=epoch, position=position, began=now)
    )
    return epoch


def began(connection: Connection, board: BoardId) -> dict[str, int]:
    """Each epoch, oldest first, with the position after which it began."""
    query = select(epochs.c.epoch, epochs.c.position).where(epochs.c.board == board)
    return {row.epoch: row.position for row in connection.execute(query.order_by(epochs.c.number))}


def epoch(connection: Connection, board: BoardId) -> str:
    """The present one. Raises `NotAStore` where this board is not in the store."""
    query = select(epochs.c.epoch).where(epochs.c.board == board).order_by(desc(epochs.c.number))
    found = connection.scalar(query.limit(1))
    if found is None:
        raise NotAStore(f"Board {board} is not in this store.")
    return str(found)

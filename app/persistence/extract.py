"""Takes cases out of the store, as they lie there and with what opens them; changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import closing

from sqlalchemy import Connection, select

from app.domain.board import Board, empty
from app.domain.case.state import Case
from app.domain.turn import fold
from app.domain.values import BoardId, StreamId
from app.extract import CaseRows, Extract, Kept
from app.persistence import boards, chain, engines, rows
from app.persistence.checkpoints import Signer
from app.persistence.errors import NotAStore, StoreDamaged
from app.persistence.keys import Keys
from app.persistence.layout import DataFolder, unlock
from app.persistence.tables import events
from app.ports import KeyProvider

Wanted = Callable[[Case], bool]


def extract(
    folder: DataFolder, provider: KeyProvider, wanted: Wanted, database: str = "", keys: str = ""
) -> tuple[Extract, Signer]:
    """One moment of the record, also while a hub serves it. Raises `StoreError`s."""
    label, key, place = unlock(folder, provider, database, keys)
    engine = place.readers()
    try:
        with engines.reading(engine) as connection:
            epoch = boards.epoch(connection, label.board)
            with closing(Keys(place.key_readers(), key.wrap)) as known:
                signer = Signer(label.board, known.seed(StreamId(label.board)))
                kept = list(_kept(connection, label.board, known))
                return _extract(label.board, epoch, kept, known, signer, wanted), signer
    finally:
        engine.dispose()


def _extract(
    named: BoardId, epoch: str, kept: list[Kept], keys: Keys, signer: Signer, wanted: Wanted
) -> Extract:
    board = fold(empty(named), [one.recorded for one in kept])
    if board.partnership is None:
        raise NotAStore(f"Board {named} holds nothing yet.")
    head = kept[-1].head.hex()
    return Extract(
        named,
        board.partnership,
        signer.public,
        signer.sign(epoch, board.position, head),
        tuple(chain.leaf(one.header, one.ciphertext) for one in kept),
        tuple(_cases(board, kept, keys, wanted)),
    )


def _cases(board: Board, kept: list[Kept], keys: Keys, wanted: Wanted) -> Iterator[CaseRows]:
    chosen = {case.id: case for case in board.cases() if wanted(case)}
    of: dict[str, list[Kept]] = {case: [] for case in chosen}
    for one in kept:
        if one.recorded.stream in of:
            of[one.recorded.stream].append(one)
    for case in sorted(chosen.values(), key=lambda case: case.reference):
        own = of[case.id]
        used = dict.fromkeys(rows.decode_header(one.header).key for one in own if one.plain)
        secrets = ((key, keys.secret(key)) for key in used)
        yield CaseRows(case, tuple(own), tuple((k, s) for k, s in secrets if s is not None))


def _kept(connection: Connection, board: BoardId, keys: Keys) -> Iterator[Kept]:
    """Every event, followed along its chain."""
    head = chain.GENESIS
    query = select(events.c.header, events.c.ciphertext, events.c.head)
    of_board = query.where(events.c.board == board).order_by(events.c.position)
    found = connection.execute(of_board.execution_options(yield_per=1_000))
    for position, (raw, ciphertext, stored) in enumerate(found, 1):
        head = chain.link(head, chain.leaf(raw, ciphertext))
        header = rows.decode_header(raw)
        if (header.board, header.position, stored) != (board, position, head):
            raise StoreDamaged(f"The chain breaks at event {position}.")
        key = keys.by_id(header.key)
        plain = None if key is None else rows.opened(header, raw, ciphertext, key)
        yield Kept(raw, ciphertext, head, plain, rows.recorded(header, plain))

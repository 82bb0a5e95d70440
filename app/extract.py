"""What is taken out of the store for a record: rows as they lie there, and what opens them."""

from msgspec import Struct

from app.domain.case.state import Case
from app.domain.events import Recorded
from app.domain.partnership.state import Partnership
from app.domain.values import BoardId, StreamId
from app.ports import Checkpoint


class Kept(Struct, frozen=True):
    """One event: its row, what the row says, and the event that it is."""

    header: bytes
    ciphertext: bytes
    head: bytes
    plain: bytes | None
    """None where its key was destroyed."""
    recorded: Recorded


class CaseRows(Struct, frozen=True):
    """Every event of one case, in order, and the case as they leave it."""

    case: Case
    rows: tuple[Kept, ...]
    secrets: tuple[tuple[str, bytes], ...]
    """Each key of the case by its id; only what these open is in `rows`."""

    @property
    def stream(self) -> StreamId:
        return StreamId(self.case.id)


class Extract(Struct, frozen=True):
    """One moment of a store. `leaves` are of every event of the board: a hash tells nothing of
    the other cases, and shows that none of these was moved, changed or put in."""

    board: BoardId
    partnership: Partnership
    public_key: str
    checkpoint: Checkpoint
    leaves: tuple[bytes, ...]
    cases: tuple[CaseRows, ...]

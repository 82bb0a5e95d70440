"""What an event costs in a database: `python -m tests.hubs.storage [BOARDS]`.

Plays the whole golden story, from the door to what the family is told, once on each board, and
says the bytes of every table with its indexes, for each event. docs/national-service.md counts
with these.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import json

from app.persistence.layout import DataFolder, create, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemClock, SystemEntropy
from tests.golden import story
from tests.golden.outcome import DECIDED
from tests.helpers.builders import AT
from tests.helpers.postgres import acting, started
from tests.helpers.submitting import submission

BOARDS = 100
CASE = (*story.DOOR, *story.ASKED, *story.ANSWERED, *story.DISCUSSED, *DECIDED)
SIZES = """
SELECT relname, sum(pg_total_relation_size(pg_class.oid))::bigint FROM pg_class
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
 WHERE relkind = 'r' AND (nspname = 'public' OR nspname LIKE 'keys%')
   AND relname IN ('events', 'outcomes', 'snapshots', 'outbox', 'keys')
 GROUP BY relname ORDER BY relname
"""


def measured(root: Path, boards: int) -> dict[str, float]:
    database = started(root / "postgres")
    key = FileKey(root / "hub.key")
    key.create(SystemEntropy())
    events = sum(_played(root / str(n), key, database) for n in range(boards))
    with acting(database) as operator:
        operator.execute("VACUUM FULL")
        sizes = operator.execute(SIZES).fetchall()
        row = operator.execute(
            "SELECT avg(octet_length(header)), avg(octet_length(ciphertext)) FROM events"
        ).fetchone()
    assert row is not None
    said = {"events": float(events), "of them one case": _events_of_a_case(database)}
    bytes_each = {f"{name}, bytes an event": round(int(str(of)) / events, 1) for name, of in sizes}
    inside = {"header": float(str(row[0])), "ciphertext": float(str(row[1]))}
    return said | bytes_each | inside


def _played(folder: Path, key: FileKey, database: str) -> int:
    clock, entropy = SystemClock(), SystemEntropy()
    place = DataFolder(folder)
    create(place, key, entropy, clock.now(), database)
    with open_store(place, key, entropy) as store:
        board, _ = store.events.load()
        for seat, command in (*story.FOUNDED, *CASE):
            done = store.events.turn(board, [submission(command, seat.account)], AT)
            assert done.answers[0].refusal is None, (command, done.answers[0].refusal)
            board = done.board
        return board.position


def _events_of_a_case(database: str) -> float:
    most = "SELECT count(*) FROM events GROUP BY board, stream ORDER BY count(*) DESC LIMIT 1"
    with acting(database) as operator:
        row = operator.execute(most).fetchone()
    return float(str(row[0])) if row else 0.0


if __name__ == "__main__":
    with TemporaryDirectory(prefix="mashboard-storage-") as folder:
        asked = int(sys.argv[1]) if len(sys.argv) > 1 else BOARDS
        print(json.format(json.encode(measured(Path(folder), asked)), indent=2).decode())

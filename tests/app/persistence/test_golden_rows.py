"""The row format is frozen: what any version wrote, each later one can read and check.

tests/golden/store.json was written once. Where this fails, old records would not open: raise
`rows.SCHEMA` and teach the code to read both, or put the change right.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.case.events import NoteAdded
from app.domain.events import Recorded
from app.domain.values import AccountId, AgencyId, BoardId, By, CommandId, SeatMode, StreamId
from app.persistence import chain, rows
from app.persistence.checkpoints import Signer, genuine
from app.persistence.keys import open_key
from app.persistence.master import derived
from app.ports import Checkpoint
from tests.helpers.builders import uid

GOLDEN = Path(__file__).parents[2] / "golden" / "store.json"
BOARD = BoardId(uid(1))
SECRET = bytes(range(32))
KEY = open_key("the key's id", SECRET)

# Not from the builders: these words are part of the format's proof and never change.
CORA = By(AccountId(uid(5)), "Cora Coordinator", None, SeatMode.CO_LOCATED)
NAT = By(AccountId(uid(6)), "Nat Nurse", AgencyId("health"), SeatMode.VIRTUAL, "555")
EVENTS = (
    Recorded(
        1,
        StreamId(uid(2)),
        1,
        datetime(2026, 5, 12, 9, 0, tzinfo=UTC),
        CORA.account,
        NoteAdded(by=CORA, text="Rang the school – “not there”, she said."),
    ),
    Recorded(
        2,
        StreamId(uid(2)),
        2,
        datetime(2026, 5, 12, 9, 0, 0, 1, tzinfo=UTC),
        NAT.account,
        NoteAdded(by=NAT, text="Ł"),
    ),
)


def written() -> dict[str, Any]:
    """All that stands in the golden file, made by the code as it is now."""
    head, stored = chain.GENESIS, []
    for one in EVENTS:
        header = rows.header_of(BOARD, one, CommandId(uid(one.position, 3)), KEY)
        raw = rows.encode_header(header)
        ciphertext = rows.encrypt(one.event, KEY, bytes([one.position] * 12), raw)
        head = chain.link(head, chain.leaf(raw, ciphertext))
        stored.append(
            {
                "columns": list(rows.columns(header)),
                "header": raw.decode(),
                "ciphertext": ciphertext.hex(),
                "head": head.hex(),
            }
        )
    signer = Signer(BOARD, SECRET)
    signed = signer.sign(uid(4), len(stored), head.hex())
    return {
        "rows": stored,
        "check": derived(SECRET).check,
        "public": signer.public,
        "signature": signed.signature,
    }


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLDEN.read_text("utf-8"))
    return found


def test_rows_are_written_as_ever(golden: dict[str, Any]) -> None:
    assert written() == golden


def test_old_rows_are_read(golden: dict[str, Any]) -> None:
    head = chain.GENESIS
    for row, expected in zip(golden["rows"], EVENTS, strict=True):
        raw, ciphertext = row["header"].encode(), bytes.fromhex(row["ciphertext"])
        header = rows.decode_header(raw)
        assert list(rows.columns(header)) == row["columns"]
        assert rows.decrypt(header, raw, ciphertext, KEY) == expected
        head = chain.link(head, chain.leaf(raw, ciphertext))
        assert head.hex() == row["head"]


def test_old_signatures_hold(golden: dict[str, Any]) -> None:
    signed = Checkpoint(2, uid(4), golden["rows"][-1]["head"], golden["signature"])
    assert genuine(signed, BOARD, golden["public"])
    assert not genuine(signed, BoardId(uid(9)), golden["public"])

"""The files of a record, and the manifest that holds them together.

docs/export.md says what is in each; `verify_record.py` is what reads them again.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib import resources

import msgspec
from msgspec import Raw, Struct

from app.domain.partnership.state import Clause, Partnership
from app.domain.values import Instant
from app.extract import CaseRows, Extract, Kept
from app.ports import Checkpoint
from app.records.page import page

FORM = 1
TAG = b"mashboard record 1\n"
VERIFIER = "verify_record.py"

Files = dict[str, bytes]
Sign = Callable[[bytes], str]


class OfCase(Struct, frozen=True):
    reference: str
    stream: str
    events: int
    folder: str


class Manifest(Struct, frozen=True):
    form: int
    board: str
    partnership: str
    made_at: Instant
    public_key: str
    checkpoint: Checkpoint
    cases: tuple[OfCase, ...]
    files: dict[str, str]
    """SHA-256 of each, in hex."""


class Row(Struct, frozen=True):
    position: int
    header: str
    ciphertext: str
    head: str
    event: Raw
    """null where its key was destroyed."""


class Names(Struct, frozen=True):
    """What the ids and clauses of a case stand for."""

    name: str
    agencies: dict[str, str]
    thresholds: dict[str, tuple[Clause, ...]]


def record(extract: Extract, made_at: Instant, sign: Sign) -> Files:
    """Every file by its name. `sign` gives the board's signature of the bytes that it is given."""
    files = dict(_files(extract))
    manifest = msgspec.json.format(msgspec.json.encode(_manifest(extract, made_at, files)))
    signature = sign(TAG + sha256(manifest).hexdigest().encode())
    return {**files, "manifest.json": manifest, "manifest.sig": signature.encode()}


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    yield "leaves.txt", b"".join(leaf.hex().encode() + b"\n" for leaf in extract.leaves)
    yield "partnership.json", _json(_names(extract.partnership))
    yield VERIFIER, (resources.files("app.records") / VERIFIER).read_bytes()
    for case in extract.cases:
        folder = _folder(case)
        yield f"{folder}/events.jsonl", b"".join(_json(_row(kept)) + b"\n" for kept in case.rows)
        secrets = {key: secret.hex() for key, secret in case.secrets}
        yield f"{folder}/keys.json", _json(secrets)
        yield f"{folder}/record.html", page(case, extract.partnership).encode()


def _manifest(extract: Extract, made_at: Instant, files: Files) -> Manifest:
    cases = tuple(
        OfCase(one.case.reference, one.stream, len(one.rows), _folder(one)) for one in extract.cases
    )
    hashes = {name: sha256(files[name]).hexdigest() for name in sorted(files)}
    return Manifest(
        FORM,
        extract.board,
        extract.partnership.name,
        made_at,
        extract.public_key,
        extract.checkpoint,
        cases,
        hashes,
    )


def _folder(case: CaseRows) -> str:
    """By the case's id: nothing that people wrote becomes a path."""
    return f"cases/{case.stream}"


def _row(kept: Kept) -> Row:
    return Row(
        kept.recorded.position,
        kept.header.decode(),
        b64encode(kept.ciphertext).decode(),
        kept.head.hex(),
        Raw(kept.plain or b"null"),
    )


def _names(partnership: Partnership) -> Names:
    return Names(
        partnership.name,
        {agency.id: agency.name for agency in partnership.agencies},
        {one.version: one.clauses for one in partnership.thresholds},
    )


def _json(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")

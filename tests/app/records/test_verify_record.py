"""Each way to falsify a record that was given out, and that it shows to whoever has it."""

import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.case.state import Case
from app.persistence.extract import extract
from app.persistence.layout import DataFolder, create, open_store
from app.persistence.providers import FileKey
from app.records.files import TAG, record
from tests.app.persistence.conftest import ENTROPY
from tests.app.records.giving import verified, written
from tests.helpers.builders import AT, CASE, OTHER_CASE
from tests.helpers.early_help import BEGUN, ask, name_key_worker, say
from tests.helpers.submitting import note, submissions

OURS = f"cases/{CASE}/events.jsonl"
SECRET = "Of the other case alone."


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, FileKey]:
    at = tmp_path_factory.mktemp("hub")
    folder, key = DataFolder(at / "data"), FileKey(at / "hub.key")
    key.create(ENTROPY)
    create(folder, key, ENTROPY, AT)
    said = (ask(1), say("Registered.", 1), note(2, SECRET), name_key_worker(1), note(1, "Kept."))
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(*BEGUN, *said), AT)
        store.events.destroy_papers(AT)
    return folder, key


@pytest.fixture
def given(hub: tuple[DataFolder, FileKey], tmp_path: Path) -> Path:
    """The record of one of two cases, of which working papers were destroyed."""
    taken, signer = extract(*hub, lambda case: case.id == CASE)
    return written(tmp_path / "record", record(taken, AT, signer.seal))


def lines(given: Path) -> list[str]:
    return (given / OURS).read_text().splitlines()


def wrong(given: Path) -> str:
    code, said = verified(given)
    assert code == 1, said
    assert "This is not what the hub gave out." in said
    return said


def test_what_the_hub_gave_out_is_whole(given: Path) -> None:
    code, said = verified(given)
    assert code == 0, said
    key = json.loads((given / "manifest.json").read_text())["public_key"]
    assert f"{len(lines(given))} events of 1 cases; 1 cannot be read any more" in said
    assert verified(given, "--public-key", key)[0] == 0


def test_it_says_nothing_of_other_cases(given: Path, hub: tuple[DataFolder, FileKey]) -> None:
    every = b"".join(found.read_bytes() for found in given.rglob("*") if found.is_file())
    assert OTHER_CASE.encode() not in every
    assert SECRET.encode() not in every


def test_as_one_file_it_is_the_same(given: Path, tmp_path: Path) -> None:
    packed = tmp_path / "record.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for found in given.rglob("*"):
            archive.write(found, found.relative_to(given).as_posix())
    code, said = verified(packed, program=given / "verify_record.py")
    assert code == 0, said


Change = Callable[[list[Any]], list[Any]]


def changed(rows: list[Any], at: int, **members: Any) -> list[Any]:
    return [{**row, **members} if n == at else row for n, row in enumerate(rows)]


def with_words(rows: list[Any]) -> list[Any]:
    """Other words in the place of those that were kept."""
    at = next(n for n, row in enumerate(rows) if row["event"] and "text" in row["event"])
    return changed(rows, at, event={**rows[at]["event"], "text": "Never said."})


def with_header(rows: list[Any]) -> list[Any]:
    header = rows[2]["header"].replace('"at":"2026', '"at":"2025')
    assert header != rows[2]["header"]
    return changed(rows, 2, header=header)


def with_ciphertext(rows: list[Any]) -> list[Any]:
    sealed = bytearray(b64decode(rows[2]["ciphertext"]))
    sealed[20] ^= 1
    return changed(rows, 2, ciphertext=b64encode(bytes(sealed)).decode())


def with_nothing_said(rows: list[Any]) -> list[Any]:
    return changed(rows, 2, event=None)


FALSIFIED: dict[str, tuple[Change, str]] = {
    "edited words": (with_words, "not the words that were kept"),
    "edited header": (with_header, "not what the chain holds"),
    "edited ciphertext": (with_ciphertext, "not what the chain holds"),
    "left out words": (with_nothing_said, "its words are left out"),
    "deleted": (lambda rows: [*rows[:2], *rows[3:]], "an event before it is missing"),
    "reordered": (lambda rows: [*rows[:2], rows[3], rows[2], *rows[4:]], "out of order"),
    "truncated": (lambda rows: rows[:-1], "that were signed"),
    "repeated": (lambda rows: [*rows, rows[-1]], "out of order"),
}


@pytest.mark.parametrize("how", FALSIFIED)
def test_a_falsified_event_shows(how: str, given: Path) -> None:
    """Also beside the hash of its file, which whoever falsifies may not know of."""
    change, told = FALSIFIED[how]
    rows = change([json.loads(line) for line in lines(given)])
    (given / OURS).write_text("".join(json.dumps(row) + "\n" for row in rows))
    said = wrong(given)
    assert told in said
    assert f"{OURS} was changed." in said


def signed_anew(given: Path, key: Ed25519PrivateKey) -> None:
    """The manifest with the hashes as they are now, under another key."""
    manifest = json.loads((given / "manifest.json").read_text())
    for name in manifest["files"]:
        manifest["files"][name] = sha256((given / name).read_bytes()).hexdigest()
    manifest["public_key"] = key.public_key().public_bytes_raw().hex()
    raw = json.dumps(manifest).encode()
    (given / "manifest.json").write_bytes(raw)
    words = TAG + sha256(raw).hexdigest().encode()
    (given / "manifest.sig").write_text(key.sign(words).hex())


def test_a_record_that_someone_else_signed_shows(given: Path) -> None:
    genuine = json.loads((given / "manifest.json").read_text())["public_key"]
    signed_anew(given, Ed25519PrivateKey.generate())
    assert "end of the chain was not signed by this hub" in wrong(given)
    code, said = verified(given, "--public-key", genuine)
    assert code == 1
    assert "made with another public key" in said


@pytest.mark.parametrize("how", FALSIFIED)
def test_hashes_that_were_put_right_do_not_help(how: str, given: Path) -> None:
    rows = FALSIFIED[how][0]([json.loads(line) for line in lines(given)])
    (given / OURS).write_text("".join(json.dumps(row) + "\n" for row in rows))
    manifest = json.loads((given / "manifest.json").read_text())
    manifest["files"][OURS] = sha256((given / OURS).read_bytes()).hexdigest()
    manifest["cases"][0]["events"] = len(rows)
    (given / "manifest.json").write_text(json.dumps(manifest))
    assert "manifest.json was not signed by this hub" in wrong(given)


def test_a_chain_cut_short_shows(given: Path) -> None:
    leaves = (given / "leaves.txt").read_text().splitlines()
    (given / "leaves.txt").write_text("\n".join(leaves[:-1]) + "\n")
    assert "not as long as was signed" in wrong(given)


@pytest.mark.parametrize("name", [OURS, "leaves.txt", "manifest.sig", f"cases/{CASE}/record.html"])
def test_a_missing_file_shows(name: str, given: Path) -> None:
    (given / name).unlink()
    wrong(given)


def test_a_file_put_in_shows(given: Path) -> None:
    (given / "cases" / "more.html").write_text("More.")
    assert "does not belong to the record" in wrong(given)


@pytest.mark.parametrize("junk", ["", "{", "[]", '{"form": 1}', "null"])
def test_what_is_no_record_is_said_so(junk: str, given: Path) -> None:
    (given / "manifest.json").write_text(junk)
    wrong(given)


def test_the_page_is_harmless(hub: tuple[DataFolder, FileKey], tmp_path: Path) -> None:
    """What people wrote is text, whatever it looks like."""
    folder, key = hub
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(note(2, "<script>alert(1)</script>")), AT)
    taken, signer = extract(folder, key, lambda case: isinstance(case, Case))
    files = record(taken, AT, signer.seal)
    pages = [content for name, content in files.items() if name.endswith(".html")]
    assert not any(b"<script" in page or b"http" in page for page in pages)

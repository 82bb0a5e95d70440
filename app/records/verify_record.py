#!/usr/bin/env python3
"""Check an exported record. Needs Python 3.9 or later and `cryptography`; nothing of mashboard.

    python verify_record.py [RECORD] [--public-key HEX]

RECORD is the exported folder or zip file; without it, the folder that this file lies in. The hub's
public key is in the manifest, where whoever forged the record would have put another: ask the hub,
or any partner that holds one of its checkpoints, for the key, and say it. Exit code 0: whole.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORM = 1
CHAIN_TAG = b"mashboard chain 1"
CHECKPOINT_TAG = b"mashboard checkpoint 1\n"
RECORD_TAG = b"mashboard record 1\n"
NONCE = 12


Json = dict[str, Any]
Keys = dict[str, tuple[AESGCM, str]]


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Record:
    """The exported files, and what was found wrong in them."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.zip = zipfile.ZipFile(self.path) if self.path.is_file() else None
        self.wrong: list[str] = []

    def names(self) -> set[str]:
        if self.zip:
            return {name for name in self.zip.namelist() if not name.endswith("/")}
        found = (one for one in self.path.rglob("*") if one.is_file())
        return {one.relative_to(self.path).as_posix() for one in found}

    def read(self, name: str) -> bytes:
        return self.zip.read(name) if self.zip else (self.path / name).read_bytes()

    def check(self, holds: bool, problem: str) -> bool:
        if not holds:
            self.wrong.append(problem)
        return holds


def signed(public: str, signature: str, words: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(
            bytes.fromhex(signature), words
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def manifest_of(record: Record, public: str) -> Json:
    """The manifest, its signature and the hash of every file that it names."""
    raw = record.read("manifest.json")
    manifest: Json = json.loads(raw)
    record.check(manifest["form"] == FORM, "This record has another form than this verifier reads.")
    public = public or manifest["public_key"]
    record.check(public == manifest["public_key"], "The record was made with another public key.")
    words = RECORD_TAG + sha(raw).hex().encode()
    signature = record.read("manifest.sig").decode()
    record.check(signed(public, signature, words), "manifest.json was not signed by this hub.")
    beside = {"manifest.json", "manifest.sig"}
    found = record.names() - beside
    for name in sorted(set(manifest["files"]) - found):
        record.wrong.append(name + " is missing.")
    for name in sorted(found - set(manifest["files"])):
        record.wrong.append(name + " does not belong to the record.")
    for name in sorted(found & set(manifest["files"])):
        same = sha(record.read(name)).hex() == manifest["files"][name]
        record.check(same, name + " was changed.")
    return manifest


def heads_of(record: Record, manifest: Json) -> tuple[list[bytes], list[bytes]]:
    """The chain's head after each position, and whether the hub signed where it ends."""
    leaves = [bytes.fromhex(line) for line in record.read("leaves.txt").decode().split()]
    heads = [bytes(32)]
    for leaf in leaves:
        heads.append(sha(CHAIN_TAG + heads[-1] + leaf))
    told = manifest["checkpoint"]
    record.check(len(leaves) == told["position"], "The chain is not as long as was signed.")
    record.check(heads[-1].hex() == told["head"], "The chain does not end as was signed.")
    parts = [manifest["board"], told["epoch"], told["position"], told["head"]]
    words = CHECKPOINT_TAG + json.dumps(parts, separators=(",", ":")).encode()
    genuine = signed(manifest["public_key"], told["signature"], words)
    record.check(genuine, "The end of the chain was not signed by this hub.")
    return leaves, heads


def opened_keys(record: Record, folder: str) -> Keys:
    """Each key by its id: the cipher, and the commitment that binds rows to it."""
    keys: Keys = {}
    for name, secret in json.loads(record.read(folder + "/keys.json")).items():
        both = HKDF(SHA256(), 48, None, b"mashboard stream").derive(bytes.fromhex(secret))
        keys[name] = AESGCM(both[:32]), both[32:].hex()
    return keys


def case_of(
    record: Record, manifest: Json, case: Json, leaves: list[bytes], heads: list[bytes]
) -> int:
    """Every event of a case against the chain, its place, and its own words; how many are gone."""
    keys = opened_keys(record, case["folder"])
    lines = record.read(case["folder"] + "/events.jsonl").decode().splitlines()
    reference, count = case["reference"], case["events"]
    counted = f"{reference} has {len(lines)} events and not the {count} that were signed."
    record.check(len(lines) == count, counted)
    position = gone = 0
    for number, line in enumerate(lines, 1):
        where = f"{reference}, event {number}: "
        row = json.loads(line)
        header = json.loads(row["header"])
        placed(record, where, row, position, leaves, heads)
        position = row["position"]
        record.check(header["position"] == position, where + "it was moved.")
        ours = header["board"] == manifest["board"] and header["stream"] == case["stream"]
        record.check(ours, where + "it is of another case.")
        record.check(header["version"] == number, where + "an event before it is missing.")
        if row["event"] is None:
            gone += 1
            record.check(header["key"] not in keys, where + "its words are left out.")
        else:
            record.check(says(row, header, keys), where + "these are not the words that were kept.")
    return gone


def placed(
    record: Record, where: str, row: Json, before: int, leaves: list[bytes], heads: list[bytes]
) -> None:
    """The row stands in the chain where it says, after the one before it."""
    at = row["position"]
    record.check(at > before, where + "it is out of order.")
    inside = record.check(0 < at <= len(leaves), where + "it is not in the chain.")
    ciphertext = base64.b64decode(row["ciphertext"])
    leaf = sha(sha(row["header"].encode()) + sha(ciphertext))
    same = inside and leaf == leaves[at - 1] and row["head"] == heads[at].hex()
    record.check(same, where + "it is not what the chain holds.")


def says(row: Json, header: Json, keys: Keys) -> bool:
    """Whether the plain words are what the ciphertext opens to, with the key it is bound to."""
    if header["key"] not in keys:
        return False
    cipher, commitment = keys[header["key"]]
    if commitment != header["commitment"]:
        return False
    sealed = base64.b64decode(row["ciphertext"])
    try:
        plain = cipher.decrypt(sealed[:NONCE], sealed[NONCE:], row["header"].encode())
    except InvalidTag:
        return False
    same: bool = json.loads(plain) == row["event"]
    return same and row["event"]["type"] == header["kind"]


def verify(path: str, public: str = "") -> tuple[Json, list[str], int, int]:
    """The manifest, what is wrong, and how many events of how many cannot be read any more."""
    record = Record(path)
    manifest: Json = {}
    events = gone = 0
    try:
        manifest = manifest_of(record, public)
        leaves, heads = heads_of(record, manifest)
        for case in manifest["cases"]:
            events += case["events"]
            gone += case_of(record, manifest, case, leaves, heads)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OSError) as error:
        record.wrong.append(f"The record cannot be read: {type(error).__name__}: {error}")
    finally:
        if record.zip:
            record.zip.close()
    return manifest, record.wrong, events, gone


def main() -> int:
    said = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    said.add_argument("record", nargs="?", default=str(Path(__file__).parent))
    said.add_argument("--public-key", default="", metavar="HEX")
    args = said.parse_args()
    manifest, wrong, events, gone = verify(args.record, args.public_key.strip().lower())
    for problem in wrong:
        print("WRONG: " + problem)
    if wrong:
        print("This is not what the hub gave out.")
        return 1
    cases, made_at, public = len(manifest["cases"]), manifest["made_at"], manifest["public_key"]
    print(f"{events} events of {cases} cases; {gone} cannot be read any more: their key is gone.")
    print(f"Given out {made_at} by the hub with the public key {public}.")
    if not args.public_key:
        print("Compare that key with the one that the hub or a partner tells you.")
    print("The record is whole.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`verify`: whether the record is what the hub wrote."""

import time
from collections.abc import Iterator

import msgspec
import typer

from app.persistence.layout import DataFolder
from app.persistence.verify import Report
from app.persistence.verify import verify as verified
from sync.cli import master_key
from sync.cli.database import place_of
from sync.cli.exits import Exit
from sync.cli.options import Data, Json, KeyEnv, KeyFile, Keyring


def verify(
    data: Data,
    json: Json = False,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Read the whole record and check it: each event, the chain, the keys, the signed checkpoints.

    Changes nothing, and works while the hub is served. Exit code 1 where something is wrong.
    """
    where = master_key.provider(data, key_file, key_env, keyring)
    began = time.monotonic()
    report = verified(DataFolder(data), where, *place_of(data))
    seconds = time.monotonic() - began
    print(msgspec.json.encode(report).decode() if json else "\n".join(_lines(report, seconds)))
    raise typer.Exit(Exit.REFUSED if report.problems else Exit.DONE)


def _lines(report: Report, seconds: float) -> Iterator[str]:
    yield f"{report.events} events read in {seconds:.1f} s; {report.erased} of them erased."
    yield f"{report.checkpoints} checkpoints agree, the last with event {report.vouched}."
    if report.superseded:
        yield f"{report.superseded} checkpoints are of what a restore left behind."
    if report.torn:
        yield f"{report.torn} lines of the checkpoint file are torn."
    yield f"Head {report.head}, epoch {report.epoch}."
    for problem in report.problems:
        yield f"WRONG at {problem.position}: {problem.text} ({problem.fault})"
    if report.problems:
        yield "Keep a copy of the data folder as it is, and restore the last good backup."
    else:
        yield "The record is whole."

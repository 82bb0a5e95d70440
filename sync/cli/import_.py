"""`import`: referrals and involvement from files."""

import sys
from pathlib import Path
from typing import Annotated, cast

import msgspec
import typer

from app.domain.values import AgencyId
from app.intake import Report
from app.intake.reading import LARGEST
from sync.cli import master_key
from sync.cli.asking import ask
from sync.cli.asks import File, Import, Imported, Progress
from sync.cli.exits import Exit, Problem, Stopped
from sync.cli.figures import lines
from sync.cli.options import Data, Json, KeyEnv, KeyFile, Keyring


def import_(
    data: Data,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="CSV, Excel (.xlsx) or JSON; several at once."),
    ],
    agency: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Whose involvement it is, where a file does not tell."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
    json: Json = False,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Take in referrals, and what agencies know of the people in them.

    No referral is lost: what cannot be read is left empty, and listed with file, row and column.
    The same files again change nothing. Works while the hub is served.
    """
    where = master_key.provider(data, key_file, key_env, keyring)
    read = tuple(_read(file) for file in files)
    question = Import(read, AgencyId(agency) if agency else None, dry_run)
    report = cast(Imported, ask(data, where, question, _show)).report
    print(_as_json(report) if json else "\n".join(lines(report, dry_run)))


def _read(file: Path) -> File:
    try:
        if file.stat().st_size > LARGEST:
            raise Stopped(_unreadable(file, f"larger than {LARGEST // 1024 // 1024} MB"))
        return File(file.name, file.read_bytes())
    except OSError as error:
        raise Stopped(_unreadable(file, error.strerror or "it cannot be opened")) from error


def _unreadable(file: Path, why: str) -> Problem:
    return Problem(
        "not_readable",
        Exit.UNREADABLE,
        f"{file}: {why}.",
        "Nothing was imported.",
        "Look at its name, at who may read it, and at what it is.",
    )


def _show(progress: Progress) -> None:
    """For those who watch; a program that reads this word's output is not disturbed."""
    if sys.stderr.isatty():
        end = "\n" if progress.done == progress.of else ""
        print(f"\r{progress.done} of {progress.of}", end=end, file=sys.stderr, flush=True)


def _as_json(report: Report) -> str:
    return msgspec.json.encode(report).decode()

"""`export`: the record of cases in plain form, signed, to be checked without the hub."""

import io
import zipfile
from pathlib import Path
from typing import Annotated

import typer

from app.domain.case.state import Case
from app.domain.values import Instant
from app.extract import Extract
from app.persistence.durable import replace, write_new
from app.persistence.extract import extract
from app.persistence.layout import DataFolder
from app.records.files import Files, record
from sync.adapters import SystemClock
from sync.cli import master_key
from sync.cli.database import place_of
from sync.cli.exits import Exit, Problem, Stopped
from sync.cli.options import Data, KeyEnv, KeyFile, Keyring

UNKNOWN = Problem(
    "unknown_case",
    Exit.REFUSED,
    "No case of this board has that reference.",
    "Nothing was written.",
    "Look the reference up on the board, and say it as it stands there.",
)
THERE = Problem(
    "already_there",
    Exit.REFUSED,
    "There is something at that place already.",
    "It was left as it is.",
    "Say a place where nothing is yet.",
)

Out = Annotated[Path, typer.Argument(help="Where to: OUT.zip, or a folder to be made.")]
OneCase = Annotated[
    list[str] | None,
    typer.Option("--case", metavar="REF", help="The case with this reference; may be repeated."),
]
Every = Annotated[
    bool, typer.Option("--all", help="Every case; a restricted one only where --case names it.")
]


def export(
    out: Out,
    data: Data,
    case: OneCase = None,
    every: Every = False,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Write the record of cases in plain form: each event, what proves it, a page to print, and a
    program that checks it without the hub.

    It holds everything that the cases hold, sealed words too. Changes nothing, and works while the
    hub is served. See docs/export.md.
    """
    references = frozenset(case or ())
    if not references and not every:
        raise typer.BadParameter("Say which: --case REF, or --all.")
    if out.exists():
        raise Stopped(THERE)

    def wanted(one: Case) -> bool:
        return one.reference in references or (every and one.restriction is None)

    where = master_key.provider(data, key_file, key_env, keyring)
    taken, signer = extract(DataFolder(data), where, wanted, *place_of(data))
    if references - {one.case.reference for one in taken.cases}:
        raise Stopped(UNKNOWN)
    made_at = SystemClock().now()
    _write(out, record(taken, made_at, signer.seal), made_at)
    print("\n".join(_told(out, taken)))


def _told(out: Path, taken: Extract) -> tuple[str, ...]:
    """Also the line for whoever keeps the list of what was given out, and to whom."""
    events = sum(len(one.rows) for one in taken.cases)
    references = ", ".join(one.case.reference for one in taken.cases)
    return (
        f"{events} events of {len(taken.cases)} cases written to {out}: {references}.",
        f"Public key {taken.public_key}. Tell it to whoever is to check, by another way.",
    )


def _write(out: Path, files: Files, made_at: Instant) -> None:
    if out.suffix == ".zip":
        replace(out, _zipped(files, made_at))
        return
    out.mkdir(mode=0o700)
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, content)


def _zipped(files: Files, made_at: Instant) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, made_at.timetuple()[:6]), content)
    return packed.getvalue()

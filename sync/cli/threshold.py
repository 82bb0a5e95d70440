"""`threshold`: the partnership's threshold document, out to a file and in from one."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from sync.cli import master_key
from sync.cli.asking import ask, in_silence
from sync.cli.asks import Exported, ExportThreshold, ImportThreshold, Published
from sync.cli.exits import Stopped
from sync.cli.options import Data, KeyEnv, KeyFile, Keyring
from sync.cli.publishing import unreadable

LARGEST = 2 * 1024 * 1024
"""Bytes: a thousand pages."""

word = typer.Typer(no_args_is_help=True, help="The partnership's threshold document, as Markdown.")
Which = Annotated[
    str | None,
    typer.Option("--version", metavar="V", help="Which version. Usual: the one in force."),
]
New = Annotated[
    str, typer.Option("--version", metavar="V", help="What the new version is called, as cited.")
]
Begins = Annotated[
    datetime,
    typer.Option(
        "--effective",
        metavar="DATE",
        formats=["%Y-%m-%d"],
        help="The day from which it is in force, such as 2026-04-01.",
    ),
]


@word.command("export")
def export(
    data: Data,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Written anew, as Markdown.")],
    version: Which = None,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Write a version to a file, to print it, to share it, or to make the next one of it.

    Works while the hub is served.
    """
    where = master_key.provider(data, key_file, key_env, keyring)
    exported = cast(Exported, ask(data, where, ExportThreshold(version), in_silence))
    file.write_text(exported.text, "utf-8")
    print(f"Wrote version {exported.version}, {exported.clauses} clauses, to {file}.")


@word.command("import")
def import_(
    data: Data,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Markdown, as the guide says.")],
    version: New,
    effective: Begins,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Publish a version from a file. Partners sign it on the board, each for itself.

    A version that is published is never changed: decisions cite it. Works while the hub is served.
    """
    where = master_key.provider(data, key_file, key_env, keyring)
    question = ImportThreshold(file.name, _read(file), version, effective.date())
    published = cast(Published, ask(data, where, question, in_silence))
    print(
        f"Published version {version}, in force from {effective.date().isoformat()}: "
        f"{published.clauses} clauses. Each partner signs it on the board."
    )
    if published.left_out:
        lines = ", ".join(map(str, published.left_out))
        print(f"Left out, since they belong to no clause: lines {lines}.")


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise Stopped(unreadable(file.name, f"larger than {LARGEST // 1024 // 1024} MB"))
        return file.read_text("utf-8")
    except UnicodeDecodeError as strange:
        raise Stopped(unreadable(file.name, "not text in UTF-8")) from strange
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise Stopped(unreadable(file.name, why)) from error

"""What the command line says of a database: where the record is, and that no password shows."""

import os
from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import parse_qs, urlsplit

import typer

from app.persistence.layout import DataFolder

DATABASE, KEYS = "MASHBOARD_DATABASE", "MASHBOARD_KEYS"

Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar=DATABASE,
        metavar="URL",
        help="The PostgreSQL database of the record: postgresql://USER@HOST/NAME. A password is "
        f"said in ~/.pgpass, or in the URL in {DATABASE}.",
    ),
]
Keys = Annotated[
    str | None,
    typer.Option(
        "--keys",
        envvar=KEYS,
        metavar="URL",
        help="Another database for its keys, backed up apart. Usual: a schema in the same one.",
    ),
]


class Place(NamedTuple):
    """As `open_store` takes it; empty where the folder's label says it all."""

    database: str = ""
    keys: str = ""


def place_of(data: Path, database: str | None = None, keys: str | None = None) -> Place:
    """Of a folder whose record is in a database: what is said here, or in the environment, goes
    before its label, for a password or after a move. Raises `NotAStore`."""
    if not DataFolder(data).read_label().database:
        return Place()
    # As typer does for the words that have these options.
    said = database or os.environ.get(DATABASE, ""), keys or os.environ.get(KEYS, "")
    return Place(*said)


def refuse_a_stranger(context: typer.Context, data: Path) -> None:
    """Nobody is to believe that a record is in a database which is in its folder."""
    if said_aloud(context, "database") and not DataFolder(data).read_label().database:
        raise typer.BadParameter(f"The record of {data} is in that folder: leave out --database.")


def refuse_passwords(context: typer.Context) -> None:
    """What stands on a command line can be read by everyone on the machine."""
    for option in ("database", "keys"):
        if said_aloud(context, option) and has_password(context.params[option]):
            raise typer.BadParameter(
                "A password on the command line can be read by everyone on this machine: put it "
                f"into ~/.pgpass, or the URL into MASHBOARD_{option.upper()}."
            )


def said_aloud(context: typer.Context, option: str) -> bool:
    source = context.get_parameter_source(option)
    return source is not None and source.name == "COMMANDLINE"


def has_password(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.password) or "password" in parse_qs(parts.query)

"""`another`: the folder of one more hub of the same board."""

from pathlib import Path
from typing import Annotated

import typer

from app.persistence.durable import write_new
from app.persistence.errors import AlreadyAStore
from app.persistence.layout import DataFolder
from sync import tls
from sync.cli import address
from sync.cli.exits import Exit, Problem, Stopped
from sync.cli.options import Data
from sync.serving import tls_of

ALONE = Problem(
    "one_hub_only",
    Exit.REFUSED,
    "The record of this hub is in its own folder, which one process serves.",
    "Nothing was made.",
    "Several hubs need a database: see init --database.",
)
Made = Annotated[Path, typer.Argument(metavar="NEWDIR", help="The folder to be made.")]


def another(data: Data, made: Made) -> None:
    """Make the folder of another hub of the same board, to be served here or elsewhere.

    It has the same certificate authority, so that the same invitations lead to either, and nothing
    of the record: that is in the database. It needs the same master key.
    """
    copied(DataFolder(data), made)
    print(f"Made {made}. Serve it with the same master key:")
    print(f"mashboard-hub serve --data {made} --key-file FILE")


def copied(folder: DataFolder, made: Path) -> None:
    """Raises `NotAStore`, `AlreadyAStore` or `Stopped`."""
    if not folder.read_label().database:
        raise Stopped(ALONE)
    if made.exists() and (not made.is_dir() or any(made.iterdir())):
        raise AlreadyAStore(f"{made} is not an empty folder.")
    new = DataFolder(made)
    tls_of(new).mkdir(mode=0o700, parents=True)
    for name in (tls.CA_FILE, tls.CA_KEY):
        write_new(tls_of(new) / name, (tls_of(folder) / name).read_bytes())
    address.save(made, address.load(folder.path))
    # Last: a folder without its label was never finished.
    write_new(new.label, folder.label.read_bytes())

"""The options that several words share."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path,
    typer.Option("--data", envvar="MASHBOARD_DATA", help="The data folder.", metavar="DIR"),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        envvar="MASHBOARD_KEY_FILE",
        help="The file with the master key. Usual: DIR.key, beside the data folder.",
        metavar="FILE",
    ),
]
KeyEnv = Annotated[
    str | None,
    typer.Option(
        "--key-env", help="The master key is in this environment variable.", metavar="NAME"
    ),
]
Keyring = Annotated[
    bool, typer.Option("--keyring", help="The master key is in the system's keyring.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

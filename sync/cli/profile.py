"""`profile`: the legal profile that the board goes by."""

from datetime import datetime
from typing import Annotated, cast

import msgspec
import typer
from msgspec import structs

from app.domain.partnership.legal import LegalProfile
from sync.cli import master_key, profiles
from sync.cli.asking import ask, in_silence
from sync.cli.asks import Adopt, Adopted
from sync.cli.options import Data, Json, KeyEnv, KeyFile, Keyring

LONGEST_NAME = 120

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A profile in TOML; or england or wales, the samples."),
]
SignedBy = Annotated[
    str, typer.Option(metavar="NAME", help="The hub's legal lead, who read and signed it.")
]
SignedOn = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day, such as 2026-11-30."),
]


def profile(
    data: Data,
    file: File,
    signed_by: SignedBy = "",
    signed_on: SignedOn = None,
    json: Json = False,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Adopt a legal profile: which grounds may be cited, and where requests wait for consent.

    It counts from its first day (`effective`) on. One that nobody signed is taken only where it
    is marked as a sample. Works while the hub is served.
    """
    where = master_key.provider(data, key_file, key_env, keyring)
    law = _signed(profiles.found(file), signed_by.strip(), signed_on)
    adopted = cast(Adopted, ask(data, where, Adopt(law), in_silence))
    print(msgspec.json.encode(adopted).decode() if json else _told(law))


def _signed(law: LegalProfile, by: str, on: datetime | None) -> LegalProfile:
    """What the legal lead signed is no sample any more."""
    if not by and on is None:
        return law
    if not by or on is None:
        raise typer.BadParameter("Say both --signed-by and --signed-on, or neither.")
    if len(by) > LONGEST_NAME:
        raise typer.BadParameter(f"A name has at most {LONGEST_NAME} letters.")
    return structs.replace(law, sample=False, signed_by=by, signed_on=on.date())


def _told(law: LegalProfile) -> str:
    signed = "a sample, not signed" if law.sample else f"signed by {law.signed_by}"
    return f"Adopted {law.name}, version {law.version}, in force from {law.effective}; {signed}."

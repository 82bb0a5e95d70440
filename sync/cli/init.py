"""`init`: a new hub."""

import asyncio
from pathlib import Path
from typing import Annotated, cast

import typer

from app.domain.partnership.legal import LegalProfile
from app.domain.values import CommandId, Role
from app.persistence.errors import AlreadyAStore
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import EnvironmentKey, FileKey
from app.ports import KeyProvider
from sync import serving
from sync.adapters import SystemClock, SystemEntropy
from sync.cli import address, founding, master_key, profiles
from sync.cli.address import Address
from sync.cli.asking import alone, in_silence
from sync.cli.asks import Invite, Invited
from sync.cli.bench import Alone
from sync.cli.database import Database, Keys, Place, refuse_passwords
from sync.cli.inviting import refuse
from sync.cli.options import Data, KeyEnv, KeyFile, Keyring

FIRST = (Role.CHAIR, Role.COORDINATOR, Role.ADMINISTRATOR)
FIRST_DAYS = 7
LONGEST_NAME = 120


Called = Annotated[str, typer.Option(metavar="TEXT", help="What the partnership is called.")]
Prefix = Annotated[
    str,
    typer.Option(metavar="TEXT", help="Stands before each case reference: NB gives NB-7K3FQ."),
]
ReachedAt = Annotated[
    str,
    typer.Option(
        "--address",
        metavar="HOST:PORT",
        help="How people reach the hub; it stands in every invitation.",
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        metavar="FILE",
        help="The legal profile: england or wales, which are samples, or a file of your own.",
    ),
]
First = Annotated[str, typer.Option(metavar="NAME", help="Who is invited first; the sign-in name.")]


def init(
    context: typer.Context,
    data: Data,
    database: Database = None,
    keys: Keys = None,
    name: Called = "Our MASH",
    prefix: Prefix = "MB",
    reached_at: ReachedAt = "localhost:8443",
    first: First = "Administrator",
    profile: Profile = "england",
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Make a new hub: data folder, master key, certificate, partnership and first invitation.

    The first invitation is for a chair who may also change the settings.
    """
    for said in (name, prefix, first):
        if not 0 < len(said.strip()) <= LONGEST_NAME:
            raise typer.BadParameter(f"{said!r} is no name of 1 to {LONGEST_NAME} letters.")
    refuse_passwords(context)
    if keys and not database:
        raise typer.BadParameter("--keys goes with --database.")
    where = master_key.provider(data, key_file, key_env, keyring)
    reached = _address(reached_at)
    law = profiles.found(profile)
    place = Place(database or "", keys or "")
    _make(data, where, reached, place)
    with open_store(DataFolder(data), where, SystemEntropy(), *place) as store:
        _found(store, name, prefix, law)
        invited = _first(store, reached, first)
    print(f"Made the hub {name} in {data}. {_about_key(where)}")
    print(_about_law(law))
    print(f"Serve it: mashboard-hub serve --data {data}")
    if place.database:
        print(f"The folder of one more hub: mashboard-hub another --data {data} NEWDIR")
    print(f"Invitation for {first}; it works once, for {FIRST_DAYS} days:")
    print(invited.invitation)


def _make(data: Path, where: KeyProvider, reached: Address, place: Place) -> None:
    # Before the key, so that a mistaken path leaves nothing behind.
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise AlreadyAStore(f"{data} is not an empty folder.")
    clock, entropy = SystemClock(), SystemEntropy()
    master_key.make(where, entropy)
    serving.found(DataFolder(data), where, clock, entropy, *place)
    address.save(data, reached)


def _found(store: Store, name: str, prefix: str, law: LegalProfile) -> None:
    clock, entropy = SystemClock(), SystemEntropy()
    commands = founding.founding(name, prefix, clock.now().date(), law)
    asked = [(CommandId(entropy.uuid()), command) for command in commands]
    for refusal in asyncio.run(Alone(store.events, clock, entropy).act(asked)):
        refuse(refusal)


def _first(store: Store, reached: Address, name: str) -> Invited:
    ask = Invite(name, name, FIRST_DAYS, founding.SOCIAL_CARE, FIRST)
    return cast(Invited, alone(store, reached, ask, in_silence))


def _address(text: str) -> Address:
    try:
        return address.parse(text)
    except ValueError as unreadable:
        raise typer.BadParameter(f"{text!r} is not HOST:PORT.") from unreadable


def _about_law(law: LegalProfile) -> str:
    said = f"Its legal profile is {law.name}, version {law.version}."
    unsure = " It is a sample: have your legal lead confirm it before anyone relies on it."
    return said + unsure if law.sample else said


def _about_key(where: KeyProvider) -> str:
    match where:
        case FileKey():
            place = f"in {where.path}"
        case EnvironmentKey():
            place = "in the environment variable"
        case _:
            place = "in the system's keyring"
    return f"Its master key is {place}: keep a copy elsewhere, without it nothing can be read."

"""`invite`: a seat at the board, and the way to it."""

from typing import Annotated, cast

import msgspec
import typer

from app.domain.values import AgencyId, Role, SeatMode
from sync.cli import master_key
from sync.cli.asking import ask, in_silence
from sync.cli.asks import Invite, Invited
from sync.cli.options import Data, Json, KeyEnv, KeyFile, Keyring

GIVEN = ", ".join(role for role in Role if role not in (Role.OPERATOR, Role.CLOCK))


Name = Annotated[str, typer.Argument(metavar="NAME", help="The person, as the board shows them.")]
SignIn = Annotated[
    str, typer.Option(metavar="NAME", help="What they type to sign in. Usual: the name.")
]
Agency = Annotated[str | None, typer.Option(metavar="ID", help="Their agency, such as police.")]
Roles = Annotated[
    list[Role] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help=f"What they do, one of {GIVEN}; may be said several times. Usual: practitioner.",
    ),
]
Virtual = Annotated[bool, typer.Option("--virtual", help="They take part from afar.")]
Job = Annotated[str | None, typer.Option(metavar="TEXT", help="Their job, for the others.")]
Contact = Annotated[str | None, typer.Option(metavar="TEXT", help="How the others reach them.")]
Days = Annotated[
    int, typer.Option(metavar="DAYS", min=1, max=90, help="How long the invitation works.")
]


def invite(
    data: Data,
    name: Name,
    sign_in: SignIn = "",
    agency: Agency = None,
    role: Roles = None,
    virtual: Virtual = False,
    job: Job = None,
    contact: Contact = None,
    days: Days = 7,
    json: Json = False,
    key_file: KeyFile = None,
    key_env: KeyEnv = None,
    keyring: Keyring = False,
) -> None:
    """Give a person a seat and print their invitation: one line that they paste, once.

    For someone who has a seat already it changes what is said here and leaves the rest, and the
    invitation lets them choose a new password. Works while the hub is served.
    """
    where = master_key.provider(data, key_file, key_env, keyring)
    question = Invite(
        name=name,
        sign_in=sign_in or name,
        days=days,
        agency=AgencyId(agency) if agency else None,
        roles=tuple(role or ()),
        mode=SeatMode.VIRTUAL if virtual else None,
        job=job,
        contact=contact,
    )
    invited = cast(Invited, ask(data, where, question, in_silence))
    print(msgspec.json.encode(invited).decode() if json else invited.invitation)

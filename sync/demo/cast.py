"""People of the demo, each brought in by an invitation like anyone else."""

from pathlib import Path

from msgspec import Struct

from app.domain.partnership.state import Seat
from app.identity.invitation import Invitation
from app.persistence.shelf import open_shelf
from app.ports import Clock, Entropy
from sync import tls
from sync.demo.folder import Founded
from sync.joining import redeem
from sync.session import Address, Session

HOST = "localhost"
KEY_BYTES = 32


class Person(Struct, frozen=True):
    """Someone of the script and their session, started."""

    key: str
    seat: Seat
    session: Session


async def bring_in(
    key: str, founded: Founded, port: int, people: Path, clock: Clock, entropy: Entropy
) -> Person:
    """Redeem the invitation of seat `key` at the hub on `port`, and start a session there.

    The Shelf lies under `people` and its key in memory only: a demo leaves nothing to come back to.
    """
    invitation = Invitation(HOST, port, founded.codes[key], founded.ca)
    own = people / key
    joined = await redeem(invitation.text(), entropy.token(), own)
    address = Address(
        f"wss://{HOST}:{port}/",
        joined.profile.account,
        joined.token,
        tls.client_context(joined.profile.ca_pem),
    )
    shelf = open_shelf(own / "shelf.db", entropy.bytes(KEY_BYTES))
    session = Session(address, shelf, clock, entropy)
    await session.start()
    return Person(key, founded.day.seats[key], session)

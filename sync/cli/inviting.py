"""A seat at the board, an account, and the line that brings someone to it."""

from datetime import timedelta

from msgspec import Struct, structs

from app.domain.errors import Code, Refusal
from app.domain.partnership.commands import PutSeat
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, CommandId, Role
from app.identity.doorkeeper import Doorkeeper
from app.identity.invitation import Invitation
from app.intake.scene import NameId
from app.ports import Accounts, Clock, Entropy
from sync.cli.address import Address
from sync.cli.asks import Invite, Invited
from sync.cli.bench import Bench
from sync.cli.exits import Exit, Problem, Stopped
from sync.cli.off_loop import off_loop

WORDS = {
    "unknown_agency": "There is no such agency at this board.",
    "not_permitted": "Nobody can be given that role.",
    "not_founded": "This data folder has no partnership yet.",
    "last_administrator": "Nobody else at this board is an administrator.",
}
TO_DO = {"last_administrator": "Invite somebody else with --role administrator first."}
SPELLING = "Look at the spelling; the agencies are in the board's settings."
DEFAULT_ROLES = (Role.PRACTITIONER,)


class Reception(Struct, frozen=True):
    """What it takes to invite."""

    bench: Bench
    accounts: Accounts
    doorkeeper: Doorkeeper
    clock: Clock
    entropy: Entropy
    name_id: NameId
    address: Address
    ca: str
    """SHA-256 of the hub's CA, hex."""


async def invite(at: Reception, ask: Invite) -> Invited:
    """A seat, new or as the invitation changes it, then the way to it. Raises `Stopped`."""
    seated = await _seat(at, ask)
    return await off_loop(_letter, at, seated.account, ask)


async def _seat(at: Reception, ask: Invite) -> Seat:
    account = await off_loop(_account, at, ask.sign_in)
    before = _seat_of(at.bench, account)
    wanted = _wanted(ask, before or Seat(account, ask.name, ()))
    if wanted != before:
        for refusal in await at.bench.act([(CommandId(at.entropy.uuid()), PutSeat(wanted))]):
            refuse(refusal)
    return wanted


def _letter(at: Reception, account: AccountId, ask: Invite) -> Invited:
    lives = timedelta(days=ask.days)
    expires = at.clock.now() + lives
    code = at.doorkeeper.invite(account, ask.sign_in, lives)
    line = Invitation(at.address.host, at.address.port, code, at.ca).text()
    return Invited(line, account, ask.sign_in, expires)


def _account(at: Reception, sign_in: str) -> AccountId:
    """For a new one always the same, so that an invitation broken off can be given again."""
    known = at.accounts.account_named(sign_in)
    return known.id if known else AccountId(at.name_id(f"account {sign_in.strip().casefold()}"))


def _seat_of(bench: Bench, account: AccountId) -> Seat | None:
    partnership = bench.board.partnership
    return partnership.seat(account) if partnership else None


def _wanted(ask: Invite, seat: Seat) -> Seat:
    said = {
        "agency": ask.agency,
        "roles": ask.roles or None,
        "mode": ask.mode,
        "job": ask.job,
        "contact": ask.contact,
    }
    changes = {field: value for field, value in said.items() if value is not None}
    changed = structs.replace(seat, name=ask.name, **changes)
    return changed if changed.roles else structs.replace(changed, roles=DEFAULT_ROLES)


def refuse(refusal: Refusal | None) -> None:
    """Raises `Stopped`, unless all is well or somebody saw to the same thing meanwhile."""
    if refusal is None or refusal.code is Code.NOTHING_CHANGED:
        return
    facts = ", ".join(f"{key}: {value}" for key, value in refusal.facts)
    happened = WORDS.get(refusal.code.value, "The board refused this.")
    raise Stopped(
        Problem(
            refusal.code.value,
            Exit.REFUSED,
            f"{happened} ({facts})" if facts else happened,
            "Nothing was changed, and nobody was invited.",
            TO_DO.get(refusal.code.value, SPELLING),
        )
    )

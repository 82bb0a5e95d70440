"""Who sits at the board, in which role, for which agency."""

from collections.abc import Sequence
from functools import partial

from msgspec import structs

from app.domain.commands import Command
from app.domain.partnership.commands import PutSeat, RemoveSeat
from app.domain.partnership.decide import NOT_GIVEN_OUT
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, AgencyId, Role, SeatMode
from ui.forms.parts import Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, options
from ui.settings.agencies import MODES
from ui.settings.look import Look
from ui.settings.parts import Block, Item, Made, Said
from ui.settings.reading import lines, too_long
from ui.settings.section import NEW
from ui.words import plural
from ui.words.codes import ROLES

GIVEN = tuple(role for role in Role if role not in NOT_GIVEN_OUT)
_NO_AGENCY = "Nobody: sits for the hub"
_ASK_ANOTHER = "Nobody changes what they may do themselves. Ask another administrator."
_ONLY_ONE = (
    "Nobody else here is an administrator. Before you leave or hand it on, make somebody else one: "
    "without any, nobody could change these settings."
)
INVITE = 'mashboard-hub invite --data DIR "Ash Rowan" --agency police --role practitioner'
HOW = (
    "Whoever runs the hub invites people, by this command on the hub's computer. It prints one "
    "line that the new person pastes, once, to choose a password. Say --role once for each role, "
    "and --agency by the agency's short name."
)


def meta(look: Look) -> str:
    return plural(sum(not s.removed for s in look.partnership.seats), "seat")


def items(look: Look) -> Sequence[Item]:
    held = [seat for seat in look.partnership.seats if not seat.removed]
    return [_item(look, seat) for seat in sorted(held, key=lambda s: s.name.casefold())]


def blocks(look: Look, key: str) -> Sequence[Block]:
    if key == NEW:
        return (_invite(),)
    seat = look.partnership.seat(AccountId(key))
    if seat is None:
        return ()
    return (_seat(look, seat), *(() if _own(look, seat) else (_remove(seat),)))


def place(command: Command, _look: Look) -> str | None:
    if isinstance(command, PutSeat):
        return str(command.seat.account)
    return str(command.account) if isinstance(command, RemoveSeat) else None


def _own(look: Look, seat: Seat) -> bool:
    return seat.account == look.seat.account


def _item(look: Look, seat: Seat) -> Item:
    roles = ", ".join(ROLES[role] for role in seat.roles if role in ROLES)
    meta = " · ".join(filter(None, (look.named(seat.agency), roles)))
    return Item(seat.account, seat.name, meta, "you" if _own(look, seat) else "", "neutral")


def _seat(look: Look, seat: Seat) -> Block:
    return Block(
        key=f"settings:seat:{seat.account}",
        title=seat.name,
        parts=(*_person(), *(_fixed(look, seat) if _own(look, seat) else _rights(look))),
        stands=_stands(seat),
        make=partial(_made, look, seat),
        mine=lambda command: isinstance(command, PutSeat) and command.seat.account == seat.account,
        effect="For this person at once, in every window they have open. What they did before "
        "stays under the name and agency they had then.",
    )


def _person() -> tuple[Part, ...]:
    return (
        Words(name="name", label="Name", half=True),
        Words(name="job", label="Job", half=True),
        Words(name="contact", label="How the others reach them", half=True),
        Choice(name="mode", label="Takes part", options=options(MODES), half=True),
    )


def _rights(look: Look) -> tuple[Part, ...]:
    agencies = (Option(a.id, a.name) for a in look.partnership.agencies)
    return (
        Choice(name="agency", label="Speaks for", options=(Option("", _NO_AGENCY), *agencies)),
        Ticks(
            name="roles",
            label="Roles",
            options=tuple(Option(role.value, ROLES[role]) for role in GIVEN if role in ROLES),
            columns=3,
        ),
    )


def _fixed(look: Look, seat: Seat) -> tuple[Part, ...]:
    last = look.partnership.administrators() == {seat.account}
    hint = _ONLY_ONE if last else _ASK_ANOTHER
    roles = ", ".join(ROLES[role] for role in seat.roles if role in ROLES)
    agency = look.named(seat.agency) or _NO_AGENCY
    return (
        Said(name="own_agency", label="Speaks for", text=agency, half=True),
        Said(name="own_roles", label="Roles", text=roles, hint=hint, half=True),
    )


def _stands(seat: Seat) -> Values:
    return {
        "name": seat.name,
        "job": seat.job,
        "contact": seat.contact,
        "mode": seat.mode.value,
        "agency": seat.agency or "",
        "roles": joined(role for role in GIVEN if role in seat.roles),
    }


def _made(look: Look, seat: Seat, values: Values) -> Made:
    wrong = needed(values, name="Write the person's name.")
    wrong = wrong or too_long(values, name=120, job=240, contact=240)
    if wrong:
        return wrong
    changed = structs.replace(
        seat,
        name=values["name"],
        job=values["job"],
        contact=values["contact"],
        mode=SeatMode(values["mode"]),
    )
    if _own(look, seat):
        return PutSeat(seat=changed, stands=seat)
    if not values["roles"]:
        return Problem("roles", "Choose at least one role, or take the seat away.")
    roles = tuple(Role(role) for role in lines(values["roles"]))
    agency = AgencyId(values["agency"]) if values["agency"] else None
    return PutSeat(seat=structs.replace(changed, roles=roles, agency=agency), stands=seat)


def _remove(seat: Seat) -> Block:
    return Block(
        key=f"settings:seat:{seat.account}:remove",
        title="Take the seat away",
        parts=(
            Words(
                name="reason",
                label="Why",
                hint="It stays in the record; the others at the board do not see it.",
                lines=2,
            ),
        ),
        make=partial(_removed, seat),
        mine=lambda command: isinstance(command, RemoveSeat) and command.account == seat.account,
        action="Take the seat away",
        danger=True,
        doing=True,
        effect=f"From now on {seat.name} sees nothing of the board. What they did stays.",
    )


def _removed(seat: Seat, values: Values) -> Made:
    lacks = needed(values, reason="Write why the seat is taken away.")
    return lacks or RemoveSeat(account=seat.account, reason=values["reason"])


def _invite() -> Block:
    return Block(
        key="settings:seat:new",
        title="Invite somebody",
        text=HOW,
        parts=(
            Said(name="command", label="Command", text=INVITE),
            Said(name="roles", label="Roles", text=", ".join(role.value for role in GIVEN)),
        ),
    )

"""How long each step has to answer a challenge, and the directory of early help."""

from collections.abc import Sequence
from functools import partial

from msgspec import structs

from app.domain.commands import Command
from app.domain.partnership.commands import PutService, RemoveService, SetLadder
from app.domain.partnership.state import RungDays, Service
from app.domain.values import Factor, Rung, ServiceId
from ui.forms.parts import Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, options
from ui.settings.look import Look
from ui.settings.parts import Block, Item, Made, Number
from ui.settings.reading import lines, slug, too_long
from ui.settings.section import NEW
from ui.words import plural
from ui.words.codes import FACTORS, RUNGS

LADDER = "ladder:"
"""A row beside the services; the colon keeps it from being one of them."""
_LEVELS = tuple(Option(str(n), f"Level {n}") for n in range(1, 5))
_MOST_DAYS, _LINE = 60, 240


def meta(look: Look) -> str:
    return plural(len(look.partnership.directory), "service")


def items(look: Look) -> Sequence[Item]:
    steps = plural(len(look.partnership.ladder), "step")
    return [Item(LADDER, "Challenges", steps), *map(_item, look.partnership.directory)]


def blocks(look: Look, key: str) -> Sequence[Block]:
    if key == LADDER:
        return (_ladder(look),)
    if key == NEW:
        return (_new(look),)
    service = look.partnership.service(ServiceId(key))
    return (_service(service), _remove(service)) if service else ()


def place(command: Command, look: Look) -> str | None:
    if isinstance(command, SetLadder):
        return LADDER
    if isinstance(command, RemoveService):
        return str(command.service)
    if isinstance(command, PutService):
        known = look.partnership.service(command.service.id) is not None
        return str(command.service.id) if known else NEW
    return None


def _item(service: Service) -> Item:
    levels = f"Level {', '.join(map(str, service.levels))}" if service.levels else ""
    return Item(service.id, service.name, " · ".join(filter(None, (levels, service.offers))))


# The ladder


def _ladder(look: Look) -> Block:
    days = {one.rung: one.days for one in look.partnership.ladder}
    return Block(
        key="settings:ladder",
        title="How long each step has to answer a challenge",
        text="A challenge that is not answered in time, or not accepted, may go one step up.",
        parts=tuple(map(_rung, Rung)),
        stands={rung.value: str(days.get(rung, 0)) for rung in Rung},
        make=partial(_laddered, look.partnership.ladder),
        mine=lambda command: isinstance(command, SetLadder),
        effect="For challenges raised or taken up from now on. Those that are open keep their day.",
    )


def _rung(rung: Rung) -> Part:
    first = rung is Rung.PRACTITIONER
    return Number(
        name=rung.value,
        label=RUNGS[rung][:1].upper() + RUNGS[rung][1:],
        least=1 if first else 0,
        most=_MOST_DAYS,
        unit="working days",
        none="" if first else "left out",
        half=True,
    )


def _laddered(stands: tuple[RungDays, ...], values: Values) -> Made:
    days = ((rung, int(values[rung.value])) for rung in Rung)
    ladder = tuple(RungDays(rung, count) for rung, count in days if count)
    return SetLadder(ladder=ladder, stands=stands)


# The directory


def _parts() -> tuple[Part, ...]:
    return (
        Words(name="name", label="Name", half=True),
        Words(name="contact", label="How to reach it", half=True),
        Words(name="offers", label="What it offers"),
        Ticks(name="levels", label="For", options=_LEVELS, columns=4),
        Ticks(
            name="factors",
            label="Factors it helps with",
            options=options(FACTORS),
            columns=2,
            few=34,
            folded=True,
        ),
    )


def _stands(service: Service) -> Values:
    return {
        "name": service.name,
        "contact": service.contact,
        "offers": service.offers,
        "levels": joined(str(level) for level in sorted(service.levels)),
        "factors": joined(f for f in Factor if f in service.factors),
    }


def _service(service: Service) -> Block:
    return Block(
        key=f"settings:service:{service.id}",
        title=service.name,
        parts=_parts(),
        stands=_stands(service),
        make=lambda values: (
            _checked(values) or PutService(service=_read(service.id, values), stands=service)
        ),
        mine=lambda command: isinstance(command, PutService) and command.service.id == service.id,
        effect="For everyone who decides, at once.",
    )


def _read(service: ServiceId, values: Values) -> Service:
    return Service(
        id=service,
        name=values["name"].strip(),
        offers=values["offers"],
        contact=values["contact"],
        levels=tuple(int(level) for level in lines(values["levels"])),
        factors=tuple(Factor(code) for code in lines(values["factors"])),
    )


def _checked(values: Values) -> Problem | None:
    lacks = needed(values, name="Write the service's name.")
    return lacks or too_long(values, name=_LINE, offers=_LINE, contact=_LINE)


def _remove(service: Service) -> Block:
    return Block(
        key=f"settings:service:{service.id}:remove",
        title="Take it out of the directory",
        make=lambda _: RemoveService(service=service.id),
        mine=lambda command: isinstance(command, RemoveService) and command.service == service.id,
        action="Take it out",
        danger=True,
        doing=True,
        effect="It is not offered any more, at once. Decisions that named it stay as they are.",
    )


def _new(look: Look) -> Block:
    return structs.replace(
        _service(Service(ServiceId(NEW), "")),
        title="Add a service",
        action="Add the service",
        effect="It is offered to everyone who decides, at once.",
        make=partial(_added, look),
        mine=lambda command: place(command, look) == NEW,
    )


def _added(look: Look, values: Values) -> Made:
    taken = {NEW, *(one.id for one in look.partnership.directory)}
    id_ = ServiceId(slug(values["name"], taken))
    return _checked(values) or PutService(service=_read(id_, values), stands=None)

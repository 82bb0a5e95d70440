"""The agencies: how each takes part, how the board shows it, and by what law it shares."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from msgspec import structs

from app.domain.commands import Command
from app.domain.partnership.commands import PutAgency, ScheduleAgencyMode, SetAgencyMode
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, Factor, SeatMode
from ui.forms.parts import Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, options
from ui.settings.look import Look
from ui.settings.parts import YES, Block, Fill, Item, Made, Said
from ui.settings.reading import day_of, day_words, lines, on, slug, tick, too_long
from ui.settings.section import NEW
from ui.settings.sharing import overdue, sharing, touches
from ui.words import plural
from ui.words.codes import FACTORS

MODES = {
    SeatMode.CO_LOCATED: "In the room",
    SeatMode.VIRTUAL: "Virtual",
    SeatMode.OFF: "Off: not at this board",
}
_BOARD = ("name", "contact", "column", "off_wall", "systems", "desk_for", "programmes")
_LINE, _NAME = 240, 120


def meta(look: Look) -> str:
    return plural(len(look.partnership.agencies), "agency", "agencies")


def items(look: Look) -> Sequence[Item]:
    return [_item(look, agency) for agency in look.partnership.agencies]


def blocks(look: Look, key: str) -> Sequence[Block]:
    if key == NEW:
        return (_new(look),)
    agency = look.partnership.agency(AgencyId(key))
    if agency is None:
        return ()
    return (_mode(look, agency), _on_the_board(look, agency), sharing(look, agency))


def place(command: Command, look: Look) -> str | None:
    if isinstance(command, SetAgencyMode | ScheduleAgencyMode):
        return str(command.agency)
    if isinstance(command, PutAgency):
        known = look.partnership.agency(command.agency.id) is not None
        return str(command.agency.id) if known else NEW
    return None


def _item(look: Look, agency: Agency) -> Item:
    coming = next((change for change in agency.changes if change.since > look.today), None)
    then = f", {_short(coming.mode)} from {day_words(coming.since)}" if coming else ""
    due = any(overdue(policy, look.today) for policy in agency.policies)
    meta = f"{MODES[agency.mode_on(look.today)].partition(':')[0]}{then}"
    return Item(agency.id, agency.name, meta, "review overdue" if due else "")


def _short(mode: SeatMode) -> str:
    return MODES[mode].partition(":")[0].lower()


# How it takes part


def _mode(look: Look, agency: Agency) -> Block:
    now = agency.mode_on(look.today)
    coming = [change for change in agency.changes if change.since > look.today]
    said = [f"{MODES[one.mode]} from {day_words(one.since)}" for one in coming]
    listed: tuple[Part, ...] = (Said(name="coming", label="To come", text="\n".join(said)),)
    since = Words(
        name="since",
        label="From",
        placeholder="today",
        hint="A day, such as 1 Dec 2026; today where nothing is written.",
        half=True,
    )
    return Block(
        key=f"settings:agency:{agency.id}:mode",
        title="How it takes part",
        parts=(
            Choice(name="mode", label="Takes part", options=options(MODES), half=True),
            *((since,) if look.may else ()),
            *(listed if coming else ()),
        ),
        stands={"mode": now.value, "since": ""},
        make=partial(_moded, look, agency),
        mine=lambda command: (
            isinstance(command, SetAgencyMode | ScheduleAgencyMode) and command.agency == agency.id
        ),
        effect="For everyone at the board, from the beginning of that day. An agency that is "
        "off is not asked; what it was asked before still waits for its answer.",
        fills=tuple(
            Fill(
                f"Take back: {_short(one.mode)} from {day_words(one.since)}",
                {"mode": _before(agency, one.since).value, "since": day_words(one.since)},
            )
            for one in coming
        ),
    )


def _before(agency: Agency, day: date) -> SeatMode:
    """How it takes part until then, and went on without that change."""
    return agency.mode_on(date.fromordinal(day.toordinal() - 1))


def _moded(look: Look, agency: Agency, values: Values) -> Made:
    since, mode = day_of("since", values["since"]), SeatMode(values["mode"])
    if isinstance(since, Problem):
        return since
    if since is not None and since < look.today:
        return Problem("since", "That day has passed. Write one to come.")
    if agency.mode_on(since or look.today) is mode:
        return Problem("mode", "It takes part so already on that day. Choose another way.")
    if since is None:
        return SetAgencyMode(agency=agency.id, mode=mode, stands=agency.mode_on(look.today))
    return ScheduleAgencyMode(
        agency=agency.id, mode=mode, since=since, stands=agency.mode_on(since)
    )


# What the board shows of it


def _on_the_board(look: Look, agency: Agency) -> Block:
    return Block(
        key=f"settings:agency:{agency.id}:board",
        title="On the board",
        parts=_board_parts(),
        stands=_board_stands(agency),
        make=lambda values: (
            _checked(values) or PutAgency(agency=_boarded(agency, values), stands=agency)
        ),
        mine=partial(touches, look, agency.id, _BOARD),
        effect="For everyone at the board, at once. What was shared before stays as it is.",
    )


def _board_parts() -> tuple[Part, ...]:
    return (
        Words(name="name", label="Name", half=True),
        Words(name="contact", label="How to reach it", half=True),
        Ticks(
            name="column",
            label="",
            options=(Option(YES, "Has a column of its own on the board"),),
            half=True,
        ),
        Ticks(
            name="off_wall",
            label="",
            options=(Option(YES, "Its words stay off the wall"),),
            hint="Unless their author puts them there.",
            half=True,
        ),
        Words(
            name="systems",
            label="Systems where it looks",
            hint="One on each line. A request offers them as its checklist.",
            lines=2,
        ),
        Ticks(
            name="desk_for",
            label="Factors that suggest inviting it",
            options=options(FACTORS),
            columns=2,
            folded=True,
            half=True,
        ),
        Words(
            name="programmes",
            label="Programmes that suggest inviting it",
            hint="One on each line.",
            lines=2,
            half=True,
        ),
    )


def _board_stands(agency: Agency) -> Values:
    return {
        "name": agency.name,
        "contact": agency.contact,
        "column": tick(on=agency.column),
        "off_wall": tick(on=agency.off_wall),
        "systems": joined(agency.systems),
        "desk_for": joined(f for f in Factor if f in agency.desk_for),
        "programmes": joined(agency.programmes),
    }


def _boarded(agency: Agency, values: Values) -> Agency:
    return structs.replace(
        agency,
        name=values["name"].strip(),
        contact=values["contact"],
        column=on(values, "column"),
        off_wall=on(values, "off_wall"),
        systems=lines(values["systems"]),
        desk_for=tuple(Factor(code) for code in lines(values["desk_for"])),
        programmes=lines(values["programmes"]),
    )


def _checked(values: Values) -> Problem | None:
    return (
        needed(values, name="Write the agency's name.")
        or too_long(values, name=_NAME, contact=_LINE)
        or _each(values, "systems")
        or _each(values, "programmes")
    )


def _each(values: Values, name: str) -> Problem | None:
    long = any(len(line) > _LINE for line in lines(values[name]))
    return Problem(name, f"Write each line in at most {_LINE} letters.") if long else None


# One more


def _new(look: Look) -> Block:
    return Block(
        key="settings:agency:new",
        title="Add an agency",
        parts=_board_parts(),
        stands=_board_stands(Agency(AgencyId(NEW), "")),
        make=partial(_added, look),
        mine=lambda command: place(command, look) == NEW,
        action="Add the agency",
        effect="For everyone at the board, at once: it can be asked as soon as it is added.",
    )


def _added(look: Look, values: Values) -> Made:
    name, taken = values["name"].strip(), {NEW, *(a.id for a in look.partnership.agencies)}
    agency = Agency(AgencyId(slug(name, taken)), name)
    return (
        _checked(values)
        or _named_so(look, name)
        or PutAgency(agency=_boarded(agency, values), stands=None)
    )


def _named_so(look: Look, name: str) -> Problem | None:
    held = {agency.name.casefold() for agency in look.partnership.agencies}
    there = name.casefold() in held
    return Problem("name", "There is an agency of that name already.") if there else None

"""How long agencies have, and which days and hours count."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import structs

from app.domain.clocks import (
    Calendar,
    Closure,
    NoWorkingDay,
    RatingClocks,
    due,
    due_later_than_decision,
)
from app.domain.commands import Command
from app.domain.partnership.commands import SetCalendar, SetClocks
from ui.forms.parts import Advice, Option, Problem, Ticks, Values, Words
from ui.settings.look import Look
from ui.settings.parts import Block, Column, Made, Rows, Rule, Shown
from ui.settings.reading import clock_of, clock_words, day_of, day_words, lines, of_rows, rows
from ui.settings.rules import rule_of, rule_words, written
from ui.settings.section import no_items
from ui.words import when
from ui.words.times import DAYS

RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", "blue": "Blue, not shared"}
_WEEK = tuple(Option(str(n), day) for n, day in enumerate(DAYS, 1))
_NO_DAY = "There would be no working day in the year to come."


def meta(look: Look) -> str:
    return f"Red {rule_words(written(look.partnership.clocks.red))}"


items = no_items
"""One page holds all of them."""


def blocks(look: Look, _key: str) -> Sequence[Block]:
    return (_clocks(look), _week(look), _closures(look))


def place(command: Command, _look: Look) -> str | None:
    return "" if isinstance(command, SetClocks | SetCalendar) else None


def _clocks(look: Look) -> Block:
    stands = look.partnership.clocks
    rules = (Rule(name=name, label=label) for name, label in RATINGS.items())
    last = Rule(name="decide_by", label="Decide by, from receipt of the referral")
    return Block(
        key="settings:clocks",
        title="How long agencies have to answer",
        parts=(*rules, last),
        stands={name: written(getattr(stands, name)) for name in (*RATINGS, "decide_by")},
        make=lambda values: SetClocks(clocks=_read(values), stands=stands),
        mine=lambda command: isinstance(command, SetClocks),
        effect="For cases that are rated, and requests that go out, from now on. What has been "
        "asked keeps the time it was given.",
        hints=lambda values: _examples(look, look.partnership.calendar, values),
        advise=partial(_later, look),
    )


def _read(values: Values) -> RatingClocks:
    return RatingClocks(
        **{name: rule_of(values[name]) for name in (*RATINGS, "decide_by")},
    )


def _examples(look: Look, calendar: Calendar, values: Values) -> Values:
    """ "Asked now: due Thu 14:10" for each."""
    return {
        name: _example(look, calendar, values[name], asked=name != "decide_by") for name in values
    }


def _example(look: Look, calendar: Calendar, text: str, *, asked: bool) -> str:
    try:
        at = due(rule_of(text), look.now, calendar)
    except NoWorkingDay:
        return _NO_DAY
    if at is None:
        return "Nothing is due."
    begun = "Asked now: due" if asked else "Received now: to be decided by"
    return f"{begun} {when(at, look.now)}."


def _later(look: Look, values: Values) -> Iterator[Advice]:
    """Answers that come after the decision are no help to it."""
    clocks, calendar = _read(values), look.partnership.calendar
    try:
        decide = due(clocks.decide_by, look.now, calendar)
        late = [
            label
            for name, label in RATINGS.items()
            if due_later_than_decision(due(getattr(clocks, name), look.now, calendar), decide)
        ]
    except NoWorkingDay:
        return
    if late:
        yield Advice(
            f"{', '.join(late)}: answers may come after the decision.",
            "The board warns of it where it happens.",
        )


# Working days and hours


def _week(look: Look) -> Block:
    calendar = look.partnership.calendar
    week = calendar.week
    return Block(
        key="settings:week",
        title="Working days",
        parts=(
            Ticks(name="days", label="Days", options=_WEEK, columns=4),
            Words(name="opens", label="Opens", placeholder="09:00", half=True),
            Words(name="closes", label="Closes", placeholder="17:00", half=True),
            Words(
                name="bank_holidays",
                label="Bank holidays",
                hint="One day on each line, such as 25 Dec 2026.",
                lines=3,
            ),
        ),
        stands={
            "days": "\n".join(str(n) for n in sorted(week.days)),
            "opens": clock_words(week.opens),
            "closes": clock_words(week.closes),
            "bank_holidays": "\n".join(map(day_words, sorted(calendar.bank_holidays))),
        },
        make=lambda values: _set(calendar, _weekly(calendar, values)),
        mine=partial(_touches, look, ("week", "bank_holidays")),
        effect="For requests that go out from now on. What is due keeps its time.",
        shown=lambda values: _shown(look, _weekly(calendar, values)),
    )


def _weekly(calendar: Calendar, values: Values) -> Calendar | Problem:
    opens, closes = clock_of("opens", values["opens"]), clock_of("closes", values["closes"])
    if isinstance(opens, Problem):
        return opens
    if isinstance(closes, Problem):
        return closes
    if opens >= closes:
        return Problem("closes", "It has to close after it opens.")
    if not values["days"]:
        return Problem("days", "Choose at least one day.")
    free = _days("bank_holidays", values["bank_holidays"])
    if isinstance(free, Problem):
        return free
    days = tuple(int(n) for n in lines(values["days"]))
    week = structs.replace(calendar.week, days=days, opens=opens, closes=closes)
    return structs.replace(calendar, week=week, bank_holidays=free)


def _days(name: str, text: str) -> tuple[date, ...] | Problem:
    read: list[date] = []
    for line in lines(text):
        day = day_of(name, line)
        if isinstance(day, Problem):
            return day
        if day is not None:
            read.append(day)
    return tuple(sorted(set(read)))


# Days on which the hub is closed


def _closures(look: Look) -> Block:
    calendar = look.partnership.calendar
    return Block(
        key="settings:closures",
        title="Closed",
        text="Days on which the hub does not work, both ends included.",
        parts=(
            Rows(
                name="closures",
                label="",
                columns=(
                    Column("first", "First day", 2, "24 Dec 2026"),
                    Column("last", "Last day", 2, "1 Jan 2027"),
                    Column("reason", "Why", 4),
                ),
                add="Add days",
            ),
        ),
        stands={
            "closures": of_rows(
                {
                    "first": day_words(one.first),
                    "last": day_words(one.last),
                    "reason": one.reason,
                }
                for one in calendar.closures
            )
        },
        make=lambda values: _set(calendar, _closed(calendar, values)),
        mine=partial(_touches, look, ("closures",)),
        effect="For requests that go out from now on. What is due keeps its time.",
        shown=lambda values: _shown(look, _closed(calendar, values)),
    )


def _closed(calendar: Calendar, values: Values) -> Calendar | Problem:
    read: list[Closure] = []
    for one in rows(values["closures"]):
        made = _closure(one)
        if isinstance(made, Problem):
            return made
        read.append(made)
    return structs.replace(calendar, closures=tuple(read))


def _closure(one: Values) -> Closure | Problem:
    """The last day is the first where only that is written."""
    first = day_of("closures", one["first"])
    last = day_of("closures", one["last"] or one["first"])
    if isinstance(first, Problem):
        return first
    if isinstance(last, Problem):
        return last
    if first is None or last is None:
        return Problem("closures", "Write the first day of each closure.")
    if last < first:
        return Problem("closures", f"The last day is before the first: {day_words(first)}.")
    if not one["reason"].strip():
        return Problem("closures", f"Write why the hub is closed from {day_words(first)}.")
    return Closure(first, last, one["reason"].strip())


def _set(stands: Calendar, read: Calendar | Problem) -> Made:
    return read if isinstance(read, Problem) else SetCalendar(calendar=read, stands=stands)


def _shown(look: Look, read: Calendar | Problem) -> Iterator[Shown]:
    """An example of what would count, while it can be read."""
    if isinstance(read, Problem):
        return
    clocks = look.partnership.clocks
    rated = {name: written(getattr(clocks, name)) for name in ("red", "amber", "green")}
    told = _examples(look, read, rated)
    text = "\n".join(f"{RATINGS[name]} {told[name][:1].lower()}{told[name][1:]}" for name in told)
    yield Shown("With these days and hours", text)


def _touches(look: Look, names: Sequence[str], command: Command) -> bool:
    if not isinstance(command, SetCalendar):
        return False
    stands = look.partnership.calendar
    return any(getattr(command.calendar, name) != getattr(stands, name) for name in names)

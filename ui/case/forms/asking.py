"""Asking agencies what they know: whom, about whom, why, and on what basis."""

from collections.abc import Iterator

from app.domain.case.basis import end_of_day, may_owe_basis
from app.domain.case.commands import (
    RequestInformation,
)
from app.domain.case.parts import Basis
from app.domain.case.state import RequestState
from app.domain.clocks import due, due_later_than_decision
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, RequestId, SeatMode, SubjectId
from ui.case.forms import basis as bases
from ui.case.forms import waiting
from ui.case.forms.sheet import Made, Sheet
from ui.case.forms.wanted import Wanted, level_of, levels
from ui.forms.parts import Advice, Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, ticked
from ui.words import clock_time, subject_name, time_left, today, word
from ui.words import when as moment
from ui.words.people import CHILDREN

PURPOSE = "To decide what protects and helps the child."
NOW, LATER = "now", "later"


def request(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Ask agencies",
        action="Send the request",
        parts=(
            *_whom(wanted),
            *_what(wanted),
            *_when(wanted),
            *bases.parts(wanted.look, ("when", NOW)),
        ),
        make=lambda values: _requested(wanted, values),
        advise=lambda values: (*waiting.advice(wanted, values), *_due(wanted)),
    )


def _whom(wanted: Wanted) -> Iterator[Part]:
    look = wanted.look
    offered = tuple(_agency(wanted, agency) for agency in look.partnership.agencies)
    yield Ticks(
        name="agencies",
        label="Agencies",
        options=offered,
        columns=2,
        initial=joined(wanted.target.split(",") if wanted.target else _usual(wanted)),
    )
    on = today(look.now)
    people = tuple(Option(s.id, subject_name(s, on)) for s in wanted.case.subjects)
    children = [s.id for s in wanted.case.subjects if s.kind in CHILDREN]
    yield Ticks(
        name="subjects",
        label="About",
        options=people,
        columns=2,
        initial=joined(children or [s.id for s in wanted.case.subjects]),
    )


def _usual(wanted: Wanted) -> tuple[AgencyId, ...]:
    """Those that the model of the case asks first, and were not asked yet."""
    rules = wanted.look.partnership.rules(wanted.case.preset)
    asked = {r.agency for r in wanted.case.requests}
    return tuple(a for a in rules.asks if a not in asked) if rules else ()


def _agency(wanted: Wanted, agency: Agency) -> Option:
    mine = [r for r in wanted.case.requests if r.agency == agency.id]
    asked = any(r.open for r in mine)
    waits = any(r.state is RequestState.LOCKED for r in mine)
    off = agency.mode_on(today(wanted.look.now)) is SeatMode.OFF
    note = "asked already" if asked else "waits already" if waits else ""
    note = note or ("not at this board" if off else "")
    return Option(agency.id, agency.name, note)


def _what(wanted: Wanted) -> Iterator[Part]:
    yield Words(name="question", label="What you need to know", lines=3)
    rules = wanted.look.partnership.rules(wanted.case.preset)
    yield Words(name="purpose", label="What for", initial=rules.purpose if rules else PURPOSE)
    for agency in wanted.look.partnership.agencies:
        if agency.systems:
            yield Ticks(
                name=f"systems:{agency.id}",
                label=f"Where {agency.name} looks",
                options=tuple(Option(system, system) for system in agency.systems),
                initial=joined(agency.systems),
                columns=2,
                only=("agencies", agency.id),
            )


def _when(wanted: Wanted) -> Iterator[Part]:
    level = wanted.case.screening.level
    yield Choice(
        name="level", label="Level of need", options=levels(), initial=str(level) if level else ""
    )
    owe, usual = may_owe_basis(wanted.case, None), bases.offered(wanted.look).power.usual
    end = clock_time(end_of_day(wanted.look.now, wanted.look.partnership.calendar))
    later = Option(LATER, f"Send now, record the basis today (by {end})")
    yield Choice(
        name="when",
        label="Lawful basis",
        options=(Option(NOW, "Record it now"), later),
        initial=LATER if owe and not usual else NOW,
        hint="At Level 4 or Red nothing waits; otherwise it is recorded before asking.",
    )


def _due(wanted: Wanted) -> Iterator[Advice]:
    """What the clock gives; the hub reckons it again when it takes the request."""
    look = wanted.look
    partnership = look.partnership
    at = due(partnership.clocks.of(wanted.case.rating), look.now, partnership.calendar)
    if at is None:
        yield Advice("No clock runs for this rating.", "Rate the case before you ask.", "warn")
        return
    left = time_left(at, look.now)
    yield Advice(f"Answers due {moment(at, look.now)}", f"in {left}, as {_rated(wanted)} runs.")
    rules = partnership.rules(wanted.case.preset)
    decides = rules is None or rules.decides
    if decides and wanted.case.decide_by and due_later_than_decision(at, wanted.case.decide_by):
        by = moment(wanted.case.decide_by, look.now)
        yield Advice("That is after the decision is due,", f"which is {by}.", "warn")


def _rated(wanted: Wanted) -> str:
    return word(wanted.case.rating)


def _requested(wanted: Wanted, values: Values) -> Made:
    now = wanted.current() or wanted.look
    asked = {r.agency for r in now.case.requests if r.open or r.state is RequestState.LOCKED}
    agencies = [AgencyId(a) for a in ticked(values, "agencies") if a not in asked]
    wrong = _incomplete(wanted, values, agencies)
    if wrong is not None:
        return wrong
    profile = bases.offered(wanted.look).profile
    basis = bases.basis(values, profile) if values["when"] == NOW else None
    if isinstance(basis, Problem):
        return basis
    return tuple(_one(wanted, values, agency, basis) for agency in agencies)


def _incomplete(wanted: Wanted, values: Values, agencies: list[AgencyId]) -> Problem | None:
    if not agencies:
        return Problem("agencies", "Choose whom to ask.")
    if not ticked(values, "subjects"):
        return Problem("subjects", "Choose whom it is about.")
    owe = may_owe_basis(wanted.case, level_of(values["level"]))
    if values["when"] == LATER and not owe:
        return Problem("when", "Below Level 4, and where it is not Red, record the basis first.")
    return needed(values, question="Write what you need to know.", purpose="Write what for.")


def _one(
    wanted: Wanted, values: Values, agency: AgencyId, basis: Basis | None
) -> RequestInformation:
    return RequestInformation(
        case=wanted.case.id,
        request=RequestId(wanted.fresh()),
        agency=agency,
        subjects=tuple(SubjectId(one) for one in ticked(values, "subjects")),
        question=values["question"].strip(),
        purpose=values["purpose"].strip(),
        level=level_of(values["level"]),
        basis=basis,
        systems=ticked(values, f"systems:{agency}"),
    )

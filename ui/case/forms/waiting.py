"""What becomes of a request before it is sent: whom it waits for, and what is owed today."""

from collections.abc import Iterable, Iterator

from app.domain.case.basis import end_of_day
from app.domain.case.gate import Gate, GateReason, GateState, worst
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, Subject
from ui.case.consent.gates import at_level, words_of
from ui.case.forms.wanted import Wanted, level_of
from ui.forms.parts import Advice, Values
from ui.forms.reading import ticked
from ui.words import clock_time
from ui.words.decision import listed

_BY_ITSELF = "The request goes out by itself when it is recorded."
_NAMED = "The request goes out by itself when they are named."


def advice(wanted: Wanted, values: Values) -> Iterator[Advice]:
    """Of the agencies ticked, those that wait, and whether a reason is owed for others."""
    found = [(agency, *_worst(wanted, values, agency)) for agency in _ticked(wanted, values)]
    yield from _waits((a, gate, s) for a, gate, s in found if gate.state is GateState.LOCKED)
    owed = [agency.name for agency, gate, _ in found if gate.state is GateState.OWED]
    if owed:
        yield _owed(wanted, owed)
    yield from _later(wanted, values)


def _ticked(wanted: Wanted, values: Values) -> Iterator[Agency]:
    for key in ticked(values, "agencies"):
        agency = wanted.look.partnership.agency(AgencyId(key))
        if agency is not None:
            yield agency


def _worst(wanted: Wanted, values: Values, agency: Agency) -> tuple[Gate, Subject | None]:
    """Of all whom it is about, the one that most stands in the way."""
    level = level_of(values.get("level", "")) or wanted.case.screening.level
    meant = [s for s in wanted.case.subjects if s.id in ticked(values, "subjects")]
    gates = [(at_level(wanted.look, s, agency, level), s) for s in meant]
    most = worst(gate for gate, _ in gates)
    return most, next((s for gate, s in gates if gate == most), None)


def _waits(found: Iterable[tuple[Agency, Gate, Subject | None]]) -> Iterator[Advice]:
    """One line for all that wait for the same thing: the form is to stay in sight."""
    alike: dict[str, list[str]] = {}
    for agency, gate, subject in found:
        if subject is not None:
            alike.setdefault(_why(agency, gate, subject), []).append(agency.name)
    for why, names in alike.items():
        yield Advice(f"{listed(names)} will wait:", why, "warn")


def _why(agency: Agency, found: Gate, subject: Subject) -> str:
    why = words_of(found, subject, agency).why
    then = _NAMED if found.reason is GateReason.KEY_WORKER else _BY_ITSELF
    short = found.reason is GateReason.NOT_ASKED
    text = f"{why[:1].lower()}{why[1:]}" if short else why
    return f"{text} {then}"


def _owed(wanted: Wanted, names: list[str]) -> Advice:
    look = wanted.look
    end = clock_time(end_of_day(look.now, look.partnership.calendar))
    text = f"The reason is owed today by {end}, one press away on the case: {', '.join(names)}."
    return Advice("Goes out now.", text, "busy")


def _later(wanted: Wanted, values: Values) -> Iterator[Advice]:
    """Those that the model asks in the second trawl: a request may wait for it now."""
    rules = wanted.look.partnership.rules(wanted.case.preset)
    asked = {r.agency for r in wanted.case.requests} | set(ticked(values, "agencies"))
    there = map(wanted.look.partnership.agency, rules.asks_later if rules else ())
    later = [agency.name for agency in there if agency and agency.id not in asked]
    if later:
        yield Advice(
            f"Asked later: {listed(later)}.", "Tick it, and the request waits for consent."
        )

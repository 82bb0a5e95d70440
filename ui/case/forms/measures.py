"""What a decision sets in motion: a strategy discussion, an enquiry, a step, services.

What the decision says stands in the form; whatever is not asked there stays as it was.
"""

from collections.abc import Iterable, Iterator

from msgspec import structs

from app.domain.case.parts import Draft, Section47, Step, StepWay, StrategyDiscussion
from app.domain.values import AgencyId, Instant, Outcome, ServiceId
from ui.case.forms.sheet import Moment, instant
from ui.case.forms.wanted import Wanted, agencies
from ui.forms.parts import Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, options, ticked
from ui.words.codes import STEP_WAYS

_ALWAYS = ("", "")
_SINGLE, _JOINT = "single", "joint"


def parts(wanted: Wanted, draft: Draft) -> tuple[Part, ...]:
    return (
        *_with(Outcome.STRATEGY_DISCUSSION, draft, draft.strategy, _strategy(wanted, draft)),
        *_with(Outcome.SECTION_47, draft, draft.section_47, _enquiry(wanted, draft)),
        *_step(draft),
        *_services(wanted, draft),
    )


def put(draft: Draft, values: Values) -> Draft | Problem:
    """The draft with them as they are written."""
    strategy = _strategy_of(draft, values)
    if isinstance(strategy, Problem):
        return strategy
    enquiry = _enquiry_of(draft, values)
    if isinstance(enquiry, Problem):
        return enquiry
    step = _step_of(draft, values)
    if isinstance(step, Problem):
        return step
    services = draft.services
    if "services" in values:
        services = tuple(map(ServiceId, _in_order(ticked(values, "services"), services)))
    return structs.replace(
        draft, strategy=strategy, section_47=enquiry, step=step, services=services
    )


def _with(outcome: Outcome, draft: Draft, held: object, parts: Iterable[Part]) -> Iterator[Part]:
    """Asked where it stands, or was decided; else once that outcome is chosen."""
    first = f"outcomes:{draft.children[0].subject}"
    decided = any(outcome in child.outcomes for child in draft.children)
    only = _ALWAYS if held is not None or decided else (first, outcome.value)
    return (structs.replace(part, only=only) for part in parts)


def _strategy(wanted: Wanted, draft: Draft) -> Iterator[Part]:
    held = draft.strategy
    at = held.at if held else wanted.look.now
    cause = held.reasonable_cause if held else ""
    yield Moment(name="strategy_at", label="Strategy discussion at", at=at)
    yield _agencies(wanted, "strategy_with", "Who attends it", held.agencies if held else ())
    yield Words(name="cause", label="Its reasonable cause", lines=2, initial=cause)


def _enquiry(wanted: Wanted, draft: Draft) -> Iterator[Part]:
    held = draft.section_47
    ways = (Option(_SINGLE, "Single agency"), Option(_JOINT, "Joint"))
    way = _JOINT if held and held.joint else _SINGLE
    yield Choice(name="enquiry", label="Section 47 enquiry", options=ways, initial=way)
    starts = held.starts if held else wanted.look.now
    yield Moment(name="enquiry_starts", label="It starts", at=starts)
    yield _agencies(wanted, "enquiry_by", "Made by", held.agencies if held else ())
    why = held.reasons if held else ""
    yield Words(name="enquiry_reasons", label="Reasons for the enquiry", lines=2, initial=why)


def _step(draft: Draft) -> Iterator[Part]:
    held = draft.step
    yield Choice(
        name="step",
        label="Step to another level",
        options=(Option("", "None"), *options(STEP_WAYS)),
        initial=held.way.value if held else "",
    )
    yield Words(
        name="plan", label="The plan that makes it hold", lines=2, initial=held.plan if held else ""
    )


def _services(wanted: Wanted, draft: Draft) -> Iterator[Part]:
    """A service that left the directory stays with the decision that named it."""
    listed = {s.id: s.name for s in wanted.look.partnership.directory}
    gone = {one: "No longer in the directory" for one in draft.services if one not in listed}
    if listed or gone:
        yield Ticks(
            name="services",
            label="Early help services",
            options=tuple(Option(one, name) for one, name in {**listed, **gone}.items()),
            initial=joined(draft.services),
        )


def _agencies(wanted: Wanted, name: str, label: str, held: Iterable[AgencyId]) -> Ticks:
    listed = agencies(wanted.look)
    return Ticks(name=name, label=label, options=listed, columns=2, initial=joined(held))


def _in_order(chosen: Iterable[str], held: Iterable[str]) -> tuple[str, ...]:
    """As they stood, then what is new: ticks know another order."""
    ticks = tuple(chosen)
    kept = tuple(one for one in held if one in ticks)
    return (*kept, *(one for one in ticks if one not in kept))


def _named(values: Values, name: str, held: Iterable[AgencyId]) -> tuple[AgencyId, ...]:
    return tuple(map(AgencyId, _in_order(ticked(values, name), held)))


def _at(value: str, held: Instant | None) -> Instant:
    """As written; the form knows minutes, and what it did not touch keeps its seconds."""
    written = instant(value)
    same = held is not None and held.replace(second=0, microsecond=0) == written
    return held if held is not None and same else written


def _strategy_of(draft: Draft, values: Values) -> StrategyDiscussion | Problem | None:
    held, cause = draft.strategy, values.get("cause", "").strip()
    named = _named(values, "strategy_with", held.agencies if held else ())
    if "cause" not in values or not (held or cause or named):
        return held
    lacks = needed(
        values, cause="Write the reasonable cause.", strategy_with="Choose who attends it."
    )
    at = _at(values["strategy_at"], held.at if held else None)
    return lacks or StrategyDiscussion(at, named, cause)


def _enquiry_of(draft: Draft, values: Values) -> Section47 | Problem | None:
    held, reasons = draft.section_47, values.get("enquiry_reasons", "").strip()
    named = _named(values, "enquiry_by", held.agencies if held else ())
    if "enquiry_reasons" not in values or not (held or reasons or named):
        return held
    starts = _at(values["enquiry_starts"], held.starts if held else None)
    made = Section47(values["enquiry"] == _JOINT, starts, reasons, named)
    return needed(values, enquiry_reasons="Write the reasons for the enquiry.") or made


def _step_of(draft: Draft, values: Values) -> Step | Problem | None:
    """Who leads it, and when it is looked at again, stay as they were."""
    if not values["step"]:
        return None
    way, plan = StepWay(values["step"]), values["plan"].strip()
    if not plan:
        return Problem("plan", "Write the plan that makes it hold.")
    if draft.step is not None:
        return structs.replace(draft.step, way=way, plan=plan)
    return Step(way, plan)

"""A decision as people read it: what for whom, at which level, led by whom."""

from collections.abc import Sequence

from app.domain.case.parts import ChildOutcome, Draft
from app.domain.case.state import Case
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, Instant, Outcome
from ui.words.codes import OUTCOMES
from ui.words.people import person_name
from ui.words.times import today, when


def listed(words: Sequence[str]) -> str:
    """ "Police", "Police and Health", "Police, Health and Housing"."""
    *most, last = words or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def outcome_names(outcomes: Sequence[Outcome]) -> str:
    """The primary outcome first: "Strategy discussion and early help"."""
    first, *others = (OUTCOMES[outcome] for outcome in outcomes)
    return listed((first, *(name[0].lower() + name[1:] for name in others)))


def outcome_lines(draft: Draft, case: Case) -> tuple[str, ...]:
    """One line where it is the same for all children, else one for each: "K. T.: Early help"."""
    if _same_for_all(draft.children):
        return (outcome_names(draft.children[0].outcomes),)
    names = {subject.id: person_name(subject) for subject in case.subjects}
    return tuple(
        f"{names.get(child.subject, 'A child')}: {outcome_names(child.outcomes)}{_level(child)}"
        for child in draft.children
    )


def threshold_words(draft: Draft) -> str:
    """ "Level 4, clause 4.3"; empty where neither is written yet."""
    level = _level(draft.children[0]) if _same_for_all(draft.children) else ""
    clause = f"clause {draft.clause}" if draft.clause else ""
    words = ", ".join(filter(None, (level.removeprefix(", "), clause)))
    return words[:1].upper() + words[1:]


def strategy_words(draft: Draft, now: Instant) -> str:
    """When the strategy discussion is: "Today 11:30", "Tue 14:00"."""
    if draft.strategy is None:
        return ""
    at = draft.strategy.at
    return f"Today {when(at, now)}" if today(at) == today(now) else when(at, now)


def agency_name(partnership: Partnership | None, agency: AgencyId | None) -> str:
    found = partnership.agency(agency) if partnership and agency else None
    return found.name if found else agency or ""


def _same_for_all(children: Sequence[ChildOutcome]) -> bool:
    return len({(child.outcomes, child.level) for child in children}) == 1


def _level(child: ChildOutcome) -> str:
    return f", level {child.level}" if child.level else ""

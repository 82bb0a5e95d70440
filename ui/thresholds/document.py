"""One version of the document as a list: its levels, their clauses and what points to each."""

from collections.abc import Iterable, Iterator

from app.domain.partnership.state import Clause, ThresholdVersion
from ui.thresholds.paper import Entry, Heading, Item, Para
from ui.words import plural
from ui.words.thresholds import level_words


def document(version: ThresholdVersion, search: str = "") -> tuple[Item, ...]:
    """By level and number; where something is sought, only the clauses that speak of it."""
    return tuple(_by_level(clause for clause in version.clauses if speaks_of(clause, search)))


def found_words(version: ThresholdVersion, search: str) -> str:
    """ "27 clauses", or "3 of 27 clauses speak of “bruise”"."""
    all_of_them = plural(len(version.clauses), "clause")
    if not search.strip():
        return all_of_them
    found = sum(speaks_of(clause, search) for clause in version.clauses)
    return f"{found} of {all_of_them} {'speaks' if found == 1 else 'speak'} of “{search.strip()}”"


def speaks_of(clause: Clause, search: str) -> bool:
    """Every word that is sought stands in it somewhere."""
    said = " ".join((clause.number, clause.text, *clause.indicators)).casefold()
    return all(word in said for word in search.casefold().split())


def clause_paras(clause: Clause) -> tuple[Para, ...]:
    """Its words, then what points to it."""
    points = (Para(line, "meta", "ink-2", bullet=True) for line in clause.indicators)
    return (Para(clause.text or "No words yet", ink="ink" if clause.text else "ink-3"), *points)


def _by_level(clauses: Iterable[Clause]) -> Iterator[Item]:
    held = list(clauses)
    for level in sorted({clause.level for clause in held}):
        there = [clause for clause in held if clause.level == level]
        yield Heading(f"level:{level}", level_words(level), plural(len(there), "clause"))
        yield from (Entry(f"clause:{c.number}", c.number, clause_paras(c)) for c in there)

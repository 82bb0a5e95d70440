"""What one version says that another does not: in words and signs, clause by clause."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.partnership.state import Clause, ThresholdVersion
from app.domain.partnership.thresholds import Changed, Comparison, compare
from ui.thresholds.document import clause_paras
from ui.thresholds.paper import Entry, Heading, Item, Mark, Para
from ui.words.decision import listed
from ui.words.thresholds import level_words

_SHOWN = 6


class Marked(Struct, frozen=True):
    """A clause with what became of it; `changed` where both versions have it."""

    clause: Clause
    mark: Mark = ""
    changed: Changed | None = None


def marked(earlier: ThresholdVersion, later: ThresholdVersion) -> tuple[Marked, ...]:
    """Every clause of both, by level and number: what is lost stands where it stood."""
    found = compare(earlier, later)
    held = [*_differing(found), *_the_same(found, later)]
    return tuple(sorted(held, key=lambda one: (one.clause.level, _in_order(one.clause))))


def summary(held: tuple[Marked, ...]) -> str:
    """ "2 added, 1 removed, 3 changed, 20 the same"."""
    words: tuple[tuple[Mark, str], ...] = (
        ("added", "added"),
        ("removed", "removed"),
        ("changed", "changed"),
        ("", "the same"),
    )
    counted = ((sum(one.mark == mark for one in held), said) for mark, said in words)
    return ", ".join(f"{count} {said}" for count, said in counted if count) or "No clauses at all"


def left_out_words(lines: tuple[int, ...]) -> str:
    """ "Lines 4, 9 and 12 belong to no clause and are left out."."""
    if not lines:
        return ""
    shown = [str(line) for line in lines[:_SHOWN]]
    more = len(lines) - _SHOWN
    named = listed([*shown, *([f"{more} more"] if more > 0 else [])])
    one = len(lines) == 1
    belong, are = ("belongs", "is") if one else ("belong", "are")
    return f"Line{'' if one else 's'} {named} {belong} to no clause and {are} left out."


def items(held: tuple[Marked, ...], *, everything: bool) -> tuple[Item, ...]:
    """By level; what is the same only where it is asked for."""
    return tuple(_by_level([one for one in held if everything or one.mark]))


def _differing(found: Comparison) -> Iterator[Marked]:
    yield from (Marked(clause, "added") for clause in found.added)
    yield from (Marked(clause, "removed") for clause in found.removed)
    yield from (Marked(one.after, "changed", one) for one in found.changed)


def _the_same(found: Comparison, later: ThresholdVersion) -> Iterator[Marked]:
    other = {c.number for c in found.added} | {one.after.number for one in found.changed}
    return (Marked(clause) for clause in later.clauses if clause.number not in other)


def _by_level(held: list[Marked]) -> Iterator[Item]:
    for level in sorted({one.clause.level for one in held}):
        yield Heading(f"level:{level}", level_words(level))
        for one in held:
            if one.clause.level == level:
                number = one.clause.number
                yield Entry(f"clause:{number}", number, tuple(_paras(one)), one.mark)


def _paras(one: Marked) -> Iterator[Para]:
    if one.changed is not None:
        yield from _words(one.changed)
        yield from _points(one.changed)
        return
    for para in clause_paras(one.clause):
        lost = one.mark == "removed"
        yield Para(para.text, para.face, "ink-3", para.bullet, struck=True) if lost else para


def _words(one: Changed) -> Iterator[Para]:
    was, now = one.before, one.after
    if was.level != now.level:
        yield Para(f"Was at {level_words(was.level).lower()}", "meta", "amber-ink")
    if was.text != now.text and was.text:
        yield Para(was.text, ink="ink-3", struck=True)
    yield Para(now.text or "No words any more", ink="ink" if now.text else "ink-3")


def _points(one: Changed) -> Iterator[Para]:
    for line in one.removed:
        yield Para(line, "meta", "ink-3", bullet=True, struck=True)
    for line in one.after.indicators:
        new = line in one.added
        yield Para(line, "strong-meta" if new else "meta", "ink" if new else "ink-2", bullet=True)


def _in_order(clause: Clause) -> tuple[tuple[int, str], ...]:
    """ "4.10" after "4.9"."""
    parts = clause.number.split(".")
    return tuple((int(part) if part.isdecimal() else 0, part) for part in parts)

"""How one list of keys becomes another, in the steps that a Qt model can announce."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct


class Remove(Struct, frozen=True):
    first: int
    last: int


class Insert(Struct, frozen=True):
    """The lines that stand at `first` to `last` in the new list."""

    first: int
    last: int


class Move(Struct, frozen=True):
    """One line, to where it stands once it was taken out."""

    start: int
    to: int


Step = Remove | Insert | Move


def steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """What turns one list of keys into another, step by step: few, and one where one line moved."""
    if list(old) == list(new):
        return
    now = list(old)
    yield from _removals(now, frozenset(new))
    yield from _moves(now, new)
    yield from _inserts(now, new)


def _removals(now: list[str], kept: frozenset[str]) -> Iterator[Step]:
    last = len(now) - 1
    while last >= 0:
        if now[last] in kept:
            last -= 1
            continue
        first = last
        while first > 0 and now[first - 1] not in kept:
            first -= 1
        del now[first : last + 1]
        yield Remove(first, last)
        last = first - 1


def _moves(now: list[str], new: Sequence[str]) -> Iterator[Step]:
    """Whatever is not in the longest run already in order goes behind its new neighbour."""
    present = set(now)
    wanted = [key for key in new if key in present]
    place = {key: n for n, key in enumerate(wanted)}
    still = _in_order([place[key] for key in now])
    for n, key in enumerate(wanted):
        if n in still:
            continue
        start = now.index(key)
        del now[start]
        to = now.index(wanted[n - 1]) + 1 if n else 0
        now.insert(to, key)
        yield Move(start, to)


def _in_order(places: list[int]) -> frozenset[int]:
    """The longest rising subsequence."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for place in places:
        at = bisect_left(tails, place)
        before[place] = tails[at - 1] if at else -1
        tails[at : at + 1] = [place]
    found = []
    last = tails[-1] if tails else -1
    while last >= 0:
        found.append(last)
        last = before[last]
    return frozenset(found)


def _inserts(now: list[str], new: Sequence[str]) -> Iterator[Step]:
    present = set(now)
    first = 0
    while first < len(new):
        if new[first] in present:
            first += 1
            continue
        last = first
        while last + 1 < len(new) and new[last + 1] not in present:
            last += 1
        yield Insert(first, last)
        first = last + 1

"""Versions of the threshold document: who has signed one, and what another says otherwise."""

from msgspec import Struct

from app.domain.partnership.state import Clause, Partnership, ThresholdVersion
from app.domain.values import AgencyId, Line, SeatMode


class Changed(Struct, frozen=True):
    """A clause that both have, with the indicators that came and went."""

    before: Clause
    after: Clause
    added: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()


class Comparison(Struct, frozen=True):
    added: tuple[Clause, ...] = ()
    removed: tuple[Clause, ...] = ()
    changed: tuple[Changed, ...] = ()


def compare(old: ThresholdVersion, new: ThresholdVersion) -> Comparison:
    """Clause by clause, by their numbers, in the order of the document that has them."""
    before = {clause.number: clause for clause in old.clauses}
    after = {clause.number: clause for clause in new.clauses}
    both = ((before[n], clause) for n, clause in after.items() if n in before)
    return Comparison(
        added=tuple(clause for n, clause in after.items() if n not in before),
        removed=tuple(clause for n, clause in before.items() if n not in after),
        changed=tuple(_changed(was, now) for was, now in both if was != now),
    )


def _changed(before: Clause, after: Clause) -> Changed:
    return Changed(
        before,
        after,
        added=tuple(i for i in after.indicators if i not in before.indicators),
        removed=tuple(i for i in before.indicators if i not in after.indicators),
    )


def unsigned(version: ThresholdVersion, partnership: Partnership) -> tuple[AgencyId, ...]:
    """The partners whose name is not under it yet: each agency with a column of its own that is
    at the board on the day it takes effect."""
    signed = {one.agency for one in version.sign_offs}
    there = (
        agency
        for agency in partnership.agencies
        if agency.column and agency.mode_on(version.effective) is not SeatMode.OFF
    )
    return tuple(agency.id for agency in there if agency.id not in signed)


def signed_by_all(version: ThresholdVersion, partnership: Partnership) -> bool:
    return not unsigned(version, partnership)

"""A small board: dictionaries that are changed in place, and nothing cleverer.

The functions of `case`, `meeting` and `people` each take one command on it, or raise `No`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.domain.context import OPERATOR
from app.domain.values import (
    AccountId,
    AgencyId,
    CaseId,
    ContributionId,
    DecisionId,
    Instant,
    MeetingId,
    Rating,
    RequestId,
    Role,
    SeatMode,
)


class No(Exception):
    """The rules do not allow it."""


MINUTES = {Rating.RED: 240, Rating.AMBER: 1_440, Rating.GREEN: 4_320}
"""How long an agency has to answer; the clock of the world runs day and night."""


@dataclass
class Seat:
    roles: set[Role]
    agency: AgencyId | None


@dataclass
class Pause:
    began: Instant
    ended: Instant | None = None


@dataclass
class Request:
    agency: AgencyId
    at: Instant
    state: str = "asked"
    pauses: list[Pause] = field(default_factory=list)
    due: Instant | None = None

    @property
    def open(self) -> bool:
        return self.state in ("asked", "seen")

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].ended is None

    def run(self, rating: Rating) -> None:
        """Its minutes pass while no pause lasts; it is due when none is left."""
        self.due = None
        if rating not in MINUTES:
            return
        at, left = self.at, timedelta(minutes=MINUTES[rating])
        for pause in self.pauses:
            if at + left <= pause.began:
                break
            left -= pause.began - at
            if pause.ended is None:
                return
            at = pause.ended
        self.due = at + left


@dataclass
class Contribution:
    agency: AgencyId
    facts: str
    late: bool
    withdrawn: bool = False


@dataclass
class Decision:
    reasons: str
    state: str = "proposed"


@dataclass
class Case:
    stage: str = "new"
    rating: Rating = Rating.UNRATED
    named: set[AccountId] | None = None
    """Who it exists for, where it is restricted."""
    requests: dict[RequestId, Request] = field(default_factory=dict)
    contributions: dict[ContributionId, Contribution] = field(default_factory=dict)
    decisions: dict[DecisionId, Decision] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    deferred: list[Instant] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        return any(r.open for r in self.requests.values())

    @property
    def proposal(self) -> DecisionId | None:
        last = list(self.decisions)[-1:]
        waits = [d for d in last if self.decisions[d].state in ("proposed", "read-back")]
        return waits[0] if waits else None


@dataclass
class Sitting:
    chair: AccountId
    state: str = "planned"
    agenda: dict[CaseId, str] = field(default_factory=dict)
    """In its order: the state of each item."""
    shut: bool = False

    @property
    def spotlight(self) -> CaseId | None:
        return next((case for case, state in self.agenda.items() if state == "called"), None)


@dataclass
class World:
    now: Instant
    seats: dict[AccountId, Seat] = field(default_factory=dict)
    modes: dict[AgencyId, SeatMode] = field(default_factory=dict)
    cases: dict[CaseId, Case] = field(default_factory=dict)
    sittings: dict[MeetingId, Sitting] = field(default_factory=dict)

    def seat(self, who: AccountId) -> Seat:
        if who == OPERATOR:
            return Seat({Role.OPERATOR}, None)
        return self.seats.get(who) or Seat(set(), None)

    def has(self, who: AccountId, *roles: Role) -> bool:
        return bool(self.seat(who).roles & set(roles))

    def sees(self, who: AccountId, case: CaseId) -> bool:
        found = self.cases.get(case)
        return found is not None and (found.named is None or who in found.named)

    def case(self, who: AccountId, case: CaseId) -> Case:
        """As `who` may know of it."""
        need(self.sees(who, case))
        return self.cases[case]

    def spotlit(self, case: CaseId) -> Iterator[Sitting]:
        """Sittings that have it before them now."""
        return (s for s in self.sittings.values() if s.state == "open" and s.spotlight == case)


Rule = Callable[[World, AccountId, Any], None]
"""One command on it by someone who may ask for it. Raises `No` before it changes anything."""


def need(*conditions: bool) -> None:
    if not all(conditions):
        raise No


def fresh(name: str, taken: Iterable[str]) -> None:
    need(name not in taken)

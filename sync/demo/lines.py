"""The form of resources/demo/lines.toml: what the demo's people say, each in turn."""

from collections.abc import Iterator
from datetime import date
from importlib import resources
from itertools import cycle

import msgspec
from msgspec import Struct

from app.domain.values import AgencyId, Level, PrimaryNeed, Rating


class Answer(Struct, frozen=True):
    agency: AgencyId
    facts: str
    meaning: str
    headline: str
    voice: str = ""
    whose: str = ""
    off_wall: bool = False


class Dispute(Struct, frozen=True):
    """A challenge, and what the agency that it goes to will answer."""

    text: str
    headline: str
    answer: str


class NewReferral(Struct, frozen=True):
    concern: str
    details: str
    need: PrimaryNeed
    rating: Rating
    level: Level
    given: str
    family: str
    born: date
    address: str
    postcode: str


class _Written(Struct, frozen=True):
    answer: tuple[Answer, ...]
    challenge: tuple[Dispute, ...]
    referral: tuple[NewReferral, ...]


class Lines:
    """Hands out each line in turn, and starts again at the end."""

    def __init__(self) -> None:
        raw = resources.files("resources.demo").joinpath("lines.toml").read_bytes()
        self._written = msgspec.toml.decode(raw, type=_Written)
        self._answers: dict[AgencyId, Iterator[Answer]] = {}
        self._disputes = cycle(self._written.challenge)
        self._referrals = cycle(self._written.referral)

    def answer(self, agency: AgencyId) -> Answer:
        return next(self._answers.setdefault(agency, cycle(self._of(agency))))

    def dispute(self) -> Dispute:
        return next(self._disputes)

    def answer_to(self, text: str) -> str:
        """What to say to a challenge; something plain to one that a visitor wrote."""
        known = (d.answer for d in self._written.challenge if d.text == text)
        return next(known, "Heard. It is in the plan, and the lead worker takes it up today.")

    def referral(self) -> NewReferral:
        return next(self._referrals)

    def judged(self, concern: str) -> tuple[Rating, Level]:
        """What the front door makes of a referral; Amber where it is not one of these."""
        known = ((r.rating, r.level) for r in self._written.referral if r.concern == concern)
        return next(known, (Rating.AMBER, 3))

    def _of(self, agency: AgencyId) -> list[Answer]:
        return [a for a in self._written.answer if a.agency == agency]

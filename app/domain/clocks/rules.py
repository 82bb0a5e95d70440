"""How long a promise lasts: one rule for each rating, set by each hub."""

from typing import Annotated

from msgspec import Meta, Struct

from app.domain.values import Rating

Minutes = Annotated[int, Meta(ge=1, le=366 * 24 * 60)]
Days = Annotated[int, Meta(ge=1, le=366)]


class RunningOn(Struct, frozen=True, tag="running-on"):
    """So many minutes, day and night."""

    minutes: Minutes


class SameTimeNextWorkingDay(Struct, frozen=True, tag="same-time-next-working-day"):
    """The same local time `days` working days later; begun out of hours, the close of that day."""

    days: Days = 1


class WorkingHours(Struct, frozen=True, tag="working-hours"):
    """So many minutes of working time."""

    minutes: Minutes


class NoClock(Struct, frozen=True, tag="no-clock"):
    """Never due."""


ClockRule = RunningOn | SameTimeNextWorkingDay | WorkingHours | NoClock


class RatingClocks(Struct, frozen=True):
    """What a hub promises for each rating, and how soon after receipt it decides."""

    red: ClockRule
    amber: ClockRule
    green: ClockRule
    blue: ClockRule
    decide_by: ClockRule

    def of(self, rating: Rating) -> ClockRule:
        """The rule of `rating`; unrated has no clock."""
        match rating:
            case Rating.RED:
                return self.red
            case Rating.AMBER:
                return self.amber
            case Rating.GREEN:
                return self.green
            case Rating.BLUE:
                return self.blue
            case Rating.UNRATED:
                return NoClock()


DEFAULT_CLOCKS = RatingClocks(
    red=RunningOn(4 * 60),
    amber=SameTimeNextWorkingDay(1),
    green=SameTimeNextWorkingDay(3),
    blue=NoClock(),
    decide_by=SameTimeNextWorkingDay(1),
)
WORKING_HOURS_CLOCKS = RatingClocks(
    red=WorkingHours(4 * 60),
    amber=WorkingHours(24 * 60),
    green=WorkingHours(72 * 60),
    blue=NoClock(),
    decide_by=SameTimeNextWorkingDay(1),
)

"""Between the clock on the wall and UTC, also where the clocks change."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def utc(instant: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError where it has no offset."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset: without one it could mean any place's time")
    return instant.astimezone(UTC)


def instant_of(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """When, in UTC, the clock on the wall first shows `wall` (fold 0), or passes over it."""
    local = datetime.combine(day, wall, zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone) == local:
        return instant
    # Python reads a skipped time by the old offset with fold 0 and by the new with fold 1.
    return _change_between(local.replace(fold=1).astimezone(UTC), instant, zone)


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which `zone` changes its clock, to the second."""
    before = before.replace(microsecond=0)
    new = after.astimezone(zone).utcoffset()

    def has_changed(seconds: int) -> bool:
        return (before + timedelta(seconds=seconds)).astimezone(zone).utcoffset() == new

    seconds = range(int((after - before).total_seconds()))
    return before + timedelta(seconds=bisect_left(seconds, 1, key=has_changed))

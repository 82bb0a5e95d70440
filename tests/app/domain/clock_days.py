"""Days and hours that the tests of the clocks share."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from app.domain.clocks import OFFICE_HOURS, Calendar, Pause, WorkingWeek

LONDON = ZoneInfo("Europe/London")
BANK_HOLIDAYS = tuple(
    map(
        date.fromisoformat,
        ("2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28", "2027-01-01"),
    )
)
HUB = Calendar(OFFICE_HOURS, BANK_HOLIDAYS)
NIGHT_HUB = Calendar(WorkingWeek((1, 2, 3, 4, 5, 6, 7), time(0), time(23, 59)))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def london(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold).astimezone(UTC)


def pause(began: str, ended: str | None) -> Pause:
    return Pause("Parent in hospital", london(began), None if ended is None else london(ended))

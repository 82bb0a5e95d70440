"""A day and a time as one writes them, by the clock on the wall here."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, QTime

from app.domain.values import Instant
from ui.fonts import text_font
from ui.widgets.still import DateTime
from ui.words.times import LONDON, local

_QUARTER = 15


class Moment(DateTime):
    """Shows and gives UTC instants; whole minutes. Signals: dateTimeChanged."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(text_font("body"))
        self.setDisplayFormat("ddd d MMM HH:mm")
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def set_instant(self, instant: Instant) -> None:
        if instant.replace(second=0, microsecond=0) == self.instant():
            return
        here = local(instant)
        day = QDate(here.year, here.month, here.day)
        self.setDateTime(QDateTime(day, QTime(here.hour, here.minute)))

    def instant(self) -> Instant:
        day, clock = self.date(), self.time()
        here = datetime(
            day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=LONDON
        )
        return here.astimezone(UTC)


def next_quarter(now: Instant, **later: float) -> Instant:
    """The next quarter of an hour after `now` and so much later."""
    at = now + timedelta(**later)
    return at.replace(second=0, microsecond=0) + timedelta(minutes=_QUARTER - at.minute % _QUARTER)

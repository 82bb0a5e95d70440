"""A day and a time, as the clock in London shows it."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, QTime

from ui.case.forms.sheet import Moment
from ui.fonts import text_font
from ui.forms.inputs import Labelled
from ui.widgets.still import DateTime
from ui.words.times import LONDON


class MomentInput(Labelled):
    def __init__(self, part: Moment) -> None:
        self._begins = part.at
        self._edit = DateTime()
        self._edit.setFont(text_font("body"))
        self._edit.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self._edit.lineEdit().setTextMargins(8, 0, 0, 0)
        super().__init__(part, self._edit)
        self.set_value("")
        self._edit.dateTimeChanged.connect(lambda _: self._changed())

    def value(self) -> str:
        """The instant that the clock in London shows as is written."""
        date, time = self._edit.date(), self._edit.time()
        local = datetime(
            date.year(), date.month(), date.day(), time.hour(), time.minute(), tzinfo=LONDON
        )
        return local.astimezone(UTC).isoformat()

    def set_value(self, value: str) -> None:
        """Nothing is what it began with."""
        at = datetime.fromisoformat(value) if value else self._begins
        local = at.astimezone(LONDON)
        day, time = QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)
        with QSignalBlocker(self._edit):
            self._edit.setDateTime(QDateTime(day, time))

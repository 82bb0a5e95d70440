"""Where I looked: each system for each person, what was found, and how fresh it is."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dates import day as read_day
from app.domain.values import Searched, SubjectId
from ui import dialogs
from ui.requests.choice import Choice
from ui.requests.sheet import Person
from ui.requests.writing import UNSEEN, Look, fill
from ui.widgets import Label, LinkButton, Panel
from ui.words import short_date, word

_WIDE, _NARROW = (150, 170), (122, 116)
_ROOM = 520
"""Columns of result and freshness, and the width from which they are wide."""
_RESULTS = tuple((result.value, word(result).capitalize()) for result in Searched)
_DAYS = (("0", "Today"), ("1", "Yesterday"), ("", "Another day …"))
_WHY = dialogs.Question(
    "Why is it not shared?",
    "It stands beside the system, for all who read the answer.",
    "Why",
    limit=240,
)
_WHICH_DAY = dialogs.Question(
    "How fresh is its data?", "", "Data as of", action="Set", placeholder="12 Nov 2026"
)
_NEW = dialogs.Question("Add a system", "", "System", action="Add", limit=120)


def fresh_words(look: Look, today: date) -> str:
    """ "as of today", "reason recorded", or what is still to be said."""
    if look.result in UNSEEN:
        return "reason recorded" if look.reason.strip() else "say why"
    if look.as_of is None:
        return "as of …" if look.result else ""
    days = {today: "today", today - timedelta(days=1): "yesterday"}
    return f"as of {days.get(look.as_of) or short_date(look.as_of)}"


class SearchRow(Panel):
    """One system for one person."""

    changed = Signal(object)
    """The Look as it is now."""

    def __init__(self, look: Look, name: str, today: date) -> None:
        super().__init__("canvas", "top")
        self.look, self._name, self._today = look, name, today
        self._result, self._day = Choice(_RESULTS), Choice(_DAYS)
        self._why = LinkButton("")
        self._result.picked.connect(self._found)
        self._day.picked.connect(self._fresh)
        self._why.clicked.connect(self._ask_why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(0)
        row.addWidget(Label(look.system, wrap=True), 1)
        row.addWidget(self._result)
        self._fresh_column = _holding(self._day, self._why)
        row.addWidget(self._fresh_column)
        self._tell()

    def set_columns(self, result: int, fresh: int) -> None:
        """As wide as every other row's."""
        self._result.setFixedWidth(result)
        self._fresh_column.setFixedWidth(fresh)

    def _found(self, key: str) -> None:
        result = Searched(key)
        unseen = result in UNSEEN
        as_of = None if unseen else self.look.as_of or self._today
        self._set(structs.replace(self.look, result=result, as_of=as_of))
        if unseen and self.look.reason_owed:
            self._ask_why()

    def _fresh(self, key: str) -> None:
        if key:
            self._set(structs.replace(self.look, as_of=self._today - timedelta(days=int(key))))
        else:
            dialogs.open_ask_text(self, _WHICH_DAY, self._another_day)

    def _another_day(self, text: str | None) -> None:
        read = read_day(text or "")
        if isinstance(read, date):
            self._set(structs.replace(self.look, as_of=read))
        elif text:
            again = structs.replace(_WHICH_DAY, initial=text, text="Write it as 12 Nov 2026.")
            dialogs.open_ask_text(self, again, self._another_day)

    def _ask_why(self) -> None:
        question = structs.replace(_WHY, initial=self.look.reason, text=f"{self.look.system}.")
        dialogs.open_ask_text(self, question, self._because)

    def _because(self, reason: str | None) -> None:
        if reason:
            self._set(structs.replace(self.look, reason=reason))

    def _set(self, look: Look) -> None:
        self.look = look
        self._tell()
        self.changed.emit(look)

    def _tell(self) -> None:
        look, fresh = self.look, fresh_words(self.look, self._today)
        about = f"{look.system}, {self._name}"
        ink = "ink-2" if look.result else "accent-text"
        ink = "amber-ink" if look.result is Searched.CANNOT_SHARE else ink
        self._result.say(word(look.result) if look.result else "not said yet", about, ink)
        self._day.say(fresh, f"{about}, data")
        self._why.setText(fresh)
        self._why.setToolTip(look.reason)
        self._why.setAccessibleName(f"{about}: {fresh}")
        self._why.set_ink("red-ink" if look.reason_owed else "ink-2")
        self._why.setVisible(look.result in UNSEEN)
        self._day.setVisible(look.result is not None and look.result not in UNSEEN)


def _holding(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder


class SearchTable(QWidget):
    """All the rows, under each person's name where there are several."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looks: list[Look] = []
        self._people: Sequence[Person] = ()
        self._today = date.min
        self._rest, self._add = Choice(_RESULTS), LinkButton("Add a system")
        self._rest.say("The rest", "Say the same of the rest", "accent-text")
        self._rest.picked.connect(self._fill)
        self._add.clicked.connect(self._ask_system)
        self._wrong = Label("", "small", "red-ink", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lay_out()

    def looks(self) -> tuple[Look, ...]:
        return tuple(self._looks)

    def show_looks(self, looks: Sequence[Look], people: Sequence[Person], today: date) -> None:
        """Show these afresh; nobody is said to have edited them."""
        self._looks, self._people, self._today = list(looks), people, today
        self.set_error("")
        self._refill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        result, fresh = self._columns()
        self._rest.setFixedWidth(result)
        self._add_column.setFixedWidth(fresh)
        for row in self.findChildren(SearchRow):
            row.set_columns(result, fresh)

    def _columns(self) -> tuple[int, int]:
        return _WIDE if self.width() >= _ROOM else _NARROW

    def set_error(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(Label("Where I looked", "label", "ink-2"), 1)
        head.addWidget(self._rest)
        self._add_column = _holding(self._add)
        head.addWidget(self._add_column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self._wrong)

    def _refill(self) -> None:
        while item := self._rows.takeAt(0):
            if part := item.widget():
                part.hide()
                part.deleteLater()
        names = {person.id: person.name for person in self._people}
        last: SubjectId | None = None
        for number, look in enumerate(self._looks):
            if look.subject != last and len(names) > 1:
                self._rows.addWidget(_name(names.get(look.subject, "")))
            last = look.subject
            self._add_row(number, look, names.get(look.subject, ""))
        self._rest.setVisible(any(look.result is None for look in self._looks))

    def _add_row(self, number: int, look: Look, name: str) -> None:
        row = SearchRow(look, name, self._today)
        row.set_columns(*self._columns())
        row.changed.connect(lambda changed, number=number: self._changed(number, changed))
        self._rows.addWidget(row)

    def _changed(self, number: int, look: Look) -> None:
        self._looks[number] = look
        self._rest.setVisible(any(one.result is None for one in self._looks))
        self.set_error("")
        self.edited.emit()

    def _fill(self, key: str) -> None:
        self._looks = list(fill(self._looks, Searched(key), self._today))
        self._refill()
        self._told()

    def _ask_system(self) -> None:
        dialogs.open_ask_text(self, _NEW, self._add_system)

    def _add_system(self, system: str | None) -> None:
        if not system:
            return
        new = [Look(system, person.id) for person in self._people]
        held = [person.id for person in self._people]
        self._looks = sorted(self._looks + new, key=lambda look: held.index(look.subject))
        self._refill()
        self._told()

    def _told(self) -> None:
        self.set_error("")
        self.edited.emit()


def _name(words: str) -> Label:
    label = Label(words, "strong-meta", "ink-2")
    label.setContentsMargins(0, 6, 0, 2)
    return label

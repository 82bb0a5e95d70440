"""The page on which an answer is written: the words at the left, how they may be used right."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.partnership.state import Agency, Partnership
from app.domain.values import Searched
from ui import dialogs
from ui.fonts import font
from ui.requests.basis_part import Aside, BasisPart
from ui.requests.foot import Foot
from ui.requests.handling_part import HandlingPart
from ui.requests.lacks import Lack, lacks
from ui.requests.own_card import CardPart, card
from ui.requests.questions import question
from ui.requests.searches import SearchTable
from ui.requests.sheet import Sheet
from ui.requests.snug import Snug
from ui.requests.usual import offers
from ui.requests.words_part import WordsPart
from ui.requests.writing import Writing, fill, to_content
from ui.widgets import Label, Notice, announce
from ui.words.declines import decline_grounds

GAP, ROOM = 10, 800
WIDE, NARROW = (28, 276, 30), (20, 216, 20)
"""Margin, the right column's width and the gap before it, with that room and without."""
_NAMED = Lack("handling", "Name at least one agency, or take the tick away.")


class AnswerPage(QWidget):
    """Shows a Sheet and a Writing; says what the person does with them."""

    edited = Signal()
    shared = Signal()
    """All that is needed is written."""
    declined = Signal(object, str)
    left = Signal()
    """Back, from a correction."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet("", ())
        self._today, self._correcting = date.min, False
        self._title = Label("", "case", wrap=True)
        self._people = Label("", "body", "ink-3", wrap=True, selectable=True)
        self._confirm = QCheckBox()
        self._confirm.setFont(font(14, 620))
        self._asked = Label("", "label", "ink-2", wrap=True)
        self._why = Label("", "body", wrap=True, selectable=True)
        self._note = Notice("")
        self._searches, self._words = SearchTable(), WordsPart()
        self._handling, self._basis = HandlingPart(), BasisPart()
        self._card = CardPart()
        self._who, self._reach = Aside(), Aside()
        self._hear = Aside("You will hear the outcome", "at once, with a note for your own system")
        self.foot = Foot()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self._confirm)

    def writing(self) -> Writing:
        """What is written now."""
        return Writing(
            looks=self._searches.looks(),
            words=self._words.words(),
            handling=self._handling.handling(),
            grounds=self._basis.grounds(),
            declining=self.foot.declining.words(),
            confirmed=self._confirm.isChecked(),
        )

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what stands round the words, which stay as they are."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self._title.setText(sheet.title)
        self._people.setText("\n".join(_person_lines(sheet)))
        self._confirm.setText(_confirmation(len(sheet.people)))
        self._confirm.setVisible(bool(sheet.people))
        for label, words in ((self._asked, sheet.asked), (self._why, sheet.why)):
            label.setText(words)
            label.setVisible(bool(words))
        self._note.show_state("Moved on meanwhile.", sheet.note)
        self._note.setVisible(bool(sheet.note))
        self._who.say("Who asked, and on what", f"{sheet.who_asked}: {sheet.on_what}")
        self._who.setVisible(bool(sheet.who_asked))
        self.foot.show_sheet(sheet)

    def show_writing(
        self, writing: Writing, mine: Agency, partnership: Partnership, today: date
    ) -> None:
        """Show these words; `show_sheet` comes before."""
        self._today = today
        self._confirm.setChecked(writing.confirmed)
        self._searches.show_looks(writing.looks, self._sheet.people, today)
        self._words.show_words(writing.words, correcting=self._correcting)
        self._handling.offer(partnership.agencies, mine, today)
        self._handling.show_handling(writing.handling)
        self.foot.declining.show_words(writing.declining)
        self.foot.declining.offer(decline_grounds(partnership.profile_on(today)))
        self._basis.offer(offers(partnership, today))
        self._basis.show_grounds(writing.grounds, mine.name)
        self._card.show_card(card(mine, today))
        self.ask()

    def begin(self, *, correcting: bool, may_leave: bool) -> None:
        """Another task: answering, or correcting what is on the board."""
        self._correcting = correcting
        self.foot.begin(may_leave=may_leave)

    def show_reach(self, words: str, names: str) -> None:
        """How many read it, and who they are."""
        self._reach.say("Who will see this", words)
        self._reach.setToolTip(names)
        self._reach.setAccessibleDescription(names)

    def set_locked(self, locked: bool) -> None:
        """While it is being sent, or where one may only read, nothing changes."""
        for part in (self._searches, self._words, self._handling, self._basis, self._confirm):
            part.setEnabled(not locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side, aside, gap = WIDE if self.width() >= ROOM else NARROW
        self._columns.setContentsMargins(side, 16, side, 12)
        self._columns.setSpacing(gap)
        self._aside.setFixedWidth(aside)
        self.foot.set_side(side)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.addLayout(self._left(), 1)
        self._aside = self._right()
        columns.addWidget(self._aside)
        inside = QWidget()
        inside.setLayout(columns)
        self._columns = columns
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = Snug(inside)
        scroll.verticalScrollBar().rangeChanged.connect(lambda _, most: self.foot.rule(most > 0))
        column.addWidget(scroll, 1_000)
        column.addWidget(self.foot)
        column.addStretch(1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        head = QVBoxLayout()
        head.setSpacing(1)
        for part in (self._title, self._people):
            head.addWidget(part)
        head.addSpacing(5)
        head.addWidget(self._confirm, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self._note)
        asked = QVBoxLayout()
        asked.setSpacing(4)
        asked.addWidget(self._asked)
        asked.addWidget(self._why)
        column.addLayout(asked)
        column.addWidget(self._searches)
        column.addWidget(self._words)
        column.addStretch(1)
        return column

    def _right(self) -> QWidget:
        aside = QWidget()
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._handling)
        column.addSpacing(12)
        for part in (self._basis, self._card, self._who, self._reach, self._hear):
            column.addWidget(part)
        column.addStretch(1)
        return aside

    def _listen(self) -> None:
        self._words.edited.connect(self.ask)
        for part in (self._searches, self._words, self._handling, self._basis, self.foot):
            part.edited.connect(self.edited)
        self._confirm.clicked.connect(self.edited)
        self.foot.share_asked.connect(self._share)
        self.foot.nil_asked.connect(self._ask_nil)
        self.foot.declined.connect(self.declined)
        self.foot.left.connect(self.left)

    def ask(self) -> None:
        """One gentle question about the words as they stand, or none."""
        self._words.show_question(question(to_content(self.writing())))

    def _share(self) -> None:
        """Nothing leaves while it is locked, not even as what nobody asked for."""
        if self._sheet.hindered:
            return
        found = lacks(self.writing(), people=bool(self._sheet.people), correcting=self._correcting)
        if self._handling.names_nobody():
            found = (*found, _NAMED)
        self.foot.show_lacks(found)
        if found:
            self._go_to(found)
        else:
            self.shared.emit()

    def _go_to(self, found: tuple[Lack, ...]) -> None:
        """Say each thing where it is owed, and stand at the first of them."""
        for lack in reversed(found):
            if lack.place == "looks":
                self._searches.set_error(lack.words)
                self._searches.setFocus()
            elif lack.place == "basis":
                self._basis.set_error(lack.words)
            elif lack.place in ("people", "handling"):
                (self._confirm if lack.place == "people" else self._handling).setFocus()
            else:
                self._words.set_error(lack.place, lack.words)
        announce(self, found[0].words)

    def _ask_nil(self) -> None:
        if self._sheet.people and not self._confirm.isChecked():
            found = lacks(self.writing(), people=True)[:1]
            self.foot.show_lacks(found)
            self._go_to(found)
            return
        dialogs.open_confirm(
            self, "No record found", self._nil_words(), "No record found", self._nil
        )

    def _nil_words(self) -> str:
        looks = fill(self._searches.looks(), Searched.NO_RECORD, self._today)
        empty = [look.system for look in looks if look.result is Searched.NO_RECORD]
        systems = ", ".join(dict.fromkeys(empty)) or "any system"
        names = ", ".join(person.name for person in self._sheet.people)
        return f"I searched {systems}, and found nothing of {names}."

    def _nil(self, agreed: bool) -> None:
        if not agreed:
            return
        looks = fill(self._searches.looks(), Searched.NO_RECORD, self._today)
        self._searches.show_looks(looks, self._sheet.people, self._today)
        self.edited.emit()
        self._share()


def _person_lines(sheet: Sheet) -> list[str]:
    if len(sheet.people) == 1:
        return [sheet.people[0].facts]
    return [f"{person.name} · {person.facts}" for person in sheet.people]


def _confirmation(people: int) -> str:
    if people == 1:
        return "This is the person on my record"
    return "These are the people on my record"

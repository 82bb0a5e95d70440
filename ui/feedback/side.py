"""Beside the words: how it stands, where it goes, what it tells, and what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case.feedback import Channel
from app.domain.values import Instant
from app.feedback.facts import ALWAYS
from ui.feedback.safely import Safe
from ui.feedback.sheet import Sheet
from ui.feedback.writing import BY_WIRE
from ui.fonts import text_font
from ui.theme import colour
from ui.widgets import Field, Label, Line, LinkButton, Panel, Pill
from ui.widgets.still import Picker
from ui.words.feedback import CHANNELS

WIDE = 272
_ALWAYS_TOLD = {ALWAYS[name] for name in ("hub", "date", "name")}
_NOTHING = "Nothing of the case: only that there is something."


class Countdown(QWidget):
    """ "9:41 left to recall", painted alone: a screen reader hears nothing of it tick."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setAccessibleName("The time left to recall it")
        self.setFixedHeight(22)

    def show_left(self, leaves: Instant | None, now: Instant) -> None:
        self._words = left_words(leaves, now)
        self.setVisible(bool(self._words))
        self.update()

    def text(self) -> str:
        return self._words

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(text_font("strong-meta"))
            painter.setPen(colour("accent-text"))
            painter.drawText(self.rect(), 0, self._words)


def left_words(leaves: Instant | None, now: Instant) -> str:
    """ "9:41 left to recall it"; nothing once it has left."""
    seconds = int((leaves - now).total_seconds()) if leaves else 0
    minutes, rest = divmod(max(seconds, 0), 60)
    return f"{minutes}:{rest:02} left to recall it" if seconds > 0 else ""


class Aside(Panel):
    """A small heading and paragraphs under a hairline; hidden where there is nothing to say."""

    def __init__(self, title: str) -> None:
        super().__init__("canvas", "top")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 9, 0, 10)
        self.column.setSpacing(4)
        self.column.addWidget(Label(title, "label", "ink-2"))

    def add(self, *parts: QWidget) -> None:
        for part in parts:
            self.column.addWidget(part)


class WayPart(Aside):
    """By which way and where to, while that may be chosen."""

    chosen = Signal(str, str)
    """Channel and address."""

    def __init__(self) -> None:
        super().__init__("Where it goes")
        self._box = Picker("By which way")
        self._box.activated.connect(self._say)
        self._address = Field("Address")
        self._address.edited.connect(self._say)
        self._note = Label("", "meta", "ink-2", wrap=True)
        self.add(self._box, self._address, self._note)

    def show_sheet(self, sheet: Sheet) -> None:
        writing = sheet.writing
        self.setVisible(writing is not None and sheet.safe is None)
        if writing is None:
            return
        self._offer(sheet.ways)
        self._box.setCurrentIndex(self._box.findData(writing.channel))
        self._address.setVisible(writing.channel in BY_WIRE)
        if self._address.text() != writing.address:
            self._address.set_text(writing.address)
            if isinstance(self._address.editor, Line):
                self._address.editor.setCursorPosition(0)
        self._note.setText(sheet.address_note)
        self._note.set_ink("amber-ink" if _warns(sheet) else "ink-2")
        self._note.setVisible(bool(sheet.address_note))

    def note(self) -> str:
        return self._note.text()

    def _offer(self, ways: Sequence[Channel]) -> None:
        if [self._box.itemData(n) for n in range(self._box.count())] == list(ways):
            return
        with QSignalBlocker(self._box):
            self._box.clear()
            for way in ways:
                self._box.addItem(CHANNELS[way], way)

    def _say(self) -> None:
        self.chosen.emit(str(self._box.currentData()), self._address.text().strip())


def _warns(sheet: Sheet) -> bool:
    words = sheet.words
    return words is not None and words.template == "reference"


class SafePart(Aside):
    """The one safe way to reach that person, and how it is known."""

    record_asked = Signal()

    def __init__(self) -> None:
        super().__init__("A safe way to reach them")
        self._way = Label("", "strong", wrap=True)
        self._where, self._known = (
            Label("", "body", wrap=True, selectable=True),
            Label("", "meta", "ink-2", wrap=True),
        )
        self._not_before = Label("", "strong-meta", "amber-ink", wrap=True)
        self._record = LinkButton("")
        self._record.clicked.connect(self.record_asked)
        self.add(self._way, self._where, self._known, self._not_before, self._record)

    def show_safe(self, safe: Safe | None) -> None:
        self.setVisible(safe is not None)
        if safe is None:
            return
        texts = {
            self._way: safe.way or "None is recorded yet",
            self._where: safe.where,
            self._known: safe.how_known,
            self._not_before: safe.not_before,
        }
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))
        self._record.setText("Record another …" if safe.way else "Record a safe way …")
        self._record.setAccessibleName(f"{self._record.text()} for {safe.person}")
        self._record.setVisible(safe.may_record)


class Side(QWidget):
    """The column at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.pill, self.countdown = Pill(""), Countdown()
        self.way, self.safe = WayPart(), SafePart()
        self._tells, self._history = Aside("This tells"), Aside("So far")
        self._tells_words = Label("", "meta", "ink-2", wrap=True)
        self._history_words = Label("", "meta", "ink-2", wrap=True, selectable=True)
        self._tells.add(self._tells_words)
        self._history.add(self._history_words)
        self.setFixedWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        state = Aside("How it stands")
        state.add(self.pill, self.countdown)
        for part in (state, self.safe, self.way, self._tells, self._history):
            column.addWidget(part)
        column.addStretch(1)

    def show_sheet(self, sheet: Sheet, now: Instant) -> None:
        self.pill.show_state(sheet.said.text, sheet.said.tone)
        self.countdown.show_left(sheet.leaves, now)
        self.way.show_sheet(sheet)
        self.safe.show_safe(sheet.safe)
        self._tells.setVisible(sheet.words is not None)
        self._tells_words.setText(tells_words(sheet.tells))
        self._history_words.setText(
            "\n".join(f"{one.at}  {one.what}".strip() for one in sheet.history)
        )


def tells_words(tells: Sequence[str]) -> str:
    """ "The outcomes, which agency leads and whom to ring." """
    told = [one for one in tells if one not in _ALWAYS_TOLD]
    *most, last = told or (_NOTHING.rstrip("."),)
    said = f"{', '.join(most)} and {last}" if most else last
    return f"{said[:1].upper()}{said[1:]}."

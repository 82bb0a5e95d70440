"""The head of the panel as a widget."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.values import Rating
from ui.case.view_model import ChipState, Head
from ui.fonts import text_font
from ui.theme import space
from ui.widgets import RATING_WORDS, Button, Chip, Label, paint_rating
from ui.widgets.flow import Flow

_SIDE, _SHAPE = 30, 26
RATINGS = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)


class RatingButton(QAbstractButton):
    """The rating's shape; where one may rate, a press opens the ratings to choose from."""

    rated = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rating = Rating.UNRATED.value
        self._menu = QMenu(self)
        self._menu.setFont(text_font("body"))
        for rating in RATINGS:
            action = self._menu.addAction(f"{RATING_WORDS[rating.value]} …")
            action.triggered.connect(lambda _=False, key=rating.value: self.rated.emit(key))
        self.clicked.connect(self._open)

    def show_rating(self, rating: str, note: str) -> None:
        self._rating = rating
        said = ", ".join(filter(None, (RATING_WORDS[rating], note)))
        self.setToolTip(f"{said}. Press to rate anew." if self.isEnabled() else said)
        self.setAccessibleName(f"Rating: {said}")
        self.update()

    def menu(self) -> QMenu:
        return self._menu

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        inset = (_SIDE - _SHAPE) / 2
        with QPainter(self) as painter:
            paint_rating(painter, QRectF(inset, inset, _SHAPE, _SHAPE), self._rating)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class HeadView(QWidget):
    """Rating, name, identifiers, chips, and the menu of actions."""

    def __init__(self) -> None:
        super().__init__()
        self.rating = RatingButton()
        self.menu_button = Button("Actions", size="small")
        self._name = Label("", "heading", wrap=True, selectable=True)
        self._detail = Label("", "meta", "ink-2", wrap=True, selectable=True)
        self._chips: list[Chip] = []
        self._chip_row = QWidget()
        self._flow = Flow(self._chip_row)
        self._shown: Head | None = None
        self._lay_out()

    def show_head(self, head: Head) -> None:
        """Change what differs: on a tick that is one chip at most."""
        before, self._shown = self._shown, head
        if before == head:
            return
        self._name.setText(head.name)
        self._detail.setText(head.detail)
        self.rating.show_rating(head.rating, head.rating_note)
        for n, chip in enumerate(head.chips):
            self._show_chip(n, chip)
        for spare in self._chips[len(head.chips) :]:
            spare.hide()
        self._chip_row.setVisible(bool(head.chips))

    def _show_chip(self, n: int, state: ChipState) -> None:
        if n == len(self._chips):
            self._chips.append(Chip(""))
            self._flow.addWidget(self._chips[n])
        chip = self._chips[n]
        if chip.text() != state.text or chip.property("tone") != state.tone:
            chip.show_state(state.text, state.tone)
            chip.setProperty("tone", state.tone)
        chip.show()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        top = QHBoxLayout()
        top.setSpacing(10)
        for part in (self.rating, self.menu_button):
            top.addWidget(part)
            top.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        top.insertLayout(1, words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        column.addLayout(top)
        column.addWidget(self._chip_row)

"""Ratings and answers as widgets; delegates call `paint_rating` and `paint_answer` themselves."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.answers import paint_answer
from ui.widgets.ratings import paint_rating
from ui.words.states import RATING_WORDS, STATE_WORDS


class _Badge(QWidget):
    def __init__(self, size: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def _say(self, word: str) -> None:
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.update()


class RatingBadge(_Badge):
    """A rating's shape, `size` px square; its word, with `note` after it, is heard and a tip."""

    def __init__(
        self, rating: str, size: int = 22, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(size, parent)
        self.show_rating(rating, note)

    def show_rating(self, rating: str, note: str = "") -> None:
        """Show another rating; `note` such as "was Red at 09:10"."""
        self._rating = rating
        self._say(", ".join(filter(None, (RATING_WORDS[rating], note))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_rating(painter, QRectF(self.rect()), self._rating)


class AnswerBadge(_Badge):
    """An answer's state, `size` px square; its word, with `note` after it, is heard and a tip."""

    def __init__(
        self, state: str, size: int = 18, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(size, parent)
        self.show_answer(state, note)

    def show_answer(self, state: str, note: str = "") -> None:
        """Show another state; `note` such as "2 h left"."""
        self._state = state
        self._say(", ".join(filter(None, (STATE_WORDS[state], note))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_answer(painter, QRectF(self.rect()), self._state)

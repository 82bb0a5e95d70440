"""The rows of the meeting's middle: what agencies said, challenges, notes."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from ui.theme import colour
from ui.virtual.lines import Challenged, Noted, Said
from ui.virtual.stack import RowWidget
from ui.widgets import Label, LinkButton

_NAME, _META, _PAD = 130, 130, 12


class SaidRow(RowWidget[Said]):
    """One agency's line; one's own in a frame, with the way to answer or change it."""

    wanted = Signal(str)
    """The request that the person wants to answer or change."""

    def __init__(self) -> None:
        super().__init__()
        self._row: Said | None = None
        self._name = Label("", "strong")
        self._text = Label("", "reading", wrap=True, selectable=True)
        self._wall = Label("", "meta", "ink-3", wrap=True)
        self._meta = Label("", "small", "ink-3")
        self._link = LinkButton("")
        self._link.clicked.connect(self._want)
        self._lay_out()

    def show_row(self, row: Said) -> None:
        self._row = row
        for label, text in ((self._name, row.agency), (self._text, row.text)):
            label.setText(text)
        self._text.set_ink("red-ink" if row.late else "ink-2" if row.quiet else "ink")
        self._wall.setText(row.wall)
        self._wall.setVisible(bool(row.wall))
        self._meta.setText(row.meta)
        self._link.setText(row.action)
        self._link.setAccessibleName(f"{row.action} for {row.agency}" if row.action else "")
        self._link.setVisible(bool(row.action))
        self.setAccessibleName(", ".join(filter(None, (row.agency, row.text, row.meta, row.wall))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._row is None or not self._row.own:
                painter.fillRect(_PAD, 0, self.width() - 2 * _PAD, 1, colour("line"))
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent-edge"), 1))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _want(self) -> None:
        if self._row is not None and self._row.request is not None:
            self.wanted.emit(self._row.request)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(_PAD, 11, _PAD, 11)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, _NAME)
        grid.setColumnMinimumWidth(2, _META)
        grid.setColumnStretch(1, 1)
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._name, 0, 0, top)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._meta, 0, 2, top | right)
        grid.addWidget(self._wall, 1, 1)
        grid.addWidget(self._link, 1, 2, top | right)


class ChallengeRow(RowWidget[Challenged]):
    """A challenge beside its amber bar, with what the viewer may do about it."""

    answered = Signal(str)
    accepted = Signal(str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: Challenged | None = None
        self._who, self._state = Label("", "strong"), Label("", "small", "ink-3")
        self._text = Label("", "body", wrap=True, selectable=True)
        self._answer = Label("", "body", "ink-2", wrap=True, selectable=True)
        self._links = {
            "Answer it": self.answered,
            "Accept the answer": self.accepted,
            "Leave open on the record": self.left,
        }
        self._buttons = [self._button(text) for text in self._links]
        self._lay_out()

    def show_row(self, row: Challenged) -> None:
        self._row = row
        self._who.setText(row.who)
        self._state.setText(row.state)
        self._text.setText(row.text)
        self._answer.setText(row.answer)
        self._answer.setVisible(bool(row.answer))
        may = (row.may_answer, row.may_accept, row.may_leave)
        for button, allowed in zip(self._buttons, may, strict=True):
            button.setVisible(allowed)
        self.setAccessibleName(", ".join(filter(None, (row.who, row.text, row.state, row.answer))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(_PAD, 4, 4, self.height() - 8, colour("amber"))

    def _button(self, text: str) -> LinkButton:
        button = LinkButton(text)
        button.clicked.connect(lambda: self._do(text))
        return button

    def _do(self, text: str) -> None:
        if self._row is not None and self._row.id is not None:
            self._links[text].emit(self._row.id)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._who)
        head.addStretch(1)
        head.addWidget(self._state)
        foot.setSpacing(16)
        for button in self._buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD + 16, 6, _PAD, 6)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._answer)
        column.addLayout(foot)


class NoteRow(RowWidget[Noted]):
    """What someone said in writing."""

    def __init__(self) -> None:
        super().__init__()
        self._who, self._meta = Label("", "strong-meta", "ink-2"), Label("", "small", "ink-3")
        self._text = Label("", "body", wrap=True, selectable=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(_PAD, 6, _PAD, 6)
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, _NAME)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._who, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._meta, 0, 2, Qt.AlignmentFlag.AlignTop)

    def show_row(self, row: Noted) -> None:
        self._who.setText(row.who)
        self._text.setText(row.text)
        self._meta.setText(row.meta)
        self.setAccessibleName(f"{row.who} wrote: {row.text}, {row.meta}")

"""The page of one message: what it says at the left, where it goes at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.values import Instant
from ui.feedback.deeds import Deed, Do
from ui.feedback.sheet import Sheet
from ui.feedback.side import Side
from ui.feedback.words_card import WordsCard
from ui.widgets import Button, Flow, Label, LinkButton, Notice, Panel

SIDE, GAP, MOST = 28, 12, 680
APPROVE_KEY = "Ctrl+Return"


class MessagePage(QWidget):
    """Shows a Sheet; says what the person asks of it."""

    asked = Signal(object)
    """Do."""
    case_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._title = Label("", "case", wrap=True)
        self._detail = Label("", "body", "ink-3", wrap=True)
        self._standing = Label("", "meta", "ink-2", wrap=True)
        self._to_case = LinkButton("Show the case")
        self._refused, self._why = Notice("", tone="error"), Notice("")
        self._problem = Notice("", tone="warn")
        self.words, self.side = WordsCard(), Side()
        self._deeds: tuple[Deed, ...] | None = None
        self._made: dict[Do, Button] = {}
        self._buttons = QWidget()
        self._flow = Flow(self._buttons, gap=10)
        self._cannot = Label("", "meta", "ink-2", wrap=True)
        self._to_case.clicked.connect(self.case_wanted)
        self._lay_out()

    def show_sheet(self, sheet: Sheet, now: Instant) -> None:
        """Parts that say the same stay as they are."""
        before, self._sheet = self._sheet, sheet
        if before is None or before.message != sheet.message:
            self.words.turn()
            self._scroll.verticalScrollBar().setValue(0)
        if before == sheet:
            return
        self._title.setText(sheet.title)
        self._detail.setText(sheet.detail)
        self._standing.setText(_sentence(sheet.standing))
        self._standing.setVisible(bool(sheet.standing))
        self._say(self._why, *sheet.why, tone="error" if sheet.said.tone == "error" else "warn")
        self._say(self._problem, sheet.problem)
        self.words.show_sheet(sheet)
        self.side.show_sheet(sheet, now)
        self._show_deeds(sheet.deeds)
        self._cannot.setText(sheet.cannot)
        self._cannot.setVisible(bool(sheet.cannot))
        self._buttons.setVisible(bool(sheet.deeds))
        self._foot_panel.setVisible(bool(sheet.cannot or sheet.deeds))

    def show_refused(self, what: str, then: str) -> None:
        """What the hub did not accept; empty where it did."""
        self._say(self._refused, what, then, tone="error")

    def button(self, do: Do) -> Button | None:
        """The button of that deed, while it is offered."""
        return self._made.get(do)

    def _say(self, notice: Notice, lead: str, text: str = "", tone: str = "warn") -> None:
        if lead or text:
            notice.show_state(lead, text, "error" if tone == "error" else "warn")
        notice.setVisible(bool(lead or text))

    def _show_deeds(self, deeds: tuple[Deed, ...]) -> None:
        if deeds == self._deeds:
            return
        held = next((do for do, button in self._made.items() if button.hasFocus()), None)
        self._deeds = deeds
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._made = {deed.do: self._button(deed) for deed in deeds}
        if held is not None and self._made:
            again = self._made.get(held) or next(iter(self._made.values()))
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, deed: Deed) -> Button:
        made = Button(
            deed.label, "main" if deed.main else "other", key=APPROVE_KEY if deed.main else ""
        )
        made.clicked.connect(lambda: self.asked.emit(deed.do))
        self._flow.addWidget(made)
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(MOST + self.side.width() + 3 * SIDE)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        heading = QVBoxLayout()
        heading.setSpacing(2)
        for label in (self._title, self._detail, self._standing):
            heading.addWidget(label)
        heading.addWidget(self._to_case, alignment=Qt.AlignmentFlag.AlignLeft)
        left.addLayout(heading)
        for part in (self._refused, self._why, self._problem, self.words):
            left.addWidget(part)
        left.addStretch(1)
        both = QHBoxLayout(inside)
        both.setContentsMargins(SIDE, 16, SIDE, 20)
        both.setSpacing(SIDE)
        both.addLayout(left, 1)
        both.addWidget(self.side)
        for notice in (self._refused, self._why, self._problem):
            notice.hide()
        self._wrap(inside)

    def _wrap(self, inside: QWidget) -> None:
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName("The message")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        self._foot_panel = self._foot()
        whole.addWidget(self._foot_panel)

    def _foot(self) -> Panel:
        """What one may do stays in sight, however long the words are."""
        foot = Panel("surface", "top")
        column = QVBoxLayout(foot)
        column.setContentsMargins(SIDE, 10, SIDE, 12)
        column.setSpacing(6)
        column.addWidget(self._cannot)
        column.addWidget(self._buttons)
        return foot


def _sentence(standing: str) -> str:
    return f"{standing[:1].upper()}{standing[1:]}." if standing else ""

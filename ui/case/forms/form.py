"""A sheet as a dialog. It closes when the hub has accepted all of it, and loses no words."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.errors import Code
from app.ports import RefusedCommand
from ui.case.forms.questions import Questions
from ui.case.forms.sheet import Sheet
from ui.case.sending import Sending
from ui.drafts import Draft
from ui.forms.parts import Advice, Problem
from ui.session_bridge import SessionBridge
from ui.widgets import Button, Label, Notice, Pill, announce
from ui.widgets.tones import Tone
from ui.words import refusal_words

Renew = Callable[[], Sheet | None]
_WIDTH, _WIDE, _MOST = 520, 860, 760
_AROUND = 24
_SENT = "sent"
"""In a draft: it went out, and this program ended before it heard the answer."""
_LOOK_FIRST = "They were sent once: see whether the case has them before you send them again."


class Form(QDialog):
    """`renew` gives the sheet as the board stands now; `key` names its draft."""

    sent = Signal(object)
    """The tuple of commands that is about to go out."""

    def __init__(self, bridge: SessionBridge, renew: Renew, sheet: Sheet, key: str, over: QWidget):
        super().__init__(over.window())
        self._renew, self._sheet, self._over = renew, sheet, over
        self._draft = Draft(bridge, key, self)
        self._sending = Sending(bridge, self)
        self.questions = Questions(sheet.parts)
        self._state, self._notice = Pill(""), Notice("", tone="error")
        self._advice = QVBoxLayout()
        self._advised: tuple[Advice, ...] = ()
        self._back = Button("Cancel")
        self._go = Button(sheet.action, "danger" if sheet.danger else "main", key="Ctrl+Return")
        self._lay_out()
        self._connect(bridge)
        self._restore()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._draft.keep()
        super().closeEvent(event)

    def reject(self) -> None:
        """Nothing is lost: what is written is there when the form is opened again."""
        self._draft.keep()
        super().reject()

    def notice(self) -> str:
        """What went wrong, as it stands in the form; empty where nothing did."""
        return self._notice.accessibleName() if not self._notice.isHidden() else ""

    def _restore(self) -> None:
        kept = self._draft.load()
        self._kept = bool(kept)
        if kept:
            sent = kept.pop(_SENT, "")
            self.questions.set_values(kept)
            text = _LOOK_FIRST if sent else "They were not sent."
            self._say("Your earlier words are here again.", text, "neutral", "Start afresh")
        self._advise()
        self._grow()
        self.questions.begin()

    def _submit(self) -> None:
        if self._sending.under_way:
            return
        made = self._sheet.make(self.questions.values())
        if isinstance(made, Problem):
            if not self.questions.show_problem(made):
                self._say(made.text, "", "error")
            return
        self._notice.hide()
        self._draft.write({**self.questions.values(), _SENT: "yes"})
        self._draft.keep()
        self.sent.emit(made)
        self._sending.send(made)

    def _moved(self) -> None:
        """While it is sent the words stand still; without a line one may go on elsewhere."""
        said = self._sending.said
        self._state.setVisible(said is not None)
        self.questions.setEnabled(not self._sending.under_way)
        self._go.setEnabled(not self._sending.under_way)
        self._back.setText("Close" if self._sending.under_way else "Cancel")
        if said is not None:
            self._state.show_state(said.text, said.tone)
        if self._sending.waiting:
            lead = "Saved here, encrypted."
            self._say(lead, "It goes out when the line returns. You may close this.", "warn")

    def _accepted(self) -> None:
        self._draft.drop()
        announce(self._over, f"{self._sheet.title}: on the board.")
        self.accept()

    def _refused(self, refused: RefusedCommand) -> None:
        said = refusal_words(refused)
        now = ""
        if refused.refusal.code is Code.CHANGED_SINCE:
            now = self._look_again()
        self._say(said.what, " ".join(filter(None, (now, said.safe, said.to_do))), "error")
        announce(self, said.sentence(), urgent=True)
        self._draft.write(self.questions.values())

    def _look_again(self) -> str:
        """Take what stands there now as seen, and say it."""
        sheet = self._renew()
        if sheet is None:
            return ""
        self._sheet = sheet
        return f"Now it says: {sheet.now}" if sheet.now else ""

    def _changed_elsewhere(self) -> None:
        """Warn early; what one sends is still judged by what one has seen."""
        sheet = self._renew()
        if sheet is not None and sheet.now != self._sheet.now and not self._sending.under_way:
            text = f"Now it says: {sheet.now} Your words are kept; look again before you send."
            self._kept = False
            self._say("Changed elsewhere while you write.", text, "warn", "I have looked")

    def _say(self, lead: str, text: str, tone: Tone, action: str = "") -> None:
        self._notice.show_state(lead, text, tone, action)
        self._notice.show()
        self._grow()

    def _act(self) -> None:
        """What the notice offers: to have looked, or to leave earlier words out."""
        if self._kept:
            self._draft.drop()
            self.questions.reset({})
            self._advise()
        self._look_again()
        self._notice.hide()

    def _edited(self) -> None:
        self._kept = False
        self._draft.write(self.questions.values())
        self._advise()

    def _advise(self) -> None:
        advised = tuple(self._sheet.advise(self.questions.values()))
        if advised == self._advised:
            return
        self._advised = advised
        while (item := self._advice.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in advised:
            self._advice.addWidget(Notice(one.lead, one.text, one.tone))
        self._grow()

    def advice(self) -> tuple[Advice, ...]:
        """What is said of the words as they stand."""
        return self._advised

    def _connect(self, bridge: SessionBridge) -> None:
        self.questions.edited.connect(self._edited)
        self.questions.submitted.connect(self._submit)
        self._go.clicked.connect(self._submit)
        self._back.clicked.connect(self.reject)
        self._notice.activated.connect(self._act)
        self._sending.moved.connect(self._moved)
        self._sending.accepted.connect(self._accepted)
        self._sending.refused.connect(self._refused)
        bridge.changed.connect(self._changed_elsewhere)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._sheet.title)
        self._width = _WIDE if self._sheet.wide else _WIDTH
        self.setFixedWidth(self._width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolling(), 1)
        self._foot = self._foot_of()
        column.addLayout(self._foot)
        self._state.hide()
        self._notice.hide()

    def _scrolling(self) -> QScrollArea:
        self._page = QWidget()
        self._page.setProperty("ground", "surface")
        page = QVBoxLayout(self._page)
        page.setContentsMargins(_AROUND, 22, _AROUND, 12)
        page.setSpacing(14)
        page.addWidget(Label(self._sheet.title, "heading", wrap=True))
        if self._sheet.text:
            page.addWidget(Label(self._sheet.text, ink="ink-2", wrap=True))
        page.addWidget(self.questions)
        page.addStretch(1)
        area = QScrollArea()
        area.setWidget(self._page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _foot_of(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._state)
        row.addStretch(1)
        for button in (self._back, self._go):
            button.setAutoDefault(False)
            row.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(_AROUND, 10, _AROUND, 18)
        foot.setSpacing(10)
        foot.addLayout(self._advice)
        foot.addWidget(self._notice)
        foot.addLayout(row)
        return foot

    def _grow(self) -> None:
        """To what the parts and the foot need; never smaller while one looks at it."""
        layouts = (self._page.layout(), self._foot)
        needed = sum(_height(one, self._width) for one in layouts if one is not None)
        least = self.height() if self.isVisible() else 0
        self.resize(self._width, max(least, min(_MOST, needed)))


def _height(layout: QLayout, width: int) -> int:
    return (
        layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
    )

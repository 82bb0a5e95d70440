"""The sign-in screen: one column, one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sync.joining import No
from ui.sign_in.form import SignInForm
from ui.sign_in.view_model import Way
from ui.widgets import Card, Label
from ui.widgets.logo import Logo

_WIDE = 460
_LEAST = (560, 680)


class SignInView(QWidget):
    """Asks who one is. `hub` and `name` are those of a hub that is known, if there is one."""

    redeem_asked = Signal(str, str)
    """The invitation and the password chosen."""
    sign_in_asked = Signal(str, str)
    """The name and the password."""
    closed = Signal()

    def __init__(self, hub: str = "", name: str = "") -> None:
        super().__init__()
        self._forms = {Way.INVITATION: SignInForm(Way.INVITATION, hub)}
        if hub:
            self._forms[Way.PASSWORD] = SignInForm(Way.PASSWORD, hub, name)
            self._forms[Way.PASSWORD].asked.connect(self.sign_in_asked)
        self._forms[Way.INVITATION].asked.connect(self.redeem_asked)
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Sign in · mashboard")
        self.setMinimumSize(*_LEAST)
        self._lay_out()
        self._show_way(Way.PASSWORD if hub else Way.INVITATION)

    def set_busy(self, busy: bool) -> None:
        """While the hub is asked."""
        self._forms[self._way].set_busy(busy)

    def show_refusal(self, code: No) -> None:
        """Say why one did not come in; what is written stays."""
        form = self._forms[self._way]
        form.set_busy(False)
        form.show_refusal(code)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(_WIDE)
        for form in self._forms.values():
            form.other_way_wanted.connect(self._other_way)
            card.add(form)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(_centred(Logo(), Label("mashboard", "case")))
        column.addSpacing(16)
        column.addLayout(_centred(card))
        column.addStretch(3)

    def _other_way(self) -> None:
        other = {Way.PASSWORD: Way.INVITATION, Way.INVITATION: Way.PASSWORD}
        self._show_way(other[self._way])

    def _show_way(self, way: Way) -> None:
        self._way = way
        for known, form in self._forms.items():
            form.setVisible(known is way)
        self._forms[way].setFocus(Qt.FocusReason.OtherFocusReason)


def _centred(*parts: QWidget) -> QHBoxLayout:
    """Between stretches: an alignment would reckon heights for the whole window's width."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row

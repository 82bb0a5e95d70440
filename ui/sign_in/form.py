"""One way in: who, a password, an action, and the sentence that says why it did not work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sync.joining import No
from ui.fonts import text_font
from ui.sign_in.view_model import Problem, Way, invited_to, missing, problem, texts, where_words
from ui.widgets import Button, Field, Label, LinkButton, Notice, announce

_LINES = 4
_GAP = 14
_AROUND = (16, 14, 16, 12)


class SignInForm(QWidget):
    """What is written stays until one is in."""

    asked = Signal(str, str)
    """Who (an invitation or a name), and the password."""
    other_way_wanted = Signal()

    def __init__(self, way: Way, hub: str = "", name: str = "") -> None:
        super().__init__()
        self._way, self._hub = way, hub
        self._words = texts(way, hub)
        self._who = Field(
            self._words.who,
            hint=self._words.who_hint,
            lines=_LINES if way is Way.INVITATION else 1,
        )
        self._who.set_text(name)
        self._password = Field(self._words.password, hint=self._words.password_hint, secret=True)
        self._show = QCheckBox("Show the password")
        self._notice = Notice("", tone="error")
        self._go = Button(self._words.action, "main", size="large")
        self._other_way = LinkButton(self._words.other_way)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._password if name else self._who)

    def set_busy(self, busy: bool) -> None:
        """While the hub is asked, nothing can be changed."""
        for part in (self._who, self._password, self._show, self._go, self._other_way):
            part.setEnabled(not busy)
        self._go.setText(self._words.busy if busy else self._words.action)
        self._notice.hide()

    def show_refusal(self, code: No) -> None:
        """Say why the hub did not let one in."""
        invited = self._way is Way.INVITATION
        self.show_problem(problem(code, invited_to(self._who.text()) if invited else self._hub))

    def show_problem(self, problem: Problem) -> None:
        """Say it beside the part that it is about, and bring the keyboard there."""
        fields = {"who": self._who, "password": self._password}
        field = fields.get(problem.place)
        if field is not None:
            field.set_error(problem.text)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._notice.show_state(problem.lead, problem.text, "error")
        self._notice.show()
        announce(self._notice, f"{problem.lead} {problem.text}", urgent=True)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._show.setFont(text_font("meta"))
        self._notice.hide()
        self._other_way.setVisible(bool(self._words.other_way))
        column = QVBoxLayout(self)
        column.setContentsMargins(*_AROUND)
        column.setSpacing(_GAP)
        column.addWidget(Label(self._words.title, "heading"))
        column.addWidget(Label(self._words.intro, ink="ink-2", wrap=True))
        for part in (self._who, self._password, self._show, self._notice):
            column.addWidget(part)
        last = QHBoxLayout()
        last.addWidget(self._other_way)
        last.addStretch(1)
        last.addWidget(self._go)
        column.addLayout(last)

    def _connect(self) -> None:
        self._who.submitted.connect(self._next)
        self._who.edited.connect(self._who_edited)
        self._password.submitted.connect(self._submit)
        self._show.toggled.connect(self._show_password)
        self._go.clicked.connect(self._submit)
        self._other_way.clicked.connect(self.other_way_wanted)

    def _next(self) -> None:
        self._password.setFocus(Qt.FocusReason.TabFocusReason)

    def _who_edited(self, text: str) -> None:
        if self._way is Way.INVITATION:
            hub = invited_to(text)
            self._who.set_hint(where_words(hub) if hub else self._words.who_hint)

    def _show_password(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        editor = self._password.editor
        if isinstance(editor, QLineEdit):
            editor.setEchoMode(mode)

    def _submit(self) -> None:
        who, password = self._who.text().strip(), self._password.text()
        wrong = missing(self._way, who, password)
        if wrong is not None:
            self.show_problem(wrong)
        else:
            self.asked.emit(who, password)

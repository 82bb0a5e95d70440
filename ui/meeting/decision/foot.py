"""Under the decision: what it lacks, each a way to its field, and the one step that is next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.meeting.decision.view_model import Lack, Next, Step
from ui.widgets import Button, Label, LinkButton, Notice, Panel, key_words

READ_BACK_KEY = "Ctrl+R"
_ABREAST, _SHORT = 2, 24


class DecisionFoot(Panel):
    step_wanted = Signal(object)
    """Step."""
    field_wanted = Signal(str)
    """What `missing` names."""
    feedback_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "top")
        self._lacks: tuple[Lack, ...] | None = None
        self._links: list[LinkButton] = []
        self._next = Next(Step.NONE, "")
        self._needed = Label("Still needed", "label", "amber-ink")
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(0)
        self.refused = Notice("", tone="error")
        self.refused.hide()
        self.main = Button("", "main", size="large")
        self.main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.main.clicked.connect(lambda: self.step_wanted.emit(self._next.step))
        self._after = Label("", "small", "ink-3", wrap=True)
        self._after.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._heard = Label("", "meta", "ink-2", wrap=True, selectable=True)
        self._heard.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._to_feedback = LinkButton("Who is told, and how it stands")
        self._to_feedback.clicked.connect(self.feedback_wanted)
        self._lay_out()

    def show_heard(self, heard: Sequence[str]) -> None:
        """ "Health seen 11:02 · Probation not yet (away, mailed 11:01)"; nothing before."""
        words = " · ".join(heard)
        if self._heard.text() != words:
            self._heard.setText(words)
        for part in (self._heard, self._to_feedback):
            part.setVisible(bool(words))

    def show_lacks(self, lacks: Sequence[Lack], head: str = "Still needed") -> None:
        """Each a way to its place; `head` such as "Still owed by Tue 10:00"."""
        self._needed.setText(head)
        if self._lacks == tuple(lacks):
            return
        self._lacks = tuple(lacks)
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = [self._link(lack) for lack in lacks]
        self._needed.setVisible(bool(lacks))
        self._arrange()

    def show_next(self, following: Next, going: str) -> None:
        """The step; while something is on its way it cannot be pressed twice."""
        self._next = following
        pressable = following.step is not Step.NONE and not going and not following.blocked
        self._hold(pressable=pressable)
        self.main.setVisible(following.step is not Step.NONE)
        self.main.setText(going.capitalize() if going else following.words)
        self.main.setEnabled(not going and not following.blocked)
        if pressable and self._holds(self):
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)
        reads_back = following.step is Step.READ_BACK and not going
        self.main.set_key(key_words(READ_BACK_KEY) if reads_back else "")
        self._after.setText(following.blocked or following.after)

    def _hold(self, *, pressable: bool) -> None:
        """The keyboard waits here for the next step: Qt would give it to a button elsewhere."""
        if self._holds(self.main) and not pressable:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds(self, part: QWidget) -> bool:
        """Whether the keyboard is there, also while one works in another window."""
        return self.window().focusWidget() is part

    def show_refusal(self, lead: str, text: str) -> None:
        """What the hub said no to; empty takes it away."""
        if lead:
            self.refused.show_state(lead, text, "error")
        self.refused.setVisible(bool(lead))

    def step(self) -> Step:
        """The step that can be taken now."""
        return self._next.step if self.main.isEnabled() else Step.NONE

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(6)
        column.addWidget(self._needed)
        column.addLayout(self._grid)
        for part in (self.refused, self.main, self._after, self._heard):
            column.addWidget(part)
        column.addWidget(self._to_feedback, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_heard(())

    def _link(self, lack: Lack) -> LinkButton:
        link = LinkButton(f"{lack.words[0].upper()}{lack.words[1:]}", "small", "amber-ink")
        link.setAccessibleName(f"Still needed: {lack.words}")
        link.clicked.connect(lambda: self.field_wanted.emit(lack.name))
        return link

    def _arrange(self) -> None:
        place = 0
        for link in self._links:
            wide = len(link.text()) > _SHORT
            place += place % _ABREAST if wide else 0
            row, column = divmod(place, _ABREAST)
            self._grid.addWidget(link, row, column, 1, 1 + wide, Qt.AlignmentFlag.AlignLeft)
            place += 1 + wide

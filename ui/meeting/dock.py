"""The dark bar below: the clock, the steps from case to case, who is here, and the wall."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.meeting.view_model import Clock
from ui.meeting.wall_frame import WallFrame
from ui.widgets import Avatars, Button, Label, Panel, Person
from ui.widgets.elided import Elided

HEIGHT = 64
SHUTTER_KEY = "F8"
_ROOM = 7


class Steps(Struct, frozen=True):
    """What can be done with the case under the spotlight, and why the next cannot be called."""

    chairs: bool = False
    called: bool = False
    defer: bool = False
    next: bool = False
    hint: str = ""


class Wall(Struct, frozen=True):
    """What the wall is: its shutter as the hub has it, and what is on its way."""

    shut: bool = False
    case: bool = False
    may: bool = False
    going: str = ""


class Dock(Panel):
    back, deferred, carried, following = Signal(), Signal(), Signal(), Signal()
    shutter, project_wanted = Signal(), Signal()

    def __init__(self, preview: QWidget | None = None) -> None:
        super().__init__("dock")
        self.back_button = Button("‹ Back", ground="dock")
        self.defer_button = Button("Defer …", ground="dock")
        self.carry_button = Button("Carry over", "quiet", ground="dock")
        self.next_button = Button("Next case ›", "main", ground="dock")
        self._hint = Elided("", "meta", "dock-ink-2")
        self._time, self._of = Label("–", "heading", "dock-ink"), Label("", "meta", "dock-ink-2")
        # A name of its own keeps a ticking clock silent for screen readers.
        self._time.setAccessibleName("Time on this case")
        self._people = Avatars(ground="dock", room=_ROOM)
        self._preview = WallFrame(preview) if preview is not None else None
        self._wall = Label("", "strong", "dock-live")
        self._shows = Label("", "small", "dock-ink-2")
        self.project = Button("Project …", "quiet", ground="dock")
        self.shutter_button = Button("Shutter", ground="dock", key=SHUTTER_KEY)
        self._connect()
        self._lay_out()
        self.setFixedHeight(HEIGHT)

    def show_steps(self, steps: Steps) -> None:
        held = self._holds_keys()
        for button in (self.back_button, self.carry_button):
            button.setVisible(steps.chairs)
            button.setEnabled(steps.called)
        self.defer_button.setVisible(steps.defer)
        self.defer_button.setEnabled(steps.called)
        self.next_button.setVisible(steps.chairs)
        self.next_button.setEnabled(steps.next)
        self.next_button.setToolTip(steps.hint)
        self._hint.setText(steps.hint)
        if held:
            (self.next_button if steps.next else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_keys(self) -> bool:
        """On a step, or here between two: Qt would go on to a button of another meaning."""
        steps = (self.back_button, self.defer_button, self.carry_button, self.next_button)
        return self.window().focusWidget() in (self, *steps)

    def show_clock(self, clock: Clock) -> None:
        """Touches only what the time changed."""
        if self._time.text() != clock.elapsed:
            self._time.setText(clock.elapsed)
            self._time.set_ink("dock-call" if clock.over else "dock-ink")
        if self._of.text() != clock.allowed:
            self._of.setText(clock.allowed)

    def show_people(self, people: Sequence[Person]) -> None:
        self._people.show_people(people)

    def show_wall(self, wall: Wall) -> None:
        """Its state is always in words, whoever may change it."""
        self._wall.setText("Wall: shut" if wall.shut else "Wall: open")
        self._wall.set_ink("dock-call" if wall.shut else "dock-live")
        if self._preview is not None:
            self._preview.show_shut(wall.shut)
        shows = "headlines, initials" if wall.case else "no case"
        self._shows.setText(wall.going or ("nothing is shown" if wall.shut else shows))
        self.shutter_button.setVisible(wall.may)
        self.project.setVisible(wall.may)
        self.shutter_button.setEnabled(not wall.going)
        self.shutter_button.setText("Open wall" if wall.shut else "Shutter")

    def _connect(self) -> None:
        for button, signal in (
            (self.back_button, self.back),
            (self.defer_button, self.deferred),
            (self.carry_button, self.carried),
            (self.next_button, self.following),
            (self.shutter_button, self.shutter),
            (self.project, self.project_wanted),
        ):
            button.clicked.connect(signal)
        self.back_button.setAccessibleName("Back: put this case back, undecided")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(11)
        for button in (self.back_button, self.defer_button, self.carry_button, self.next_button):
            row.addWidget(button)
        row.addWidget(self._hint)
        for part in (self._time, self._of):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._people)
        if self._preview is not None:
            row.addWidget(self._preview)
        wall = QVBoxLayout()
        wall.setSpacing(0)
        wall.addStretch(1)
        wall.addWidget(self._wall)
        wall.addWidget(self._shows)
        wall.addStretch(1)
        row.addLayout(wall)
        row.addWidget(self.project)
        row.addWidget(self.shutter_button)

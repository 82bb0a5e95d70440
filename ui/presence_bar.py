"""Who is here and how the line is: the right of the bar."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.partnership.state import Partnership
from app.domain.values import Role, SeatMode
from app.ports import Present
from ui.session_bridge import SessionBridge
from ui.widgets import Avatars, Label, Person, Pill
from ui.words import closing_words, connection_words, initials

_ROOM = 7
_GAP = 18


class Here(Struct, frozen=True):
    """The people at the board, those in the room first, and how many of each."""

    people: tuple[Person, ...]
    words: str


def people_here(present: Sequence[Present], partnership: Partnership | None) -> Here:
    """A virtual seat is drawn dashed; the wall's display is nobody."""
    seats = {one: partnership.seat(one.account) if partnership else None for one in present}
    people = {
        Person(initials(one.name), one.name, virtual=bool(seat and seat.mode is SeatMode.VIRTUAL))
        for one, seat in seats.items()
        if not (seat and Role.DISPLAY in seat.roles)
    }
    ordered = sorted(people, key=lambda person: (person.virtual, person.name))
    virtual = sum(person.virtual for person in ordered)
    counts = {"here": len(ordered) - virtual, "virtual": virtual}
    return Here(tuple(ordered), " · ".join(f"{n} {word}" for word, n in counts.items() if n))


class PresenceBar(QWidget):
    """Avatars, their count, and the pill of the line."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._avatars = Avatars(room=_ROOM)
        self._count = Label("", "meta", "ink-2")
        self._pill = Pill("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for part in (self._avatars, self._count, self._pill):
            row.addWidget(part)
        for signal in (bridge.presence_changed, bridge.welcomed):
            signal.connect(self._show_people)
        for signal in (bridge.connection_changed, bridge.pending_changed):
            signal.connect(self._show_line)
        self._show_people()
        self._show_line()

    def _show_people(self) -> None:
        here = people_here(self._bridge.present, self._bridge.partnership)
        self._avatars.show_people(here.people)
        self._count.setText(here.words)
        for part in (self._avatars, self._count):
            part.setVisible(bool(here.people))

    def _show_line(self) -> None:
        said = connection_words(self._bridge.connection, self._bridge.pending)
        if (said.text, closing_words(self._bridge.pending)) != (
            self._pill.text(),
            self._pill.toolTip(),
        ):
            self._pill.show_state(said.text, said.tone)
            self._pill.setToolTip(closing_words(self._bridge.pending))

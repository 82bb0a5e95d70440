"""What a tab of the panel shows: blocks with keys, so that a change touches its own block only."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.partnership.state import Partnership, Seat
from app.domain.rights import MAY
from app.domain.values import AgencyId, By, Instant, Role, SeatMode, Subject, SubjectId
from app.ports import Present
from ui.widgets.tones import Tone
from ui.words import person_name, today
from ui.words.ladder import LadderStep


class Words(Struct, frozen=True):
    """A paragraph in a face and an ink of the type scale."""

    text: str
    ink: str = "ink"
    face: str = "body"


class Act(Struct, frozen=True):
    """An action offered in place: the form's name, its words, and what it is about."""

    name: str
    label: str
    target: str = ""


class Block(Struct, frozen=True, kw_only=True):
    """`key` is unique in its tab. With a `tone` it is a notice with one action."""

    key: str
    title: str = ""
    meta: str = ""
    meta_ink: str = "ink-3"
    words: tuple[Words, ...] = ()
    acts: tuple[Act, ...] = ()
    fold: str = ""
    """What unfolds `folded`, such as "Earlier text"."""
    folded: tuple[Words, ...] = ()
    tone: Tone | None = None
    ladder: tuple[LadderStep, ...] = ()
    """The steps of a challenge, below its words."""
    section: bool = False
    """A heading over the blocks that follow."""


class Look(Struct, frozen=True):
    """One look at a case: what every view model of the panel is computed from."""

    board: Board
    case: Case
    seat: Seat
    now: Instant
    present: tuple[Present, ...] = ()

    @property
    def partnership(self) -> Partnership:
        found = self.board.partnership
        if found is None:
            raise LookupError("a case without its partnership")
        return found

    def agency(self, agency: AgencyId | None) -> str:
        """Its name."""
        known = self.partnership.agency(agency) if agency else None
        return known.name if known else agency or "the meeting"

    def subject(self, subject: SubjectId) -> str:
        """The name of a person of the case."""
        return next((person_name(s) for s in self.case.subjects if s.id == subject), "someone")

    def may(self, command: type[Command]) -> bool:
        """Whether one of the viewer's roles may give it."""
        return not MAY[command].isdisjoint(self.seat.roles)

    def has(self, *roles: Role) -> bool:
        return not set(roles).isdisjoint(self.seat.roles)


def who(by: By) -> str:
    """ "E. Doyle · virtual · ring ext 5150"."""
    virtual = "virtual" if by.mode is SeatMode.VIRTUAL else ""
    return joined(by.name, virtual, ring(by.contact))


def ring(contact: str) -> str:
    """ "ring ext 5150"; nothing without a number."""
    number = contact.startswith(("ext", "+")) or contact[:1].isdigit()
    return f"ring {contact}" if number else contact


def joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def quoted(words: str) -> str:
    return f"“{words.strip().strip('“”')}”"


def age(subject: Subject, look: Look) -> str:
    """The age today, where it is known for an adult too."""
    if subject.born is None:
        return ""
    on = today(look.now)
    return str(on.year - subject.born.year - ((on.month, on.day) < _birthday(subject)))


def _birthday(subject: Subject) -> tuple[int, int]:
    return (subject.born.month, subject.born.day) if subject.born else (0, 0)

"""What waits for my agency's word on a case, a challenge or a release: as its page shows it."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.releases import Release
from app.domain.case.state import Case, Challenge
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, CaseId, Instant
from app.ports import Pending
from ui.requests.lines import Line
from ui.requests.sheet import about
from ui.words import Said, case_name, pending_words

Thing = TypeVar("Thing", bound=Challenge | Release)


class Step(Struct, frozen=True):
    """A button: `command` is made of the case, the id of the thing and the words in the field.

    `writes`: those words are for it. `lacking` is said where it cannot go without them.
    """

    label: str
    command: Callable[[CaseId, str, str], Command]
    main: bool = False
    key: str = ""
    writes: bool = False
    lacking: str = ""


class Wrote(NamedTuple):
    """Words on a thing, which is named by its id."""

    thing: str
    text: str


class Kind(Struct, Generic[Thing], frozen=True):
    """All in which challenges and releases differ."""

    name: str
    """Before the id, the key of a draft."""
    head: str
    label: str
    """Of the field, which is `rows` high."""
    rows: int
    steps: tuple[Step, ...]
    things: Callable[[Case], tuple[Thing, ...]]
    state: Callable[[Thing], str]
    lines: Callable[[Board, Thing, Seat, Instant], tuple[Line, ...]]
    open_to: Callable[[Thing, Seat], tuple[Step, ...]]
    """The steps that the seat may take."""
    held: Callable[[Thing, AccountId], Iterable[str]]
    """What somebody wrote that the board holds."""
    carried: Callable[[Command], Wrote | None]
    """None for a command on anything else."""


class Matter(Struct, frozen=True):
    """`said` is what became of the step that was taken, until the board shows it."""

    title: str
    detail: str
    head: str
    state: str
    lines: tuple[Line, ...]
    steps: tuple[Step, ...] = ()
    said: Said | None = None

    @property
    def may_write(self) -> bool:
        return any(step.writes for step in self.steps)


def find(kind: Kind[Thing], case: Case, thing: str) -> Thing | None:
    return next((one for one in kind.things(case) if one.id == thing), None)


def matter(
    kind: Kind[Thing],
    board: Board,
    case: Case,
    thing: Thing,
    seat: Seat,
    pending: tuple[Pending, ...],
    now: Instant,
) -> Matter:
    waiting = next((p for p in pending if _concerns(kind.carried(p.command), thing)), None)
    return Matter(
        title=case_name(case),
        detail=about(case),
        head=kind.head,
        state=kind.state(thing),
        lines=kind.lines(board, thing, seat, now),
        steps=() if waiting else kind.open_to(thing, seat),
        said=pending_words(waiting) if waiting else None,
    )


def _concerns(wrote: Wrote | None, thing: Challenge | Release) -> bool:
    return wrote is not None and wrote.thing == thing.id

"""What the wall says: words and codes alone, each part apart so that only what changed is drawn."""

from msgspec import Struct


class Words(Struct, frozen=True):
    """Some words in one ink; strong ones stand out."""

    text: str
    ink: str = "ink"
    strong: bool = False


Line = tuple[Words, ...]


class Band(Struct, frozen=True):
    """The top. `rating` "" is the board's own band; `about` is two lines beside the name."""

    name: str
    about: tuple[str, str] = ("", "")
    narrow: tuple[str, str] = ("", "")
    """The same two lines in fewer letters, for a wall whose letters are large."""
    rating: str = ""
    place: str = ""
    timer: str = ""


class Told(Struct, frozen=True):
    """What one agency said for the wall, or what is awaited of it."""

    agency: str
    line: Line


class Box(Struct, frozen=True):
    """What is proposed or decided: its state, the outcome large, and some details."""

    state: str
    ink: str
    outcomes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


class Spotlit(Struct, frozen=True):
    """The case that the meeting is on."""

    told: tuple[Told, ...]
    box: Box
    challenges: tuple[Line, ...] = ()
    stances: tuple[Line, ...] = ()


class Row(Struct, frozen=True):
    """One case of the board's list. `answers` stand under the agencies of the list."""

    rating: str
    name: str
    concern: str
    due: str
    over: bool
    answers: tuple[str, ...]
    waiting: str


class Listing(Struct, frozen=True):
    """The board as a list, while no case is called."""

    agencies: tuple[str, ...]
    rows: tuple[Row, ...]


Body = Spotlit | Listing


class Foot(Struct, frozen=True):
    clock: str
    people: tuple[str, ...] = ()
    hands: str = ""


class Wall(Struct, frozen=True):
    """Everything on the wall; while `shut`, nothing of it is drawn."""

    band: Band
    body: Body
    foot: Foot
    stale: str = ""
    """Why what stands here may be out of date; empty while the line is live."""
    shut: bool = False


def spoken(wall: Wall) -> str:
    """The wall as one text, for a screen reader that asks for it."""
    if wall.shut:
        return "The wall is shut. Back in a moment."
    about = [wall.stale, wall.band.name, *wall.band.about, wall.band.place]
    return ". ".join(filter(None, (*about, *_body(wall.body))))


def plain(line: Line) -> str:
    return "".join(words.text for words in line)


def _body(body: Body) -> list[str]:
    if isinstance(body, Listing):
        return [f"{row.name}, {row.concern}, {row.due}, {row.waiting}" for row in body.rows]
    said = [f"{told.agency}: {plain(told.line)}" for told in body.told]
    box = [body.box.state, *body.box.outcomes, *body.box.details]
    return [*said, *box, *map(plain, (*body.challenges, *body.stances))]

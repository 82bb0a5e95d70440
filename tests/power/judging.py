"""What must hold of a store after its power failed, and what does not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs
from sqlalchemy import Connection, select

from app.domain.case.compartments import Compartment, certified_cases
from app.persistence import engines
from app.persistence.errors import NotAStore
from app.persistence.layout import DataFolder
from app.persistence.master import derived
from app.persistence.tables import keys
from app.persistence.verify import verify
from tests.golden.story import OPERATORS, by
from tests.helpers.builders import AT, COORDINATOR, HOUR
from tests.helpers.submitting import FOUNDING, note, receive
from tests.power.day import KEY, Day, Numbered, Stage, Using, asked
from tests.power.recording import Recording

LATER = AT + HOUR
NEW = 1_000_000
"""No number of a day is as high; with each cut that follows another they are higher."""
LIVING = keys.c.wrapped.is_not(None)


class Broken(Exception):
    """`what` it counts as: lost, doubled, diverged."""

    def __init__(self, what: str, text: str) -> None:
        super().__init__(text)
        self.what = what


def judge(day: Day, upto: int, folder: DataFolder, recording: Recording) -> list[Stage]:
    """The files in `folder` are what `upto` deeds of the day left. Raises `Broken`.

    Gives what was done since, beginning with what was found: that is on the disk.
    """
    acknowledged = [stage for stage in day.stages if stage.done <= upto]
    under_way = [stage for stage in day.stages if stage.begun < upto < stage.done]
    new = NEW * (1 + day.cuts)
    try:
        using = Using(folder, recording, Numbered(new))
    except NotAStore:
        if acknowledged:
            raise
        return []
    with using.store:
        found = Stage(0, 0, using.board, using.backlog)
        opened = structs.replace(found, done=len(recording.deeds))
        _stands(using, acknowledged, under_way)
        _stays_unreadable(folder, acknowledged)
        _each_once(using, acknowledged)
        _again(using, under_way)
        _goes_on(using, new)
        _verifies(folder)
        using.close()
    _is_whole(folder)
    return [found, opened, *using.stages]


def _stands(using: Using, acknowledged: Sequence[Stage], under_way: Sequence[Stage]) -> None:
    """Exactly what was acknowledged, or that and all of what was under way."""
    stood = [(one.board, one.backlog) for one in (*acknowledged[-1:], *under_way)]
    found = using.board.position
    if stood and found < stood[0][0].position:
        raise Broken("lost", f"{stood[0][0].position} was acknowledged, {found} is there")
    if stood and (using.board, using.backlog) not in stood:
        raise Broken("diverged", f"what stands at {found} never stood")


def _stays_unreadable(folder: DataFolder, acknowledged: Sequence[Stage]) -> None:
    """What was erased has no key any more, nor have the papers that were destroyed."""
    erased = {stage.erased for stage in acknowledged if stage.erased}
    papers = [stage for stage in acknowledged if stage.papers]
    without = certified_cases(papers[-1].board) if papers else ()
    with reading_keys(folder) as connection:
        living = connection.execute(select(keys.c.stream, keys.c.compartment).where(LIVING))
        for of, compartment in living:
            if of in erased or (of in without and compartment == Compartment.WORKING):
                raise Broken("lost", f"the {compartment} of {of} was destroyed, and opens again")


def _each_once(using: Using, acknowledged: Sequence[Stage]) -> None:
    """Sent again, each command gets its first answer, and nothing comes of it."""
    again = [one for stage in acknowledged for one in stage.asked]
    first = tuple(answer for stage in acknowledged for answer in stage.answers)
    done = using.turn(again, AT)
    if done.recorded:
        raise Broken("doubled", f"{len(done.recorded)} events came again")
    if done.answers != first:
        raise Broken("lost", "an answer is not the first one any more")


def _again(using: Using, under_way: Sequence[Stage]) -> None:
    """Who did not hear asks again; then everything is as if the power had stayed."""
    # As a hub does when it starts.
    using.destroy_papers(AT)
    for stage in under_way:
        if stage.asked and using.turn(stage.asked, stage.now).answers != stage.answers:
            raise Broken("doubled", "a command asked again gets another answer")
        if stage.erased:
            using.erase(stage.erased, stage.now)
        if stage.papers:
            using.destroy_papers(stage.now)
        if using.board != stage.board:
            raise Broken("diverged", "asked again, it does not come to the same")


def _goes_on(using: Using, number: int) -> None:
    """With a new case, and a note on it."""
    founded = using.board.partnership and using.board.partnership.seat(COORDINATOR.account)
    steps = by(COORDINATOR, receive(number), note(number, "The power is back."))
    if not founded:
        steps = (*by(OPERATORS, *FOUNDING), *steps)
    new = [asked(n, *step) for n, step in enumerate(steps, number)]
    refused = [one.refusal for one in using.turn(new, LATER).answers[-2:] if one.refusal]
    if refused:
        raise Broken("lost", f"the store takes nothing more: {refused}")


def _verifies(folder: DataFolder) -> None:
    report = verify(folder, KEY)
    if report.problems:
        raise Broken("lost", f"verify: {report.problems}")


def _is_whole(folder: DataFolder) -> None:
    """Once it is closed: what SQLCipher looks at is the file, without its log."""
    for reading in reading_store, reading_keys:
        with reading(folder) as connection:
            if wrong := damage(connection):
                raise Broken("lost", f"{connection.engine.url.database}: {wrong}")


def damage(connection: Connection) -> list[object]:
    """What SQLCipher and SQLite find wrong with a file."""
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    tables = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [*pages, *(said for said in tables if said != "ok")]


@contextmanager
def reading_store(folder: DataFolder) -> Iterator[Connection]:
    with _reading(folder.store, derived(KEY.master_key()).store) as connection:
        yield connection


@contextmanager
def reading_keys(folder: DataFolder) -> Iterator[Connection]:
    with _reading(folder.keys, derived(KEY.master_key()).keys) as connection:
        yield connection


@contextmanager
def _reading(path: Path, key: bytes) -> Iterator[Connection]:
    engine = engines.readers(path, key)
    try:
        with engines.reading(engine) as connection:
            yield connection
    finally:
        engine.dispose()

"""Wherever a disk fails in a day, nothing is told that is not so, and the day goes on by itself."""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from app.persistence.layout import DataFolder, open_store
from app.persistence.verify import verify
from sync.hub import ExitCode, turns
from sync.protocol import Later
from sync.room import Failure, answers
from tests.helpers.builders import AT, CASE, OTHER_CASE, case_id
from tests.power.day import KEY
from tests.power.failing import ENTROPY, Outcome, Trouble, copied, lived, prepared
from tests.power.vfs import (
    CANTOPEN,
    FULL,
    IOERR_FSYNC,
    IOERR_TRUNCATE,
    IOERR_WRITE,
    Kind,
)

NEVER = Trouble(Kind.WRITE, FULL, times=0, first=0)
ENDS_THE_HUB = {IOERR_WRITE, IOERR_FSYNC}
"""Where SQLite answers so to a commit, only a fresh start tells what is on the disk."""
KINDS = [
    pytest.param(Kind.WRITE, FULL, id="full"),
    pytest.param(Kind.WRITE, IOERR_WRITE, id="writes fail"),
    pytest.param(Kind.SYNC, IOERR_FSYNC, id="syncs fail"),
    pytest.param(Kind.TRUNCATE, IOERR_TRUNCATE, id="truncations fail"),
    pytest.param(Kind.OPEN, CANTOPEN, id="nothing opens"),
]
STEPS = {Kind.WRITE: 17, Kind.SYNC: 3}
"""There are many of them: here some are tried, in the proof every one."""


# A server that ends between accepting a line and making it leaves that to the collector (3.11).
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Here, and not in a test that has nothing to do with it."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(turns.PAUSE, Failure.FULL, 0.01)
    monkeypatch.setitem(answers.RETRY_AFTER, Later.STORE_FULL, 0.02)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return prepared(tmp_path_factory.mktemp("template") / "hub")


class Days:
    """The same day again and again, with the trouble a little later each time."""

    def __init__(self, template: DataFolder, folder: Path) -> None:
        self._template = template
        self._folder = folder
        self.outcomes: list[Outcome] = []

    async def live(self, kind: Kind, code: int, times: int, step: int) -> None:
        """Until one passes untouched."""
        untouched = await self._day(NEVER)
        for first in count(1, step):
            trouble = Trouble(kind, code, times, first)
            assert await self._day(trouble) == untouched, trouble
            if not self.outcomes[-1].failed:
                return

    async def _day(self, trouble: Trouble) -> tuple[int, list[str]]:
        folder = copied(self._template, self._folder / str(len(self.outcomes)))
        self.outcomes.append(await lived(folder, trouble))
        return recorded(folder)

    def ended(self) -> Iterator[int]:
        return (code for outcome in self.outcomes for code in outcome.codes)


def recorded(folder: DataFolder) -> tuple[int, list[str]]:
    """How much came of the day, and its notes."""
    assert verify(folder, KEY).problems == ()
    with open_store(folder, KEY, ENTROPY) as store:
        board, _ = store.events.load()
        assert not store.events.destroy_papers(AT), "they were destroyed already"
    found = [board.case(case) for case in (CASE, OTHER_CASE, case_id(3))]
    return board.position, [note.text for case in found if case for note in case.notes]


@pytest.mark.parametrize("times", [1, 5], ids=["once", "for a while"])
@pytest.mark.parametrize(("kind", "code"), KINDS)
async def test_a_day_in_trouble(
    kind: Kind, code: int, times: int, template: DataFolder, tmp_path: Path
) -> None:
    days = Days(template, tmp_path)
    await days.live(kind, code, times, step=STEPS.get(kind, 1))
    judged(days, code)


@pytest.mark.proof
@pytest.mark.parametrize("times", [1, 5], ids=["once", "for a while"])
@pytest.mark.parametrize(("kind", "code"), KINDS)
async def test_every_moment_of_it(
    kind: Kind, code: int, times: int, template: DataFolder, tmp_path: Path
) -> None:
    days = Days(template, tmp_path)
    await days.live(kind, code, times, step=1)
    judged(days, code)


def judged(days: Days, code: int) -> None:
    """A full disk is said and waited for; one that breaks ends the hub, or lets none begin."""
    touched = [one for one in days.outcomes if one.failed]
    assert touched
    if code == FULL:
        assert not list(days.ended())
        assert any(one.read_only for one in touched)
    if code == CANTOPEN:
        assert any(one.not_started for one in touched)
    if code in ENDS_THE_HUB:
        assert set(days.ended()) == {ExitCode.BROKEN}

"""Word between hubs: heard where it is said, lost without harm, and of one board only."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.domain.values import BoardId
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.notices import MOST, PostgresNotices
from app.persistence.providers import FileKey
from app.ports import Notice, Notices
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.test_postgres import authority, cut_off
from tests.helpers.builders import AT
from tests.helpers.postgres import acting
from tests.helpers.submitting import FOUNDING, submissions

Open = Callable[[], Notices]


@pytest.fixture
def opened(database: str) -> Iterator[Open]:
    """Hubs of one board, each listening."""
    board = BoardId(ENTROPY.uuid())
    with ExitStack() as closing:

        def open_one() -> Notices:
            one = PostgresNotices(database, board)
            closing.callback(one.close)
            assert one.hear(0) == (), "now it listens"
            return one

        yield open_one


def heard(notices: Notices, seconds: float = 5.0) -> tuple[Notice, ...]:
    """The next that is said."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := notices.hear(0.2):
            return found
    return ()


def test_who_is_there_is_heard_by_the_others(opened: Open) -> None:
    one, two = opened(), opened()
    said = Notice(hub=ENTROPY.uuid(), people='[{"name": "Ödön Able", "here": null}]')
    one.tell(said)
    assert heard(two) == (said,)
    two.tell(Notice(hub="b"))
    assert any(Notice(hub="b") in heard(one) for _ in range(2)), "perhaps after its own words"


def test_nothing_said_is_nothing_heard(opened: Open) -> None:
    one = opened()
    began = time.monotonic()
    assert one.hear(0.2) == ()
    assert 0.15 < time.monotonic() - began < 2


def test_of_positions_the_last_counts(opened: Open) -> None:
    one, two = opened(), opened()
    for position in (3, 5, 4):
        one.tell(Notice(position=position))
    assert any(Notice(position=5) in heard(two) for _ in range(2)), "perhaps after the first"


@pytest.mark.parametrize("letters", [MOST, MOST + 1, 9 * MOST])
def test_long_lists_come_whole(opened: Open, letters: int) -> None:
    one, two = opened(), opened()
    said = Notice(hub="a", people="𝄞" * letters)
    one.tell(said)
    assert heard(two) == (said,)


def test_what_comes_without_its_beginning_is_dropped(opened: Open) -> None:
    one, two = opened(), opened()
    assert isinstance(two, PostgresNotices)
    for payload in ("a 1 2 end", "a 0 3 begin", "a 2 3 end", "b 0 1 whole"):
        with acting(two._database) as connection:
            connection.execute("SELECT pg_notify(%s, %s)", (two._people, payload))
    assert heard(two) == (Notice(hub="b", people="whole"),)
    one.close()


def test_a_turn_tells_the_hubs_of_its_board_only(
    in_database: DataFolder, key: FileKey, database: str, tmp_path: Path
) -> None:
    with (
        open_store(in_database, key, ENTROPY) as store,
        authority(tmp_path / "b", key, database) as other,
    ):
        mine, theirs = listening(store), listening(other)
        done = store.events.turn(store.events.load()[0], submissions(*FOUNDING), AT)
        assert heard(mine) == (Notice(position=done.board.position),)
        store.events.turn(done.board, [], AT)
        assert mine.hear(0.2) == (), "nothing was written"
        assert theirs.hear(0.2) == ()


def listening(store: Store) -> Notices:
    assert store.notices is not None
    assert store.notices.hear(0) == ()
    return store.notices


def test_files_have_no_other_hub(folder: DataFolder, key: FileKey) -> None:
    with open_store(folder, key, ENTROPY) as store:
        assert store.notices is None


def test_a_dropped_line_is_opened_again(opened: Open, database: str) -> None:
    one, two = opened(), opened()
    one.tell(Notice(hub="a"))
    assert heard(two) == (Notice(hub="a"),)
    with acting(database) as operator:
        cut_off(operator)
    assert two.hear(0.2) == ()
    assert two.hear(0.2) == (), "it listens again"
    one.tell(Notice(hub="a", people="lost with the line"))
    one.tell(Notice(hub="a", people="heard"))
    assert heard(two) == (Notice(hub="a", people="heard"),)


def test_a_database_that_is_away_is_quiet(database: str) -> None:
    gone = make_url(database).set(query={"host": "/nowhere"}).render_as_string()
    notices = PostgresNotices(gone, BoardId("b"))
    began = time.monotonic()
    assert notices.hear(0.3) == ()
    assert time.monotonic() - began > 0.25, "nobody turns in circles"
    notices.tell(Notice(position=1))
    notices.close()

"""Whatever people ask, the store, the hub and every client hold the same."""

from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.commands import DestroyPapers
from app.domain.case.commands.lawful import ChoosePreset, NameKeyWorker
from app.domain.partnership.commands import PutSeat, SetPreset
from app.domain.turn import seat_of
from app.domain.values import Preset, StreamId
from tests.app.domain.disclosure.asking import (
    ASKED,
    BUSY,
    DONE_FIRST,
    SAID_FIRST,
    TAKEN_BACK,
    THE_OPERATOR,
    Asked,
    ask,
    looking_on,
    table,
)
from tests.helpers.builders import CASE, COORDINATOR, OTHER_CASE, SITTING, stream
from tests.helpers.early_help import DESTROYS
from tests.sync.table import Client, Table, agree

HISTORIES = st.lists(ASKED, min_size=5, max_size=15)


def played(asked: list[Asked]) -> tuple[Table, list[Client]]:
    """A table where all that was asked, with clients that were there from the start."""
    at = table()
    clients = looking_on(at)
    taken = [type(one[0]).__name__ for one in asked if ask(at, one)]
    for name in taken:
        note(f"{name} taken")
    return at, clients


def still_seated(at: Table, clients: list[Client]) -> list[Client]:
    """Those with a seat; whose seat was gone meanwhile begins anew."""
    seated = [one for one in clients if seat_of(at.room.board, one.seat.account).roles]
    return [one.restart() if one.closed else one for one in seated]


def same(one: Board, other: Board) -> None:
    assert one == other
    assert board_hash(one) == board_hash(other)


@given(HISTORIES)
def test_every_client_holds_its_own_view(asked: list[Asked]) -> None:
    at, clients = played(asked)
    agree(at, *still_seated(at, clients))
    agree(at, *(at.client(one.seat) for one in still_seated(at, clients)))


@given(HISTORIES, st.lists(TAKEN_BACK | ASKED, max_size=6))
def test_whoever_was_away_holds_its_own_view(asked: list[Asked], later: list[Asked]) -> None:
    at, clients = played(asked)
    for one in clients:
        one.disconnect()
    for each in later:
        ask(at, each)
    back = still_seated(at, clients)
    for one in back:
        one.connect()
    agree(at, *back)


@given(HISTORIES)
def test_the_store_folds_to_the_live_state(asked: list[Asked]) -> None:
    at, _ = played(asked)
    stored, _ = at.store.load()
    same(stored, at.room.board)


GONE = st.sets(st.sampled_from([stream(CASE), stream(OTHER_CASE), stream(SITTING)]), min_size=1)


@given(HISTORIES, GONE)
def test_what_is_erased_folds_as_if_forgotten(asked: list[Asked], gone: set[StreamId]) -> None:
    at, clients = played(asked)
    at.erase(*gone)
    stored, _ = at.store.load()
    same(stored, at.room.board)
    assert not gone & stored.streams.keys()
    agree(at, *still_seated(at, clients))


def at_early_help() -> Table:
    """As `table`, on a hub that destroys the papers of early help; nothing is challenged yet."""
    found = Table()
    found.act(THE_OPERATOR, *(PutSeat(seat=one) for one in BUSY), SetPreset(rules=DESTROYS))
    found.act(COORDINATOR, *DONE_FIRST, ChoosePreset(case=CASE, preset=Preset.EARLY_HELP))
    found.act(BUSY[1], *SAID_FIRST[:3])
    return found


@given(st.lists(ASKED | TAKEN_BACK, max_size=10), st.lists(ASKED, max_size=5))
def test_destroyed_papers_leave_the_same_everywhere(asked: list[Asked], later: list[Asked]) -> None:
    at = at_early_help()
    clients = looking_on(at)
    for each in asked:
        ask(at, each)
    ask(at, (NameKeyWorker(case=CASE, name="Robin Reed"), BUSY[0]))
    ask(at, (DestroyPapers(case=CASE), BUSY[0]))
    destroyed = at.destroy_papers()
    note("destroyed" if destroyed else "kept")
    for each in later:
        ask(at, each)
    stored, _ = at.store.load()
    same(stored, at.room.board)
    agree(at, *still_seated(at, clients))
    agree(at, *(at.client(one.seat) for one in still_seated(at, clients)))

"""Each way to falsify the record by someone who can open its file, and that it shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, delete, select, update

from app.domain.case.events import NoteAdded
from app.domain.values import StreamId
from app.persistence import chain, engines, rows
from app.persistence.errors import StoreDamaged
from app.persistence.keys import Keys
from app.persistence.layout import DataFolder, open_store
from app.persistence.master import derived
from app.persistence.providers import FileKey
from app.persistence.tables import boards, events, keys, snapshots
from app.persistence.verify import Fault, Report, verify
from tests.app.persistence.conftest import ENTROPY
from tests.helpers.builders import AT, COORDINATOR, account, by, case_id
from tests.helpers.submitting import FOUNDING, note, receive, submissions

COUNT = len(FOUNDING) + 8
EDITED = COUNT - 3


@pytest.fixture
def written(folder: DataFolder, key: FileKey) -> DataFolder:
    """A record of three cases, with a checkpoint in the middle and one at its end."""
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        board = store.events.turn(board, submissions(*FOUNDING, receive(1)), AT).board
        store.events.checkpoint()
        more = submissions(
            receive(2), receive(3), *(note(1 + i % 3, f"Note {i}") for i in range(5))
        )
        store.events.turn(board, more, AT)
    return folder


Falsify = Callable[[Connection], None]


def falsify(folder: DataFolder, key: FileKey, change: Falsify) -> Report:
    engine = engines.writer(folder.store, derived(key.master_key()).store)
    with engines.writing(engine) as connection:
        change(connection)
    engine.dispose()
    return verify(folder, key)


def faults(report: Report) -> set[Fault]:
    return {problem.fault for problem in report.problems}


def test_what_the_hub_wrote_is_good(written: DataFolder, key: FileKey) -> None:
    report = verify(written, key)
    assert report.problems == ()
    assert (report.events, report.erased, report.torn) == (COUNT, 0, 0)
    assert (report.checkpoints, report.vouched, report.superseded) == (2, COUNT, 0)
    with open_store(written, key, ENTROPY) as store:
        assert report.head == store.events.load()[1]
        assert report.epoch == store.events.epoch


def test_it_reads_while_a_hub_writes(written: DataFolder, key: FileKey) -> None:
    with open_store(written, key, ENTROPY) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(note(1)), AT)
        report = verify(written, key)
    assert (report.events, report.problems) == (COUNT + 1, ())


def set_columns(**values: object) -> Falsify:
    def change(connection: Connection) -> None:
        connection.execute(update(events).where(events.c.position == EDITED).values(values))

    return change


def flip(column: str) -> Falsify:
    def change(connection: Connection) -> None:
        where = events.c.position == EDITED
        raw = bytearray(connection.execute(select(events.c[column]).where(where)).scalar_one())
        raw[len(raw) // 2] ^= 1
        connection.execute(update(events).where(where).values({column: bytes(raw)}))

    return change


def edit_header(connection: Connection) -> None:
    where = events.c.position == EDITED
    raw = connection.execute(select(events.c.header).where(where)).scalar_one()
    edited = raw.replace(b'"kind":"NoteAdded"', b'"kind":"CaseClosed"')
    connection.execute(update(events).where(where).values(header=edited))


def move(connection: Connection, position: int, to: int) -> None:
    connection.execute(update(events).where(events.c.position == position).values(position=to))


def swap(connection: Connection) -> None:
    for position, to in ((EDITED, 0), (EDITED + 1, EDITED), (0, EDITED + 1)):
        move(connection, position, to)


def swap_and_restamp(connection: Connection) -> None:
    swap(connection)
    restamp(connection)


def restamp(connection: Connection) -> None:
    """Make the chain hold again over whatever the rows now are."""
    head = chain.GENESIS
    found = connection.execute(select(events).order_by(events.c.position)).all()
    for row in (rows.Row(*one) for one in found):
        head = chain.link(head, chain.leaf(row.header, row.ciphertext))
        connection.execute(
            update(events).where(events.c.position == row.position).values(head=head)
        )


def flip_and_restamp(connection: Connection) -> None:
    flip("ciphertext")(connection)
    restamp(connection)


def cut(connection: Connection) -> None:
    connection.execute(delete(events).where(events.c.position > EDITED))


def take_out(connection: Connection) -> None:
    connection.execute(delete(events).where(events.c.position == EDITED))


def take_out_and_close_up(connection: Connection) -> None:
    take_out(connection)
    for position in range(EDITED + 1, COUNT + 1):
        move(connection, position, position - 1)
    restamp(connection)


def empty_out(connection: Connection) -> None:
    connection.execute(delete(events))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(flip("ciphertext"), {Fault.CHAIN, Fault.UNREADABLE}, id="edited words"),
        pytest.param(
            edit_header, {Fault.CHAIN, Fault.COLUMNS, Fault.UNREADABLE}, id="edited header"
        ),
        pytest.param(flip("head"), {Fault.CHAIN}, id="edited head"),
        pytest.param(set_columns(actor=account(99)), {Fault.COLUMNS}, id="edited actor"),
        pytest.param(
            set_columns(at="2020-01-01T00:00:00.000000Z"), {Fault.COLUMNS}, id="edited time"
        ),
        pytest.param(take_out, {Fault.MISSING, Fault.CHAIN, Fault.ORDER}, id="deleted"),
        pytest.param(
            take_out_and_close_up,
            {Fault.COLUMNS, Fault.ORDER, Fault.TRUNCATED},
            id="deleted and closed up",
        ),
        pytest.param(swap, {Fault.CHAIN, Fault.COLUMNS}, id="reordered"),
        pytest.param(
            swap_and_restamp, {Fault.COLUMNS, Fault.REWRITTEN}, id="reordered and restamped"
        ),
        pytest.param(cut, {Fault.TRUNCATED}, id="truncated"),
        pytest.param(empty_out, {Fault.TRUNCATED}, id="emptied"),
        pytest.param(
            flip_and_restamp, {Fault.UNREADABLE, Fault.REWRITTEN}, id="edited and restamped"
        ),
    ],
)
def test_a_falsified_record_is_seen(
    written: DataFolder, key: FileKey, change: Falsify, expected: set[Fault]
) -> None:
    assert faults(falsify(written, key, change)) == expected


@contextmanager
def stream_keys(folder: DataFolder, key: FileKey) -> Iterator[Keys]:
    master = derived(key.master_key())
    opened = Keys(engines.readers(folder.keys, master.keys), master.wrap)
    yield opened
    opened.close()


def test_words_rewritten_with_every_key_are_seen(written: DataFolder, key: FileKey) -> None:
    """Whoever holds all keys can make a log that is good in itself; a checkpoint tells."""

    def rewrite(connection: Connection) -> None:
        where = events.c.position == EDITED
        row = rows.Row(*connection.execute(select(events).where(where)).one())
        with stream_keys(written, key) as opened:
            stream_key = opened.by_id(row.key)
        assert stream_key is not None
        words = NoteAdded(by=by(COORDINATOR), text="Something else was said.")
        forged = rows.encrypt(words, stream_key, ENTROPY.bytes(12), row.header)
        connection.execute(update(events).where(where).values(ciphertext=forged))
        connection.execute(delete(snapshots))
        restamp(connection)

    assert faults(falsify(written, key, rewrite)) == {Fault.REWRITTEN}
    written.checkpoints.unlink()
    assert faults(verify(written, key)) == {Fault.SNAPSHOT}


def test_a_loaded_store_refuses_a_broken_chain(written: DataFolder, key: FileKey) -> None:
    def break_it(connection: Connection) -> None:
        connection.execute(update(events).where(events.c.position == EDITED).values(head=b"no"))
        connection.execute(update(boards).values(snapshot_position=0))

    falsify(written, key, break_it)
    with (
        open_store(written, key, ENTROPY) as store,
        pytest.raises(StoreDamaged, match=f"chain breaks at event {EDITED}"),
    ):
        store.events.load()


def test_an_old_state_put_back_is_seen(written: DataFolder, key: FileKey) -> None:
    def forget_one(connection: Connection) -> None:
        connection.execute(delete(snapshots).where(snapshots.c.stream == case_id(1)))

    assert faults(falsify(written, key, forget_one)) == {Fault.SNAPSHOT}


def test_an_erased_case_is_no_fault(written: DataFolder, key: FileKey) -> None:
    with open_store(written, key, ENTROPY) as store:
        store.events.erase([StreamId(case_id(1))], AT)
        store.events.turn(store.events.load()[0], submissions(note(2)), AT)
    report = verify(written, key)
    assert report.problems == ()
    assert (report.events, report.erased) == (COUNT + 1, 3)
    assert report.vouched == COUNT + 1


def test_a_lost_key_is_not_an_erased_one(written: DataFolder, key: FileKey) -> None:
    engine = engines.writer(written.keys, derived(key.master_key()).keys)
    with engines.writing(engine) as connection:
        connection.execute(delete(keys).where(keys.c.stream == case_id(1)))
    engine.dispose()
    report = verify(written, key)
    assert faults(report) == {Fault.UNREADABLE}
    assert len(report.problems) == 3


def test_a_key_put_in_anothers_place_is_seen(written: DataFolder, key: FileKey) -> None:
    engine = engines.writer(written.keys, derived(key.master_key()).keys)
    with engines.writing(engine) as connection:
        of = {s: select(keys.c.wrapped).where(keys.c.stream == case_id(s)) for s in (1, 2)}
        other = connection.execute(of[2]).scalar_one()
        connection.execute(update(keys).where(keys.c.stream == case_id(1)).values(wrapped=other))
    engine.dispose()
    assert faults(verify(written, key)) == {Fault.UNREADABLE}


def edit_checkpoint(folder: DataFolder, old: str, new: str) -> None:
    text = folder.checkpoints.read_text("ascii")
    assert old in text
    folder.checkpoints.write_text(text.replace(old, new), "ascii")


def test_a_changed_checkpoint_is_seen(written: DataFolder, key: FileKey) -> None:
    edit_checkpoint(written, f'"position":{COUNT},', f'"position":{COUNT + 1},')
    assert faults(verify(written, key)) == {Fault.SIGNATURE}


@pytest.mark.parametrize("torn", [b'{"position":', b'{"position":1,"epoch":"\xff"}'])
def test_a_torn_line_is_counted_and_swallows_nothing(
    torn: bytes, written: DataFolder, key: FileKey
) -> None:
    with written.checkpoints.open("ab") as file:
        file.write(torn)
    with open_store(written, key, ENTROPY) as store:
        store.events.checkpoint()
    report = verify(written, key)
    assert (report.torn, report.checkpoints, report.problems) == (1, 4, ())


def back_up(connection: Connection) -> None:
    """As if the file had been copied at `EDITED`."""
    cut(connection)
    connection.execute(delete(snapshots))
    connection.execute(update(boards).values(snapshot_position=0))


def test_a_restore_leaves_no_fault(written: DataFolder, key: FileKey) -> None:
    """Checkpoints for what the backup did not have are told apart from a truncation."""
    falsify(written, key, back_up)
    with open_store(written, key, ENTROPY) as store:
        before = store.events.epoch
        assert store.events.renew_epoch(AT) != before
        board, _ = store.events.load()
        store.events.turn(board, submissions(*(note(1) for _ in range(9))), AT)
    report = verify(written, key)
    assert report.problems == ()
    assert (report.superseded, report.vouched) == (1, EDITED + 9)
    assert report.events == EDITED + 9

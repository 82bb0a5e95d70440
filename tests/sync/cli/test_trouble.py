"""Disks that are full or fail, and hubs that end while someone asks: each with its exit code."""

import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.board import Board
from app.domain.partnership.commands import PutSeat
from app.domain.submission import Submission
from app.domain.values import CommandId, Instant
from app.persistence.errors import StoreFull
from app.ports import Committed
from sync.cli.bench import AtTheHub
from sync.cli.exits import Exit, Stopped
from tests.helpers.builders import BOARD, NURSE, uid
from tests.helpers.faulty_disk import faulty_disk
from tests.helpers.memory_store import MemoryEventStore
from tests.power.vfs import FULL
from tests.sync.cli import on_a_faulty_disk
from tests.sync.cli.exports import written
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served
from tests.sync.sockets import serving

INVITE = ("A. Reed", "--agency", "housing")


def test_a_full_disk(data: Path, words: Words, tmp_path: Path) -> None:
    before = board_of(data).position
    with faulty_disk() as disk:
        disk.fails, disk.code = True, FULL
        said = words("import", "--data", data, *written(tmp_path))
    assert said.problem == (8, "store_full")
    assert board_of(data).position == before
    words.good("import", "--data", data, *written(tmp_path))


def test_a_failed_sync(data: Path, words: Words) -> None:
    before = board_of(data).position
    with faulty_disk() as disk:
        disk.fails = True
        assert words("invite", "--data", data, *INVITE).problem == (75, "store_broken")
    assert board_of(data).position == before


def test_a_failed_sync_ends_the_hub_for_its_supervisor(data: Path, words: Words) -> None:
    before = board_of(data).position
    with served(data, "--port", 0, program=on_a_faulty_disk.__name__) as hub:
        hub.process.send_signal(signal.SIGUSR1)
        assert words("invite", "--data", data, *INVITE).problem == (1, "hub_stopped")
        code, logged = hub.end()
    assert code == 75
    assert "turn.stopping" in logged
    assert board_of(data).position == before
    words.good("invite", "--data", data, *INVITE)


class FullStore(MemoryEventStore):
    """Takes nothing more."""

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        raise StoreFull("There is no room.")


async def test_a_hub_that_takes_nothing_is_not_waited_for_without_end() -> None:
    async with serving(FullStore(BOARD)) as hub:
        bench = AtTheHub(hub, seconds=0.2)
        with pytest.raises(Stopped) as stopped:
            await bench.act([(CommandId(uid(1, 0xF)), PutSeat(NURSE))])
    assert stopped.value.problem.exit is Exit.FULL

"""A hundred days of the real hub; many more in `make proof`."""

import os
import subprocess
import sys

import pytest

from tests.sim.faults.telling import lost_presence_leave
from tests.sim.history import live, run
from tests.sim.part import PART, days, tally
from tests.sim.plan import Plan, What, drawn
from tests.sim.shrink import breaking, shrunk
from tests.sim.trace import FrameReader

AT_ONCE = 10
SAYS_HASHES = "from tests.sim.history import run\nfor n in (5, 11): print(run(n).hash)"


@pytest.mark.parametrize("first", range(0, 100, AT_ONCE))
def test_every_promise_holds_each_day(first: int) -> None:
    done = days(first, AT_ONCE)
    assert done.done == AT_ONCE
    assert done.clean, "\n".join(done.found)


def in_a_process_of_its_own(hash_seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", SAYS_HASHES],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_same_number_is_the_same_day_in_any_process() -> None:
    first, second = in_a_process_of_its_own("1"), in_a_process_of_its_own("4711")
    assert first == second
    assert first.split() == [run(5).hash, run(11).hash]
    assert len(set(first.split())) == 2


def test_a_day_has_all_that_goes_wrong() -> None:
    seen = {step.what for seed in range(100) for step in drawn(seed).steps}
    assert seen == set(What)


def test_a_fault_is_found_and_told() -> None:
    told = next(t for t in (run(seed, lost_presence_leave()) for seed in range(50)) if t.findings)
    found = tally(told)
    assert not found.clean
    assert found.diverged + found.unhandled == len(told.findings)
    assert f"python -m tests.sim --only {told.seed}" in found.found[0]
    assert not run(told.seed).findings


def test_a_day_shrinks_to_what_breaks_it() -> None:
    """To the one step that this pretended fault needs, whatever else there was."""
    plan = drawn(3)
    needed = {plan.steps[4].number, plan.steps[-3].number}
    tried = []

    def breaks(smaller: Plan) -> bool:
        tried.append(smaller)
        return needed <= {step.number for step in smaller.steps}

    assert {step.number for step in shrunk(plan, breaks).steps} == needed
    assert len(tried) < 4 * len(plan.steps)


def test_nothing_breaks_without_steps() -> None:
    told = live(drawn(3).only(frozenset()))
    assert not told.findings
    assert not breaking(drawn(3))(drawn(3))


def test_frames_are_read_however_they_are_torn() -> None:
    reader = FrameReader()
    head, text = b"HTTP/1.1 101 Switching Protocols\r\n\r\n", b"\x81\x02{}"
    masked = b"\x81\x82\x01\x02\x03\x04" + bytes((ord("{") ^ 1, ord("}") ^ 2))
    long = b"\x81\x7e\x01\x00" + b"x" * 256
    found = [
        frame
        for byte in head + text + masked + long + b"\x89\x00" + b"\x88\x04\x03\xe9no"
        for frame in reader.read(bytes((byte,)))
    ]
    assert found == [
        "HTTP/1.1 101 Switching Protocols",
        "{}",
        "{}",
        "x" * 256,
        "ping",
        "close 1001 no",
    ]


def test_it_is_a_part_of_the_proof() -> None:
    assert (PART.name, PART.usual, PART.long) == ("seeds", 500, 10_000)
    assert PART.run is days

"""The recorded conversation: complete, as the room speaks today, and enough for a stranger."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from app.domain.disclosure.masks import UNTOLD
from app.domain.events import CaseEvent, Event
from sync.protocol import ClientFrame, HubFrame
from tests.golden import reader
from tests.golden.effects import BEGINNINGS, EFFECTS
from tests.golden.write_conversation import CONVERSATION, NAMES, recorded
from tests.helpers.builders import OTHER_CASE

LINES = CONVERSATION.read_text("utf-8").splitlines()
SAID = [json.loads(line) for line in LINES]
EVENTS = {kind.__name__ for kind in get_args(Event)}


def frames(verb: str) -> Iterator[dict[str, Any]]:
    return (said[verb] for said in SAID if verb in said)


def heard(client: str) -> set[str]:
    """The kinds of event that this client was told of."""
    batches = (s["hears"] for s in SAID if s.get("client") == client and "hears" in s)
    return {one["event"]["type"] for batch in batches for one in batch.get("events", [])}


def test_it_is_what_a_room_says_today() -> None:
    """Write it again with `python -m tests.golden.write_conversation`."""
    assert CONVERSATION.read_text("utf-8") == recorded()


def test_every_frame_is_in_it() -> None:
    tags = {kind.__struct_config__.tag for kind in get_args(ClientFrame)}
    assert {frame["type"] for frame in frames("says")} == tags
    tags = {kind.__struct_config__.tag for kind in get_args(HubFrame)}
    assert {frame["type"] for frame in frames("hears")} == tags


def test_every_event_is_in_it() -> None:
    assert set.union(*map(heard, NAMES.values())) == EVENTS


def test_each_audience_hears_what_is_its_own() -> None:
    """The wall gets a whole part where an event takes back what it showed; auditors no case."""
    of_a_case = {kind.__name__ for kind in get_args(Event) if issubclass(kind, CaseEvent)}
    hides = {"CaseRestricted", "RestrictionLifted"}
    takes_back = {"ReferralAmended", "ContributionCorrected", "ContributionWithdrawn"}
    assert of_a_case - heard("nurse") == set()
    assert of_a_case - heard("officer") == hides
    untold = {kind.__name__ for kind in UNTOLD} & of_a_case
    assert of_a_case - heard("wall") == hides | takes_back | untold
    assert of_a_case & heard("auditor") == set()


def test_a_stranger_follows_it_with_the_standard_library_alone() -> None:
    """Without site-packages, so that nothing of mashboard could be used."""
    command = [sys.executable, "-S", "-m", "tests.golden.reader", str(CONVERSATION)]
    root = Path(__file__).parent.parent.parent
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=30, check=False)
    compared = sum("holds" in said for said in SAID)
    assert ran.stdout.split()[0] == str(compared), ran.stderr
    assert compared > 400


def test_the_stranger_knows_every_event() -> None:
    assert set(BEGINNINGS) | set(EFFECTS) == EVENTS


@pytest.mark.parametrize("kind", sorted(EVENTS - {"Erased"}))
def test_the_stranger_would_see_a_wrong_effect(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event that leaves nothing is noticed: the comparison says something of each of them."""
    if kind in BEGINNINGS:
        monkeypatch.delitem(BEGINNINGS, kind)
        monkeypatch.setitem(EFFECTS, kind, EFFECTS["Erased"])
    else:
        monkeypatch.setitem(EFFECTS, kind, EFFECTS["Erased"])
    with pytest.raises(reader.Broken):
        reader.follow(LINES)


def test_a_lost_batch_is_seen() -> None:
    first = next(n for n, said in enumerate(SAID) if said.get("hears", {}).get("type") == "Batch")
    with pytest.raises(reader.Broken, match=f"line {first + 1}"):
        reader.follow(LINES[:first] + LINES[first + 1 :])


def test_a_hidden_case_is_named_to_nobody_outside() -> None:
    """From its restriction until it is lifted, in batches, parts and presence alike."""
    kinds = [[one["event"]["type"] for one in s.get("hears", {}).get("events", [])] for s in SAID]
    hidden = next(n for n, events in enumerate(kinds) if "CaseRestricted" in events)
    shown = next(n for n, events in enumerate(kinds) if "RestrictionLifted" in events)
    for client in ("officer", "observer", "wall", "auditor"):
        lines = [
            line
            for line, said in zip(LINES[hidden:shown], SAID[hidden:shown], strict=True)
            if said["client"] == client and said.get("hears", {}).get("type") != "Forget"
        ]
        assert len(lines) > 4
        assert not any(OTHER_CASE in line for line in lines)

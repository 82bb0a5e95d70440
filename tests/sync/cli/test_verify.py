"""Checking the record."""

import json
from pathlib import Path

import pytest

from tests.sync.cli.exports import written
from tests.sync.cli.words import Words, served


@pytest.fixture
def full(data: Path, words: Words, tmp_path: Path) -> Path:
    words.good("import", "--data", data, *written(tmp_path))
    return data


def test_a_whole_record(full: Path, words: Words) -> None:
    report = json.loads(words.good("verify", "--data", full, "--json"))
    assert report["problems"] == []
    assert report["events"] == report["vouched"] > 20
    assert "The record is whole." in words.good("verify", "--data", full)


def test_it_changes_nothing(full: Path, words: Words) -> None:
    before = full.joinpath("store.db").read_bytes()
    words.good("verify", "--data", full)
    assert full.joinpath("store.db").read_bytes() == before


def test_while_served(full: Path, words: Words) -> None:
    with served(full):
        assert json.loads(words.good("verify", "--data", full, "--json"))["problems"] == []


def test_a_hub_that_ends_well_vouches_for_its_last_event(full: Path, words: Words) -> None:
    with served(full) as hub:
        words.good("invite", "--data", full, "A. Reed", "--agency", "housing")
        hub.process.terminate()
        assert hub.end()[0] == 0
    report = json.loads(words.good("verify", "--data", full, "--json"))
    assert report["vouched"] == report["events"]


def test_a_rewritten_checkpoint_shows(full: Path, words: Words) -> None:
    kept = full / "checkpoints.jsonl"
    one = json.loads(kept.read_text().splitlines()[-1])
    one["head"] = one["head"][::-1]
    kept.write_text(json.dumps(one) + "\n")
    said = words("verify", "--data", full)
    assert said.code == 1
    assert "WRONG at" in said.out
    assert "(signature)" in said.out


def test_an_earlier_store_under_later_checkpoints_shows(
    data: Path, words: Words, tmp_path: Path
) -> None:
    earlier = data.joinpath("store.db").read_bytes()
    words.good("import", "--data", data, *written(tmp_path))
    data.joinpath("store.db").write_bytes(earlier)
    report = json.loads(words("verify", "--data", data, "--json").out)
    assert {problem["fault"] for problem in report["problems"]} == {"truncated"}


def test_damage_and_wrong_folders(full: Path, words: Words) -> None:
    assert words("verify", "--data", full / "tls").problem == (3, "not_a_store")
    full.joinpath("keys.db").unlink()
    assert words("verify", "--data", full).problem == (65, "store_damaged")

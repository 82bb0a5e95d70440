"""Giving out the record of cases."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.domain.board import Board
from app.domain.case.commands import RestrictCase
from app.domain.values import Role
from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemEntropy
from sync.cli.master_key import key_file_of
from tests.helpers.builders import AT
from tests.helpers.submitting import submission
from tests.sync.cli.exports import written
from tests.sync.cli.words import Words, served


@pytest.fixture
def full(data: Path, words: Words, tmp_path: Path) -> Path:
    words.good("import", "--data", data, *written(tmp_path))
    return data


def board(data: Path) -> Board:
    with open_store(DataFolder(data), FileKey(key_file_of(data)), SystemEntropy()) as store:
        return store.events.load()[0]


def references(data: Path) -> list[str]:
    return sorted(case.reference for case in board(data).cases())


def verified(record: Path, program: Path) -> str:
    command = [sys.executable, "-I", str(program), str(record)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def cases(record: Path) -> list[str]:
    manifest = json.loads((record / "manifest.json").read_text())
    return sorted(case["reference"] for case in manifest["cases"])


def test_one_case_into_a_folder(full: Path, words: Words, tmp_path: Path) -> None:
    one, *_ = references(full)
    out = tmp_path / "out"
    said = words.good("export", "--data", full, "--case", one, out)
    assert one in said
    assert cases(out) == [one]
    told = verified(out, out / "verify_record.py")
    assert said.split("Public key ")[1].split(".")[0] in told
    kept_from_others = [out, *(found for found in out.rglob("*") if found.is_file())]
    assert {found.stat().st_mode & 0o077 for found in kept_from_others} == {0}


def test_every_case_into_one_file(full: Path, words: Words, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    words.good("export", "--data", full, "--all", out)
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path / "opened")
    assert cases(tmp_path / "opened") == references(full)
    verified(out, tmp_path / "opened" / "verify_record.py")


def test_while_served_and_nothing_is_changed(full: Path, words: Words, tmp_path: Path) -> None:
    with served(full):
        before = full.joinpath("checkpoints.jsonl").read_bytes()
        words.good("export", "--data", full, "--all", tmp_path / "out")
        assert full.joinpath("checkpoints.jsonl").read_bytes() == before
    verified(tmp_path / "out", tmp_path / "out" / "verify_record.py")


def test_a_restricted_case_only_by_its_name(full: Path, words: Words, tmp_path: Path) -> None:
    hidden, *rest = restricted(full)
    words.good("export", "--data", full, "--all", tmp_path / "all")
    assert cases(tmp_path / "all") == rest
    both = ("--all", "--case", hidden)
    words.good("export", "--data", full, *both, tmp_path / "named")
    assert cases(tmp_path / "named") == [hidden, *rest]


def restricted(data: Path) -> list[str]:
    """The references, of which the first is restricted now."""
    with open_store(DataFolder(data), FileKey(key_file_of(data)), SystemEntropy()) as store:
        now, _ = store.events.load()
        assert now.partnership is not None
        chair = next(s for s in now.partnership.seats if Role.CHAIR in s.roles)
        first = min(now.cases(), key=lambda case: case.reference)
        hide = RestrictCase(case=first.id, named=(chair.account,), reason="A colleague's")
        done = store.events.turn(now, [submission(hide, chair.account)], AT)
        assert done.answers[0].refusal is None
    return references(data)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--case", "TB-NEVER"), (1, "unknown_case")),
        ((), (2, "Usage")),
    ],
)
def test_what_is_not_there_is_said(
    options: tuple[str, ...], code: tuple[int, str], full: Path, words: Words, tmp_path: Path
) -> None:
    said = words("export", "--data", full, *options, tmp_path / "out")
    assert said.problem[0] == code[0]
    assert code[1] in said.err
    assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten(full: Path, words: Words, tmp_path: Path) -> None:
    there = tmp_path / "out.zip"
    there.write_text("Mine.")
    assert words("export", "--data", full, "--all", there).problem == (1, "already_there")
    assert there.read_text() == "Mine."
    no_folder = tmp_path / "never" / "out.zip"
    assert words("export", "--data", full, "--all", no_folder).problem == (1, "system_refused")


def test_an_empty_hub_has_no_record_of_cases(data: Path, words: Words, tmp_path: Path) -> None:
    words.good("export", "--data", data, "--all", tmp_path / "out")
    assert cases(tmp_path / "out") == []
    verified(tmp_path / "out", tmp_path / "out" / "verify_record.py")

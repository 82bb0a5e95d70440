"""Taking in files, with and without a hub at work."""

import json
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.domain.values import Rating
from app.intake import plan, read
from sync.adapters import name_ids
from tests.helpers.builders import AT
from tests.sync.cli.exports import written
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served

FIGURES = ("cases", "people", "matched", "households", "contributions", "repeated")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    return written(tmp_path)


def figures(report: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(report[name] for name in FIGURES)


def test_the_figures_are_those_of_the_files(
    data: Path, words: Words, files: tuple[Path, ...]
) -> None:
    report = json.loads(words.good("import", "--data", data, *files, "--json"))
    assert figures(report) == (4, 5, 3, 3, 4, 1)
    assert report["on_no_case"] == 2
    rejects = [(r["file"], r["row"], r["column"]) for r in report["rejects"]]
    assert rejects == [
        ("referrals.csv", 3, "Date of Birth"),
        ("referrals.csv", 4, "RAG"),
        ("referrals.csv", 6, "First Name, Last Name"),
    ]
    assert all(r["reason"] for r in report["rejects"])


def test_nobody_can_work_out_the_id_of_an_imported_case(
    tmp_path: Path, words: Words, files: tuple[Path, ...]
) -> None:
    folders = [tmp_path / name for name in ("one", "copy", "other")]
    for made in (folders[0], folders[2]):
        words.good("init", "--data", made)
    shutil.copytree(folders[0], folders[1])
    shutil.copy(folders[0].with_name("one.key"), folders[1].with_name("copy.key"))
    for folder in folders:
        words.good("import", "--data", folder, *files)
    one, copy, other = ({case.id for case in board_of(f).cases()} for f in folders)
    assert one == copy, "the same files are the same cases on every day"
    assert not one & other
    open_to_all = name_ids(uuid.UUID(board_of(folders[0]).id).bytes)
    steps = plan([read(f) for f in files], board_of(folders[2]), open_to_all, AT).steps
    assert steps
    assert not one & {step.command.case for step in steps}


def test_the_board_holds_what_was_counted(
    data: Path, words: Words, files: tuple[Path, ...]
) -> None:
    words.good("import", "--data", data, *files)
    cases = tuple(board_of(data).cases())
    assert sorted(case.rating for case in cases) == [
        Rating.AMBER,
        Rating.RED,
        Rating.UNRATED,
        Rating.UNRATED,
    ]
    assert sum(len(case.contributions) for case in cases) == 4


def test_a_second_import_changes_nothing(data: Path, words: Words, files: tuple[Path, ...]) -> None:
    words.good("import", "--data", data, *files)
    before = board_of(data).position
    report = json.loads(words.good("import", "--data", data, *files, "--json"))
    assert (report["cases"], report["contributions"], report["already_known"]) == (0, 0, 4)
    assert board_of(data).position == before


def test_a_dry_run_only_tells(data: Path, words: Words, files: tuple[Path, ...]) -> None:
    before = board_of(data).position
    dry = json.loads(words.good("import", "--data", data, *files, "--json", "--dry-run"))
    assert words.good("import", "--data", data, files[0], "--dry-run").startswith("Nothing was")
    assert board_of(data).position == before
    assert dry == json.loads(words.good("import", "--data", data, *files, "--json"))


def test_people_read_the_same(data: Path, words: Words, files: tuple[Path, ...]) -> None:
    out = words.good("import", "--data", data, *files)
    assert "     4 new cases\n" in out
    assert "referrals.csv, row 4, RAG: not one of" in out


def test_while_served_it_is_the_same_import(
    data: Path, words: Words, files: tuple[Path, ...]
) -> None:
    with served(data):
        report = json.loads(words.good("import", "--data", data, *files, "--json"))
        again = json.loads(words.good("import", "--data", data, *files, "--json"))
    assert figures(report) == (4, 5, 3, 3, 4, 1)
    assert (again["cases"], again["contributions"]) == (0, 0)
    assert len(tuple(board_of(data).cases())) == 4


def test_files_that_cannot_be_read(
    data: Path, words: Words, files: tuple[Path, ...], tmp_path: Path
) -> None:
    before = board_of(data).position
    picture = tmp_path / "picture.csv"
    picture.write_bytes(bytes(range(256)) * 10)
    for bad in (tmp_path / "missing.csv", tmp_path, picture):
        said = words("import", "--data", data, files[0], bad)
        assert said.problem == (7, "not_readable")
        assert "Nothing was imported." in said.err
    assert board_of(data).position == before


def test_an_unreadable_file_is_told_through_the_socket(
    data: Path, words: Words, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    with served(data):
        assert words("import", "--data", data, empty).problem == (7, "not_readable")


def test_no_hub_there(tmp_path: Path, words: Words, files: tuple[Path, ...]) -> None:
    assert words("import", "--data", tmp_path / "no", files[0]).problem == (3, "not_a_store")
    assert words("import", "--data", tmp_path / "no").code == 2

"""The threshold document, out to a file and in from one."""

from datetime import date
from pathlib import Path

from app.domain.partnership.state import Partnership, ThresholdVersion
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served

NEXT = """\
# Thresholds of Testbridge

For everyone who decides.

## Level 2: early help
### 2.1 One need
- Late at school
"""


def partnership(data: Path) -> Partnership:
    found = board_of(data).partnership
    assert found is not None
    return found


def version(data: Path, named: str) -> ThresholdVersion:
    found = partnership(data).threshold(named)
    assert found is not None
    return found


def written(folder: Path, text: str = NEXT) -> Path:
    file = folder / "next.md"
    file.write_text(text, "utf-8")
    return file


def test_what_is_exported_is_imported_the_same(data: Path, words: Words, tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    said = words.good("threshold", "export", "--data", data, file)
    assert said.startswith("Wrote version 1, ")
    ask = ("--data", data, file, "--version", "2", "--effective", "2027-04-01")
    assert "in force from 2027-04-01" in words.good("threshold", "import", *ask)
    first, second = version(data, "1"), version(data, "2")
    assert second.effective == date(2027, 4, 1)
    assert (second.clauses, second.title, second.sample) == (first.clauses, first.title, True)
    other = tmp_path / "two.md"
    words.good("threshold", "export", "--data", data, "--version", "2", other)
    assert "Version: 2\nIn force from: 2027-04-01" in other.read_text("utf-8")


def test_it_is_told_which_lines_belong_to_no_clause(
    data: Path, words: Words, tmp_path: Path
) -> None:
    ask = ("--data", data, written(tmp_path), "--version", "2027.1", "--effective", "2020-01-01")
    said = words.good("threshold", "import", *ask)
    assert "Left out, since they belong to no clause: lines 3." in said
    (clause,) = version(data, "2027.1").clauses
    assert (clause.number, clause.level, clause.text) == ("2.1", 2, "One need")
    assert clause.indicators == ("Late at school",)
    assert not version(data, "2027.1").sample


def test_a_version_is_published_once(data: Path, words: Words, tmp_path: Path) -> None:
    before = board_of(data).position
    ask = ("--data", data, written(tmp_path), "--version", "1", "--effective", "2027-04-01")
    said = words("threshold", "import", *ask)
    assert said.problem == (1, "already_done")
    assert "Nothing was changed." in said.err
    assert board_of(data).position == before


def test_what_cannot_be_read_is_said_with_its_line(
    data: Path, words: Words, tmp_path: Path
) -> None:
    before = board_of(data).position
    options = ("--version", "2", "--effective", "2027-04-01")
    wrong = written(tmp_path, f"{NEXT}## Level 7\n")
    said = words("threshold", "import", "--data", data, wrong, *options)
    assert said.problem == (7, "not_readable")
    assert "next.md: line 8: there is no level 7: levels are 1 to 4. Nothing was" in said.err
    picture = tmp_path / "picture.md"
    picture.write_bytes(b"\x89PNG\xff")
    large = written(tmp_path, "x" * (2 * 1024 * 1024 + 1))
    for bad in (picture, large, tmp_path / "missing.md", tmp_path):
        said = words("threshold", "import", "--data", data, bad, *options)
        assert said.problem == (7, "not_readable"), bad
    assert board_of(data).position == before


def test_a_version_that_is_not_there(data: Path, words: Words, tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    said = words("threshold", "export", "--data", data, "--version", "9", file)
    assert said.problem == (1, "unknown_threshold")
    assert "Its versions are: 1." in said.err
    assert not file.exists()


def test_what_is_not_understood_is_usage(data: Path, words: Words, tmp_path: Path) -> None:
    file = written(tmp_path)
    ask = ("threshold", "import", "--data", data, file)
    assert words(*ask).code == 2
    assert words(*ask, "--version", "2", "--effective", "1 April").code == 2
    assert words("threshold", "weigh").code == 2
    assert words("threshold", "export", "--data", tmp_path / "no", file).problem == (
        3,
        "not_a_store",
    )


def test_each_word_explains_itself(words: Words) -> None:
    assert "export" in words.good("threshold", "--help")
    assert "--effective" in words.good("threshold", "import", "--help")
    assert "--version" in words.good("threshold", "export", "--help")


def test_while_served_it_is_the_same(data: Path, words: Words, tmp_path: Path) -> None:
    file, wrong = tmp_path / "out.md", written(tmp_path, "# Level 1\n")
    options = ("--version", "2", "--effective", "2027-04-01")
    with served(data):
        words.good("threshold", "export", "--data", data, file)
        words.good("threshold", "import", "--data", data, file, *options)
        again = words("threshold", "import", "--data", data, file, *options)
        unreadable = words("threshold", "import", "--data", data, wrong, *options)
    assert again.problem == (1, "already_done")
    assert unreadable.problem == (7, "not_readable")
    assert [t.version for t in partnership(data).thresholds] == ["1", "2"]

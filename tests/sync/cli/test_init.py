"""Making a hub."""

import stat
from pathlib import Path

import pytest

from app.domain.case.completeness import missing
from app.domain.case.desks import suggested_desks
from app.domain.values import Factor, Role, SeatMode
from app.identity import invitation
from sync import tls
from tests.helpers.builders import AT, case, draft
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words


def test_a_new_hub_has_its_agencies_and_one_seat(data: Path) -> None:
    partnership = board_of(data).partnership
    assert partnership is not None
    assert (partnership.name, partnership.prefix) == ("Testbridge MASH", "TB")
    with_column = [a for a in partnership.agencies if a.column]
    assert len(with_column) == 8
    assert {a.name for a in with_column if a.off_wall} == {"Police", "Health"}
    holidays = partnership.calendar.bank_holidays
    assert len(holidays) > 80
    assert holidays[-1].year - holidays[0].year == 10
    (first,) = partnership.seats
    assert first.roles == (Role.CHAIR, Role.COORDINATOR, Role.ADMINISTRATOR)
    assert first.mode is SeatMode.CO_LOCATED


def test_its_specialists_are_suggested_by_what_a_case_is_tagged_with(data: Path) -> None:
    partnership = board_of(data).partnership
    assert partnership is not None
    missing = case(factors=(Factor.MISSING,), programmes=("marac",))
    assert suggested_desks(partnership, missing, AT.date()) == ("domestic-abuse", "missing")


def test_its_first_decision_has_a_clause_to_cite(data: Path) -> None:
    partnership = board_of(data).partnership
    assert partnership is not None
    (threshold,) = partnership.thresholds
    assert threshold.sample
    assert {clause.level for clause in threshold.clauses} == {1, 2, 3, 4}
    clause = threshold.clauses[-1].number
    cited = draft(clause=clause, threshold_version=threshold.version)
    assert missing(case(), cited, partnership) == ()


def test_the_key_lies_beside_the_folder_for_its_owner_only(data: Path) -> None:
    key = data.with_name("hub.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "tls" / tls.CA_KEY).stat().st_mode) == 0o600


def test_the_first_invitation_leads_to_this_hub(tmp_path: Path, words: Words) -> None:
    data = tmp_path / "hub"
    out = words.good("init", "--data", data, "--address", "mash.example.test:9443")
    line = invitation.parse(out.strip().splitlines()[-1])
    assert (line.host, line.port) == ("mash.example.test", 9443)
    assert line.ca == tls.fingerprint(tls.load_ca(data / "tls"))


def test_the_key_may_be_elsewhere(tmp_path: Path, words: Words) -> None:
    key = tmp_path / "safe" / "master.key"
    words.good("init", "--data", tmp_path / "hub", "--key-file", key)
    assert key.exists()
    assert not tmp_path.joinpath("hub.key").exists()
    words.good("invite", "--data", tmp_path / "hub", "--key-file", key, "A. Reed")


def test_a_folder_that_holds_something_is_refused(tmp_path: Path, words: Words) -> None:
    tmp_path.joinpath("notes.txt").write_text("not a hub")
    said = words("init", "--data", tmp_path)
    assert said.problem == (1, "already_a_store")
    assert not tmp_path.with_name(f"{tmp_path.name}.key").exists()


def test_a_second_init_leaves_the_hub_alone(data: Path, words: Words) -> None:
    label = data.joinpath("mashboard.json").read_bytes()
    assert words("init", "--data", data).code == 1
    assert data.joinpath("mashboard.json").read_bytes() == label


def test_what_cannot_be_understood_is_usage(tmp_path: Path, words: Words) -> None:
    data = tmp_path / "hub"
    assert words("init", "--data", data, "--address", "host:port").code == 2
    assert words("init", "--data", data, "--name", " ").code == 2
    assert words("init", "--data", data, "--keyring", "--key-env", "KEY").code == 2
    assert words("init").code == 2
    assert not data.exists()


def test_a_missing_variable_is_a_missing_key(tmp_path: Path, words: Words) -> None:
    said = words("init", "--data", tmp_path / "hub", "--key-env", "NO_SUCH_KEY")
    assert said.problem == (5, "key_missing")


def test_the_key_may_be_in_the_environment(
    tmp_path: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUR_KEY", "5a" * 32)
    given = "--data", tmp_path / "hub", "--key-env", "OUR_KEY"
    assert "in the environment variable" in words.good("init", *given)
    words.good("verify", *given)
    monkeypatch.setenv("OUR_KEY", "5b" * 32)
    assert words("verify", *given).problem == (5, "wrong_key")
    assert [path.name for path in tmp_path.iterdir()] == ["hub"]


def test_where_no_folder_can_be(tmp_path: Path, words: Words) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    said = words("init", "--data", file / "hub", "--key-file", tmp_path / "key")
    assert said.problem == (1, "system_refused")

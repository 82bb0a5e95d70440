"""A hub whose record is in a database, by the words of an operator."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from sync import tls
from tests.helpers.postgres import acting, renamed
from tests.sync.cli.exports import written
from tests.sync.cli.words import Words, served


@pytest.fixture
def data(tmp_path: Path, words: Words, database: str) -> Path:
    folder = tmp_path / "hub"
    said = words.good("init", "--data", folder, "--name", "Testbridge MASH", "--database", database)
    assert f"mashboard-hub another --data {folder} NEWDIR" in said
    return folder


@pytest.fixture
def second(data: Path, words: Words) -> Path:
    folder = data.with_name("second")
    words.good("another", "--data", data, folder)
    return folder


def key_of(data: Path) -> tuple[object, ...]:
    return "--key-file", data.with_name("hub.key")


def health(port: int, data: Path) -> dict[str, object]:
    context = tls.client_context((data / "tls" / tls.CA_FILE).read_text("ascii"))
    with urlopen(f"https://127.0.0.1:{port}/healthz", context=context) as answer:
        found: dict[str, object] = json.load(answer)
    return found


def test_nothing_of_the_record_is_in_the_folder(data: Path) -> None:
    names = {path.name for path in data.iterdir()}
    assert names == {"mashboard.json", "address.json", "checkpoints.jsonl", "lock", "tls"}


def test_two_hubs_serve_one_board_by_one_certificate_authority(
    data: Path, second: Path, words: Words
) -> None:
    with served(data) as one, served(second, "--port", 0, *key_of(data)) as other:
        assert health(other.port, data) == health(one.port, data)
        assert health(one.port, data)["database"] is True
        for folder in (data, second):
            line = words.good("invite", "--data", folder, f"Ash {folder.name}", *key_of(data))
            assert tls.fingerprint(tls.load_ca(data / "tls")) in line
        for hub in (one, other):
            hub.process.send_signal(signal.SIGTERM)
            code, logged = hub.end()
            assert code == 0
            assert "Traceback" not in logged
    for folder in (data, second):
        report = json.loads(words.good("verify", "--data", folder, "--json", *key_of(data)))
        assert report["problems"] == []
        assert report["checkpoints"] > 0


def test_words_work_while_no_hub_is_served_and_a_hub_elsewhere_hears(
    data: Path, second: Path, words: Words
) -> None:
    """The desk of a hub is at its own folder; elsewhere a word goes to the database itself."""
    with served(data) as hub:
        before = health(hub.port, data)["position"]
        words.good("invite", "--data", second, "Ash Rowan", *key_of(data))
        words.good("import", "--data", second, *key_of(data), *written(data.parent))
        report = json.loads(words.good("verify", "--data", data, "--json"))
        assert isinstance(before, int)
        assert report["events"] > before + 1


def test_a_folder_is_made_once_and_only_for_a_database(
    data: Path, second: Path, words: Words, tmp_path: Path
) -> None:
    assert words("another", "--data", data, second).problem == (1, "already_a_store")
    alone = tmp_path / "alone"
    words.good("init", "--data", alone)
    assert words("another", "--data", alone, tmp_path / "new").problem == (1, "one_hub_only")
    assert not (tmp_path / "new").exists()
    assert words("serve", "--data", alone, "--database", "postgresql://db/x").code == 2


def test_no_password_is_written_down_or_said_aloud(
    tmp_path: Path, words: Words, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = database.replace("postgres:@", "postgres:not-a-secret@")
    assert words("init", "--data", tmp_path / "hub", "--database", secret).code == 2
    assert not (tmp_path / "hub").exists()
    monkeypatch.setenv("MASHBOARD_DATABASE", secret)
    words.good("init", "--data", tmp_path / "hub")
    assert "not-a-secret" not in (tmp_path / "hub" / "mashboard.json").read_text("utf-8")


@pytest.fixture
def empty(database: str) -> Iterator[str]:
    """Another database of the same server."""
    with acting(database) as operator:
        operator.execute("CREATE DATABASE empty")
        yield renamed(database, "empty")
        operator.execute("DROP DATABASE empty")


def test_what_is_wrong_with_a_database_is_said(
    data: Path, words: Words, database: str, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url, problem in (
        ("postgresql://127.0.0.1:1/x", (9, "store_away")),
        (renamed(database, "nowhere"), (9, "no_database")),
        (database.replace("postgres:", "stranger:"), (9, "database_refused")),
        (empty, (3, "not_a_store")),
        ("mysql://127.0.0.1/x", (3, "not_a_store")),
    ):
        monkeypatch.setenv("MASHBOARD_DATABASE", url)
        for word in ("serve", "verify"):
            assert words(word, "--data", data).problem == problem, url
    with acting(empty) as operator:
        assert operator.execute("SELECT to_regclass('boards')").fetchone() == (None,)


def test_a_missing_driver_is_named(
    data: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.persistence.postgres.find_spec", lambda _: None)
    said = words("serve", "--data", data)
    assert said.problem == (9, "driver_missing")
    assert "locks/postgresql.txt" in said.err

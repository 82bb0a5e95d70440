"""Serving a folder, and ending."""

import json
import signal
import socket
import stat
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest
from cryptography import x509

from sync import tls
from tests.sync.cli.words import Words, served, start

MODE_OF_A_SECRET = 0o600


def test_it_says_where_it_serves_and_stops_when_told(data: Path) -> None:
    with served(data) as hub:
        assert hub.url.startswith("wss://127.0.0.1:")
        pem = tls.fetch_ca("127.0.0.1", hub.port, tls.fingerprint(tls.load_ca(data / "tls")))
        context = tls.client_context(pem)
        with urlopen(hub.url.replace("wss", "https") + "/healthz", context=context) as answer:
            assert json.load(answer)["position"] == 19
        hub.process.send_signal(signal.SIGTERM)
        code, logged = hub.end()
    assert code == 0
    assert "stopped" in logged
    assert "Traceback" not in logged
    assert not list(data.glob("operator.*"))


def test_ctrl_c_stops_it_too_and_its_log_may_be_json(data: Path) -> None:
    with served(data, "--port", 0, "--json") as hub:
        hub.process.send_signal(signal.SIGINT)
        code, logged = hub.end()
    assert code == 0
    assert [json.loads(line)["event"] for line in logged.splitlines()] == ["serving", "stopped"]


def test_only_its_owner_may_use_the_operators_socket(data: Path) -> None:
    with served(data):
        for name in ("operator.json", "operator.sock"):
            assert stat.S_IMODE((data / name).stat().st_mode) == MODE_OF_A_SECRET


def test_names_are_certified_and_the_first_one_is_said(data: Path) -> None:
    with served(data, "--port", 0, "--name", "mash.example.test", "--name", "10.0.0.7") as hub:
        assert hub.url == f"wss://mash.example.test:{hub.port}"
    leaf = (data / "tls" / tls.LEAF_FILE).read_bytes()
    assert _names(leaf) >= {"mash.example.test", "10.0.0.7", "localhost", "127.0.0.1"}


def test_plain_only_when_said_and_only_here(data: Path, words: Words) -> None:
    with served(data, "--port", 0, "--plain-loopback") as hub:
        assert hub.url.startswith("ws://127.0.0.1:")
        with urlopen(hub.url.replace("ws", "http") + "/healthz") as answer:
            assert answer.status == 200
    assert words("serve", "--data", data, "--plain-loopback", "--host", "0.0.0.0").code == 2


def test_one_hub_for_each_folder(data: Path, words: Words) -> None:
    with served(data):
        assert words("serve", "--data", data).problem == (4, "data_folder_in_use")


def test_a_port_that_is_taken(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert _ends(data, "--port", port) == (6, "port_in_use")


def test_a_host_that_is_not_here(data: Path) -> None:
    assert _ends(data, "--host", "no-such-host.invalid") == (6, "cannot_listen")


def test_a_folder_that_is_no_hub(tmp_path: Path, words: Words) -> None:
    for folder in (tmp_path, tmp_path / "nothing"):
        assert words("serve", "--data", folder).problem == (3, "not_a_store")


def test_keys_that_do_not_open_it(data: Path, tmp_path: Path, words: Words) -> None:
    key, other = data.with_name("hub.key"), tmp_path / "other.key"
    other.write_text("ab" * 32)
    other.chmod(0o600)
    serve = "serve", "--data", data
    assert words(*serve, "--key-file", other).problem == (5, "wrong_key")
    key.chmod(0o644)
    assert words(*serve).problem == (5, "key_exposed")
    key.unlink()
    assert words(*serve).problem == (5, "key_missing")


def test_a_damaged_store_is_not_served(data: Path, words: Words) -> None:
    store = bytearray(data.joinpath("store.db").read_bytes())
    for at in range(4096, len(store), 4096):
        store[at + 100] ^= 1
    data.joinpath("store.db").write_bytes(store)
    assert words("serve", "--data", data).problem == (65, "store_damaged")


def _ends(data: Path, *options: object) -> tuple[int, str]:
    """Its exit code, and the code that it tells."""
    process = start(data, *options)
    out, err = process.communicate(timeout=20)
    assert not out
    assert "Traceback" not in err
    return process.returncode, err.split(":")[0]


def _names(pem: bytes) -> set[str]:
    leaf = x509.load_pem_x509_certificate(pem)
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(name.value) for name in names}


def test_it_ends_with_the_program_that_started_it(data: Path) -> None:
    with served(data, "--port", 0, "--until-stdin-ends") as hub:
        code, logged = hub.end()
    assert code == 0, "to hear its last words is to let go of its standard input"
    assert "stopped" in logged


def test_else_it_outlives_that_program(data: Path) -> None:
    with served(data) as hub, pytest.raises(subprocess.TimeoutExpired):
        hub.process.communicate(timeout=1.0)

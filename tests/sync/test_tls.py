"""The client speaks to the invited hub and to nobody else."""

import http.client
import http.server
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync import tls

NOW = datetime.now(UTC)


class CaServer(http.server.BaseHTTPRequestHandler):
    pem = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.pem)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tls.create_ca(tmp_path, NOW)
    tls.renew_leaf(tmp_path, ("localhost", "127.0.0.1"), NOW)
    return tmp_path


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    handler = type("Handler", (CaServer,), {"pem": (folder / tls.CA_FILE).read_bytes()})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.socket = tls.server_context(folder).wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_ca_of_the_invitation_is_trusted(folder: Path, port: int) -> None:
    pem = tls.fetch_ca("127.0.0.1", port, tls.fingerprint(tls.load_ca(folder)))
    assert pem.encode() == (folder / tls.CA_FILE).read_bytes()


def test_another_ca_is_not(port: int) -> None:
    with pytest.raises(tls.WrongHub):
        tls.fetch_ca("127.0.0.1", port, "0" * 64)


def test_a_hub_of_another_ca_cannot_stand_in(tmp_path: Path, port: int) -> None:
    other = tmp_path / "other"
    tls.create_ca(other, NOW)
    context = tls.client_context((other / tls.CA_FILE).read_text())
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=5)
    with pytest.raises(ssl.SSLCertVerificationError):
        connection.request("GET", "/ca")
    connection.close()


def test_keys_are_their_owners_only(folder: Path) -> None:
    for name in (tls.CA_KEY, tls.LEAF_FILE):
        assert (folder / name).stat().st_mode & 0o077 == 0

"""A hub's front door over real TLS: the real SignIn, on a plain server in a thread."""

import asyncio
import http.server
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from msgspec import Struct

from app.domain.values import AccountId
from app.identity.doorkeeper import Doorkeeper
from app.identity.invitation import Invitation
from sync import tls
from sync.sign_in import SignIn
from tests.app.identity.test_doorkeeper import Hands, MemoryAccounts

NOW = datetime.now(UTC)


class FrontDoor(Struct):
    """Where it is, what stands behind it, and what was asked of it."""

    port: int
    doorkeeper: Doorkeeper
    ca: str
    paths: list[str]

    def invite(self, account: AccountId, name: str) -> str:
        """The line that a person pastes."""
        code = self.doorkeeper.invite(account, name)
        return Invitation("127.0.0.1", self.port, code, self.ca).text()


@contextmanager
def front_door(folder: Path, port: int = 0) -> Iterator[FrontDoor]:
    """Runs until the block ends. The CA in `folder` is made where there is none."""
    if not (folder / tls.CA_FILE).exists():
        tls.create_ca(folder, NOW)
    tls.renew_leaf(folder, ("127.0.0.1", "localhost"), NOW)
    hands = Hands()
    doorkeeper = Doorkeeper(MemoryAccounts(), hands, hands)
    paths: list[str] = []
    with ThreadPoolExecutor(1) as workers:
        sign_in = SignIn(doorkeeper, (folder / tls.CA_FILE).read_bytes(), workers)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), _handler(sign_in, paths))
        server.socket = tls.server_context(folder).wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        ca = tls.fingerprint(tls.load_ca(folder))
        yield FrontDoor(server.server_address[1], doorkeeper, ca, paths)
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(sign_in: SignIn, paths: list[str]) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            reply = asyncio.run(sign_in.respond(self.path, dict(self.headers)))
            self.send_response(reply.status if reply else HTTPStatus.NOT_FOUND)
            self.end_headers()
            self.wfile.write(reply.body if reply else b"")

        def log_message(self, *args: object) -> None:
            pass

    return Handler

"""A service on this machine that speaks GOV.UK Notify's API as it is documented."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import jwt
import msgspec

from tests.helpers.builders import uid

SERVICE_ID = uid(1, 0xA1)
SECRET = uid(2, 0xA2)
KEY = f"board-{SERVICE_ID}-{SECRET}"
TEMPLATE = uid(3, 0xA3)


class Service:
    def __init__(self) -> None:
        self.url = ""
        self.sent: list[dict[str, object]] = []
        self.refusal: tuple[int, str, str] | None = None
        """Status, error and message of what it answers to everything."""

    def post(self, asked: dict[str, object]) -> tuple[int, object]:
        """`/v2/notifications/email`"""
        taken = {**asked, "id": uid(len(self.sent) + 1, 0xA4), "status": "created"}
        self.sent.append(taken)
        content = {"subject": "…", "body": "…", "from_email": "mash@northbridge.example"}
        return 201, {
            "id": taken["id"],
            "reference": asked.get("reference"),
            "content": content,
            "uri": f"{self.url}/v2/notifications/{taken['id']}",
            "template": {"id": asked["template_id"], "version": 1, "uri": ""},
        }

    def get(self, path: str) -> tuple[int, object]:
        parts = urlsplit(path)
        if parts.path == "/v2/notifications":
            wanted = parse_qs(parts.query).get("reference", [""])[0]
            found = [one for one in self.sent if one.get("reference") == wanted]
            return 200, {"notifications": found, "links": {"current": path}}
        named = parts.path.rpartition("/")[2]
        found = [one for one in self.sent if one["id"] == named]
        return (200, found[0]) if found else (404, _errors(404, "NoResultFound", "No result"))


def _errors(status: int, error: str, message: str) -> object:
    return {"errors": [{"error": error, "message": message}], "status_code": status}


@contextmanager
def notify_service() -> Iterator[Service]:
    service = Service()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield service
    server.shutdown()
    thread.join()
    server.server_close()


def _handler(service: Service) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(lambda: service.post(msgspec.json.decode(body)))

        def do_GET(self) -> None:
            self._answer(lambda: service.get(self.path))

        def _answer(self, answer: object) -> None:
            status, body = self._signed() or (answer() if callable(answer) else (500, {}))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(msgspec.json.encode(body))

        def _signed(self) -> tuple[int, object] | None:
            """What is answered where the token is wrong, or the test says so."""
            token = self.headers["Authorization"].removeprefix("Bearer ")
            try:
                claims = jwt.decode(token, SECRET, algorithms=["HS256"])
            except jwt.InvalidTokenError:
                return 403, _errors(403, "AuthError", "Invalid token: signature")
            if claims["iss"] != SERVICE_ID:
                return 403, _errors(403, "AuthError", "Invalid token: service not found")
            if service.refusal is not None:
                return service.refusal[0], _errors(*service.refusal)
            return None

        def log_message(self, *args: object) -> None:
            pass

    return Handler

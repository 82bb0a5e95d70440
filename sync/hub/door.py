"""Who may come in, and what is answered to plain HTTP."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Protocol

import msgspec
from websockets.asyncio.server import ServerConnection
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from app.domain.values import AccountId
from sync.guard import Crowd, GuardedConnection
from sync.hub.meters import Meters
from sync.sign_in import Reply

BOARD, HEALTH, METRICS = "/", "/healthz", "/metrics"
LOCAL = frozenset({"127.0.0.1", "::1", ""})
"""Addresses of this machine, a local socket among them."""


class Gate(Protocol):
    """Knows tokens, and how one comes by them; see `sync.sign_in.SignIn`."""

    async def authenticate(self, headers: Mapping[str, str]) -> AccountId | None: ...

    async def respond(self, path: str, headers: Mapping[str, str]) -> Reply | None: ...


class Door:
    """The hub's `process_request`."""

    def __init__(
        self, gate: Gate, crowd: Crowd, meters: Meters, health: Callable[[], Reply]
    ) -> None:
        self._gate = gate
        self._crowd = crowd
        self._meters = meters
        self._health = health

    async def __call__(self, connection: ServerConnection, request: Request) -> Response | None:
        if not isinstance(connection, GuardedConnection) or self._crowd.too_many(
            connection.address
        ):
            return _http(_problem(HTTPStatus.TOO_MANY_REQUESTS, "too_many"))
        try:
            if request.path == BOARD:
                return await self._admit(connection, request.headers)
            return _http(await self._answer(connection, request))
        except LookupError:
            # What the headers raise where one is there twice.
            return _http(_problem(HTTPStatus.BAD_REQUEST, "bad_request"))

    async def _admit(self, connection: GuardedConnection, headers: Headers) -> Response | None:
        account = await self._gate.authenticate(headers)
        if account is None:
            return _http(_problem(HTTPStatus.UNAUTHORIZED, "not_signed_in"))
        connection.account = account
        return None

    async def _answer(self, connection: GuardedConnection, request: Request) -> Reply:
        if request.path == HEALTH:
            return self._health()
        if request.path == METRICS and connection.address in LOCAL:
            return Reply(HTTPStatus.OK, self._meters.text(), "text/plain; version=0.0.4")
        answer = await self._gate.respond(request.path, request.headers)
        return answer or _problem(HTTPStatus.NOT_FOUND, "not_found")


def _problem(status: HTTPStatus, code: str) -> Reply:
    return Reply(status, msgspec.json.encode({"code": code}))


def _http(reply: Reply) -> Response:
    headers = Headers(
        [
            ("Connection", "close"),
            ("Content-Length", str(len(reply.body))),
            ("Content-Type", reply.content_type),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]
    )
    return Response(reply.status.value, reply.status.phrase, headers, reply.body)

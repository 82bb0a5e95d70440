"""The hub's front door over HTTP: signing in, and the CA to compare. Headers only, no bodies.

`GET /sign-in/invitation` with `Mashboard-Code`, or `GET /sign-in/password` with `Mashboard-Name`,
both with `Mashboard-Password`; values are base64 of UTF-8, since headers carry ASCII only. The
answer is JSON: `{"account", "name", "token"}`, or `{"code"}` with status 403.
"""

import asyncio
import base64
import binascii
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from http import HTTPStatus
from typing import TypeVar

import msgspec
from msgspec import Struct

from app.domain.values import AccountId
from app.identity.doorkeeper import Admission, Doorkeeper, NotLetIn

T = TypeVar("T")
INVITATION, PASSWORD, CA = "/sign-in/invitation", "/sign-in/password", "/ca"
CODE_HEADER, NAME_HEADER, PASSWORD_HEADER = (
    "Mashboard-Code",
    "Mashboard-Name",
    "Mashboard-Password",
)


class Reply(Struct, frozen=True):
    status: HTTPStatus
    body: bytes
    content_type: str = "application/json"


class SignIn:
    """Answers the paths of this module, and knows whose a device token is."""

    def __init__(self, doorkeeper: Doorkeeper, ca_pem: bytes, workers: Executor) -> None:
        self._doorkeeper = doorkeeper
        self._ca_pem = ca_pem
        self._workers = workers
        self._flows: dict[str, tuple[str, Callable[[str, str], Admission]]] = {
            INVITATION: (CODE_HEADER, doorkeeper.redeem),
            PASSWORD: (NAME_HEADER, doorkeeper.sign_in),
        }

    async def authenticate(self, headers: Mapping[str, str]) -> AccountId | None:
        """The account of `Authorization: Bearer TOKEN`."""
        kind, _, token = headers.get("Authorization", "").partition(" ")
        if kind != "Bearer" or not token:
            return None
        # Not behind the passwords: each of them keeps its worker busy for a while on purpose.
        return await _off_loop(None, self._doorkeeper.authenticate, token)

    async def respond(self, path: str, headers: Mapping[str, str]) -> Reply | None:
        """The answer, or None for a path that is not ours."""
        if path == CA:
            return Reply(HTTPStatus.OK, self._ca_pem, "application/x-pem-file")
        if path not in self._flows:
            return None
        header, flow = self._flows[path]
        try:
            who, password = _text(headers, header), _text(headers, PASSWORD_HEADER)
            admission = await _off_loop(self._workers, flow, who, password)
        except NotLetIn as no:
            return Reply(HTTPStatus.FORBIDDEN, msgspec.json.encode({"code": no.code}))
        return Reply(HTTPStatus.OK, msgspec.json.encode(admission))


async def _off_loop(workers: Executor | None, call: Callable[..., T], *args: str) -> T:
    return await asyncio.get_running_loop().run_in_executor(workers, call, *args)


def header_value(text: str) -> str:
    """How a client writes a header of this module."""
    return base64.b64encode(text.encode()).decode("ascii")


def _text(headers: Mapping[str, str], name: str) -> str:
    try:
        return base64.b64decode(headers.get(name, ""), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as bad:
        raise NotLetIn("bad_credentials") from bad

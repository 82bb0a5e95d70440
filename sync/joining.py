"""The client's side of the hub's front door: join with an invitation, come back by password.

The certificate is compared before anything is said: `/ca` is fetched sending nothing, and the
code and password go out only on a line that trusts that CA and no other.
"""

import asyncio
import http.client
import ssl
from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from app.domain.values import AccountId
from app.identity import invitation
from app.identity.doorkeeper import Admission
from app.identity.invitation import Invitation
from sync import profiles, tls
from sync import sign_in as door
from sync.profiles import Profile

ANSWER_SECONDS = 20.0
LONGEST_ANSWER = 64 * 1024


class No(StrEnum):
    """Why one did not come in. Those of the hub go by its own codes."""

    NOT_AN_INVITATION = "not_an_invitation"
    WRONG_HUB = "wrong_hub"
    UNREACHABLE = "unreachable"
    HUB_FAILED = "hub_failed"
    BAD_INVITATION = "bad_invitation"
    """Unknown, used or too old: the hub does not say which."""
    BAD_CREDENTIALS = "bad_credentials"
    PASSWORD_TOO_SHORT = "password_too_short"  # noqa: S105 (a code, no password)
    TOO_MANY_ATTEMPTS = "too_many_attempts"


class NotJoined(Exception):
    """`code` is stable; nothing of this computer changed."""

    def __init__(self, code: No) -> None:
        super().__init__(code.value)
        self.code = code


class Joined(Struct, frozen=True):
    """Who one is there, and the device token by which the hub knows this computer."""

    profile: Profile
    token: str


async def redeem(invitation_text: str, password: str, folder: Path) -> Joined:
    """Join with an invitation and choose a password; the profile is kept in `folder`.

    Raises `NotJoined`.
    """
    return await _off_loop(_redeem, invitation_text, password, folder)


async def sign_in(profile: Profile, password: str, folder: Path) -> Joined:
    """Come back to a hub that is known, by the profile's name. Raises `NotJoined`."""
    said = {door.NAME_HEADER: profile.name, door.PASSWORD_HEADER: password}
    return await _off_loop(_come_in, profile, door.PASSWORD, said, folder)


async def _off_loop(call: Callable[..., Joined], *args: object) -> Joined:
    return await asyncio.get_running_loop().run_in_executor(None, call, *args)


def _redeem(text: str, password: str, folder: Path) -> Joined:
    try:
        invited = invitation.parse(text)
    except invitation.NotAnInvitation as unreadable:
        raise NotJoined(No.NOT_AN_INVITATION) from unreadable
    nobody_yet = Profile(invited.host, invited.port, _ca(invited), AccountId(""), "")
    said = {door.CODE_HEADER: invited.code, door.PASSWORD_HEADER: password}
    return _come_in(nobody_yet, door.INVITATION, said, folder)


def _come_in(profile: Profile, path: str, said: dict[str, str], folder: Path) -> Joined:
    admission = _ask(profile, path, said)
    known = structs.replace(profile, account=admission.account, name=admission.name)
    profiles.save(folder, known)
    return Joined(known, admission.token)


def _ca(invited: Invitation) -> str:
    try:
        return tls.fetch_ca(invited.host, invited.port, invited.ca)
    except tls.WrongHub as stranger:
        raise NotJoined(No.WRONG_HUB) from stranger
    except (OSError, http.client.HTTPException) as silent:
        raise NotJoined(No.UNREACHABLE) from silent


def _ask(profile: Profile, path: str, said: dict[str, str]) -> Admission:
    """Blocks. On a line that trusts the profile's CA alone."""
    headers = {name: door.header_value(text) for name, text in said.items()}
    try:
        return _admission(*_get(profile, path, headers))
    except ssl.SSLCertVerificationError as stranger:
        raise NotJoined(No.WRONG_HUB) from stranger
    except (OSError, http.client.HTTPException) as silent:
        raise NotJoined(No.UNREACHABLE) from silent
    except (msgspec.DecodeError, UnicodeDecodeError) as broken:
        raise NotJoined(No.HUB_FAILED) from broken


def _get(profile: Profile, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
    context = tls.client_context(profile.ca_pem)
    connection = http.client.HTTPSConnection(
        profile.host, profile.port, timeout=ANSWER_SECONDS, context=context
    )
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(LONGEST_ANSWER)
    finally:
        connection.close()


def _admission(status: int, body: bytes) -> Admission:
    if status == HTTPStatus.OK:
        return msgspec.json.decode(body, type=Admission)
    if status == HTTPStatus.FORBIDDEN:
        raise NotJoined(msgspec.json.decode(body, type=_Refusal).code)
    raise NotJoined(No.HUB_FAILED)


class _Refusal(Struct, frozen=True):
    code: No

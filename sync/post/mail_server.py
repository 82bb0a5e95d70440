"""Where mail is handed over: `smtp[s]://USER:PASSWORD@HOST:PORT?ca=FILE&…`."""

import ssl
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import truststore
from msgspec import Struct

PORTS = {"smtp": 587, "smtps": 465}
KNOWN = frozenset({"ca", "password-file", "plain"})
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class BadMailServer(ValueError):
    """The address does not say what is needed; the message says what is wrong."""


class MailServer(Struct, frozen=True):
    """`smtp` begins in the clear and changes to TLS; `smtps` is TLS from the first byte."""

    host: str
    port: int
    implicit: bool = False
    plain: bool = False
    """No TLS at all: on this machine only, and only where it was said."""
    user: str = ""
    password: str = ""
    ca: str = ""
    """File of the authorities to trust; empty: the system's."""

    @property
    def local(self) -> bool:
        return self.host in LOOPBACK

    def context(self) -> ssl.SSLContext | None:
        """Raises `BadMailServer` where the file of authorities cannot be read."""
        if self.plain:
            return None
        if not self.ca:
            return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        try:
            return ssl.create_default_context(cafile=self.ca)
        except OSError as error:
            raise BadMailServer(f"{self.ca} cannot be read as certificates ({error}).") from error


def has_password(url: str) -> bool:
    """Whether the password itself stands in it."""
    return bool(_split(url).password)


def mail_server(url: str) -> MailServer:
    """Raises `BadMailServer`."""
    parts = _split(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := options.keys() - KNOWN:
        raise BadMailServer(f"It says {min(unknown)}, which is not known here.")
    server = MailServer(
        host=parts.hostname or "",
        port=_port(parts),
        implicit=parts.scheme == "smtps",
        plain=_plain(parts, options.get("plain")),
        user=unquote(parts.username or ""),
        password=_password(parts, options.get("password-file", "")),
        ca=options.get("ca", ""),
    )
    if bool(server.user) != bool(server.password):
        raise BadMailServer("User and password go together: one of the two is missing.")
    return server


def _split(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.path not in ("", "/"):
        raise BadMailServer("It is to look like smtp://USER@HOST:PORT, or smtps://…")
    return parts


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise BadMailServer("The port is not a number from 1 to 65535.") from error


def _plain(parts: SplitResult, said: str | None) -> bool:
    if said is None:
        return False
    if said != "loopback" or parts.scheme != "smtp" or parts.hostname not in LOOPBACK:
        raise BadMailServer("plain=loopback is for smtp:// on this machine: 127.0.0.1, ::1.")
    return True


def _password(parts: SplitResult, file: str) -> str:
    if parts.password and file:
        raise BadMailServer("It says the password twice.")
    if not file:
        return unquote(parts.password or "")
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadMailServer(f"The password file {file} cannot be read ({error}).") from error

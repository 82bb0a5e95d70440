"""A real mail server on this machine, which does as a test says and keeps what it took."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from sync.hub.leaving import finish_arrivals

LOOPBACK = "127.0.0.1"
OK = "250 Taken"


class Mail:
    """One letter as it arrived."""

    def __init__(self, to: str, sender: str, raw: bytes) -> None:
        self.to = to
        self.sender = sender
        self.raw = raw
        self.message: EmailMessage = message_from_bytes(raw, policy=policy.default)

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"]).strip()

    @property
    def text(self) -> str:
        return str(self.message.get_content())


class Postmaster:
    """Takes every letter, but for what a test says."""

    def __init__(self) -> None:
        self.taken: list[Mail] = []
        self.refused: dict[str, str] = {}
        """The answer to an address."""
        self.answer = OK
        """To a whole letter."""
        self.before_answer: Callable[[Mail], Awaitable[None]] | None = None
        """After it has the letter, and before it says so."""
        self.signed_in: list[str] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        mail = Mail(envelope.rcpt_tos[0], str(envelope.mail_from), envelope.content)
        if self.answer == OK:
            self.taken.append(mail)
        if self.before_answer is not None:
            await self.before_answer(mail)
        return self.answer

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        good = isinstance(data, LoginPassword) and data.password == b"secret words"
        if good:
            self.signed_in.append(data.login.decode())
        return AuthResult(success=good, handled=False)


class Server:
    def __init__(self, master: Postmaster, port: int) -> None:
        self.master = master
        self.port = port

    @property
    def taken(self) -> list[Mail]:
        return self.master.taken


@asynccontextmanager
async def mail_server(
    master: Postmaster | None = None,
    port: int = 0,
    implicit: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    *,
    auth: bool = False,
) -> AsyncIterator[Server]:
    """Until the block ends; then its port answers nobody."""
    loop = asyncio.get_running_loop()
    master = master or Postmaster()
    smtps: list[SMTP] = []

    def smtp() -> SMTP:
        made = SMTP(
            master,
            hostname="mail.example",
            loop=loop,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=master.authenticate if auth else None,
            auth_required=auth,
            auth_require_tls=starttls is not None,
        )
        smtps.append(made)
        return made

    server = await loop.create_server(smtp, LOOPBACK, port, ssl=implicit)
    try:
        yield Server(master, server.sockets[0].getsockname()[1])
    finally:
        await finish_arrivals(server)
        server.close()
        for one in smtps:
            if isinstance(one.transport, asyncio.WriteTransport):
                one.transport.abort()
        await server.wait_closed()


def certificates() -> tuple[trustme.CA, ssl.SSLContext]:
    """An authority, and a server context with its certificate for this machine."""
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(LOOPBACK, "localhost").configure_cert(context)
    return ca, context

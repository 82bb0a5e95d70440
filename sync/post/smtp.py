"""Mail through one server, over TLS."""

import asyncio

import aiosmtplib as smtp
import structlog

from sync.post.letter import Letter, Said, Verdict, told
from sync.post.mail_server import MailServer
from sync.post.mime import BadAddress, address, mime

log = structlog.get_logger(__name__)
ANSWER_SECONDS = 30.0
TAKING_SECONDS = 600.0
"""As RFC 5321 says for the last dot: who gives up earlier sends twice what was taken late."""
PERMANENT = range(500, 600)

BAD_ADDRESS = Said(
    Verdict.NEVER, "The address cannot be written to as it stands. Correct it, then send again."
)
BAD_TITLE = Said(
    Verdict.NEVER, "The title has more than one line. Correct the message, then send again."
)


class Smtp:
    """Keeps its line open from one letter to the next, until `rest`. One letter at a time."""

    def __init__(
        self,
        server: MailServer,
        sender: str,
        answer: float = ANSWER_SECONDS,
        taking: float = TAKING_SECONDS,
    ) -> None:
        """Raises `BadAddress` or `BadMailServer`."""
        self._server = server
        self._from = address(sender)
        self._context = server.context()
        self._answer = answer
        self._taking = taking
        self._line: smtp.SMTP | None = None

    async def send(self, letter: Letter) -> Said:
        try:
            raw = mime(letter, self._from)
        except BadAddress:
            return BAD_ADDRESS
        except ValueError:
            return BAD_TITLE
        try:
            line = await self._connected()
        except (smtp.SMTPException, OSError) as error:
            return self._no_line(error)
        return await self._hand_over(line, address(letter.to).addr_spec, raw)

    async def ask(self, reference: str) -> Said | None:  # noqa: ARG002 - mail says nothing later
        return None

    async def rest(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            try:
                await line.quit()
            except (smtp.SMTPException, OSError):
                line.close()

    async def _connected(self) -> smtp.SMTP:
        if self._line is None or not self._line.is_connected:
            server = self._server
            line = smtp.SMTP(
                hostname=server.host,
                port=server.port,
                username=server.user or None,
                password=server.password or None,
                use_tls=server.implicit,
                start_tls=not (server.implicit or server.plain),
                tls_context=self._context,
                local_hostname="localhost" if server.local else None,
                timeout=self._answer,
            )
            await line.connect()
            self._line = line
        return self._line

    async def _hand_over(self, line: smtp.SMTP, to: str, raw: bytes) -> Said:
        try:
            await line.mail(self._from.addr_spec)
            await line.rcpt(to)
            taken = await line.data(raw, timeout=self._taking)
        except smtp.SMTPResponseException as no:
            await self.rest()
            return _answered(no)
        except (smtp.SMTPException, OSError) as error:
            await self.rest()
            return self._no_line(error)
        except asyncio.CancelledError:
            # In the middle of a letter there is no way to end politely.
            self._line = None
            line.close()
            raise
        return Said(Verdict.TAKEN, told(f"Taken by {self._server.host}: {taken.message}"))

    def _no_line(self, error: Exception) -> Said:
        log.warning("smtp.no_line", host=self._server.host, problem=_reason(error))
        return Said(
            Verdict.LATER,
            told(f"The mail server does not take mail now ({_reason(error)})."),
            line_down=True,
        )


def _answered(no: smtp.SMTPResponseException) -> Said:
    words = f"{no.code} {no.message}"
    if isinstance(no, smtp.SMTPSenderRefused) and no.code in PERMANENT:
        # That the hub may not send is nothing this letter can help.
        log.error("smtp.sender_refused", answer=words)
        said = told(f"The mail server does not take mail from this hub: {words}")
        return Said(Verdict.LATER, said, line_down=True)
    if no.code not in PERMANENT:
        return Said(Verdict.LATER, told(f"The mail server asks to try later: {words}"))
    what = "address" if isinstance(no, smtp.SMTPRecipientRefused) else "message"
    todo = "Correct it and send again, or tell them another way."
    return Said(Verdict.NEVER, told(f"The mail server refused the {what}. {todo} It said: {words}"))


def _reason(error: Exception) -> str:
    match error:
        case smtp.SMTPAuthenticationError():
            return f"it refused the hub's user or password: {error.code}"
        case smtp.SMTPResponseException():
            return f"it answered {error.code}"
        case TimeoutError():
            return "it did not answer in time"
        case smtp.SMTPServerDisconnected():
            return "it ended the connection"
        case OSError() if error.__cause__ is not None:
            return str(error.__cause__)
    return str(error)

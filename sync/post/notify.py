"""GOV.UK Notify, by its own client; its threads are blocking, so each call runs in an executor."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from msgspec import Struct
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from sync.post.letter import Letter, Said, Verdict, told

# Its warnings repeat what the service said of an address; that goes to the record, not into a log.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)
T = TypeVar("T")
SERVICE = "https://api.notifications.service.gov.uk"
BAD_REQUEST = 400
DELIVERED = "delivered"
OPEN = frozenset({"created", "sending", "pending", "sent"})
REFUSED_LATER = {
    "permanent-failure": "The mailbox does not exist. Correct the address, then send again.",
    "temporary-failure": "The mailbox took nothing for three days. Send again, or ring.",
    "technical-failure": "GOV.UK Notify failed to send it. Send again, or ring.",
}


class NotifyAccount(Struct, frozen=True):
    """`template` is the id of a template whose subject is ((title)) and whose text is ((body))."""

    key: str
    template: str
    service: str = SERVICE


class Notify:
    def __init__(self, account: NotifyAccount, seconds: float = 30.0) -> None:
        self._template = account.template
        self._client = NotificationsAPIClient(account.key, account.service, timeout=seconds)
        self._thread = ThreadPoolExecutor(1, "notify")

    async def send(self, letter: Letter) -> Said:
        return await self._off_loop(self._send, letter)

    async def ask(self, reference: str) -> Said | None:
        return await self._off_loop(self._ask, reference)

    async def rest(self) -> None:
        """Between letters it keeps nothing that the other side would miss."""

    def close(self) -> None:
        self._thread.shutdown(wait=False)
        self._client.request_session.close()

    async def _off_loop(self, call: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call, *args)

    def _send(self, letter: Letter) -> Said:
        try:
            known = self._known(letter.reference) if letter.doubtful else None
            taken = known or self._client.send_email_notification(
                email_address=letter.to,
                template_id=self._template,
                personalisation={"title": letter.title, "body": letter.body},
                reference=letter.reference,
            )
        except APIError as error:
            return _refused(error)
        return Said(Verdict.TAKEN, "Taken by GOV.UK Notify.", reference=str(taken["id"]))

    def _known(self, reference: str) -> dict[str, Any] | None:
        """What an earlier try left there."""
        found = self._client.get_all_notifications(reference=reference)
        return next(iter(found.get("notifications", ())), None)

    def _ask(self, reference: str) -> Said | None:
        try:
            status = self._client.get_notification_by_id(reference).get("status", "")
        except APIError:
            return None
        if status == DELIVERED:
            return Said(Verdict.DELIVERED, "Delivered, says GOV.UK Notify.", reference=reference)
        if status in OPEN:
            return None
        return Said(
            Verdict.NEVER,
            REFUSED_LATER.get(status, f"GOV.UK Notify says {status}. Send again, or ring."),
            reference=reference,
        )


def _refused(error: APIError) -> Said:
    words = f"{error.status_code} {_first(error.message)}"
    if error.status_code == BAD_REQUEST:
        todo = "Correct it and send again, or tell them another way."
        return Said(Verdict.NEVER, told(f"GOV.UK Notify refused the message. {todo} {words}"))
    said = told(f"GOV.UK Notify does not take messages now: {words}")
    return Said(Verdict.LATER, said, line_down=True)


def _first(message: str | list[dict[str, Any]]) -> str:
    """It tells one thing as text, or several as a list."""
    if isinstance(message, str):
        return message
    return next((str(one.get("message", one)) for one in message), "")

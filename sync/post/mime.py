"""A letter as the bytes that mail servers pass on."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from sync.post.letter import Letter

# Wide enough that no Message-ID of ours is broken over two lines, which some servers mistake.
POLICY = SMTP.clone(max_line_length=120)
_SPEC = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*"
_ADDRESS = re.compile(rf"(?:(?P<name>[^<>@\"\\]*)<(?P<inner>{_SPEC})>|(?P<bare>{_SPEC}))")


class BadAddress(ValueError):
    """Nothing can be sent to that address, or from it."""


def address(text: str) -> Address:
    """`local@host` or `Name <local@host>`, one and no more. Raises `BadAddress`."""
    found = _ADDRESS.fullmatch(text.strip())
    if found is None or not text.isprintable():
        raise BadAddress("This is not an address that mail can be sent to.")
    spec = found["inner"] or found["bare"]
    return Address((found["name"] or "").strip(), addr_spec=spec)


def mime(letter: Letter, sender: Address) -> bytes:
    """Raises `BadAddress`, or ValueError for a title with more than one line."""
    mail = EmailMessage(POLICY)
    mail["From"] = sender
    mail["To"] = address(letter.to)
    mail["Subject"] = letter.title
    mail["Date"] = format_datetime(letter.at)
    mail["Message-ID"] = f"<{letter.reference}>"
    # No out-of-office notice comes back for what a program sent.
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()

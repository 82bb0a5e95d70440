"""What one has chosen for a message and not sent yet: by which way, where to, other words."""

import msgspec
from msgspec import Struct

from app.domain.case.decide.feedback import TO_QUEUE
from app.domain.case.feedback import Channel, Message, Reader
from app.domain.case.state import Case
from app.domain.partnership.state import Partnership

BY_WIRE = (Channel.EMAIL, Channel.NOTIFY)
_WAYS = {True: (Channel.BOARD, Channel.EMAIL, Channel.LETTER), False: (*BY_WIRE, Channel.LETTER)}


class Writing(Struct, frozen=True, omit_defaults=True):
    """`body` is None where the composed words stand."""

    channel: Channel
    address: str = ""
    title: str | None = None
    body: str | None = None

    @property
    def edited(self) -> bool:
        return self.body is not None


def ways(case: Case, message: Message) -> tuple[Channel, ...]:
    """A family's is the safe one alone; a telephone needs no approval, it is marked as given."""
    if message.owed.reader is not Reader.FAMILY:
        return _WAYS[message.owed.to_agency is not None]
    safe = [c.channel for c in case.contacts if c.subject == message.owed.to_subject]
    return tuple(safe[-1:])


def begun(case: Case, message: Message, partnership: Partnership) -> Writing:
    """As it would usually go; anew, as it went before."""
    owed = message.owed
    if owed.reader is Reader.FAMILY:
        return Writing((*ways(case, message), Channel.LETTER)[0])
    if message.channel in ways(case, message):
        return Writing(message.channel, message.address or owed.address)
    if owed.to_agency is not None:
        seated = any(s.agency == owed.to_agency and not s.removed for s in partnership.seats)
        return Writing(Channel.BOARD if seated else Channel.EMAIL, owed.address)
    return Writing(Channel.EMAIL if owed.address else Channel.LETTER, owed.address)


def is_told(message: Message, writing: Writing) -> bool:
    """Whether somebody approved what is written here, by this way and in these words."""
    words = message.words
    if words is None or message.state in TO_QUEUE or message.channel is not writing.channel:
        return False
    own = (writing.title or words.title, writing.body or words.body)
    return own == (words.title, words.body)


def as_text(writing: Writing) -> str:
    """For the Shelf."""
    return msgspec.json.encode(writing).decode()


def from_text(text: str) -> Writing | None:
    """None where nothing is kept, or nothing that this version can read."""
    try:
        return msgspec.json.decode(text, type=Writing) if text else None
    except msgspec.DecodeError:
        return None

"""A command on its way in, and the answer it got."""

from msgspec import Struct

from app.domain.commands import Command
from app.domain.errors import Refusal
from app.domain.values import AccountId, CommandId, Name


class Submission(Struct, frozen=True):
    """A command as it came: from which account, under which id, with its payload's digest."""

    account: AccountId
    id: CommandId
    digest: bytes
    command: Command
    fresh: tuple[Name, ...] = ()


class Outcome(Struct, frozen=True):
    """The answer a command got, for ever: accepted at `position`, or refused."""

    digest: bytes
    position: int
    refusal: Refusal | None = None

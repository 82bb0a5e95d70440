"""Where a session's hub is, and how patient the session is."""

from ssl import SSLContext

from msgspec import Struct

from app.domain.values import AccountId


class Address(Struct, frozen=True):
    """`url` is `wss://HOST:PORT/`; `ssl` trusts the hub's own CA; `token` came with signing in."""

    url: str
    account: AccountId
    token: str
    ssl: SSLContext | None = None


class Patience(Struct, frozen=True):
    """Seconds."""

    pulse: float = 5.0
    """Without a frame for so long the hub is asked for a sign of life, and given as long again."""
    first_retry: float = 0.2
    longest_retry: float = 15.0
    steady: float = 5.0
    """A line that lasted so long was a good one: the next retry is quick again."""
    here: float = 0.2
    """Between two words of where this person is."""
    open: float = 10.0
    close: float = 2.0
    ping: float = 15.0


USUAL = Patience()

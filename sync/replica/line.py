"""What the connection pill says, from what is known and nothing else."""

from app.domain.values import Instant
from app.ports import Connection, LineState
from sync.protocol import CloseCode

FINAL = {
    int(CloseCode.NOT_SIGNED_IN): "not_signed_in",
    int(CloseCode.REMOVED): "removed",
    int(CloseCode.UNKNOWN_KIND): "unknown_kind",
}
"""Ends after which trying again would only end the same way."""


class Line:
    def __init__(self) -> None:
        self.linked = False
        """The hub has answered our Hello."""
        self.behind = 0
        self.read_only = ""
        self.open = False
        self._silent = False
        self._refused = ""
        self._since: Instant | None = None
        self._told = self.connection

    @property
    def connection(self) -> Connection:
        if self._refused:
            return Connection(LineState.REFUSED, self._since, code=self._refused)
        if not self.open or self._silent:
            lost = LineState.NOT_LIVE if self._since else LineState.CONNECTING
            return Connection(lost, self._since)
        if not self.linked or self.behind:
            return Connection(LineState.CATCHING_UP, behind=self.behind)
        if self.read_only:
            return Connection(LineState.READ_ONLY, code=self.read_only)
        return Connection(LineState.LIVE)

    def changed(self) -> Connection | None:
        """What to say now, if it was not said before."""
        now = self.connection
        if now == self._told:
            return None
        self._told = now
        return now

    def opened(self) -> None:
        self.open, self._refused, self._silent = True, "", False

    def heard(self) -> None:
        self._silent = False

    def silent(self, since: Instant | None) -> None:
        self._silent, self._since = True, since

    def lost(self, refused: str, since: Instant | None) -> None:
        self.open = self.linked = False
        self._refused, self.read_only, self.behind = refused, "", 0
        self._since = since

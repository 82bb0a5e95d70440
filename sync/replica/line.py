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
        self.silent = False
        self.behind = 0
        self.read_only = ""
        self._open = False
        self._refused = ""
        self._heard: Instant | None = None
        self._told = self.connection

    @property
    def connection(self) -> Connection:
        if self._refused:
            return Connection(LineState.REFUSED, self._heard, code=self._refused)
        if not self._open or self.silent:
            lost = LineState.NOT_LIVE if self._heard else LineState.CONNECTING
            return Connection(lost, self._heard)
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
        self._open, self._refused, self.silent = True, "", False

    def link(self, at: Instant) -> None:
        self.linked, self._heard = True, at

    def wrote(self, at: Instant) -> None:
        """A turn of that time came, so that the hub can write again."""
        self._heard, self.read_only = at, ""

    def took(self) -> None:
        self.read_only = ""

    def lost(self, refused: str) -> None:
        self._open = self.linked = False
        self._refused, self.read_only, self.behind = refused, "", 0

"""What the connection pill, the band under it and a submitted command say."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from app.domain.case.commands import ShareInformation
from app.domain.values import Instant
from app.ports import Connection, LineState, Pending, PendingState
from ui.words.times import clock_time, plural

Tone = Literal["neutral", "ok", "busy", "warn", "error"]


class Said(Struct, frozen=True):
    """Words in a tone, as pills show them; `lead` stands in bold before them in a band."""

    text: str
    tone: Tone
    lead: str = ""


_READ_ONLY = {"store_full": "its disk is full"}
_REFUSED = {
    "wrong_hub": "Certificate changed, not connected",
    "not_signed_in": "Signed out, not connected",
    "removed": "No seat at this board, not connected",
    "unknown_kind": "This version is too old, not connected",
}
_WHAT_NOW = {
    "wrong_hub": "What answers there is not the hub you joined. Nothing was sent to it. "
    "Ask whoever runs the hub before you go on.",
    "not_signed_in": "Sign in again to go on.",
    "removed": "Ask whoever runs the hub if this is not right.",
    "unknown_kind": "The hub is newer than this program. Update it to go on.",
}


def connection_words(connection: Connection, pending: Sequence[Pending] = ()) -> Said:
    """The pill: it never says live when the line is not."""
    match connection.line:
        case LineState.LIVE:
            return Said("Live", "ok")
        case LineState.CONNECTING:
            return Said(f"Connecting …{_waiting_here(pending)}", "neutral")
        case LineState.CATCHING_UP:
            behind = f", {plural(connection.behind, 'change')}" if connection.behind else ""
            return Said(f"Catching up{behind}", "busy")
        case LineState.NOT_LIVE:
            since = f" since {clock_time(connection.since)}" if connection.since else ""
            return Said(f"Not live{since}{_waiting_here(pending)}", "warn")
        case LineState.READ_ONLY:
            why = _READ_ONLY.get(connection.code, "it cannot write just now")
            return Said(f"Hub is read-only: {why}", "error")
        case LineState.REFUSED:
            return Said(_REFUSED.get(connection.code, "Not connected"), "error")


def band_words(connection: Connection, pending: Sequence[Pending] = ()) -> Said | None:
    """The band across the window, where there is something to say beside the pill."""
    match connection.line:
        case LineState.NOT_LIVE:
            kept = _kept(pending, "when the line returns")
            return Said(kept, "warn", "Your line dropped. Keep working:")
        case LineState.READ_ONLY:
            kept = _kept(pending, "when it can write again")
            return Said(kept, "error", "The hub cannot write just now. Keep working:")
        case LineState.REFUSED:
            what_now = _WHAT_NOW.get(connection.code, "Ask whoever runs the hub.")
            lead = f"{_REFUSED.get(connection.code, 'Not connected')}."
            saved = f" {_saved(pending)}." if pending else ""
            return Said(f"{what_now}{saved}", "error", lead)
    return None


def pending_words(pending: Pending) -> Said:
    """What a control says of the command it submitted, until the board shows it."""
    if pending.state is PendingState.WAITING:
        return Said("Saved here, not sent yet", "warn")
    return Said("Sending …", "neutral")


def on_the_board(at: Instant) -> Said:
    """ "On the board 10:14"."""
    return Said(f"On the board {clock_time(at)}", "ok")


def waiting_words(pending: Sequence[Pending]) -> str:
    """ "2 answers", or "3 changes" where not all of them are answers."""
    answers = all(isinstance(one.command, ShareInformation) for one in pending)
    return plural(len(pending), "answer" if answers else "change")


def closing_words(pending: Sequence[Pending]) -> str:
    """What whoever is about to close the window should know; empty where nothing waits."""
    if not pending:
        return ""
    it = "it" if len(pending) == 1 else "them"
    return f"You may close the window: {_saved(pending)}, and opening it again sends {it}."


def _waiting_here(pending: Sequence[Pending]) -> str:
    return f" · {waiting_words(pending)} waiting here" if pending else ""


def _kept(pending: Sequence[Pending], until: str) -> str:
    if not pending:
        return f"what you write is saved on this computer, encrypted, and goes out {until}."
    goes = "goes" if len(pending) == 1 else "go"
    return f"{_saved(pending)}, and {goes} to the board {until}. You may close the window."


def _saved(pending: Sequence[Pending]) -> str:
    is_are = "is" if len(pending) == 1 else "are"
    return f"{waiting_words(pending)} {is_are} saved on this computer, encrypted"

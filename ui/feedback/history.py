"""Why a message waits or failed, what to do about it, and what became of it so far."""

from msgspec import Struct

from app.domain.case.feedback import Message, MessageState
from app.domain.case.owing import NO_SAFE_WAY, OPEN_AGAIN, RESTRICTED
from app.domain.values import Instant
from app.feedback.overdue import why_waiting
from ui.feedback.scene import Scene
from ui.words import when


class Told(Struct, frozen=True):
    """A line of what became of it: "11:02", "seen by N. Nurse"."""

    at: str
    what: str


def why_words(scene: Scene) -> tuple[str, str]:
    """What happened and what to do; in plain words."""

    message = scene.message
    why = why_waiting(scene.case, message)
    match message.state:
        case MessageState.FAILED:
            said = f"It was not delivered: {why}" if why else "It was not delivered."
            return said, "Nothing is lost. Look at the address and send it again, or ring."
        case MessageState.DISPUTED:
            return f"“{message.dispute}”" if message.dispute else "They expected something else.", (
                "Look at the outcome with them, then settle it, or send it anew."
            )
        case MessageState.HELD:
            return why, _TO_DO_HELD.get(why, "")
        case MessageState.RECALLED:
            return f"Recalled: {message.reason}" if message.reason else "Recalled.", ""
        case MessageState.QUEUED if message.attempts:
            tried = message.attempts[-1].detail
            return (f"The last try did not go through: {tried}" if tried else ""), _AGAIN
        case _:
            return (why, "") if message.state is MessageState.OWED and why else ("", "")


_AGAIN = "It is tried again by itself."
_TO_DO_HELD = {
    NO_SAFE_WAY: "A letter can put somebody in danger: an agency that knows this person records "
    "one safe way to reach them; then it can be released.",
    OPEN_AGAIN: "What is decided now is told instead; this only if nothing is.",
    RESTRICTED: "Somebody who is named on the case looks at the words and approves them.",
}
"""By why it waits; the others say it all."""


def history(message: Message, now: Instant) -> list[Told]:
    lines: list[tuple[Instant, str]] = [(message.since, "Owed")]
    if message.queued_at is not None:
        by = f" by {message.approved_by.name}" if message.approved_by else ""
        lines.append((message.queued_at, f"Approved{by}"))
    lines += [(tried.at, _tried(tried.state, tried.detail)) for tried in message.attempts]
    lines += [(seen.at, f"Seen by {seen.by.name}") for seen in message.seen]
    if message.filed_at is not None:
        by = f" by {message.filed_by.name}" if message.filed_by else ""
        reference = f" as {message.filed_as}" if message.filed_as else ""
        lines.append((message.filed_at, f"Filed{reference}{by}"))
    told = [Told(when(at, now), what) for at, what in sorted(lines, key=lambda line: line[0])]
    if message.state is MessageState.GIVEN and message.reason:
        told.append(Told("", f"Given: {message.reason}"))
    return told


_TRIED = {
    MessageState.QUEUED: "Tried, and tried again later",
    MessageState.SENT: "Sent",
    MessageState.DELIVERED: "Delivered",
    MessageState.FAILED: "Could not be delivered",
}


def _tried(state: MessageState, detail: str) -> str:
    return ": ".join(filter(None, (_TRIED.get(state, "Tried"), detail)))

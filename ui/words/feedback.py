"""Telling, in words: to whom, by which way, how it stands, and who has seen it."""

from collections.abc import Collection, Iterator

from app.domain.case.feedback import (
    BY_HAND,
    SETTLED,
    About,
    Channel,
    Message,
    MessageState,
    Reader,
)
from app.domain.case.state import Case
from app.domain.clocks import is_late
from app.domain.partnership.state import Partnership
from app.domain.values import AccountId, AgencyId, Instant
from ui.words.line import Said
from ui.words.times import when

ABOUTS: dict[About, str] = {
    About.RECEIPT: "receipt",
    About.OUTCOME: "outcome",
    About.CORRECTION: "correction",
}
CHANNELS: dict[Channel, str] = {
    Channel.EMAIL: "Mail",
    Channel.NOTIFY: "GOV.UK Notify",
    Channel.LETTER: "Letter, printed here",
    Channel.PHONE: "Telephone",
    Channel.BOARD: "On their board",
}
_WHOM: dict[Reader, str] = {
    Reader.PROFESSIONAL: "Referrer",
    Reader.SCHOOL: "School",
    Reader.PUBLIC: "Member of the public",
}
_WAY: dict[Channel, str] = {
    Channel.EMAIL: "by mail",
    Channel.NOTIFY: "by GOV.UK Notify",
    Channel.LETTER: "by letter",
    Channel.PHONE: "by telephone",
    Channel.BOARD: "on their board",
}


def whom(message: Message) -> str:
    """ "School", "Health", "Handover to Social care", "Mae Maple"."""
    owed = message.owed
    if owed.reader is Reader.FAMILY:
        return owed.name or "A parent, not named"
    if owed.reader is Reader.PRACTITIONER:
        return f"Handover to {owed.name}"
    return _WHOM.get(owed.reader, owed.name or "An agency")


def whose(message: Message, case: str) -> str:
    """ "School of Jade Maple", "Health about Jade Maple", "Mae Maple, family of Jade Maple"."""
    if message.owed.reader is Reader.FAMILY:
        return f"{whom(message)}, family of {case}"
    joins = "of" if message.owed.to_agency is None else "about"
    return f"{whom(message)} {joins} {case}"


def way(channel: Channel) -> str:
    """ "by letter"."""
    return _WAY[channel]


_STANDS: dict[MessageState, Said] = {
    MessageState.OWED: Said("To be approved", "neutral"),
    MessageState.HELD: Said("Not yet", "warn"),
    MessageState.FAILED: Said("Could not be delivered", "error"),
    MessageState.RECALLED: Said("Recalled, not sent", "warn"),
    MessageState.DISPUTED: Said("Not what they expected", "warn"),
    MessageState.SUPERSEDED: Said("Replaced by a later decision", "neutral"),
}


def stands(message: Message, now: Instant) -> Said:
    """How it stands, as a pill says it."""
    if message.state is MessageState.QUEUED:
        return Said(_queued(message, now), "busy")
    return _STANDS.get(message.state) or Said(told_words(message, now), "ok")


_IN_A_WORD = {MessageState.GIVEN: "Given", MessageState.SUPERSEDED: "Replaced"}


def told_words(message: Message, now: Instant) -> str:
    """ "Seen 11:02", "Sent 14:53", "Filed 12:10 as AB 12"."""
    if message.filed_at is not None:
        reference = f" as {message.filed_as}" if message.filed_as else ""
        return f"Filed {when(message.filed_at, now)}{reference}"
    if message.seen:
        return f"Seen {when(message.seen[0].at, now)}"
    if message.state in _IN_A_WORD:
        return _IN_A_WORD[message.state]
    tried = message.attempts[-1].at if message.attempts else None
    word = "Delivered" if message.state is MessageState.DELIVERED else "Sent"
    return f"{word} {when(tried, now)}" if tried else word


def _queued(message: Message, now: Instant) -> str:
    if message.channel in BY_HAND:
        return "Released, to be handed over"
    if message.channel is Channel.BOARD:
        return "On their board, not seen yet"
    if message.send_after is None or message.send_after <= now:
        return "Queued, leaves now"
    return f"Queued, leaves {when(message.send_after, now)}"


def late(case: Case, now: Instant) -> tuple[str, ...]:
    """Who should have been told by now. What stands on an agency's own board is told there."""
    return tuple(whom(m) for m in case.messages if _is_late(m, now))


def _is_late(message: Message, now: Instant) -> bool:
    there = message.state is MessageState.QUEUED and message.channel is Channel.BOARD
    return message.state not in SETTLED and not there and is_late(message.owed.due, now)


def heard(
    case: Case, partnership: Partnership, present: Collection[AccountId], now: Instant
) -> tuple[str, ...]:
    """ "Health seen 11:02", "Probation not yet (away, mailed 11:01)": of the last decision."""
    decision = case.decision
    if decision is None:
        return ()
    return tuple(_heard(case, decision.id, partnership, present, now))


def _heard(
    case: Case,
    decision: str,
    partnership: Partnership,
    present: Collection[AccountId],
    now: Instant,
) -> Iterator[str]:
    last = {m.owed.to_agency: m for m in case.messages if _is_note(m) and m.decision == decision}
    for agency, message in last.items():
        if message.filed_at is not None or message.seen:
            said = told_words(message, now)
            yield f"{message.owed.name} {said[:1].lower()}{said[1:]}"
        elif message.state is MessageState.GIVEN:
            yield f"{message.owed.name} told"
        else:
            why = _why_not(message, is_there(partnership, agency, present), now)
            yield f"{message.owed.name} not yet ({why})"


def _is_note(message: Message) -> bool:
    return message.owed.reader is Reader.AGENCY


def _why_not(message: Message, here: bool, now: Instant) -> str:
    if message.state in (MessageState.HELD, MessageState.FAILED, MessageState.RECALLED):
        return stands(message, now).text.lower()
    mailed = next((a.at for a in message.attempts if a.state is MessageState.SENT), None)
    where = "here" if here else "away"
    return f"{where}, mailed {when(mailed, now)}" if mailed else where


def is_there(
    partnership: Partnership, agency: AgencyId | None, present: Collection[AccountId]
) -> bool:
    """Whether somebody of that agency is at the board now."""
    return any(s.agency == agency and s.account in present for s in partnership.seats)

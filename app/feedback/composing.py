"""From a message that is owed to the words that may be said."""

from datetime import datetime

from msgspec import Struct

from app.domain.case.feedback import Channel, Message, Reader, Words
from app.domain.case.state import Case
from app.domain.partnership.state import FeedbackRules, Partnership, Template
from app.feedback.facts import facts
from app.feedback.releasable import releasable
from app.feedback.templates import (
    Source,
    Unreadable,
    discloses,
    own,
    reference_only,
    render,
    shipped,
)

BY_WIRE = frozenset({Channel.EMAIL, Channel.NOTIFY})


class Composed(Struct, frozen=True):
    words: Words
    discloses: tuple[str, ...] = ()
    """Each thing that the template may tell."""
    problem: str = ""
    """Why the hub's own template was left aside, in words; the shipped one stands instead."""


def compose(
    case: Case,
    partnership: Partnership,
    message: Message,
    now: datetime,
    channel: Channel | None = None,
    address: str = "",
    template: Template | None = None,
) -> Words:
    """The words to approve, or to send at once. `template` is tried in place of the hub's own."""
    return composed(case, partnership, message, now, channel, address, template).words


def composed(
    case: Case,
    partnership: Partnership,
    message: Message,
    now: datetime,
    channel: Channel | None = None,
    address: str = "",
    template: Template | None = None,
) -> Composed:
    """Nothing of the case that this reader may not have comes near a template."""
    owed = message.owed
    known = facts(releasable(case, message), partnership, message, now)
    if channel in BY_WIRE and not _detail(partnership.feedback, owed.reader, address):
        return _rendered(reference_only(), owed.reader, known)
    own_words = template or partnership.template(owed.reader, owed.about)
    if own_words is not None:
        try:
            return _rendered(own(own_words), owed.reader, known)
        except Unreadable as error:
            problem = (
                f"This hub's own template cannot be used ({error}). These are the usual words."
            )
            usual = _rendered(shipped(owed.about, owed.reader), owed.reader, known)
            return Composed(usual.words, usual.discloses, problem)
    return _rendered(shipped(owed.about, owed.reader), owed.reader, known)


def _rendered(source: Source, reader: Reader, known: dict[str, object]) -> Composed:
    return Composed(render(source, known), discloses(reader, source))


def _detail(rules: FeedbackRules, reader: Reader, address: str) -> bool:
    """An agency reads its note on the board: its mailbox hears only that there is one."""
    return reader is not Reader.AGENCY and detail_allowed(rules, address)


def detail_allowed(rules: FeedbackRules, address: str) -> bool:
    """Whether more than a reference and a number to ring may be mailed there."""
    return rules.trusts(address)

"""What was shared: the child's voice first, then each agency, and what is still waited for."""

from collections.abc import Iterator

from app.domain.case.commands import (
    CorrectContribution,
    WithdrawContribution,
)
from app.domain.case.parts import Content, Search
from app.domain.case.state import Contribution, Version
from app.domain.disclosure.seals import sealed_from
from app.domain.rights import RUN, SCRIBE
from app.domain.values import Rating, Searched
from ui.case import waiting
from ui.case.blocks import Act, Block, Look, Words, joined, quoted, ring, who
from ui.words import plural
from ui.words import when as moment
from ui.words.trawls import came_since

_WRITERS = RUN | SCRIBE
_LOOKED = {
    Searched.NO_RECORD: "No record in",
    Searched.NOT_SEARCHED: "Not searched:",
    Searched.CANNOT_SHARE: "Cannot share from",
}


def blocks(look: Look) -> tuple[Block, ...]:
    return (
        *_voices(look),
        *(_contribution(look, c) for c in sorted(look.case.contributions, key=lambda c: c.at)),
        *waiting.declined(look),
        *waiting.owed(look),
        *waiting.locked(look),
        *waiting.waiting(look),
        *_nothing(look),
    )


def count(look: Look) -> int:
    """Contributions that stand."""
    return sum(c.withdrawn_at is None for c in look.case.contributions)


def _voices(look: Look) -> Iterator[Block]:
    case, heard = look.case, False
    if case.referral.voice:
        heard = True
        meta = joined("in the referral", moment(case.referral.received, look.now))
        yield _voice("referral", "", meta, case.referral.voice, "")
    for c in case.contributions:
        voice = c.content.voice
        if voice.words and c.withdrawn_at is None:
            heard = True
            meta = joined(f"through {look.agency(c.agency)}", moment(c.at, look.now))
            yield _voice(c.id, voice.whose, meta, voice.words, voice.how)
    if case.contributions and not heard:
        yield Block(key="voice", title="Voice of the child", words=_unheard(look))


def _voice(key: str, whose: str, meta: str, words: str, how: str) -> Block:
    spoken = (Words(quoted(words), face="reading"),)
    told = (Words(joined(whose, how), "ink-3", "small"),) if whose or how else ()
    return Block(key=f"voice:{key}", title="Voice of the child", meta=meta, words=spoken + told)


def _unheard(look: Look) -> tuple[Words, ...]:
    whys = [
        (look.agency(c.agency), c.content.voice.none_because)
        for c in look.case.contributions
        if c.content.voice.none_because and c.withdrawn_at is None
    ]
    if len({why for _, why in whys}) == 1:
        return (Words(f"Not heard: {whys[0][1][:1].lower()}{whys[0][1][1:]}.", "ink-2"),)
    said = tuple(Words(f"{agency}: {why}.", "ink-2", "meta") for agency, why in whys)
    return (Words("Nobody has recorded it yet.", "ink-2"), *said)


def _contribution(look: Look, c: Contribution) -> Block:
    if c.withdrawn_at is not None:
        return _withdrawn(look, c)
    return Block(
        key=f"contribution:{c.id}",
        title=look.agency(c.agency),
        meta=_meta(look, c),
        words=_said(look, c) or (Words("Nothing for you to read here.", "ink-3"),),
        acts=_own_acts(look, c),
        fold="Earlier text" if c.earlier else "",
        folded=tuple(w for version in c.earlier for w in _earlier(look, version)),
    )


def _meta(look: Look, c: Contribution) -> str:
    contact = c.by.contact or _contact(look, c)
    by = who(c.by) if c.by.contact else joined(who(c.by), ring(contact))
    late = "late" if c.late else ""
    return joined(by, late, moment(c.at, look.now))


def _contact(look: Look, c: Contribution) -> str:
    agency = look.partnership.agency(c.agency)
    return agency.contact if agency else ""


def _said(look: Look, c: Contribution) -> tuple[Words, ...]:
    content = c.content
    if c.sealed and sealed_from(look.seat.agency, c.agency, content):
        named = ", ".join(look.agency(a) for a in content.handling.only_for)
        return (Words(f"Answered, sealed to {named}.", "ink-2"),)
    nil = (Words("No record found.", "ink-2"),) if c.nil else ()
    facts = (Words(content.facts),) if content.facts else ()
    meaning = (Words(f"Meaning: {content.meaning}", "ink-2"),) if content.meaning else ()
    opinion = (Words(f"Thought, not known: {content.opinion}", "ink-2"),) if content.opinion else ()
    short = content.headline if not (facts or meaning or opinion or nil) else ""
    return (
        *nil,
        *facts,
        *meaning,
        *opinion,
        *((Words(short),) if short else ()),
        *_searched(look, content),
        *_marks(look, c),
    )


def _searched(look: Look, content: Content) -> Iterator[Words]:
    """Where one looked and found nothing, or did not look; what was found is said in the facts."""
    for result in (Searched.NO_RECORD, Searched.NOT_SEARCHED, Searched.CANNOT_SHARE):
        found = [s for s in content.searches if s.result is result]
        if found:
            yield Words(_where(look, result, found), "ink-3", "small")


def _where(look: Look, result: Searched, found: list[Search]) -> str:
    systems = ", ".join(dict.fromkeys(s.system for s in found))
    people = ", ".join(dict.fromkeys(look.subject(s.subject) for s in found))
    why = ", ".join(dict.fromkeys(s.reason for s in found if s.reason))
    because = f" ({why})" if why else ""
    return f"{_LOOKED[result]} {systems}, for {people}{because}."


def _marks(look: Look, c: Contribution) -> Iterator[Words]:
    handling = c.content.handling
    since = came_since(look.case, c)
    if since:
        yield Words(f"{since}.", "accent-text", "small")
    if c.content.relevance:
        yield Words(f"Bears on it: {c.content.relevance}", "ink-3", "small")
    if c.content.withheld:
        left = plural(c.content.withheld, "item")
        yield Words(f"Left out as irrelevant: {left}.", "ink-3", "small")
    if c.consent_withdrawn_at is not None:
        at = moment(c.consent_withdrawn_at, look.now)
        yield Words(f"Consent was withdrawn {at}, after this was shared.", "amber-ink", "small")
    if c.sealed:
        named = ", ".join(look.agency(a) for a in handling.only_for)
        yield Words(f"Sealed to {named}.", "ink-3", "small")
    if handling.not_told:
        yield Words("Not to be told to the family.", "red-ink", "small")
    if c.earlier:
        last = c.earlier[-1]
        yield Words(f"Corrected {moment(last.at, look.now)}: {last.reason}", "ink-3", "small")


def _earlier(look: Look, version: Version) -> tuple[Words, ...]:
    text = joined(version.content.facts, version.content.meaning)
    until = f"Until {moment(version.at, look.now)}, then corrected by {version.by.name}:"
    return (Words(until, "ink-3", "small"), Words(text or "Not for you to read.", "ink-2"))


def _withdrawn(look: Look, c: Contribution) -> Block:
    at = moment(c.withdrawn_at, look.now) if c.withdrawn_at else ""
    why = Words(f"Withdrawn: {c.withdrawn_because}", "ink-2")
    text = joined(c.content.facts, c.content.meaning)
    return Block(
        key=f"contribution:{c.id}",
        title=look.agency(c.agency),
        meta=joined(c.by.name, f"withdrawn {at}"),
        words=(why,),
        fold="Text as it was" if text else "",
        folded=(Words(text, "ink-2"),) if text else (),
    )


def _own_acts(look: Look, c: Contribution) -> tuple[Act, ...]:
    own = look.seat.agency == c.agency or not _WRITERS.isdisjoint(look.seat.roles)
    if not own or sealed_from(look.seat.agency, c.agency, c.content):
        return ()
    offered = (
        (CorrectContribution, Act("correct", "Correct", c.id)),
        (WithdrawContribution, Act("withdraw", "Withdraw", c.id)),
    )
    mine = look.seat.agency == c.agency
    return tuple(act for command, act in offered if look.may(command) and mine)


def _nothing(look: Look) -> Iterator[Block]:
    if not look.case.contributions and not look.case.requests:
        rated = look.case.rating is not Rating.UNRATED
        text = "Nobody has been asked yet." if rated else "Rate the case, then ask the agencies."
        yield Block(key="nothing", words=(Words(f"Nothing is shared yet. {text}", "ink-3"),))

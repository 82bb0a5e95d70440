"""Who was told, who agreed or refused, and who dispensed with it: the latest first."""

from collections.abc import Iterator
from datetime import date

from app.domain.case.commands import WithdrawConsent
from app.domain.case.lawful import Consent, ConsentRecord, Dispensation, Informed, Understood
from app.domain.values import DataClass, Stage
from ui.case.blocks import Act, Block, Look, Words, joined
from ui.words import short_date, today, word
from ui.words import when as moment
from ui.words.codes import PERSON_AWARE


def blocks(look: Look) -> tuple[Block, ...]:
    case = look.case
    found = (
        *((r.at, _consent(look, r)) for r in case.consents),
        *((d.at, _dispensed(look, n, d)) for n, d in enumerate(case.dispensations)),
        *((i.at, _informed(look, i)) for i in case.informed),
    )
    told = tuple(block for _, block in sorted(found, key=lambda one: one[0], reverse=True))
    title = Block(key="history", title="What was recorded", section=True)
    return (title, *(told or (_nothing(),)))


def ended(record: ConsentRecord, on: date) -> str:
    """ "withdrawn", "expired", or nothing while it stands."""
    if record.withdrawn_at is not None:
        return "withdrawn"
    expires = record.consent.expires
    return "expired" if expires is not None and expires < on else ""


def _nothing() -> Block:
    text = "Nobody was asked yet, as far as is recorded here."
    return Block(key="nothing", words=(Words(text, "ink-3"),))


def _consent(look: Look, record: ConsentRecord) -> Block:
    c, over = record.consent, ended(record, today(look.now))
    answer = word(c.kind) if c.given else f"Refused: {_lower(word(c.kind))}"
    return Block(
        key=f"consent:{c.id}",
        title=look.subject(c.giver),
        meta=joined(over, moment(c.asked_at, look.now)),
        meta_ink="amber-ink" if over else "ink-3",
        words=(
            Words(answer, "ink-2" if over or not c.given else "ink", "strong-meta"),
            *_ended(look, record, over),
            Words(_reach(look, c), "ink-2", "meta"),
            Words(_asked(c), "ink-3", "small"),
            Words(f"Written down by {record.by.name}.", "ink-3", "small"),
        ),
        acts=_acts(look, record, over),
    )


def _ended(look: Look, record: ConsentRecord, over: str) -> Iterator[Words]:
    if record.withdrawn_at is not None:
        at = moment(record.withdrawn_at, look.now)
        yield Words(f"Withdrawn {at}: {record.withdrawn_because}", "amber-ink", "meta")
    elif over and record.consent.expires is not None:
        yield Words(f"Expired on {short_date(record.consent.expires)}.", "amber-ink", "meta")


def _reach(look: Look, c: Consent) -> str:
    """ "About Jade Maple, with Health: health information, to find early help."""
    subjects = ", ".join(look.subject(s) for s in c.subjects)
    agencies = ", ".join(look.agency(a) for a in c.agencies) or "every agency"
    data = (
        "" if c.data == (DataClass.GENERAL,) else f" ({', '.join(_lower(word(d)) for d in c.data)})"
    )
    return f"About {subjects}, with {agencies}{data}. {c.purpose.rstrip('.')}."


def _asked(c: Consent) -> str:
    sure = (
        ""
        if c.understood is Understood.NOT_CHECKED
        else f"understood: {_lower(word(c.understood))}"
    )
    until = f"until {short_date(c.expires)}" if c.expires else ""
    return joined(
        c.asked_how, _lower(word(c.capacity)), c.words, c.interpreter, sure, until, c.evidence
    )


def _acts(look: Look, record: ConsentRecord, over: str) -> tuple[Act, ...]:
    standing = record.consent.given and not over and look.case.stage is not Stage.CLOSED
    if not standing or not look.may(WithdrawConsent):
        return ()
    return (Act("withdraw-consent", "Consent withdrawn", record.consent.id),)


def _dispensed(look: Look, number: int, d: Dispensation) -> Block:
    subjects = ", ".join(look.subject(s) for s in d.subjects)
    agencies = ", ".join(look.agency(a) for a in d.agencies)
    said = _ground(look, d)
    ground = (Words(said, "ink-2", "meta"),) if said else ()
    return Block(
        key=f"dispensed:{number}",
        title="Consent dispensed with",
        meta=joined(d.by.name, moment(d.at, look.now)),
        words=(
            Words(f"About {subjects}, with {agencies}.", "ink-2", "meta"),
            Words(d.reason),
            *ground,
        ),
    )


def _ground(look: Look, d: Dispensation) -> str:
    """In the profile's words; of one that is not listed any more, as it was written."""
    listed = (g for p in look.partnership.profiles for g in p.dispensations if g.id == d.ground)
    found = next(listed, None)
    return found.text if found else d.ground


def _informed(look: Look, i: Informed) -> Block:
    note = i.how or i.why_not
    return Block(
        key=f"informed:{i.subject}",
        title=look.subject(i.subject),
        meta=joined(i.by.name, moment(i.at, look.now)),
        words=(
            Words(PERSON_AWARE[i.aware], face="strong-meta"),
            *((Words(note, "ink-2", "meta"),) if note else ()),
        ),
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

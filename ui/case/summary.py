"""The summary: what came through the door, whom it concerns, and how the case is tagged."""

from collections.abc import Iterator

from app.domain.case.commands import (
    AmendReferral,
    LiftRestriction,
    LinkCase,
    RequestInformation,
    TagCase,
)
from app.domain.case.desks import suggested_desks
from app.domain.case.parts import Aware, Protection
from app.domain.values import PrimaryNeed, Stage, Subject
from ui.case.blocks import Act, Block, Look, Words, age, joined, ring
from ui.words import case_name, person_name, subject_name, today, word
from ui.words import when as moment
from ui.words.people import CHILDREN


def blocks(look: Look) -> tuple[Block, ...]:
    return (
        *_restriction(look),
        *_incomplete(look),
        _reason(look),
        _referrer(look),
        *_immediate(look),
        _need(look),
        _family(look),
        _people(look),
        *_factors(look),
        *_route(look),
        *_links(look),
    )


def _restriction(look: Look) -> Iterator[Block]:
    hidden = look.case.restriction
    if hidden is not None:
        seats = (look.partnership.seat(account) for account in hidden.named)
        names = ", ".join(seat.name for seat in seats if seat)
        yield Block(
            key="restriction",
            title="Only named people see this case.",
            words=(Words(joined(names, hidden.reason)),),
            acts=(Act("lift", "Lift the restriction"),) if look.may(LiftRestriction) else (),
            tone="error",
        )


def _incomplete(look: Look) -> Iterator[Block]:
    lacks = look.case.referral.to_complete
    if lacks:
        said = "; ".join(f"{i.field}: {i.reason or i.said}" for i in lacks)
        yield Block(
            key="incomplete",
            title="To be completed.",
            words=(Words(f"{said}."),),
            acts=(Act("amend", "Complete it"),) if look.may(AmendReferral) else (),
            tone="warn",
        )


def _reason(look: Look) -> Block:
    referral = look.case.referral
    concern = (Words(referral.concern, face="strong"),) if referral.concern else ()
    details = Words(referral.details or "No reason was written down.")
    closed = look.case.stage is Stage.CLOSED
    amend = look.may(AmendReferral) and not closed
    return Block(
        key="reason",
        title="Reason for referral",
        meta=f"received {moment(referral.received, look.now)}",
        words=(*concern, details),
        acts=(Act("amend", "Amend"),) if amend else (),
    )


def _referrer(look: Look) -> Block:
    r = look.case.referral
    name = "Anonymous" if r.anonymous else r.referrer or "Not named"
    who = joined(name, r.referrer_role, r.referrer_agency)
    reach = joined(ring(r.referrer_phone), r.referrer_email)
    lines = (who, reach, f"Their view: level {r.level}" if r.level else "")
    return Block(
        key="referrer",
        title="Referrer",
        meta=joined(word(r.source), r.channel),
        words=tuple(Words(line, face="body" if line == who else "meta") for line in lines if line),
    )


def _immediate(look: Look) -> Iterator[Block]:
    immediate = look.case.referral.immediate
    if immediate.action is not Protection.NONE:
        at = moment(immediate.at, look.now) if immediate.at else ""
        said = joined(word(immediate.action), at)
        note = (Words(immediate.note, "ink-2"),) if immediate.note else ()
        yield Block(key="immediate", title="Immediate action", words=(Words(said), *note))


def _need(look: Look) -> Block:
    need = look.case.referral.need
    ink = "ink-3" if need is PrimaryNeed.NOT_STATED else "ink"
    return Block(key="need", title="Primary need", words=(Words(word(need), ink),))


def _family(look: Look) -> Block:
    """Whether the family knows; what it may not know stands out."""
    r = look.case.referral
    said = joined(word(r.aware), r.aware_note)
    ink = "ink-3" if r.aware is Aware.NOT_STATED else "ink"
    kept = (Words("Not to be told to the family.", "red-ink"),) if r.keep_from_family else ()
    return Block(key="aware", title="Does the family know", words=(Words(said, ink), *kept))


def _people(look: Look) -> Block:
    lines = tuple(Words(_person(look, s), face="meta") for s in look.case.subjects)
    return Block(key="people", title="People", words=lines)


def _person(look: Look, s: Subject) -> str:
    child = s.kind in CHILDREN
    named = subject_name(s, today(look.now)) if child else joined(person_name(s), age(s, look))
    return joined(named, s.relationship, "" if s.in_household else "elsewhere")


def _factors(look: Look) -> Iterator[Block]:
    case = look.case
    tagged = [*(word(f) for f in case.factors), *case.programmes]
    edit = look.may(TagCase) and case.stage is not Stage.CLOSED
    none = Words("None tagged.", "ink-3")
    yield Block(
        key="factors",
        title="Factors and programmes",
        words=tuple(Words(t, face="meta") for t in tagged) or (none,),
        acts=(Act("tag", "Change"),) if edit else (),
    )
    desks = suggested_desks(look.partnership, case, today(look.now))
    if desks and look.may(RequestInformation):
        names = " and ".join(look.agency(a) for a in desks)
        yield Block(
            key="desks",
            title=f"{names} may know more.",
            words=(Words("What this case is tagged with is theirs."),),
            acts=(Act("request", "Ask them", ",".join(desks)),),
            tone="busy",
        )


def _route(look: Look) -> Iterator[Block]:
    s = look.case.screening
    if s.route is not None:
        said = joined(word(s.route), s.route_to)
        yield Block(key="route", title="Route", words=(Words(said), Words(s.route_reason, "ink-2")))


def _links(look: Look) -> Iterator[Block]:
    for link in look.case.links:
        other = look.board.case(link.other)
        named = joined(case_name(other), other.reference) if other else "A case you cannot see"
        words = (Words(named), *((Words(link.note, "ink-2"),) if link.note else ()))
        yield Block(key=f"link:{link.other}", title="Linked", meta=word(link.kind), words=words)
    if look.may(LinkCase) and not look.case.links and len(tuple(look.board.cases())) > 1:
        yield Block(key="link", acts=(Act("link", "Link another case"),))

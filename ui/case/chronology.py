"""Everything that happened on a case, in the order of time."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from app.domain.case.state import Case, Decision, RequestState
from app.domain.values import By, Instant
from ui.case.blocks import Block, Look, Words
from ui.words import clock_time, long_date, today, word
from ui.words.declines import decline_words


class Happened(Struct, frozen=True):
    """`what` at a moment, and by whom; `text` is what was said with it."""

    at: Instant
    what: str
    by: str = ""
    text: str = ""


def blocks(look: Look) -> tuple[Block, ...]:
    return tuple(_by_day(sorted(happened(look), key=lambda one: one.at)))


def happened(look: Look) -> Iterator[Happened]:
    """In no order."""
    case = look.case
    yield from _door(case)
    yield from _asked(look)
    yield from _shared(look)
    yield from _discussed(look)
    for decision in case.decisions:
        yield from _decided(decision)
    yield from _beyond(look)
    yield from _papers(look)
    yield from _ended(case)


def _by_day(told: list[Happened]) -> Iterator[Block]:
    day = ""
    told_before: Counter[str] = Counter()
    for one in told:
        if long_date(today(one.at)) != day:
            day = long_date(today(one.at))
            yield Block(key=f"day:{day}", title=day, section=True)
        text = (Words(one.text, "ink-2", "meta"),) if one.text else ()
        meta = f"{one.by} · {clock_time(one.at)}" if one.by else clock_time(one.at)
        key = f"{one.at.isoformat()}:{one.what}"
        told_before[key] += 1
        yield Block(key=f"{key}:{told_before[key]}", title=one.what, meta=meta, words=text)


def _at(at: Instant | None, what: str, by: By | None = None, text: str = "") -> Iterator[Happened]:
    """Nothing where it has not happened."""
    if at is not None:
        yield Happened(at, what, by.name if by else "", text)


def _door(case: Case) -> Iterator[Happened]:
    yield from _at(case.opened_at, "Referral received", case.opened_by, case.referral.concern)
    screening = case.screening
    routed = word(screening.route) if screening.route else ""
    yield from _at(screening.at, "Screening begun", screening.by, routed)
    for n, rated in enumerate(case.ratings):
        verb = "Rated" if n == 0 else "Rated anew:"
        yield Happened(rated.at, f"{verb} {word(rated.rating)}", rated.by.name, rated.reason)
    for change in case.amendments:
        yield Happened(change.at, f"Changed: {change.what}", change.by.name, change.reason)
    hidden = case.restriction
    if hidden is not None:
        yield Happened(hidden.at, "Restricted to named people", hidden.by.name, hidden.reason)


_CLOSED = {
    RequestState.DECLINED: "declined to share",
    RequestState.CANCELLED: "no longer asked",
    RequestState.DESTROYED: "answered; its answer was destroyed with the working papers",
}


def _asked(look: Look) -> Iterator[Happened]:
    for r in look.case.requests:
        agency = look.agency(r.agency)
        yield Happened(r.at, f"{agency} asked", r.by.name, r.question)
        yield from _at(r.seen_at, f"{agency} opened the request")
        for pause in r.pauses:
            yield Happened(pause.began, f"Clock of {agency} paused", text=pause.cause)
            yield from _at(pause.ended, f"Clock of {agency} runs again")
        if r.state in _CLOSED:
            text = decline_words(r.declined, r.closed_because) if r.declined else r.closed_because
            yield from _at(r.closed_at, f"{agency} {_CLOSED[r.state]}", text=text)


def _shared(look: Look) -> Iterator[Happened]:
    for c in look.case.contributions:
        agency = look.agency(c.agency)
        late = ", late" if c.late else ""
        nil = f"{agency}: no record found{late}"
        first = c.earlier[0].content if c.earlier else c.content
        what = nil if c.nil and not c.earlier else f"{agency} shared{late}"
        yield Happened(c.at, what, c.by.name, first.facts)
        for version in c.earlier:
            yield Happened(version.at, f"{agency} corrected", version.by.name, version.reason)
        yield from _at(c.withdrawn_at, f"{agency} withdrew", c.by, c.withdrawn_because)


def _discussed(look: Look) -> Iterator[Happened]:
    case = look.case
    for note in case.notes:
        yield Happened(note.at, "Said to the meeting", note.by.name, note.text)
    for c in case.challenges:
        to = look.agency(c.to)
        text = c.text or c.headline
        yield Happened(c.at, f"{look.agency(c.agency)} challenged {to}", c.by.name, text)
        for step in c.escalations:
            yield from _at(step.answered_at, "Challenge answered", step.answered_by, step.answer)
            up = f"Challenge taken to {word(step.rung)}: {step.to}".removesuffix(": ")
            yield Happened(step.at, up, step.by.name, step.reason)
        yield from _at(c.answered_at, "Challenge answered", c.answered_by, c.answer)
        yield from _at(c.settled_at, f"Challenge: {word(c.state)}")
    for action in case.actions:
        what = f"{look.agency(action.owner)} did: {action.what}"
        yield from _at(action.done_at, what, text=action.done_note)


def _decided(d: Decision) -> Iterator[Happened]:
    first = d.corrections[0].earlier if d.corrections else d.draft
    outcomes = dict.fromkeys(word(o) for child in first.children for o in child.outcomes)
    yield Happened(d.proposed_at, "Decision proposed", d.proposed_by.name, ", ".join(outcomes))
    yield from _at(d.read_back_at, "Decision read back", d.read_back_by)
    yield from _at(d.decided_at, "Decided", d.decided_by, ", ".join(outcomes))
    for correction in d.corrections:
        yield Happened(correction.at, "Decision corrected", correction.by.name, correction.reason)


def _beyond(look: Look) -> Iterator[Happened]:
    """What left the hub, and what went back to the threshold document."""
    for r in look.case.releases:
        to = ", ".join(filter(None, (r.recipient.name, r.recipient.organisation)))
        yield Happened(r.asked_at, f"Release to {to} asked for", r.asked_by.name, r.purpose)
        for said in r.approvals:
            verb = "approved" if said.approved else "refused"
            yield Happened(
                said.at, f"{look.agency(said.agency)} {verb} it", said.by.name, said.note
            )
        yield from _at(r.released_at, f"Released to {to}", r.released_by, r.redacted)
        for done in r.follow_ups:
            yield Happened(done.at, "Release followed up", done.by.name, done.text)
    for review in look.case.reviews:
        clause = f"clause {review.clause}, version {review.version}"
        yield Happened(review.at, f"Raised for review: {clause}", review.by.name, review.text)
        yield from _at(review.settled_at, "Review settled", review.settled_by, review.answer)


def _papers(look: Look) -> Iterator[Happened]:
    """Held back from the shredder, destroyed, and receipted."""
    case = look.case
    if case.hold is not None:
        what = "Held: nothing may be destroyed"
        yield Happened(case.hold.at, what, case.hold.by.name, case.hold.reason)
    gone = case.certificate
    if gone is None:
        return
    of = ", ".join(map(look.agency, gone.agencies))
    text = f"{len(gone.contributions)} contributions, {gone.notes} notes. {of}".strip()
    yield Happened(gone.at, "Working papers destroyed", gone.by.name, text)
    for receipt in gone.receipts:
        what = f"{look.agency(receipt.agency)} destroyed its own copy"
        yield Happened(receipt.at, what, receipt.by.name)


def _ended(case: Case) -> Iterator[Happened]:
    for deferral in case.deferrals:
        yield Happened(deferral.at, "Deferred", deferral.by.name, deferral.reason)
    closing = case.closing
    if closing is not None:
        why = f"{word(closing.reason)}: {closing.text}"
        yield Happened(closing.at, "Closed", closing.by.name, why)

"""The case under the spotlight in words: who it is, what they say, and what each agency knows."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from app.domain.case.answers import AnswerState, answer_state
from app.domain.case.parts import Voice
from app.domain.case.state import Case, Contribution, Request, RequestState
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, Instant, SeatMode, Source, Subject, SubjectKind
from app.ports import Present
from ui.meeting.agenda_rows import agency_name
from ui.words import (
    STATE_WORDS,
    age_words,
    case_name,
    nhs_words,
    person_name,
    short_date,
    time_left,
    today,
    when,
    word,
)
from ui.words.people import CHILDREN

Kind = Literal["plain", "waiting", "own"]


class Part(Struct, frozen=True):
    """Some words of a card; `ink` "" is the card's own."""

    text: str
    ink: str = ""


class AgencyCard(Struct, frozen=True):
    """What one agency says, or that it is waited for."""

    agency: AgencyId
    title: str
    meta: str
    parts: tuple[Part, ...]
    kind: Kind = "plain"
    meta_ink: str = "ink-3"


class Said(Struct, frozen=True):
    """Someone's own words and who they came by."""

    words: str
    by: str


class Spotlight(Struct, frozen=True):
    """All of the middle. `late` such as "Health 44 min over"."""

    case: str
    rating: str
    name: str
    detail: str
    late: str
    voices: tuple[Said, ...]
    no_voice: str
    reason: str
    cards: tuple[AgencyCard, ...]
    meaning: tuple[Said, ...]
    notes: tuple[Said, ...]


def spotlight(
    case: Case, partnership: Partnership | None, present: Sequence[Present], now: Instant
) -> Spotlight:
    voices = tuple(_voices(case, partnership))
    return Spotlight(
        case=case.id,
        rating=case.rating.value,
        name=case_name(case),
        detail=_detail(case),
        late=late_words(case, partnership, now),
        voices=voices,
        no_voice="" if voices else _no_voice(case),
        reason=case.referral.details or case.referral.concern,
        cards=tuple(_cards(case, partnership, present, now)),
        meaning=tuple(_meaning(case, partnership)),
        notes=tuple(Said(n.text, f"{n.by.name}, {when(n.at, now)}") for n in case.notes),
    )


def late_words(case: Case, partnership: Partnership | None, now: Instant) -> str:
    """The answer that is most overdue."""
    late = [(r.due, r.agency) for r in case.requests if r.open and r.due and r.due < now]
    if not late:
        return ""
    due, agency = min(late)
    return f"{agency_name(partnership, agency)} {time_left(due, now)}"


def _detail(case: Case) -> str:
    children = [s for s in case.subjects if s.kind in CHILDREN]
    first = children[0] if children else None
    source = word(case.referral.source)
    known = case.referral.source is not Source.UNKNOWN
    referrer = case.referral.referrer_agency or (source if known else "")
    others = [_other(s, case) for s in children[1:]]
    parts = (
        case.reference,
        f"with {' and '.join(others)}" if others else "",
        _birth(first),
        nhs_words(first.nhs_number) if first else "",
        _home(case),
        f"referred by {referrer}" if referrer else "referrer not known",
    )
    return " · ".join(filter(None, parts))


def _other(child: Subject, case: Case) -> str:
    """ "Rowan (4)", "an unborn child"."""
    if child.kind is SubjectKind.UNBORN and not child.given:
        return "an unborn child"
    age = age_words(child, today(case.referral.received))
    return (child.given or person_name(child)) + (f" ({age})" if age else "")


def _birth(child: Subject | None) -> str:
    if child is None:
        return ""
    if child.born is not None:
        return f"born {short_date(child.born)}"
    return f"due {short_date(child.due)}" if child.due else ""


def _home(case: Case) -> str:
    adults = [s for s in case.subjects if s.kind not in CHILDREN and s.in_household]
    named = [s.relationship or person_name(s) for s in adults]
    return f"lives with {' and '.join(named[:2])}" if named else ""


def _voices(case: Case, partnership: Partnership | None) -> Iterator[Said]:
    for shared in _standing(case):
        voice: Voice = shared.content.voice
        if voice.words:
            by = f"shared by {agency_name(partnership, shared.agency)}"
            yield Said(voice.words, " · ".join(filter(None, (voice.whose, voice.how, by))))
    if case.referral.voice:
        yield Said(case.referral.voice, "in the referral")


def _no_voice(case: Case) -> str:
    given = (c.content.voice.none_because for c in _standing(case))
    why = next(filter(None, given), "")
    return (
        f"Nobody has brought the child's own words: {why[:1].lower()}{why[1:]}"
        if why
        else ("Nobody has brought the child's own words yet.")
    )


def _meaning(case: Case, partnership: Partnership | None) -> Iterator[Said]:
    for shared in _standing(case):
        if shared.content.meaning:
            yield Said(shared.content.meaning, agency_name(partnership, shared.agency))


def _standing(case: Case) -> list[Contribution]:
    return [c for c in case.contributions if c.withdrawn_at is None and not c.sealed]


def _cards(
    case: Case, partnership: Partnership | None, present: Sequence[Present], now: Instant
) -> Iterator[AgencyCard]:
    """What was shared, then what is waited for, then who declined."""
    shared = dict.fromkeys(c.agency for c in case.contributions if c.withdrawn_at is None)
    for agency in shared:
        yield _shared(case, agency, partnership, now)
    open_ones = [r for r in case.requests if r.open and r.agency not in shared]
    for request in open_ones:
        yield _waited(case, request, partnership, present, now)
    for request in case.requests:
        if request.state is RequestState.DECLINED and request.agency not in shared:
            yield _declined(request, partnership, now)


def _shared(
    case: Case, agency: AgencyId, partnership: Partnership | None, now: Instant
) -> AgencyCard:
    mine = [c for c in case.contributions if c.agency == agency and c.withdrawn_at is None]
    parts = [part for one in mine for part in _said(one)]
    again = next((r for r in case.requests if r.open and r.agency == agency), None)
    if again is not None:
        parts.append(Part("Asked again, not answered yet.", "accent-text"))
    last = mine[-1]
    mode = word(last.by.mode) if last.by.mode is not SeatMode.OFF else ""
    meta = (mode, when(last.at, now), last.by.contact)
    return AgencyCard(
        agency, agency_name(partnership, agency), " · ".join(filter(None, meta)), tuple(parts)
    )


def _said(shared: Contribution) -> Iterator[Part]:
    if shared.sealed:
        yield Part("Sealed to named agencies. ", "ink-3")
        return
    if shared.content.handling.off_wall:
        yield Part("Off the wall: ", "ink-3")
    if shared.content.handling.not_told:
        yield Part("Not to be told to the family: ", "red-ink")
    facts = shared.content.facts or (STATE_WORDS["nil"] + "." if shared.nil else "")
    late = " (late)" if shared.late else ""
    yield Part(f"{facts}{late} ")
    if shared.earlier:
        yield Part(f"{STATE_WORDS['corrected']}. ", "amber-ink")


def _waited(
    case: Case,
    request: Request,
    partnership: Partnership | None,
    present: Sequence[Present],
    now: Instant,
) -> AgencyCard:
    writer = _writer(case, request, partnership, present)
    state = answer_state(case, request.agency, now, writing=bool(writer)).state
    words = f"{writer} is writing …" if writer else STATE_WORDS[state.value]
    late = state is AnswerState.OVERDUE or (request.due is not None and request.due < now)
    return AgencyCard(
        request.agency,
        agency_name(partnership, request.agency),
        f"due {when(request.due, now)}" if request.due else "",
        (Part(words, "accent-text" if writer else "ink-2"),),
        "waiting",
        "red-ink" if late else "ink-3",
    )


def _writer(
    case: Case, request: Request, partnership: Partnership | None, present: Sequence[Present]
) -> str:
    for one in present:
        seat = partnership.seat(one.account) if partnership else None
        if one.here.writing == request.id or (
            one.here.writing is not None
            and one.here.case == case.id
            and seat is not None
            and seat.agency == request.agency
        ):
            return one.name
    return ""


def _declined(request: Request, partnership: Partnership | None, now: Instant) -> AgencyCard:
    why = word(request.declined) if request.declined else STATE_WORDS["declined"]
    text = f"Declined: {why[:1].lower()}{why[1:]}. {request.closed_because}"
    at = f"declined {when(request.closed_at, now)}" if request.closed_at else ""
    return AgencyCard(
        request.agency, agency_name(partnership, request.agency), at, (Part(text, "ink-2"),)
    )

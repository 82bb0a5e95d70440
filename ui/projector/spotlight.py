"""The case under the spotlight, as the wall tells it."""

from collections.abc import Collection, Iterable, Iterator

from app.domain.board import Board
from app.domain.case.answers import Answer, AnswerState, answer_state
from app.domain.case.parts import Stance
from app.domain.case.state import Case, Challenge, ChallengeState, Contribution, Decision
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, Instant, RequestId
from ui.projector.view_model import Band, Box, Line, Spotlit, Told, Words
from ui.words import RATING_WORDS, case_name, clock_time, when, word
from ui.words.decision import (
    agency_name,
    listed,
    outcome_lines,
    outcome_names,
    strategy_words,
    threshold_words,
)

Writing = Collection[RequestId]
_QUIET = "ink-2"
_CHALLENGED = {
    ChallengeState.OPEN: "",
    ChallengeState.ANSWERED: "Answered.",
    ChallengeState.ACCEPTED: "Answer accepted.",
    ChallengeState.LEFT_OPEN: "Left open on the record.",
}


def band(case: Case, sitting: Meeting, now: Instant) -> Band:
    concern = case.referral.concern or word(case.referral.need)
    rating = RATING_WORDS[case.rating.value]
    referrer = case.referral.referrer_agency or word(case.referral.source)
    return Band(
        name=case_name(case),
        about=(f"{rating} · {_uncapital(concern)}", f"{case.reference} · referred by {referrer}"),
        rating=case.rating.value,
        place=place(sitting, case),
        timer=timer(sitting, case, now),
    )


def place(sitting: Meeting, case: Case) -> str:
    """ "3 of 9" came up so far, as the chair reads it too."""
    return f"{sitting.begun} of {len(sitting.agenda)}" if sitting.item(case.id) else ""


def timer(sitting: Meeting, case: Case, now: Instant) -> str:
    """ "04:12" since the case was called; it stops when the case is settled."""
    item = sitting.item(case.id)
    if item is None or item.called_at is None:
        return ""
    lasted = (item.settled_at or now) - item.called_at
    minutes, seconds = divmod(max(0, int(lasted.total_seconds())), 60)
    return f"{minutes:02}:{seconds:02}"


def spotlit(board: Board, case: Case, writing: Writing, now: Instant) -> Spotlit:
    partnership = board.partnership
    return Spotlit(
        told=tuple(_told(case, partnership, writing, now)),
        box=_box(case, partnership, now),
        challenges=tuple(_challenge(one, partnership) for one in _open_first(case.challenges)),
        stances=tuple(_stances(case, partnership)),
    )


def asked(case: Case) -> set[AgencyId]:
    """The agencies whose word is awaited or given on this case."""
    shared = {c.agency for c in case.contributions}
    return shared | {r.agency for r in case.requests} | {s.agency for s in case.stances}


def _told(
    case: Case, partnership: Partnership | None, writing: Writing, now: Instant
) -> Iterator[Told]:
    named = sorted((agency_name(partnership, agency), agency) for agency in asked(case))
    for name, agency in named:
        busy = any(r.agency == agency and r.open and r.id in writing for r in case.requests)
        answer = answer_state(case, agency, now, writing=False)
        line = (*_said(case, agency), *_awaited(answer, busy, now))
        if line:
            yield Told(name, line)


def _said(case: Case, agency: AgencyId) -> Iterator[Words]:
    standing = (c for c in case.contributions if c.agency == agency and c.withdrawn_at is None)
    for shared in standing:
        yield from _shared(shared)


def _shared(shared: Contribution) -> Iterator[Words]:
    headline = shared.content.headline.strip()
    off_wall = shared.content.handling.off_wall
    if headline:
        yield Words(f"{_sentence(headline)} ")
        if off_wall:
            yield Words("More off the wall. ", _QUIET)
    elif shared.sealed:
        yield Words("Answered, sealed to named agencies. ", _QUIET)
    elif shared.nil:
        yield Words("No record found. ")
    else:
        yield Words("Answered, off the wall. ", _QUIET)


def _awaited(answer: Answer, busy: bool, now: Instant) -> Iterator[Words]:
    """That someone writes stands before what was due of them."""
    if busy:
        yield Words("writing …", "accent-ink")
        return
    due = when(answer.due, now) if answer.due else "soon"
    said = {
        AnswerState.ASKED: Words(f"asked, due {due}", _QUIET),
        AnswerState.SEEN: Words(f"asked, due {due}", _QUIET),
        AnswerState.SECOND_TRAWL: Words(f"asked again, due {due}", _QUIET),
        AnswerState.OVERDUE: Words(f"overdue since {due}", "red-ink"),
        AnswerState.PAUSED: Words("paused, with a cause", _QUIET),
        AnswerState.LOCKED: Words("Locked: no basis recorded", "amber-ink"),
        AnswerState.DECLINED: Words("declined, with reason", _QUIET),
    }.get(answer.state)
    if said is not None:
        yield said


def _box(case: Case, partnership: Partnership | None, now: Instant) -> Box:
    drafted = case.proposal or case.decision
    if drafted is None:
        return _undrafted(case, now)
    draft = drafted.draft
    lead = f"Lead: {agency_name(partnership, draft.lead)}" if draft.lead else ""
    first = (strategy_words(draft, now), threshold_words(draft))
    details = (" ".join(f"{part}." for part in first if part), _basis(case, lead))
    ink = "amber-ink" if case.proposal else "ink"
    lines = outcome_lines(draft, case)
    return Box(_state(drafted), ink, lines, tuple(filter(None, details)))


def _undrafted(case: Case, now: Instant) -> Box:
    if case.deferrals:
        return Box(f"Deferred until {when(case.deferrals[-1].until, now)}", "ink")
    return Box("No decision proposed yet", _QUIET)


def _state(drafted: Decision) -> str:
    at = f" {clock_time(drafted.decided_at)}" if drafted.decided_at else ""
    return f"{word(drafted.state)}{at}"


def _basis(case: Case, lead: str) -> str:
    owed = any(request.basis is None for request in case.requests)
    basis = ("Basis owed" if owed else "Basis recorded") if case.requests else ""
    return " ".join(f"{part}." for part in (basis, lead) if part)


def _open_first(challenges: Iterable[Challenge]) -> list[Challenge]:
    return sorted(challenges, key=lambda one: one.state is not ChallengeState.OPEN)


def _challenge(one: Challenge, partnership: Partnership | None) -> Line:
    to = f" {agency_name(partnership, one.to)}" if one.to else ""
    who = Words(f"{agency_name(partnership, one.agency)} challenges{to}", strong=True)
    if not one.headline.strip():
        return (who, Words(f". {_CHALLENGED[one.state]}", _QUIET))
    said = Words(f" {_uncapital(_sentence(one.headline.strip()))} ")
    state = Words(_CHALLENGED[one.state], _QUIET)
    return (Words(f"{who.text}:", strong=True), said, state)


def _stances(case: Case, partnership: Partnership | None) -> Iterator[Line]:
    if not case.stances:
        return
    if not case.stances_revealed:
        given = f"{len(case.stances)} given"
        yield (Words("Stances: "), Words(given, strong=True), Words(", not revealed yet", _QUIET))
        return
    grouped: dict[str, list[str]] = {}
    for stance in case.stances:
        grouped.setdefault(_stance(stance), []).append(agency_name(partnership, stance.agency))
    for said, agencies in grouped.items():
        yield (Words(f"{said}: ", strong=True), Words(listed(sorted(agencies))))


def _stance(stance: Stance) -> str:
    if stance.unsure:
        return "Not enough known yet"
    outcome = outcome_names((stance.outcome,)) if stance.outcome else ""
    level = f"level {stance.level}" if stance.level else ""
    return ", ".join(filter(None, (outcome, level))) if outcome else level.capitalize()


def _sentence(text: str) -> str:
    return text if text[-1] in ".!?…" else f"{text}."


def _uncapital(text: str) -> str:
    """A lower first letter, but for an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]

"""What each agency said on the case, what is proposed or decided, and who challenged."""

from collections.abc import Collection, Sequence

from msgspec import Struct, structs

from app.domain.case.answers import AnswerState, answer_state
from app.domain.case.commands import AddNote, RaiseChallenge, ShareInformation
from app.domain.case.parts import Content, Draft
from app.domain.case.state import Case, Challenge, ChallengeState, Contribution, Request
from app.domain.values import AgencyId, ChallengeId, Instant, RequestId
from app.ports import Pending
from ui.virtual.view_model import Me, Place
from ui.words import STATE_WORDS, case_name, clock_time, pending_words, when, word
from ui.words.decision import agency_name, outcome_lines, strategy_words, threshold_words

Writing = Collection[RequestId]


class Said(Struct, frozen=True):
    """One agency's line. `quiet` words are no one's answer yet."""

    agency: str
    text: str
    meta: str
    wall: str = ""
    own: bool = False
    quiet: bool = False
    late: bool = False
    request: RequestId | None = None
    """What the agency's own person may answer or change."""
    action: str = ""


class Decided(Struct, frozen=True):
    """The box: proposed until the decider confirms."""

    state: str
    outcomes: tuple[str, ...] = ()
    text: str = ""
    decided: bool = False
    mine: tuple[str, ...] = ()
    """Actions of the viewer's agency, once decided."""


class Challenged(Struct, frozen=True):
    id: ChallengeId | None
    who: str
    text: str
    state: str
    answer: str = ""
    may_answer: bool = False
    may_accept: bool = False
    may_leave: bool = False


class Noted(Struct, frozen=True):
    who: str
    text: str
    meta: str


def said(
    case: Case, me: Me, writing: Writing, pending: Sequence[Pending], now: Instant
) -> tuple[Said, ...]:
    """A line for each agency asked or heard, by name; one's own with what is on its way."""
    agencies = {r.agency for r in case.requests} | {c.agency for c in case.contributions}
    named = sorted((agency_name(me.partnership, agency), agency) for agency in agencies)
    lines = (_line(case, agency, me, writing, now) for _, agency in named)
    return tuple(_on_its_way(line, case, pending) if line.own else line for line in lines)


def box(case: Case, me: Me, now: Instant) -> Decided | None:
    drafted = case.proposal or case.decision
    if drafted is None:
        if not case.deferrals:
            return None
        last = case.deferrals[-1]
        return Decided(f"Deferred until {when(last.until, now)}", text=last.reason, decided=True)
    draft = drafted.draft
    lead = f"Lead: {agency_name(me.partnership, draft.lead)}" if draft.lead else ""
    parts = [f"{part}." for part in (threshold_words(draft), lead) if part]
    at = f" {clock_time(drafted.decided_at)}" if drafted.decided_at else ""
    by = drafted.decided_by or None
    who = f" · {by.name}, {agency_name(me.partnership, by.agency)}" if by else _decider(me)
    return Decided(
        state=f"{word(drafted.state)}{at}{who}",
        outcomes=_outcomes(draft, case, now),
        text=" ".join((*parts, draft.reasons)),
        decided=case.proposal is None,
        mine=_mine(case, me, now) if case.proposal is None else (),
    )


def _outcomes(draft: Draft, case: Case, now: Instant) -> tuple[str, ...]:
    """With the time of the strategy discussion, where that is the one outcome."""
    lines, at = outcome_lines(draft, case), strategy_words(draft, now)
    if len(lines) > 1 or not at:
        return (*lines, *((f"Strategy discussion {at}",) if at else ()))
    return (
        f"{lines[0]}, {at[0].lower()}{at[1:]}" if at.startswith("Today") else f"{lines[0]}, {at}",
    )


def news(at: Place, me: Me, now: Instant) -> str:
    """What a screen reader says of its own accord: that a case came up, and how it was decided."""
    case = at.case
    if case is None:
        return ""
    found = box(case, me, now)
    if found is not None and found.decided:
        return f"{case_name(case)}. {found.state}. {'. '.join(found.outcomes)}"
    return f"The meeting is on {case_name(case)}." if at.called else ""


def challenges(case: Case, me: Me, pending: Sequence[Pending]) -> tuple[Challenged, ...]:
    """Open ones first; then those still on their way."""
    known = sorted(case.challenges, key=lambda one: one.state is not ChallengeState.OPEN)
    sent = (
        Challenged(None, f"{me.speaks_for} challenges", p.command.text, pending_words(p).text)
        for p in pending
        if isinstance(p.command, RaiseChallenge) and p.command.case == case.id
    )
    return (*(_challenged(one, me) for one in known), *sent)


def notes(case: Case, me: Me, pending: Sequence[Pending]) -> tuple[Noted, ...]:
    sent = (
        Noted(me.seat.name, p.command.text, pending_words(p).text)
        for p in pending
        if isinstance(p.command, AddNote) and p.command.case == case.id
    )
    return (*(Noted(n.by.name, n.text, clock_time(n.at)) for n in case.notes), *sent)


def _line(case: Case, agency: AgencyId, me: Me, writing: Writing, now: Instant) -> Said:
    shared = [c for c in case.contributions if c.agency == agency and c.withdrawn_at is None]
    asked = next((r for r in case.requests if r.agency == agency and r.open), None)
    line = _heard(shared) if shared else _awaited(case, agency, asked, writing, now)
    name = agency_name(me.partnership, agency)
    if agency != me.agency:
        return structs.replace(line, agency=name, action="", request=None, wall="")
    meta = f"{line.meta} · on the board" if shared else line.meta
    if asked is not None and line.action:
        line = structs.replace(line, request=asked.id, action="Answer")
    return structs.replace(line, agency=f"{name} (you)", meta=meta, own=True)


def _heard(shared: Sequence[Contribution]) -> Said:
    last = shared[-1]
    text = "\n".join(_text(one) for one in shared)
    action = "Change" if last.request else ""
    return Said(
        "",
        text,
        clock_time(last.at),
        wall=_wall(last.content),
        request=last.request,
        action=action,
    )


def _awaited(
    case: Case, agency: AgencyId, asked: Request | None, writing: Writing, now: Instant
) -> Said:
    busy = asked is not None and asked.id in writing
    answer = answer_state(case, agency, now, writing=False)
    text = "Writing …" if busy else STATE_WORDS[answer.state.value]
    due = f"due {when(answer.due, now)}" if answer.due else ""
    late = answer.state is AnswerState.OVERDUE and not busy
    may = asked is not None and answer.state is not AnswerState.LOCKED
    return Said("", text, due, quiet=True, late=late, action="Answer" if may else "")


def _on_its_way(line: Said, case: Case, pending: Sequence[Pending]) -> Said:
    """One's own line with the answer that was submitted and is not on the board yet."""
    for one in pending:
        if isinstance(one.command, ShareInformation) and one.command.case == case.id:
            content = one.command.content
            text = content.facts or "No record found."
            return Said(line.agency, text, pending_words(one).text, _wall(content), own=True)
    return line


def _text(shared: Contribution) -> str:
    if shared.nil:
        return "No record found."
    if shared.sealed and not shared.content.facts:
        return "Answered, sealed to named agencies."
    return " ".join(filter(None, (shared.content.facts, shared.content.meaning)))


def _wall(content: Content) -> str:
    """What of one's own words the room reads."""
    more = "More off the wall." if content.handling.off_wall else ""
    words = " ".join(filter(None, (content.headline, more)))
    return f"On the wall: {words}" if words else "On the wall: only that you answered."


def _decider(me: Me) -> str:
    deciders = [s for s in me.partnership.seats if "decider" in s.roles and not s.removed]
    if len(deciders) != 1:
        return ""
    only = deciders[0]
    agency = agency_name(me.partnership, only.agency)
    return " · ".join(("", ", ".join(filter(None, (f"decider {only.name}", agency)))))


def _mine(case: Case, me: Me, now: Instant) -> tuple[str, ...]:
    actions = (action for action in case.actions if action.owner == me.agency)
    return tuple(f"{a.what.rstrip('.')}, by {when(a.due, now)}" for a in actions)


def _challenged(one: Challenge, me: Me) -> Challenged:
    to = agency_name(me.partnership, one.to) if one.to else "the meeting"
    own = one.agency == me.agency and me.may(RaiseChallenge)
    settled = one.state in (ChallengeState.ACCEPTED, ChallengeState.LEFT_OPEN)
    by = f" ({one.answered_by.name})" if one.answered_by else ""
    return Challenged(
        id=one.id,
        who=f"{agency_name(me.partnership, one.agency)} challenges {to}",
        text=one.text,
        state=word(one.state),
        answer=f"Answer{by}: {one.answer}" if one.answer else "",
        may_answer=one.to is not None and one.to == me.agency and one.answered_at is None,
        may_accept=own and one.answered_at is not None and one.state is not ChallengeState.ACCEPTED,
        may_leave=own and not settled,
    )

"""What agencies say before the decision, in words: stances and challenges."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from app.domain.case.challenges import rung_above
from app.domain.case.parts import Stance
from app.domain.case.state import Case, Challenge, ChallengeState, Escalation
from app.domain.partnership.state import Partnership, Seat
from app.domain.values import AgencyId, Instant, Role
from ui.meeting.agenda_rows import agency_name
from ui.meeting.decision.sheet import settled
from ui.meeting.rights import Rights
from ui.words import when, word
from ui.words.ladder import RUNG_NAMES, LadderStep, ladder_steps, overdue, taken_words


class Stances(Struct, frozen=True):
    words: str
    lines: tuple[tuple[str, str], ...] = ()
    """Agency and what it holds, once revealed; before that, one's own alone."""
    revealed: bool = False
    can_reveal: bool = False


class ChallengeCard(Struct, frozen=True):
    id: str
    title: str
    meta: str
    text: str
    answer: str
    open: bool
    can_answer: bool
    can_accept: bool
    can_leave: bool
    late: bool = False
    ladder: tuple[LadderStep, ...] = ()
    earlier: tuple[str, ...] = ()
    """How it came to the step on which it stands."""
    escalate: str = ""
    """To whom it can be taken: "manager"; empty where one may not, or it is at the top."""
    note: str = ""


def stances(
    case: Case,
    at_the_table: Sequence[Seat],
    partnership: Partnership | None,
    rights: Rights,
    own: AgencyId | None,
) -> Stances:
    """ "5 of 6 given · waiting for Health"; what they hold only once revealed."""
    speakers = [s.agency for s in at_the_table if s.agency and Role.PRACTITIONER in s.roles]
    given = [stance.agency for stance in case.stances]
    expected = list(dict.fromkeys([*given, *speakers]))
    waiting = [agency_name(partnership, a) for a in expected if a not in given]
    decided = settled(case) if case.proposal is None else None
    if decided is not None:
        waiting, expected = [], given
    said = f"{len(given)} of {len(expected)} given" if expected else "None given"
    shown = [s for s in case.stances if case.stances_revealed or s.agency == own]
    if decided is not None and decided.stances:
        return Stances("As they stood then", _lines(decided.stances, partnership), revealed=True)
    return Stances(
        words=" · ".join(filter(None, (said, f"waiting for {_few(waiting)}" if waiting else ""))),
        lines=_lines(shown, partnership),
        revealed=case.stances_revealed,
        can_reveal=rights.reveal and bool(given) and not case.stances_revealed,
    )


def _lines(held: Sequence[Stance], partnership: Partnership | None) -> tuple[tuple[str, str], ...]:
    return tuple((agency_name(partnership, s.agency), stance_words(s)) for s in held)


def stance_words(stance: Stance) -> str:
    """ "Strategy discussion, level 4, not sure: because …"."""
    parts = (
        word(stance.outcome) if stance.outcome else "",
        f"level {stance.level}" if stance.level else "",
        "not sure" if stance.unsure else "",
    )
    said = ", ".join(filter(None, parts)) or "not shown"
    return f"{said}: {stance.reason}" if stance.reason else said


def challenges(
    case: Case, partnership: Partnership | None, rights: Rights, own: AgencyId | None, now: Instant
) -> tuple[ChallengeCard, ...]:
    return tuple(_challenge(one, partnership, rights, own, now) for one in case.challenges)


def _challenge(
    one: Challenge,
    partnership: Partnership | None,
    rights: Rights,
    own: AgencyId | None,
    now: Instant,
) -> ChallengeCard:
    to = f" to {agency_name(partnership, one.to)}" if one.to else ""
    mine = rights.speak and own == one.agency
    unsettled = one.state in (ChallengeState.OPEN, ChallengeState.ANSWERED)
    answered = one.answered_at is not None
    by = one.answered_by.name if one.answered_by else ""
    ladder = partnership.ladder if partnership else ()
    settled = one.state is ChallengeState.ACCEPTED
    above = None if settled or not (mine or rights.escalate) else rung_above(ladder, one.rung)
    late = overdue(one, now)
    climbed = bool(one.escalations) or late or one.due is not None
    return ChallengeCard(
        id=one.id,
        title=f"Challenge by {agency_name(partnership, one.agency)}{to}",
        meta=f"{'overdue' if late else word(one.state)} · {when(one.at, now)}",
        text=one.text or one.headline,
        answer=f"{by}: {one.answer}" if answered and one.answer else "",
        open=not settled,
        can_answer=not answered and (rights.answer_for_all or (rights.speak and own == one.to)),
        can_accept=mine and answered and not settled,
        can_leave=unsettled and (mine or rights.reveal),
        late=late,
        ladder=ladder_steps(one, ladder, now) if climbed and not settled else (),
        earlier=tuple(line for e in one.escalations for line in _taken(e, now)),
        escalate=RUNG_NAMES[above.rung].lower() if above else "",
        note=_whose(one, partnership) if answered and not settled and not mine else "",
    )


def _taken(step: Escalation, now: Instant) -> Iterator[str]:
    """The answer that was not enough, and "Taken to the manager, A. Boss, Tue 10:00: …"."""
    if step.answer and step.answered_by:
        yield f"{step.answered_by.name}: {step.answer}"
    yield f"{taken_words(step, now)}: {step.reason}"


def _whose(one: Challenge, partnership: Partnership | None) -> str:
    return f"Only {agency_name(partnership, one.agency)} can accept the answer."


def _few(named: Sequence[str]) -> str:
    """ "Health", "Health and Police", "Health, Police and 2 more"."""
    if len(named) > 3:
        return f"{', '.join(named[:2])} and {len(named) - 2} more"
    *most, last = named
    return f"{', '.join(most)} and {last}" if most else last

"""The decision tab: what is proposed or decided and why, its actions, stances and challenges."""

from collections.abc import Iterator

from app.domain.case.challenges import rung_above
from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    CompleteAction,
    CorrectDecision,
    EscalateChallenge,
    LeaveChallengeOpen,
    PutAction,
)
from app.domain.case.parts import Action, ChildOutcome, Draft, Stance
from app.domain.case.state import Challenge, ChallengeState, Decision, DecisionState
from app.domain.clocks import is_late
from app.domain.values import Role, Stage
from ui.case import telling
from ui.case.blocks import Act, Block, Look, Words, joined
from ui.words import missing_words, short_date, word
from ui.words import when as moment
from ui.words.decision import listed
from ui.words.ladder import RUNG_NAMES, ladder_steps, overdue, taken_words

_RUNS = (Role.CHAIR, Role.SCRIBE, Role.COORDINATOR, Role.DECIDER)
_UNSETTLED = (ChallengeState.OPEN, ChallengeState.ANSWERED)


def blocks(look: Look) -> tuple[Block, ...]:
    case = look.case
    return (
        *_nothing(look),
        *(b for d in reversed(case.decisions) for b in _decision(look, d)),
        *telling.blocks(look),
        *_actions(look),
        *(_challenge(look, c) for c in case.challenges),
        *_stances(look),
        *_reviews(look),
        *_deferrals(look),
    )


def _nothing(look: Look) -> Iterator[Block]:
    if not look.case.decisions:
        yield Block(key="nothing", words=(Words("Nothing is decided or proposed yet.", "ink-3"),))


def _decision(look: Look, d: Decision) -> Iterator[Block]:
    if d.owed:
        lacks = missing_words(",".join(d.owed))
        by = f" by {moment(d.owed_by, look.now)}" if d.owed_by else ""
        yield Block(
            key=f"owed:{d.id}",
            title=f"Still owed{by}.",
            words=(Words(f"The urgent decision left out {lacks}."),),
            acts=_correct(look, d, "Write it now"),
            tone="warn",
        )
    yield Block(
        key=f"decision:{d.id}",
        title=word(d.state),
        meta=_made(look, d),
        words=(
            *_outcomes(look, d.draft),
            *_grounds(look, d.draft),
            *_heard(look, d),
            *_changes(look, d),
        ),
        acts=_correct(look, d, "Correct"),
        fold="Earlier text" if d.corrections else "",
        folded=tuple(w for c in d.corrections for w in _grounds(look, c.earlier)),
    )


def _correct(look: Look, d: Decision, label: str) -> tuple[Act, ...]:
    confirmed = d.state is DecisionState.CONFIRMED
    return (
        (Act("correct-decision", label, d.id),) if confirmed and look.may(CorrectDecision) else ()
    )


def _made(look: Look, d: Decision) -> str:
    if d.decided_by and d.decided_at:
        return joined(d.decided_by.name, moment(d.decided_at, look.now))
    return joined(d.proposed_by.name, moment(d.proposed_at, look.now))


def _outcomes(look: Look, draft: Draft) -> Iterator[Words]:
    same = len({(c.outcomes, c.level, c.plan) for c in draft.children}) == 1
    for child in draft.children[:1] if same else draft.children:
        for_whom = "" if len(draft.children) == 1 else "All children" if same else ""
        name = for_whom or ("" if same else look.subject(child.subject))
        yield Words(_outcome(name, child), face="strong")
        if child.plan:
            yield Words(child.plan)


def _outcome(name: str, child: ChildOutcome) -> str:
    outcomes = ", ".join(word(o) for o in child.outcomes)
    level = f"level {child.level}" if child.level else "no level yet"
    return joined(name, outcomes, level)


def _grounds(look: Look, draft: Draft) -> Iterator[Words]:
    if draft.reasons:
        yield Words(draft.reasons)
    if draft.clause:
        version = f", version {draft.threshold_version}" if draft.threshold_version else ""
        yield Words(f"Threshold {draft.clause}{version}", "ink-2", "meta")
    if draft.lead:
        others = ", ".join(look.agency(a) for a in draft.supporting)
        support = f"with {others}" if others else ""
        yield Words(joined(f"{look.agency(draft.lead)} leads", support), "ink-2", "meta")
    if draft.key_worker:
        yield Words(f"Key worker {draft.key_worker}", "ink-2", "meta")
    if draft.services:
        named = [s.name for one in draft.services if (s := look.partnership.service(one))]
        yield Words(f"Early help from {listed(named)}", "ink-2", "meta")
    if draft.step:
        again = draft.step.review_on
        looked = f"looked at again {short_date(again)}" if again else ""
        leads = f"{look.agency(draft.step.lead)} leads" if draft.step.lead else ""
        yield Words(joined(word(draft.step.way), leads, looked), face="meta")
        yield Words(draft.step.plan, "ink-2", "meta")
    yield from _enquiries(look, draft)


def _enquiries(look: Look, draft: Draft) -> Iterator[Words]:
    if draft.strategy:
        who = ", ".join(look.agency(a) for a in draft.strategy.agencies)
        at = moment(draft.strategy.at, look.now)
        yield Words(f"Strategy discussion {at} with {who}", face="meta")
        yield Words(draft.strategy.reasonable_cause, "ink-2", "meta")
    if draft.section_47:
        kind = "joint" if draft.section_47.joint else "single agency"
        at = moment(draft.section_47.starts, look.now)
        yield Words(f"Section 47 enquiry, {kind}, from {at}", face="meta")
        yield Words(draft.section_47.reasons, "ink-2", "meta")


def _heard(look: Look, d: Decision) -> Iterator[Words]:
    """Who was there, and that it was asked whether anybody challenges it."""
    if d.present:
        there = listed([look.agency(agency) for agency in d.present])
        yield Words(f"Present: {there}", "ink-2", "meta")
    if d.state is DecisionState.CONFIRMED and d.read_back_at:
        said = "Asked; nobody challenged" if d.silent else "Asked; the challenges are below"
        yield Words(f"Any challenge? {said}", "ink-2", "meta")


def _changes(look: Look, d: Decision) -> Iterator[Words]:
    if d.withdrawn_because:
        yield Words(f"Withdrawn: {d.withdrawn_because}", "ink-2")
    for c in d.corrections:
        text = f"Corrected {moment(c.at, look.now)} by {c.by.name}: {c.reason}"
        yield Words(text, "ink-3", "small")


def _actions(look: Look) -> Iterator[Block]:
    open_case = look.case.stage is not Stage.CLOSED
    may_put = look.may(PutAction) and open_case
    if look.case.actions or (may_put and look.case.decisions):
        add = (Act("action", "Add an action"),) if may_put else ()
        yield Block(key="actions", title="Actions", section=True, acts=add)
    yield from (_action(look, a) for a in look.case.actions)


def _action(look: Look, a: Action) -> Block:
    owner = joined(look.agency(a.owner), a.person)
    late = a.done_at is None and is_late(a.due, look.now)
    meta = (
        f"by {moment(a.due, look.now)}"
        if a.done_at is None
        else f"done {moment(a.done_at, look.now)}"
    )
    acts = (look.seat.agency == a.owner or look.has(*_RUNS)) and look.may(CompleteAction)
    note = (Words(a.done_note, "ink-2", "meta"),) if a.done_note else ()
    return Block(
        key=f"action:{a.id}",
        title=owner,
        meta=f"overdue, {meta}" if late else meta,
        meta_ink="red-ink" if late else "ink-3",
        words=(Words(a.what), *note),
        acts=(Act("complete", "Complete", a.id),) if acts and a.done_at is None else (),
    )


def _challenge(look: Look, c: Challenge) -> Block:
    late, settled = overdue(c, look.now), c.state is ChallengeState.ACCEPTED
    state = "overdue" if late else word(c.state)
    climbed = not settled and (c.due is not None or bool(c.escalations))
    return Block(
        key=f"challenge:{c.id}",
        title=f"{look.agency(c.agency)} challenges {look.agency(c.to)}",
        meta=joined(state, moment(c.at, look.now)),
        meta_ink="red-ink" if late else "ink-3" if settled else "amber-ink",
        words=tuple(_challenge_words(look, c)),
        ladder=ladder_steps(c, look.partnership.ladder, look.now) if climbed else (),
        acts=tuple(_challenge_acts(look, c)),
    )


def _challenge_words(look: Look, c: Challenge) -> Iterator[Words]:
    yield Words(c.text or c.headline)
    for step in c.escalations:
        if step.answer and step.answered_by:
            yield Words(f"Answered by {step.answered_by.name}: {step.answer}", "ink-2")
        yield Words(f"{taken_words(step, look.now)}: {step.reason}", "ink-2", "meta")
    if c.answered_by:
        yield Words(f"Answered by {c.answered_by.name}: {c.answer}", "ink-2")
    if c.state is ChallengeState.ANSWERED and look.seat.agency != c.agency:
        only = f"Only {look.agency(c.agency)} can accept the answer."
        yield Words(only, "ink-3", "small")


def _challenge_acts(look: Look, c: Challenge) -> Iterator[Act]:
    """An open challenge outlives its case: it is answered and settled after the closing too."""
    mine = look.seat.agency == c.agency
    asked = c.to is not None and look.seat.agency == c.to
    speaks = asked or look.has(Role.CHAIR, Role.SCRIBE, Role.DECIDER)
    if c.answered_at is None and speaks and look.may(AnswerChallenge):
        yield Act("answer", "Answer", c.id)
    if c.state is ChallengeState.ACCEPTED:
        return
    if mine and c.answered_at and look.may(AcceptAnswer):
        yield Act("accept", "Accept the answer", c.id)
    above = rung_above(look.partnership.ladder, c.rung)
    climbs = mine or look.has(Role.CHAIR, Role.COORDINATOR)
    if above and climbs and look.may(EscalateChallenge):
        yield Act("escalate", f"To the {RUNG_NAMES[above.rung].lower()}", c.id)
    closes = (mine or look.has(Role.CHAIR)) and look.may(LeaveChallengeOpen)
    if c.state in _UNSETTLED and closes:
        yield Act("leave-open", "Leave open", c.id)


def _reviews(look: Look) -> Iterator[Block]:
    for r in look.case.reviews:
        settled = r.settled_at is not None
        answer = (Words(f"Answer: {r.answer}", "ink-2"),) if settled else ()
        state = f"settled {moment(r.settled_at, look.now)}" if r.settled_at else "open"
        yield Block(
            key=f"review:{r.id}",
            title=f"Clause {r.clause} raised for review",
            meta=joined(r.by.name, state),
            words=(Words(r.text), *answer),
        )


def _stances(look: Look) -> Iterator[Block]:
    """Those of others only once they are revealed; the hub gives no more before."""
    case = look.case
    if case.decision is not None and case.proposal is None and case.decision.stances:
        yield Block(key="stances", title="Stances, as they stood then", section=True)
        yield from (_stance(look, s) for s in case.decision.stances)
        return
    if not case.stances:
        return
    if not case.stances_revealed:
        mine = [s for s in case.stances if s.agency == look.seat.agency]
        given = f"{len(case.stances)} given, not revealed yet."
        yield Block(key="stances", title="Stances", section=True, words=(Words(given, "ink-3"),))
        yield from (_stance(look, s) for s in mine)
        return
    yield Block(key="stances", title="Stances", section=True)
    yield from (_stance(look, s) for s in case.stances)


def _stance(look: Look, s: Stance) -> Block:
    outcome = word(s.outcome) if s.outcome else ""
    level = f"level {s.level}" if s.level else ""
    said = joined(outcome, level, "unsure" if s.unsure else "")
    reason = (Words(s.reason, "ink-2"),) if s.reason else ()
    by = s.by.name if s.by else ""
    return Block(
        key=f"stance:{s.agency}",
        title=look.agency(s.agency),
        meta=by,
        words=(Words(said or "Given"), *reason),
    )


def _deferrals(look: Look) -> Iterator[Block]:
    for d in look.case.deferrals:
        yield Block(
            key=f"deferral:{d.at.isoformat()}",
            title=f"Deferred until {moment(d.until, look.now)}",
            meta=joined(d.by.name, moment(d.at, look.now)),
            words=(Words(d.reason, "ink-2"),),
        )

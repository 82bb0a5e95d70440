"""The decision tab: what is proposed or decided and why, its actions, stances and challenges."""

from collections.abc import Iterator

from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    CompleteAction,
    CorrectDecision,
    LeaveChallengeOpen,
    PutAction,
)
from app.domain.case.parts import Action, ChildOutcome, Draft, Stance
from app.domain.case.state import Challenge, ChallengeState, Decision, DecisionState
from app.domain.clocks import is_late
from app.domain.values import Role, Stage
from ui.case.blocks import Act, Block, Look, Words, joined
from ui.words import missing_words, word
from ui.words import when as moment

_RUNS = (Role.CHAIR, Role.SCRIBE, Role.COORDINATOR, Role.DECIDER)
_UNSETTLED = (ChallengeState.OPEN, ChallengeState.ANSWERED)


def blocks(look: Look) -> tuple[Block, ...]:
    case = look.case
    return (
        *_nothing(look),
        *(b for d in reversed(case.decisions) for b in _decision(look, d)),
        *_actions(look),
        *(_challenge(look, c) for c in case.challenges),
        *_stances(look),
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
        words=(*_outcomes(look, d.draft), *_grounds(look, d.draft), *_changes(look, d)),
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
    answer = f"Answered by {c.answered_by.name}: {c.answer}" if c.answered_by else ""
    return Block(
        key=f"challenge:{c.id}",
        title=f"{look.agency(c.agency)} challenges {look.agency(c.to)}",
        meta=joined(word(c.state), moment(c.at, look.now)),
        meta_ink="amber-ink" if c.state is ChallengeState.OPEN else "ink-3",
        words=(Words(c.text or c.headline), *((Words(answer, "ink-2"),) if answer else ())),
        acts=tuple(_challenge_acts(look, c)),
    )


def _challenge_acts(look: Look, c: Challenge) -> Iterator[Act]:
    mine = look.seat.agency == c.agency
    asked = c.to is not None and look.seat.agency == c.to
    speaks = asked or look.has(Role.CHAIR, Role.SCRIBE, Role.DECIDER)
    if c.answered_at is None and speaks and look.may(AnswerChallenge) and _open(look):
        yield Act("answer", "Answer", c.id)
    if mine and c.answered_at and c.state is not ChallengeState.ACCEPTED and look.may(AcceptAnswer):
        yield Act("accept", "Accept the answer", c.id)
    closes = (mine or look.has(Role.CHAIR)) and look.may(LeaveChallengeOpen)
    if c.state in _UNSETTLED and closes and _open(look):
        yield Act("leave-open", "Leave open", c.id)


def _open(look: Look) -> bool:
    return look.case.stage is not Stage.CLOSED


def _stances(look: Look) -> Iterator[Block]:
    """Those of others only once they are revealed; the hub gives no more before."""
    case = look.case
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

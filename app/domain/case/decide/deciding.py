"""The decision: drafted by the scribe, read back by the chair, confirmed by the decider."""

from collections.abc import Callable, Collection
from typing import Any

from app.domain.case.commands import (
    CaseCommand,
    ConfirmDecision,
    CorrectDecision,
    DeferCase,
    ProposeDecision,
    ReadBackDecision,
    WithdrawProposal,
)
from app.domain.case.completeness import missing, unwritten
from app.domain.case.decide.draft import checked
from app.domain.case.decide.hearing import present, silent
from app.domain.case.decide.scene import UNDECIDED, Scene, need
from app.domain.case.events import (
    CaseDeferred,
    DecisionConfirmed,
    DecisionCorrected,
    DecisionProposed,
    DecisionReadBack,
    ProposalWithdrawn,
)
from app.domain.case.feedback import MessageState, Owed
from app.domain.case.owing import OVER, corrections, outcomes, replaced
from app.domain.case.parts import Draft, StepWay
from app.domain.case.state import Decision, DecisionState
from app.domain.clocks import SameTimeNextWorkingDay, due
from app.domain.errors import Code, Refused
from app.domain.meeting.events import CaseSettled
from app.domain.meeting.state import ItemState, SittingState
from app.domain.values import DecisionId, MessageId
from app.domain.writes import Writes, on, unchanged

TO_COMPLETE = SameTimeNextWorkingDay(1)
"""How long an urgent decision may owe what it left out."""


def propose(scene: Scene, command: ProposeDecision) -> Writes:
    """A first draft, or a new one under the same id; either may still be incomplete."""
    scene.stage_in(*UNDECIDED)
    waiting = scene.case.proposal
    if waiting is not None and waiting.id != command.decision:
        raise Refused(Code.WRONG_STAGE, proposal=waiting.id)
    draft = checked(scene, command.draft)
    _decides(scene, draft)
    if waiting is not None:
        unchanged(command.seen, waiting.changed)
        if draft == waiting.draft:
            raise Refused(Code.NOTHING_CHANGED)
    elif any(d.id == command.decision for d in scene.case.decisions):
        raise Refused(Code.ID_IN_USE, decision=command.decision)
    return on(scene.case, DecisionProposed(by=scene.by, decision=command.decision, draft=draft))


def _decides(scene: Scene, draft: Draft) -> None:
    """A model that only gathers ends without a decision, unless the case steps up."""
    rules = scene.partnership.rules(scene.case.preset)
    steps_up = draft.step is not None and draft.step.way is StepWay.UP
    if rules is not None and not rules.decides and not steps_up:
        raise Refused(Code.WRONG_STAGE, preset=rules.preset.value)


def read_back(scene: Scene, command: ReadBackDecision) -> Writes:
    decision = _waiting(scene, command.decision)
    unchanged(command.seen, decision.changed)
    if decision.state is DecisionState.READ_BACK:
        raise Refused(Code.ALREADY_DONE)
    _enough(decision.draft, unwritten(scene.case, decision.draft, scene.partnership))
    return on(scene.case, DecisionReadBack(by=scene.by, decision=decision.id))


def confirm(scene: Scene, command: ConfirmDecision) -> Writes:
    """Judged again as the case stands now: a child may have joined it since the reading, and a
    challenge that it brought out is heard first. That one has a day of its own to be late by."""
    decision = _waiting(scene, command.decision)
    unchanged(command.seen, decision.changed)
    if decision.state is not DecisionState.READ_BACK and not decision.draft.urgent:
        raise Refused(Code.NOT_READ_BACK)
    _enough(decision.draft, missing(scene.case, decision.draft, scene.partnership))
    owed = unwritten(scene.case, decision.draft, scene.partnership)
    event = DecisionConfirmed(
        by=scene.by,
        decision=decision.id,
        owed=owed,
        owed_by=due(TO_COMPLETE, scene.now, scene.partnership.calendar) if owed else None,
        present=present(scene),
        stances=scene.case.stances if scene.case.stances_revealed else (),
        silent=silent(scene.case, decision),
        owes=outcomes(scene.case, decision.id, decision.draft, scene.now, scene.partnership),
        supersedes=replaced(scene.case),
    )
    return on(scene.case, event) + _settled(scene, ItemState.DECIDED)


def withdraw(scene: Scene, command: WithdrawProposal) -> Writes:
    decision = _waiting(scene, command.decision)
    need(command.reason, Code.REASON_NEEDED)
    event = ProposalWithdrawn(by=scene.by, decision=decision.id, reason=command.reason)
    return on(scene.case, event)


def correct(scene: Scene, command: CorrectDecision) -> Writes:
    """May leave out no more than what the decision owes already, nor put off its day."""
    decision = scene.decision(command.decision)
    if decision.state is not DecisionState.CONFIRMED:
        raise Refused(Code.WRONG_STAGE, decision=decision.state.value)
    unchanged(command.seen, decision.changed)
    need(command.reason, Code.REASON_NEEDED)
    draft = checked(scene, command.draft, decision.draft)
    if draft == decision.draft:
        raise Refused(Code.NOTHING_CHANGED)
    owed = unwritten(scene.case, draft, scene.partnership, decision.id)
    _complete_but_for(decision.owed, owed)
    owes = corrections(scene.case, decision, draft, scene.now, scene.partnership)
    event = DecisionCorrected(
        by=scene.by,
        decision=decision.id,
        draft=draft,
        reason=command.reason,
        owed=owed,
        owed_by=decision.owed_by if owed else None,
        owes=owes,
        held=() if scene.case.stage in OVER else _going(owes),
    )
    return on(scene.case, event)


def _going(owes: tuple[Owed, ...]) -> tuple[MessageId, ...]:
    """But for what nobody lets go unless by hand, a family's."""
    return tuple(one.id for one in owes if one.state is MessageState.OWED)


def defer(scene: Scene, command: DeferCase) -> Writes:
    scene.stage_in(*UNDECIDED)
    need(command.reason, Code.REASON_NEEDED)
    if command.until <= scene.now:
        raise Refused(Code.TIME_PASSED, field="until")
    event = CaseDeferred(by=scene.by, until=command.until, reason=command.reason)
    return on(scene.case, event) + _settled(scene, ItemState.DEFERRED)


def _waiting(scene: Scene, named: DecisionId) -> Decision:
    decision = scene.decision(named)
    if decision != scene.case.proposal:
        raise Refused(Code.NO_PROPOSAL, decision=decision.state.value)
    return decision


def _enough(draft: Draft, lacks: tuple[str, ...]) -> None:
    """An urgent decision may go on without anything but its reasons."""
    may_lack = [name for name in lacks if draft.urgent and name != "reasons"]
    _complete_but_for(may_lack, lacks)


def _complete_but_for(may_lack: Collection[str], lacks: Collection[str]) -> None:
    if not set(lacks) <= set(may_lack):
        raise Refused(Code.DECISION_INCOMPLETE, missing=",".join(lacks))


def _settled(scene: Scene, state: ItemState) -> Writes:
    """The case leaves the spotlight of every sitting that has it there."""
    return tuple(
        write
        for meeting in scene.board.meetings()
        if meeting.state is SittingState.OPEN and meeting.spotlight == scene.case.id
        for write in on(meeting, CaseSettled(case=scene.case.id, state=state))
    )


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    ProposeDecision: propose,
    ReadBackDecision: read_back,
    ConfirmDecision: confirm,
    WithdrawProposal: withdraw,
    CorrectDecision: correct,
    DeferCase: defer,
}

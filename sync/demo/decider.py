"""The decider: answers what is challenged, and confirms what was read back."""

from app.domain.case import commands as c
from app.domain.case.state import ChallengeState, DecisionState
from app.ports import Here
from sync.demo.lines import Lines
from sync.demo.step import Part, Scene, Step

BEATS_TO_WRITE = 2


def decider(lines: Lines) -> Part:
    def part(scene: Scene) -> Step | None:
        case = scene.spotlight
        if case is None:
            return None
        for challenge in case.challenges:
            if challenge.state is ChallengeState.OPEN and challenge.to == scene.seat.agency:
                answer = c.AnswerChallenge(
                    challenge.id, lines.answer_to(challenge.text), case=case.id
                )
                return Step(answer, Here(case.id), BEATS_TO_WRITE)
        proposal = case.proposal
        if proposal is None or proposal.state is not DecisionState.READ_BACK:
            return None
        seen = proposal.changed
        return Step(c.ConfirmDecision(proposal.id, case=case.id, seen=seen), Here(case.id))

    return part

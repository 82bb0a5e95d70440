"""A partner agency: sees what it is asked, answers, gives its stance, and challenges."""

from collections.abc import Iterator

from app.domain.case import commands as c
from app.domain.case.parts import Content, Handling, Search, Voice
from app.domain.case.state import Case, ChallengeState, Decision, Request, RequestState
from app.domain.values import (
    AgencyId,
    ChallengeId,
    ContributionId,
    Outcome,
    Rating,
    Searched,
    Stage,
)
from app.ports import Here
from sync.demo.lines import Lines
from sync.demo.morning import BASIS, NO_VOICE
from sync.demo.step import Part, Scene, Step

BEATS_TO_WRITE = 2
SOCIAL_CARE = AgencyId("social-care")
UNDECIDED = frozenset({Stage.GATHERING, Stage.READY})
LIKELY = {
    Rating.RED: (Outcome.STRATEGY_DISCUSSION, 4),
    Rating.AMBER: (Outcome.ASSESSMENT, 3),
    Rating.GREEN: (Outcome.EARLY_HELP, 2),
}


def partner(agency: AgencyId, lines: Lines, *, challenges: bool = False) -> Part:
    """`challenges`: also asks the meeting to look again, once for each proposal."""

    def part(scene: Scene) -> Step | None:
        under = scene.spotlight
        first = _at_the_table(scene, under, agency, lines, challenges) if under else None
        return first or _answering(scene, agency, lines)

    return part


def _at_the_table(
    scene: Scene, case: Case, agency: AgencyId, lines: Lines, challenges: bool
) -> Step | None:
    if _stance_owed(case, agency):
        outcome, level = LIKELY[case.rating]
        return Step(c.GiveStance(outcome, level, case=case.id), Here(case.id))
    if not challenges:
        return None
    for own in case.challenges:
        if own.agency == agency and own.state is ChallengeState.ANSWERED:
            return Step(c.AcceptAnswer(own.id, case=case.id), Here(case.id))
    if case.proposal is not None and not _challenged(case, case.proposal, agency):
        said = lines.dispute()
        raised = c.RaiseChallenge(
            ChallengeId(scene.fresh()), said.text, SOCIAL_CARE, said.headline, case=case.id
        )
        return Step(raised, Here(case.id, hand=True), BEATS_TO_WRITE)
    return None


def _stance_owed(case: Case, agency: AgencyId) -> bool:
    given = any(stance.agency == agency for stance in case.stances)
    open_round = case.stage in UNDECIDED and not case.stances_revealed
    return open_round and not given and case.rating in LIKELY


def _challenged(case: Case, proposal: Decision, agency: AgencyId) -> bool:
    since = (one for one in case.challenges if one.at >= proposal.proposed_at)
    return any(one.agency == agency for one in since)


def _answering(scene: Scene, agency: AgencyId, lines: Lines) -> Step | None:
    """What was asked first comes first."""
    asked = sorted(_open_requests(scene, agency), key=lambda pair: pair[1].at)
    for case, request in asked:
        if request.state is RequestState.ASKED:
            return Step(c.MarkRequestSeen(request.id, case=case.id), Here(case.id))
        return _answer(scene, case, request, lines)
    return None


def _open_requests(scene: Scene, agency: AgencyId) -> Iterator[tuple[Case, Request]]:
    for case in scene.board.cases():
        for request in case.requests:
            answerable = request.open and not request.paused and case.stage in UNDECIDED
            if request.agency == agency and answerable:
                yield case, request


def _answer(scene: Scene, case: Case, request: Request, lines: Lines) -> Step:
    said = lines.answer(request.agency)
    today = scene.now.date()
    content = Content(
        searches=tuple(
            Search(system, subject, Searched.FOUND, today)
            for subject in request.subjects
            for system in request.systems or ("Case records",)
        ),
        facts=said.facts,
        meaning=said.meaning,
        voice=Voice(said.voice, said.whose, none_because="" if said.voice else NO_VOICE),
        headline=said.headline,
        handling=Handling(off_wall=said.off_wall),
        basis=BASIS,
    )
    shared = c.ShareInformation(ContributionId(scene.fresh()), content, request.id, case=case.id)
    return Step(shared, Here(case.id, writing=request.id), BEATS_TO_WRITE)

"""A random year of cases, by real commands through the real store; the same for the same seed."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from msgspec import structs

from app.domain.board import Board
from app.domain.case import commands as case
from app.domain.case.parts import Action, ChildOutcome, CloseReason, Draft, Section47
from app.domain.commands import Command
from app.domain.partnership import commands as partnership
from app.domain.partnership.state import Clause, Seat, ThresholdVersion
from app.domain.submission import Submission
from app.domain.values import (
    ActionId,
    AgencyId,
    CaseId,
    ChallengeId,
    ContributionId,
    DecisionId,
    Outcome,
    Preset,
    Rating,
    RequestId,
    SubjectId,
)
from app.persistence.event_store import SqlEventStore
from tests.helpers.builders import (
    AT,
    BASIS,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    content,
    referral,
    subject,
)
from tests.helpers.early_help import DESTROYS
from tests.helpers.submitting import FOUNDING, submission

SPEAKS: dict[AgencyId, Seat] = {HEALTH: NURSE, POLICE: OFFICER, SOCIAL_CARE: SOCIAL_WORKER}
OUTCOMES = (Outcome.NO_FURTHER_ACTION, Outcome.EARLY_HELP, Outcome.ASSESSMENT, Outcome.SECTION_47)
THRESHOLDS = ThresholdVersion(
    "2026.1",
    date(2026, 4, 1),
    tuple(Clause(f"{level}.1", level, f"Need at level {level}") for level in (1, 2, 3, 4)),
)
BEGINNING: tuple[Command, ...] = (
    *FOUNDING,
    partnership.PublishThreshold(threshold=THRESHOLDS),
    partnership.SetPreset(rules=structs.replace(DESTROYS, decides=True)),
)
Asked = tuple[Seat | None, Command]


class Year:
    """One hub's year. What is refused is refused, as on any day; the record is of what was not."""

    def __init__(self, store: SqlEventStore, seed: int) -> None:
        self._store = store
        self._random = Random(seed)
        self.board, _ = store.load()
        self.at = AT
        self._take([(None, command) for command in BEGINNING])

    def pass_by(self, cases: int) -> Board:
        """Each case from its referral on, some of it refused, and most of it decided."""
        for _ in range(cases):
            self.at += timedelta(hours=self._random.randint(1, 30))
            for asked in self._case():
                self._take([asked])
        return self.board

    def _take(self, asked: list[Asked]) -> None:
        said = [submission(c, by.account if by else None) for by, c in asked]
        self.board = self._store.turn(self.board, list[Submission](said), self.at).board
        self.at += timedelta(minutes=self._random.randint(1, 90))

    def id(self) -> Any:
        first, last = self._random.getrandbits(32), self._random.getrandbits(48)
        return f"{first:08x}-0000-4000-8000-{last:012x}"

    def maybe(self, chance: float) -> bool:
        return self._random.random() < chance

    def _case(self) -> Iterator[Asked]:
        name, child = CaseId(self.id()), SubjectId(self.id())
        yield (
            COORDINATOR,
            case.ReceiveReferral(
                case=name,
                referral=referral(received=self.at - HOUR),
                subjects=(structs.replace(subject(), id=child),),
            ),
        )
        rating = self._random.choice([Rating.RED, Rating.AMBER, Rating.GREEN])
        yield COORDINATOR, case.RateCase(case=name, rating=rating, level=self._random.randint(1, 4))
        if self.maybe(0.3):
            yield COORDINATOR, case.ChoosePreset(case=name, preset=Preset.EARLY_HELP)
        for agency in self._random.sample(list(SPEAKS), self._random.randint(1, 3)):
            yield from self._agency(name, child, agency)
        yield from self._decided(name, child)
        yield from self._ended(name)

    def _agency(self, name: CaseId, child: SubjectId, agency: AgencyId) -> Iterator[Asked]:
        request, words = RequestId(self.id()), ContributionId(self.id())
        asked = case.RequestInformation(
            case=name,
            request=request,
            agency=agency,
            subjects=(child,),
            question="What is known?",
            purpose="To decide what to do",
            basis=BASIS if self.maybe(0.8) else None,
        )
        yield COORDINATOR, asked
        facts = f"Known since {self._random.randint(2019, 2026)}."
        yield (
            SPEAKS[agency],
            case.ShareInformation(
                case=name, contribution=words, content=content(facts), request=request
            ),
        )
        if self.maybe(0.2):
            corrected = content(f"{facts} And twice since.")
            yield (
                SPEAKS[agency],
                case.CorrectContribution(
                    case=name, contribution=words, content=corrected, reason="Looked again"
                ),
            )
        if self.maybe(0.1):
            yield (
                SPEAKS[agency],
                case.WithdrawContribution(case=name, contribution=words, reason="Another child"),
            )

    def _decided(self, name: CaseId, child: SubjectId) -> Iterator[Asked]:
        for seat in SPEAKS.values():
            if self.maybe(0.5):
                outcome = self._random.choice(OUTCOMES)
                yield (
                    seat,
                    case.GiveStance(case=name, outcome=outcome, level=self._random.randint(1, 4)),
                )
        for again in range(self._random.randint(1, 2)):
            if again:
                yield CHAIR, case.ReopenCase(case=name, reason="Rang again")
            decision = DecisionId(self.id())
            drafted = self._draft(child)
            proposal = case.ProposeDecision(case=name, decision=decision, draft=drafted)
            yield SCRIBE, proposal
            # A new proposal asks afresh where the stances were shown before.
            yield CHAIR, case.RevealStances(case=name)
            yield CHAIR, case.ReadBackDecision(case=name, decision=decision)
            yield from self._challenge(name)
            yield DECIDER, case.ConfirmDecision(case=name, decision=decision)
            if self.maybe(0.2):
                right = structs.replace(drafted, reasons="As said, and at home.")
                yield (
                    DECIDER,
                    case.CorrectDecision(
                        case=name, decision=decision, draft=right, reason="Left out"
                    ),
                )
            for action in drafted.actions:
                if self.maybe(0.6):
                    yield COORDINATOR, case.CompleteAction(case=name, action=action.id, note="Done")

    def _draft(self, child: SubjectId) -> Draft:
        outcome, level = self._random.choice(OUTCOMES), self._random.randint(1, 4)
        enquiry = Section47(joint=self.maybe(0.5), starts=self.at, reasons="Reasonable cause.")
        action = Action(ActionId(self.id()), "Visit the family", SOCIAL_CARE, self.at + DAY)
        return Draft(
            children=(ChildOutcome(child, (outcome,), level=level),),
            reasons=f"Need at level {level}.",
            clause=f"{level}.1",
            threshold_version=THRESHOLDS.version,
            lead=SOCIAL_CARE,
            actions=(action,),
            section_47=enquiry if outcome is Outcome.SECTION_47 else None,
        )

    def _challenge(self, name: CaseId) -> Iterator[Asked]:
        if not self.maybe(0.3):
            return
        named = ChallengeId(self.id())
        raised = case.RaiseChallenge(
            case=name, challenge=named, text=f"Why level {self._random.randint(1, 4)}?", to=HEALTH
        )
        yield OFFICER, raised
        if self.maybe(0.7):
            yield NURSE, case.AnswerChallenge(case=name, challenge=named, text="Two visits.")
        ends = (case.AcceptAnswer, case.LeaveChallengeOpen)
        yield OFFICER, self._random.choice(ends)(case=name, challenge=named)

    def _ended(self, name: CaseId) -> Iterator[Asked]:
        if self.maybe(0.4):
            yield COORDINATOR, case.NameKeyWorker(case=name, name="Robin Reed")
        if self.maybe(0.7):
            yield (
                COORDINATOR,
                case.CloseCase(case=name, reason=CloseReason.OUTCOME_IN_HAND, text="In hand"),
            )

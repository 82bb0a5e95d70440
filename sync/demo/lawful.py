"""What makes the demo's sharing lawful, and what was disputed, as commands: whose, and when."""

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.case import commands as c
from app.domain.case.lawful import Consent
from app.domain.commands import Command
from app.domain.values import AgencyId, CaseId, ChallengeId, ConsentId, ReviewId, Subject
from sync.demo.script import Asked, Disputed, Story, Told

PURPOSE = "To find the help that fits the family"
NO_AGENCY = AgencyId("")
"""The front desk's own doing."""
Said = tuple[AgencyId, float, Command]
"""Whose people did it, how many minutes ago, and what."""
Fresh = Callable[[], str]
At = Callable[[float], datetime]


def before_asking(
    story: Story, case: CaseId, people: tuple[Subject, ...], fresh: Fresh, at: At
) -> Iterator[Said]:
    """The model, who was told, and who agreed."""
    if story.preset is not None:
        yield NO_AGENCY, story.rated, c.ChoosePreset(story.preset, case=case)
    yield from (_told(one, case, people) for one in story.told)
    for asked in story.consent:
        yield from _asked(asked, case, people, fresh, at)
    if story.key_worker is not None:
        worker = story.key_worker
        named = c.NameKeyWorker(worker.name, worker.agency, worker.contact, case=case)
        yield NO_AGENCY, worker.ago, named


def _told(told: Told, case: CaseId, people: tuple[Subject, ...]) -> Said:
    informed = c.RecordInformed(people[told.who].id, told.aware, told.how, told.why_not, case=case)
    return NO_AGENCY, told.ago, informed


def _asked(
    asked: Asked, case: CaseId, people: tuple[Subject, ...], fresh: Fresh, at: At
) -> Iterator[Said]:
    consent = Consent(
        id=ConsentId(fresh()),
        kind=asked.kind,
        giver=people[asked.who].id,
        capacity=asked.capacity,
        subjects=tuple(people[n].id for n in asked.about),
        given=asked.given,
        asked_at=at(asked.ago + 5),
        agencies=asked.agencies,
        data=asked.data,
        purpose=PURPOSE,
        asked_how=asked.how,
        words=asked.words,
    )
    yield NO_AGENCY, asked.ago, c.RecordConsent(consent, case=case)
    if asked.withdrawn is not None:
        gone = c.WithdrawConsent(consent.id, asked.withdrawn_because, case=case)
        yield NO_AGENCY, asked.withdrawn, gone


def disputed(said: Disputed, case: CaseId, fresh: Fresh, answers: AgencyId) -> Iterator[Said]:
    """Raised, answered, and taken to the next rung or left as it stands."""
    challenge = ChallengeId(fresh())
    raised = c.RaiseChallenge(challenge, said.text, answers, said.headline, case=case)
    yield said.by, said.ago, raised
    yield answers, said.answered, c.AnswerChallenge(challenge, said.answer, case=case)
    if said.to:
        higher = c.EscalateChallenge(challenge, said.to, said.because, case=case)
        yield said.by, said.escalated, higher
    else:
        yield said.by, said.answered - 1, c.LeaveChallengeOpen(challenge, case=case)


def questioned(story: Story, case: CaseId, fresh: Fresh, version: str) -> Iterator[Said]:
    """A clause raised for review from a live case."""
    if story.questioned is not None:
        asked = story.questioned
        review = c.RaiseForReview(ReviewId(fresh()), version, asked.clause, asked.text, case=case)
        yield asked.by, asked.ago, review

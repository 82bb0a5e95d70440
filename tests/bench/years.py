"""A record as years of a big authority leave it: thousands of cases closed, some hundred open.

Made once and kept under build/, since a million events take minutes: `python -m tests.bench.years`.
"""

import hashlib
import math
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from app.domain.case import commands as c
from app.domain.case.feedback import Channel, MessageState, Words
from app.domain.case.parts import Action, Basis, ChildOutcome, CloseReason, Content
from app.domain.values import (
    ActionId,
    CaseId,
    ContributionId,
    DecisionId,
    MessageId,
    Outcome,
    Rating,
    RequestId,
    Source,
    SubjectId,
    SubjectKind,
)
from app.persistence import snapshots
from tests.bench.boards import AGENCIES, ANSWERING, FACTS, RUNNING, SEATS, Record, Step, begun
from tests.bench.figures import FOLDER
from tests.helpers.builders import draft, referral, subject, uid

CHAIR, DECIDER, SCRIBE, COORDINATOR = (one.account for one in RUNNING)
TOGETHER = 64
"""Cases that come in the same week, and go on together: one turn for each step of all."""
OPEN_WEEKS = 5
"""Of the cases that came last, so many weeks' are on the way still."""
BEGAN = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)
EVENTS_OF_A_CASE = 34
ASKED, ACTIONS = 3, 2
MOTHERS = 10**10
"""Added to a case's number: nobody is in two cases."""
WORDS = Words("What was decided", "An assessment begins. " * 20, template="school", version=3)
LIFE = 1
"""Raised when the life of a case changes here: what was kept is made again."""


class Kept(Struct, frozen=True):
    """A data folder with its key beside it, and a token of its coordinator's."""

    root: str
    token: str
    events: int


def kept(events: int) -> Kept:
    """That many events, or a few more; made where they are not there yet."""
    root = FOLDER / "records" / _format() / str(events)
    label = root / "kept.json"
    if not label.exists():
        shutil.rmtree(root, ignore_errors=True)
        label.write_bytes(msgspec.json.encode(make(root, events)))
    return msgspec.json.decode(label.read_bytes(), type=Kept)


def make(root: Path, events: int) -> Kept:
    with begun(root, SEATS, BEGAN) as record:
        of_a_week = TOGETHER * EVENTS_OF_A_CASE
        of_open_ones = TOGETHER * sum(map(_steps_taken, range(OPEN_WEEKS)))
        weeks = OPEN_WEEKS + max(math.ceil((events - of_open_ones) / of_a_week), 0)
        for week in range(weeks):
            _week(record, week, weeks - week - 1)
        return Kept(str(root), record.let_in(RUNNING[3]), record.board.position)


def _format() -> str:
    return hashlib.sha256(f"{snapshots.FORMAT} {LIFE}".encode()).hexdigest()[:12]


def _steps_taken(weeks_ago: int) -> int:
    """Of a case that is not at its end yet."""
    return 6 + 3 * weeks_ago


def _week(record: Record, week: int, ago: int) -> None:
    """The cases that came in a week, up to their end where it is long ago."""
    numbers = range(week * TOGETHER + 1, (week + 1) * TOGETHER + 1)
    lives = [_life(record, number, BEGAN + timedelta(weeks=week)) for number in numbers]
    steps = _steps_taken(ago) if ago < OPEN_WEEKS else None
    now = BEGAN + timedelta(weeks=week)
    for turn in islice(zip(*lives, strict=True), steps):
        now += timedelta(hours=1)
        record.act(turn, now)


def _life(record: Record, number: int, came: datetime) -> Iterator[Step]:
    """One case from the door to its end, each step when the one before it is done."""
    case, child = CaseId(uid(number, 0xF)), SubjectId(uid(number, 4))
    yield from _door(number, case, came)
    for n in range(ASKED):
        yield from _asked(number * 10 + n, n, case, child)
    yield SCRIBE, c.AddNote("Rang the school: nobody there was worried before.", case=case)
    yield from _decided(number, case, child)
    for message in _to_tell(record, case):
        yield COORDINATOR, c.QueueMessage(message, Channel.PHONE, WORDS, case=case)
        yield COORDINATOR, c.MarkGiven(message, "Rang, and read it out.", case=case)
    yield from _done(number, case, came)


def _door(number: int, case: CaseId, came: datetime) -> Iterator[Step]:
    words = referral(
        received=came, source=Source.SCHOOL, referrer="Hal Head (made up)", details=FACTS
    )
    mother = subject(number + MOTHERS, kind=SubjectKind.ADULT, given="Rowan", relationship="mother")
    people = (subject(number, given=f"Jade {number}"), mother)
    yield COORDINATOR, c.ReceiveReferral(words, people, case=case)
    yield COORDINATOR, c.BeginScreening(case=case)
    yield CHAIR, c.RateCase((Rating.AMBER, Rating.GREEN)[number % 2], level=3, case=case)


def _asked(number: int, n: int, case: CaseId, child: SubjectId) -> Iterator[Step]:
    request, basis = RequestId(uid(number, 0xD)), Basis(power="Children Act 1989, section 17")
    asked = c.RequestInformation(
        request, AGENCIES[n], (child,), "What is known?", "To decide", basis=basis, case=case
    )
    yield COORDINATOR, asked
    yield ANSWERING[n].account, c.MarkRequestSeen(request, case=case)
    said = Content(facts=FACTS, meaning="Something has changed.", headline="Seen twice in October.")
    shared = c.ShareInformation(ContributionId(uid(number, 0xE)), said, request, case=case)
    yield ANSWERING[n].account, shared


def _decided(number: int, case: CaseId, child: SubjectId) -> Iterator[Step]:
    decision = DecisionId(uid(number, 7))
    made = draft(children=(ChildOutcome(child, (Outcome.ASSESSMENT,), level=3),), lead=AGENCIES[0])
    yield SCRIBE, c.ProposeDecision(decision, made, case=case)
    yield CHAIR, c.ReadBackDecision(decision, case=case)
    yield DECIDER, c.ConfirmDecision(decision, case=case)


def _to_tell(record: Record, case: CaseId) -> list[MessageId]:
    """Those who wait for nothing but a word: the family's are held until it is safe."""
    found = record.board.case(case)
    assert found is not None
    return [m.owed.id for m in found.messages if m.state is MessageState.OWED]


def _done(number: int, case: CaseId, came: datetime) -> Iterator[Step]:
    for n in range(ACTIONS):
        action = ActionId(uid(number * 10 + n, 9))
        due = came + timedelta(days=20)
        yield (
            SCRIBE,
            c.PutAction(Action(action, "Visit, and tell us.", AGENCIES[n], due), case=case),
        )
        yield COORDINATOR, c.CompleteAction(action, "Visited.", case=case)
    yield COORDINATOR, c.BeginClosing(case=case)
    yield CHAIR, c.CloseCase(CloseReason.OUTCOME_IN_HAND, "An assessment began.", case=case)


def main() -> None:
    for events in map(int, sys.argv[1:]):
        print(kept(events))


if __name__ == "__main__":
    main()

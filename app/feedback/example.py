"""A case of nobody, to show what a template makes of one. Every name in it says that it is not."""

from datetime import date, datetime, timedelta
from typing import Any

from msgspec import structs

from app.domain.case.feedback import About, Message, MessageState, Owed, Reader
from app.domain.case.parts import Action, Basis, ChildOutcome, Content, Draft, Referral, Voice
from app.domain.case.state import Case, Contribution, Decision, DecisionState, Request
from app.domain.partnership.state import Partnership, Template
from app.domain.values import (
    AccountId,
    ActionId,
    AgencyId,
    By,
    CaseId,
    ContributionId,
    DecisionId,
    MessageId,
    Outcome,
    RequestId,
    SeatMode,
    Source,
    Stage,
    Subject,
    SubjectId,
    SubjectKind,
)
from app.feedback.composing import Composed, composed

SOME = "00000000-0000-4000-8000-{:012d}"
CHILD, PARENT = SubjectId(SOME.format(1)), SubjectId(SOME.format(2))
NAMES = {
    Reader.PROFESSIONAL: "Example Referrer",
    Reader.SCHOOL: "Example School",
    Reader.PUBLIC: "Example Neighbour",
    Reader.AGENCY: "",
    Reader.PRACTITIONER: "Example Worker",
    Reader.FAMILY: "Example Parent",
}


def tried(partnership: Partnership, template: Template, now: datetime) -> Composed:
    """What these words would say of the example."""
    message = _message(template.reader, template.about, now)
    return composed(_case(partnership, now), partnership, message, now, template=template)


def _message(reader: Reader, about: About, now: datetime) -> Message:
    owed = Owed(
        id=MessageId(SOME.format(3)),
        about=about,
        reader=reader,
        name=NAMES[reader],
        to_subject=PARENT if reader is Reader.FAMILY else None,
    )
    return Message(
        owed=owed, since=now, state=MessageState.OWED, decision=DecisionId(SOME.format(4))
    )


def _case(partnership: Partnership, now: datetime) -> Case:
    agencies = [agency.id for agency in partnership.agencies] or [AgencyId("example-agency")]
    by = By(AccountId(SOME.format(5)), "Example Practitioner", agencies[0], SeatMode.CO_LOCATED)
    by = structs.replace(by, contact="01632 960000")
    return Case(
        id=CaseId(SOME.format(6)),
        version=1,
        reference=f"{partnership.prefix}-EXMPL",
        stage=Stage.DECIDED,
        opened_at=now - timedelta(days=1),
        opened_by=by,
        referral=Referral(
            received=now - timedelta(days=1), source=Source.SCHOOL, source_reference="EXAMPLE/1"
        ),
        subjects=_people(),
        requests=tuple(_request(n, agency, by, now) for n, agency in enumerate(agencies[:2])),
        contributions=(_contribution(agencies[0], by, now),),
        decisions=(_decision(agencies[0], by, now),),
    )


def _people() -> tuple[Subject, ...]:
    child = Subject(CHILD, SubjectKind.CHILD, "Example", "Child", born=date(2019, 3, 4))
    parent = Subject(PARENT, SubjectKind.ADULT, "Example", "Parent")
    return child, structs.replace(parent, relationship="mother", parental_responsibility=True)


def _basis() -> Basis:
    return Basis(power="Children Act 2004 s.10", article_6="6(1)(e) public task")


def _request(number: int, agency: AgencyId, by: By, now: datetime) -> Request:
    return Request(
        id=RequestId(SOME.format(10 + number)),
        agency=agency,
        subjects=(CHILD, PARENT),
        question="What is known?",
        purpose="To decide which help fits",
        by=by,
        at=now - timedelta(hours=6),
        basis=_basis(),
    )


def _contribution(agency: AgencyId, by: By, now: datetime) -> Contribution:
    said: dict[str, Any] = {
        "facts": "Example facts.",
        "meaning": "What the example facts mean.",
        "voice": Voice(words="Example words of a child."),
        "basis": _basis(),
    }
    return Contribution(
        id=ContributionId(SOME.format(20)),
        agency=agency,
        by=by,
        at=now - timedelta(hours=4),
        content=Content(**said),
        changed=1,
        request=RequestId(SOME.format(10)),
    )


def _decision(agency: AgencyId, by: By, now: datetime) -> Decision:
    visit = Action(ActionId(SOME.format(21)), "Visit the example", agency, now + timedelta(days=1))
    draft = Draft(
        children=(ChildOutcome(CHILD, (Outcome.EARLY_HELP,), 2, "Example plan."),),
        reasons="Example reasons.",
        clause="2.1",
        lead=agency,
        key_worker="Example Key-Worker",
        actions=(structs.replace(visit, person="Example Worker"),),
    )
    return Decision(
        id=DecisionId(SOME.format(4)),
        draft=draft,
        proposed_by=by,
        proposed_at=now,
        changed=1,
        state=DecisionState.CONFIRMED,
        decided_by=structs.replace(by, name="Example Decider"),
        decided_at=now - timedelta(hours=1),
    )

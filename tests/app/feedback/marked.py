"""A case in which every word is a marker that says where it stood, so that it is known again."""

import re
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct, structs

from app.domain.case.feedback import About, Message, Reader
from app.domain.case.parts import ChildOutcome, Content, Draft, Handling, Referral, Search
from app.domain.case.state import Case, Contribution, Decision, DecisionState, Request
from app.domain.partnership.state import Partnership, Template
from app.domain.values import (
    AgencyId,
    Outcome,
    Searched,
    Source,
    Subject,
    SubjectId,
    SubjectKind,
)
from app.feedback import compose
from app.feedback.facts import FIELDS
from tests.helpers.builders import (
    AT,
    CHILD,
    HEALTH,
    MOTHER,
    POLICE,
    SOCIAL_CARE,
    contribution_id,
    decision_id,
    partnership,
    request_id,
    subject_id,
)
from tests.helpers.full import filled
from tests.helpers.telling import message

MARK = re.compile(r"«(\w+):([\w.]+)")
FATHER, BROTHER = subject_id(3), subject_id(4)
Part = TypeVar("Part", bound=Struct)


def marked(kind: type[Part], tag: str) -> Part:
    """Each text is its tag, its struct and its field."""
    return filled(kind, lambda of, name: f"«{tag}:{of.__name__}.{name}»")


def marks(text: str) -> set[str]:
    return {f"{tag}:{field}" for tag, field in MARK.findall(text)}


def person(whose: SubjectId, tag: str, kind: SubjectKind, responsible: bool = False) -> Subject:
    return structs.replace(
        marked(Subject, tag), id=whose, kind=kind, parental_responsibility=responsible
    )


def asked(n: int, tag: str, agency: AgencyId, *about: SubjectId) -> Request:
    return structs.replace(
        marked(Request, tag), id=request_id(n), agency=agency, subjects=about, pauses=()
    )


def shared(
    n: int,
    tag: str,
    agency: AgencyId,
    *about: SubjectId,
    withdrawn: bool = False,
    **handling: object,
) -> Contribution:
    whole = marked(Contribution, tag)
    searches = tuple(Search(f"«{tag}:Search.system»", one, Searched.FOUND) for one in about)
    content = structs.replace(
        marked(Content, tag),
        searches=searches,
        handling=structs.replace(Handling(), **handling),
    )
    return structs.replace(
        whole,
        id=contribution_id(n),
        agency=agency,
        content=content,
        request=None,
        nil=False,
        sealed=bool(content.handling.only_for),
        working=False,
        withdrawn_at=AT if withdrawn else None,
    )


def draft() -> Draft:
    children = tuple(
        ChildOutcome(whose, (outcome,), 3, f"«{tag}:ChildOutcome.plan»")
        for whose, tag, outcome in (
            (CHILD, "child", Outcome.ASSESSMENT),
            (BROTHER, "brother", Outcome.EARLY_HELP),
        )
    )
    return structs.replace(marked(Draft, "decision"), children=children, lead=SOCIAL_CARE)


def decision(n: int, tag: str) -> Decision:
    return structs.replace(
        marked(Decision, tag), id=decision_id(n), state=DecisionState.CONFIRMED, draft=draft()
    )


PEOPLE = (
    person(CHILD, "child", SubjectKind.CHILD),
    person(MOTHER, "mother", SubjectKind.ADULT, responsible=True),
    person(FATHER, "father", SubjectKind.ADULT, responsible=True),
    person(BROTHER, "brother", SubjectKind.CHILD),
)
SAID = (
    shared(1, "open", HEALTH, CHILD, MOTHER, FATHER),
    shared(2, "sealed", POLICE, CHILD, MOTHER, only_for=(POLICE,)),
    shared(3, "nottold", POLICE, CHILD, MOTHER, not_told=True),
    shared(4, "gone", HEALTH, CHILD, MOTHER, withdrawn=True),
    shared(5, "ofhim", SOCIAL_CARE, FATHER),
)
ASKED = (
    asked(1, "asked", HEALTH, CHILD, MOTHER, FATHER),
    asked(2, "askedofhim", SOCIAL_CARE, FATHER),
)


def whole(source: Source = Source.SCHOOL, anonymous: bool = False) -> Case:
    """Two parents, two children, and words that may reach few of those who are told."""
    return structs.replace(
        marked(Case, "case"),
        subjects=PEOPLE,
        requests=ASKED,
        contributions=SAID,
        decisions=(decision(1, "decision"), decision(2, "another")),
        referral=structs.replace(marked(Referral, "referral"), source=source, anonymous=anonymous),
        consents=(),
        preset=None,
    )


def told(reader: Reader, whose: SubjectId = MOTHER) -> Message:
    to_subject = whose if reader is Reader.FAMILY else None
    return message(1, reader, name="The reader", decision=decision_id(1), to_subject=to_subject)


def everything(reader: Reader) -> Template:
    """The most curious template that a hub could write: each field that there is, whole."""
    body = "\n".join(f"{{{{ {name} }}}}" for name in FIELDS[reader])
    return Template(reader, About.OUTCOME, 1, "All of it {{ reference }}", body)


def reached(case: Case, to: Message, at: Partnership | None = None) -> set[str]:
    """The markers that come to a reader by the words of the product, and by the most curious."""
    found: set[str] = set()
    for template in (None, everything(to.owed.reader)):
        words = compose(case, at or partnership(), to, AT, template=template)
        found |= marks(words.title + words.body)
    return found


def of(tags: Iterable[str], found: set[str]) -> set[str]:
    return {mark for mark in found if mark.split(":")[0] in set(tags)}

"""The people of a case: who they are, where they live, and how to reach them."""

from collections.abc import Iterator

from app.domain.case.commands import PutSubject, RemoveSubject
from app.domain.values import Sex, Stage, Subject, SubjectKind
from ui.case.blocks import Act, Block, Look, Words, age, joined, ring
from ui.words import age_words, nhs_words, person_name, short_date, today, word


def blocks(look: Look) -> tuple[Block, ...]:
    subjects = look.case.subjects
    home = [s for s in subjects if s.in_household]
    elsewhere = [s for s in subjects if not s.in_household]
    return (
        *_group(look, "In the household", home),
        *_group(look, "Elsewhere", elsewhere),
        *_add(look),
    )


def _group(look: Look, title: str, people: list[Subject]) -> Iterator[Block]:
    if people:
        yield Block(key=title, title=title, section=True)
        yield from (_person(look, s) for s in people)


def _person(look: Look, s: Subject) -> Block:
    old = age_words(s, today(look.now)) or age(s, look)
    named = f"{person_name(s)}, {old}" if old else person_name(s)
    lines = tuple(line for line in _lines(s) if line)
    return Block(
        key=f"subject:{s.id}",
        title=named,
        meta=s.relationship or word(s.kind).lower(),
        words=tuple(Words(line, "ink-2", "meta") for line in lines),
        acts=tuple(_acts(look, s)),
    )


def _lines(s: Subject) -> tuple[str, ...]:
    return (
        joined(_born(s), "" if s.sex is Sex.UNKNOWN else word(s.sex).lower()),
        nhs_words(s.nhs_number),
        f"known as {s.known_as}" if s.known_as else "",
        joined(s.address, s.postcode),
        s.school,
        ring(s.phone),
        _responsible(s),
        joined(s.language, "interpreter needed" if s.interpreter else ""),
    )


def _born(s: Subject) -> str:
    if s.due:
        return f"expected {short_date(s.due)}"
    if s.born:
        return f"born {short_date(s.born)}"
    return "date of birth not known" if s.kind is not SubjectKind.UNBORN else ""


def _responsible(s: Subject) -> str:
    if s.parental_responsibility is None:
        return ""
    return "parental responsibility" if s.parental_responsibility else "no parental responsibility"


def _acts(look: Look, s: Subject) -> Iterator[Act]:
    if look.case.stage is Stage.CLOSED:
        return
    if look.may(PutSubject):
        yield Act("person", "Change", s.id)
    if look.may(RemoveSubject) and len(look.case.subjects) > 1:
        yield Act("remove-person", "Remove", s.id)


def _add(look: Look) -> Iterator[Block]:
    if look.may(PutSubject) and look.case.stage is not Stage.CLOSED:
        yield Block(key="add", acts=(Act("person", "Add a person"),))

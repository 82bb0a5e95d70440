"""A person of a case as parts of a form, and what is read from them."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct, structs
from nhs_number.validate import is_valid

from app.domain.case.commands import PutSubject, RemoveSubject
from app.domain.values import Incomplete, Sex, Subject, SubjectId, SubjectKind
from ui.case.forms.sheet import Made, Sheet, reason
from ui.case.forms.wanted import Wanted
from ui.forms.parts import Choice, Option, Part, Problem, Values, Words
from ui.forms.reading import needed, options
from ui.words import person_name, short_date
from ui.words.codes import SEXES, SUBJECT_KINDS
from ui.words.times import MONTHS

YES, NO = "yes", "no"
_NUMBERS = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_NAMED = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})")
_PR = (Option("", "Not known"), Option(YES, "Yes"), Option(NO, "No"))
_HOME = (Option(YES, "In the household"), Option(NO, "Elsewhere"))
_SPOKEN = (Option(NO, "No"), Option(YES, "Yes"))


def parts() -> tuple[Part, ...]:
    child, unborn = SubjectKind.CHILD.value, SubjectKind.UNBORN.value
    adult = SubjectKind.ADULT.value
    return (
        Choice(name="kind", label="Who", options=options(SUBJECT_KINDS)),
        Words(
            name="given", half=True, label="Given name", hint="Leave blank where nobody knows it."
        ),
        Words(name="family", half=True, label="Family name"),
        Words(
            name="born",
            half=True,
            label="Date of birth",
            placeholder="14/03/2019",
            only=("kind", child),
        ),
        Words(name="age", half=True, label="Or age in years, about", only=("kind", child)),
        Words(name="due", half=True, label="Expected date of birth", only=("kind", unborn)),
        Words(name="adult_born", half=True, label="Date of birth, if known", only=("kind", adult)),
        Words(name="nhs", half=True, label="NHS number"),
        Choice(
            name="sex", half=True, label="Sex", options=options(SEXES), initial=Sex.UNKNOWN.value
        ),
        Words(name="relationship", half=True, label="Relationship to the first child"),
        Choice(name="home", half=True, label="Lives", options=_HOME, initial=YES),
        Words(name="address", half=True, label="Address"),
        Words(name="postcode", half=True, label="Postcode"),
        Words(name="school", half=True, label="School or nursery", only=("kind", child)),
        Words(name="phone", half=True, label="Phone", only=("kind", adult)),
        Choice(
            name="pr", half=True, label="Parental responsibility", options=_PR, only=("kind", adult)
        ),
        Words(name="language", half=True, label="Language"),
        Choice(name="interpreter", half=True, label="Interpreter needed", options=_SPOKEN),
    )


class Read(Struct, frozen=True):
    """A person as read, and what could not be: (part, what was written, why)."""

    subject: Subject
    unread: tuple[tuple[str, str, str], ...]


def read(values: Values, subject: SubjectId) -> Read:
    kind = SubjectKind(values["kind"])
    born, due = day(_said(values, "born", "adult_born")), day(_said(values, "due"))
    nhs = re.sub(r"[\s-]", "", _said(values, "nhs"))
    age = _said(values, "age")
    read_as = Subject(
        id=subject,
        kind=kind,
        given=_said(values, "given"),
        family=_said(values, "family"),
        born=born,
        due=due,
        age=int(age) if age.isdigit() and int(age) < 130 and not born else None,
        sex=Sex(values["sex"]),
        nhs_number=nhs if is_valid(nhs) else "",
        relationship=_said(values, "relationship"),
        in_household=values["home"] == YES,
    )
    return Read(_reached(read_as, values), tuple(_unread(values, read_as)))


def _reached(subject: Subject, values: Values) -> Subject:
    return structs.replace(
        subject,
        address=_said(values, "address"),
        postcode=_said(values, "postcode")[:10].upper(),
        school=_said(values, "school"),
        phone=_said(values, "phone"),
        parental_responsibility={YES: True, NO: False}.get(values.get("pr", "")),
        language=_said(values, "language"),
        interpreter=values["interpreter"] == YES,
    )


def _unread(values: Values, subject: Subject) -> Iterator[tuple[str, str, str]]:
    for name, got in (("born", subject.born), ("adult_born", subject.born), ("due", subject.due)):
        if _said(values, name) and got is None:
            yield name, _said(values, name), "Not a date. Write it as 14/03/2019."
    if _said(values, "nhs") and not subject.nhs_number:
        yield "nhs", _said(values, "nhs"), "Not an NHS number: its check digit does not fit."
    if _said(values, "age") and subject.age is None and subject.born is None:
        yield "age", _said(values, "age"), "Not an age. Write whole years."


def _said(values: Values, *names: str) -> str:
    return next((values[n].strip() for n in names if values.get(n, "").strip()), "")


def day(text: str) -> date | None:
    """14/03/2019, 14.3.2019 or 14 Mar 2019, day before month; None for anything else."""
    short = [month[:3].lower() for month in MONTHS]
    if found := _NUMBERS.fullmatch(text.strip()):
        day_of, month, year = map(int, found.groups())
    elif (named := _NAMED.fullmatch(text.strip().lower())) and named[2] in short:
        day_of, month, year = int(named[1]), short.index(named[2]) + 1, int(named[3])
    else:
        return None
    try:
        return date(year, month, day_of)
    except ValueError:
        return None


def written(s: Subject) -> Values:
    """The values that read as this person."""
    born = f"{s.born:%d/%m/%Y}" if s.born else ""
    adult = s.kind is SubjectKind.ADULT
    return {
        "kind": s.kind.value,
        "given": s.given,
        "family": s.family,
        "adult_born" if adult else "born": born,
        "age": "" if s.age is None else str(s.age),
        "due": f"{s.due:%d/%m/%Y}" if s.due else "",
        "nhs": _spaced(s.nhs_number),
        "sex": s.sex.value,
        "relationship": s.relationship,
        "home": YES if s.in_household else NO,
        "address": s.address,
        "postcode": s.postcode,
        "school": s.school,
        "phone": s.phone,
        "pr": {True: YES, False: NO}.get(s.parental_responsibility, "")
        if s.parental_responsibility is not None
        else "",
        "language": s.language,
        "interpreter": YES if s.interpreter else NO,
    }


def incomplete(number: int, one: Read) -> Iterator[Incomplete]:
    """What is to be completed of a person, under their name."""
    who = f"{person_name(one.subject)}, person {number}"
    labels = {part.name: part.label for part in parts()}
    for name, said, why in one.unread:
        yield Incomplete(f"{labels[name]} of {who}"[:240], said[:240], why)
    s = one.subject
    misread = any(name == "born" for name, _, _ in one.unread)
    if s.kind is SubjectKind.CHILD and s.born is None and s.age is None and not misread:
        yield Incomplete(f"Date of birth of {who}"[:240], "", "not given")


def person(wanted: Wanted) -> Sheet:
    """Add someone to the case, or change what is held of them."""
    found = next((s for s in wanted.case.subjects if s.id == wanted.target), None)
    values = written(found) if found else {}
    why = (reason("Why it changes", lines=2),) if found else ()
    return Sheet(
        title=f"Change {person_name(found)}" if found else "Add a person",
        action="Save",
        parts=(*(_filled(part, values) for part in parts()), *why),
        make=lambda values: _put(wanted, found, values),
        now=_summary(found) if found else "",
    )


def _filled(part: Part, values: Values) -> Part:
    return structs.replace(part, initial=values.get(part.name, part.initial))


def _summary(s: Subject) -> str:
    born = f"born {short_date(s.born)}" if s.born else ""
    return ", ".join(filter(None, (person_name(s), born, s.address, s.relationship)))


def _put(wanted: Wanted, found: Subject | None, values: Values) -> Made:
    one = read(values, found.id if found else SubjectId(wanted.fresh()))
    if one.unread:
        name, _, why = one.unread[0]
        return Problem(name, why)
    kept = structs.replace(one.subject, known_as=found.known_as) if found else one.subject
    return (
        PutSubject(
            case=wanted.case.id,
            seen=wanted.case.version,
            subject=kept,
            reason=values.get("reason", "").strip(),
        ),
    )


def remove(wanted: Wanted) -> Sheet | None:
    found = next((s for s in wanted.case.subjects if s.id == wanted.target), None)
    if found is None:
        return None
    return Sheet(
        title=f"Remove {person_name(found)} from the case",
        text="What was shared about them stays on the record.",
        action="Remove",
        parts=(reason(),),
        make=lambda values: (
            needed(values, reason="Write why.")
            or (
                RemoveSubject(
                    case=wanted.case.id,
                    seen=wanted.case.version,
                    subject=found.id,
                    reason=values["reason"].strip(),
                ),
            )
        ),
        danger=True,
    )


def _spaced(number: str) -> str:
    """ "999 104 2207", as one would write it."""
    return f"{number[:3]} {number[3:6]} {number[6:]}".strip()

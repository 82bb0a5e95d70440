"""How people are named on screens."""

from datetime import date

from app.domain.case.state import Case
from app.domain.values import Sex, Subject, SubjectKind
from ui.words.times import plural, today

CHILDREN = (SubjectKind.CHILD, SubjectKind.UNBORN)
_UNNAMED = {Sex.MALE: "Unnamed boy", Sex.FEMALE: "Unnamed girl"}
_GROWN = {Sex.MALE: "Unnamed man", Sex.FEMALE: "Unnamed woman"}


def initials(name: str) -> str:
    """ "S. Adeyemi" is "SA"."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def nhs_words(number: str) -> str:
    """ "NHS 999 104 2207", which no line breaks apart; nothing where none is known."""
    return f"NHS\u00a0{number[:3]}\u00a0{number[3:6]}\u00a0{number[6:]}" if number else ""


def person_name(subject: Subject) -> str:
    """ "Jade Maple", "Unnamed boy", "Unborn child", "Baby Maple" where only the family is named."""
    unborn = subject.kind is SubjectKind.UNBORN
    given = subject.given or ("Baby" if unborn and subject.family else "")
    name = f"{given} {subject.family}".strip()
    return name or _unnamed(subject)


def age_words(subject: Subject, on: date) -> str:
    """ "7", "unborn", "about 3", "5 months"; nothing where no age is known, or for an adult."""
    if subject.kind is SubjectKind.ADULT:
        return ""
    if subject.kind is SubjectKind.UNBORN:
        return "unborn"
    if subject.born is not None:
        return _age(subject.born, on)
    if subject.age is None:
        return ""
    return str(subject.age) if subject.given or subject.family else f"about {subject.age}"


def subject_name(subject: Subject, on: date) -> str:
    """ "Jade Maple, 7"."""
    return ", ".join(filter(None, (person_name(subject), age_words(subject, on))))


def case_name(case: Case) -> str:
    """ "Jade Maple, 7 +2", "Lowri and Owen Beech", "Marram family", "Unnamed boy, about 3"."""
    children = [s for s in case.subjects if s.kind in CHILDREN]
    if not children:
        return _family(case.subjects)
    first, *others = children
    if len(others) == 1 and first.given and others[0].given and _same_family(first, others[0]):
        return f"{first.given} and {others[0].given} {first.family}"
    name = subject_name(first, today(case.referral.received))
    return f"{name} +{len(others)}" if others else name


def _family(subjects: tuple[Subject, ...]) -> str:
    named = next((s.family for s in subjects if s.family), "")
    return f"{named} family" if named else "Nobody named"


def _same_family(one: Subject, other: Subject) -> bool:
    return bool(one.family) and one.family == other.family


def _unnamed(subject: Subject) -> str:
    if subject.kind is SubjectKind.UNBORN:
        return "Unborn child"
    if subject.kind is SubjectKind.ADULT:
        return _GROWN.get(subject.sex, "Unnamed adult")
    return _UNNAMED.get(subject.sex, "Unnamed child")


def _age(born: date, on: date) -> str:
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 12:
        return str(months // 12)
    if months >= 1:
        return plural(months, "month")
    return plural(max((on - born).days, 0), "day")

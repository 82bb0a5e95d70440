"""Who may speak for whom: each person for themselves, and a parent for a child under 16."""

from datetime import date

from app.domain.case.ages import whole_years
from app.domain.case.lawful import Capacity
from app.domain.values import Subject, SubjectKind

OF_AGE = 16


def may_speak(giver: Subject, subject: Subject, capacity: Capacity, day: date) -> bool:
    """Whether, on that day, `giver` may answer about `subject` in that right."""
    themselves = giver.id == subject.id
    match capacity:
        case Capacity.OWN:
            return themselves and of_age(subject, day)
        case Capacity.COMPETENT_CHILD:
            return themselves and subject.kind is SubjectKind.CHILD
        case Capacity.PARENTAL_RESPONSIBILITY:
            entitled = giver.parental_responsibility is not False
            return not themselves and entitled and not of_age(subject, day)


def of_age(subject: Subject, day: date) -> bool:
    """16 or over. A child whose age nobody knows is younger."""
    if subject.born is not None:
        return whole_years(subject.born, day) >= OF_AGE
    if subject.age is not None:
        return subject.age >= OF_AGE
    return subject.kind is SubjectKind.ADULT

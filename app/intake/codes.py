"""Codes and numbers as front doors write them: ratings, sexes, sources, levels, yes and no."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from nhs_number.validate import is_valid

from app.domain.case.parts import Aware
from app.domain.folding import fold
from app.domain.values import PrimaryNeed, Rating, Searched, Sex, Source
from app.intake.cells import Parser, words
from app.unreadable import Unreadable

Code = TypeVar("Code", bound=Enum)

RATINGS = {
    "r": Rating.RED,
    "red": Rating.RED,
    "a": Rating.AMBER,
    "amber": Rating.AMBER,
    "g": Rating.GREEN,
    "green": Rating.GREEN,
    "b": Rating.BLUE,
    "blue": Rating.BLUE,
}
SEXES = {
    "m": Sex.MALE,
    "male": Sex.MALE,
    "boy": Sex.MALE,
    "1": Sex.MALE,
    "f": Sex.FEMALE,
    "female": Sex.FEMALE,
    "girl": Sex.FEMALE,
    "2": Sex.FEMALE,
    "other": Sex.OTHER,
    "indeterminate": Sex.OTHER,
    "9": Sex.OTHER,
    "u": Sex.UNKNOWN,
    "unknown": Sex.UNKNOWN,
    "unborn": Sex.UNKNOWN,
    "notknown": Sex.UNKNOWN,
    "notstated": Sex.UNKNOWN,
    "notstatedrecorded": Sex.UNKNOWN,
    "neither": Sex.UNKNOWN,
    "0": Sex.UNKNOWN,
}
YES = {"y", "yes", "true", "1"}
NO = {"n", "no", "false", "0"}
CONSENT = {
    **dict.fromkeys((*YES, "given", "obtained", "agreed"), Aware.AGREED),
    # Not obtained is not refused: nothing says that anyone was asked.
    **dict.fromkeys((*NO, "notobtained", "notsought"), Aware.NOT_STATED),
    **dict.fromkeys(("refused", "declined", "withheld"), Aware.REFUSED),
    **dict.fromkeys(("unknown", "notknown", "notstated"), None),
}
AWARE = {
    **dict.fromkeys((*YES, "told", "informed", "aware"), Aware.TOLD),
    **dict.fromkeys((*NO, "nottold", "notinformed", "notaware"), Aware.NOT_TOLD),
    **dict.fromkeys(("unknown", "notknown", "notstated"), None),
    "agreed": Aware.AGREED,
}
INVOLVEMENTS = {
    **dict.fromkeys(("current", "open", "active", *YES), ("Current involvement", Searched.FOUND)),
    **dict.fromkeys(
        ("historic", "historical", "closed", "past"), ("Historic involvement", Searched.FOUND)
    ),
    **dict.fromkeys(
        ("notspecified", "known"),
        ("Involvement, not said whether current or historic", Searched.FOUND),
    ),
    **dict.fromkeys(
        ("none", "nonefound", "notknown", "norecord", "norecordfound", *NO),
        ("No record", Searched.NO_RECORD),
    ),
}

SOURCE_WORDS: tuple[tuple[str, Source], ...] = (
    ("anonymous", Source.ANONYMOUS),
    ("health visitor", Source.HEALTH_VISITOR),
    ("health visiting", Source.HEALTH_VISITOR),
    ("school nurse", Source.SCHOOL_NURSE),
    ("school nursing", Source.SCHOOL_NURSE),
    ("police", Source.POLICE),
    ("constabulary", Source.POLICE),
    ("early help", Source.LA_EARLY_HELP),
    ("other local authority", Source.OTHER_LA),
    ("social care", Source.LA_SOCIAL_CARE),
    ("local authority", Source.LA_INTERNAL),
    ("council", Source.LA_INTERNAL),
    ("education", Source.EDUCATION_SERVICE),
    ("school", Source.SCHOOL),
    ("schools", Source.SCHOOL),
    ("academy", Source.SCHOOL),
    ("college", Source.SCHOOL),
    ("gp", Source.GP),
    ("surgery", Source.GP),
    ("accident and emergency", Source.EMERGENCY_DEPARTMENT),
    ("a e", Source.EMERGENCY_DEPARTMENT),
    ("emergency department", Source.EMERGENCY_DEPARTMENT),
    ("primary health", Source.PRIMARY_HEALTH),
    ("health", Source.OTHER_HEALTH),
    ("hospital", Source.OTHER_HEALTH),
    ("midwife", Source.OTHER_HEALTH),
    ("midwifery", Source.OTHER_HEALTH),
    ("nhs", Source.OTHER_HEALTH),
    ("camhs", Source.OTHER_HEALTH),
    ("housing", Source.HOUSING),
    ("probation", Source.OTHER_LEGAL),
    ("prison", Source.OTHER_LEGAL),
    ("court", Source.OTHER_LEGAL),
    ("cafcass", Source.OTHER_LEGAL),
    ("immigration", Source.OTHER_LEGAL),
    ("self", Source.SELF),
    ("mother", Source.FAMILY),
    ("father", Source.FAMILY),
    ("parent", Source.FAMILY),
    ("family", Source.FAMILY),
    ("carer", Source.FAMILY),
    ("relative", Source.FAMILY),
    ("grandparent", Source.FAMILY),
    ("neighbour", Source.ACQUAINTANCE),
    ("friend", Source.ACQUAINTANCE),
    ("acquaintance", Source.ACQUAINTANCE),
    ("public", Source.OTHER_INDIVIDUAL),
    ("individual", Source.OTHER_INDIVIDUAL),
    ("charity", Source.OTHER),
    ("other", Source.OTHER),
    ("unknown", Source.UNKNOWN),
)
"""The first that stands in the text wins: the narrower words come first."""

LIST_LETTER = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)
"""National lists number their answers: "b) Female", "q) 6: Police"."""
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})", re.IGNORECASE | re.ASCII)
LEVEL = re.compile(r"(?:level|tier|l)?\s*([1-4])(?:\s*[^\d.\s].*)?", re.IGNORECASE | re.DOTALL)
AGE = re.compile(r"(-?\d{1,3})(?:\.\d+)?\s*(?:y|yrs?|years?)?(?: old)?", re.IGNORECASE)
OLDEST = 120


def one_of(codes: Mapping[str, object], expected: str) -> Parser:
    """By the folded text, without the letter that national lists put before it."""
    no = Unreadable(f"not one of: {expected}")

    def parse(text: str) -> object:
        return codes.get(fold(LIST_LETTER.sub("", text)), codes.get(fold(text), no))

    return parse


def rating(text: str) -> Rating | Unreadable:
    """A letter or a colour, also among other words ("2 - Amber"), but never of two colours."""
    letter = RATINGS.get(fold(text))
    if letter:
        return letter
    said = words(text)
    found = {RATINGS[word] for word in said if len(word) > 1 and word in RATINGS}
    if len(found) == 1 and "not" not in said:
        return found.pop()
    return Unreadable("not one of: Red, Amber, Green, Blue")


def national(codes: type[Code], text: str) -> Code | None:
    """The code that a text begins with or is: "6", "q) 6: Police", "N1 - Abuse or neglect"."""
    first = re.split(r"[\s:.)-]", LIST_LETTER.sub("", text), maxsplit=1)[0].upper()
    return next((code for code in codes if code.value == first), None)


def source(text: str) -> Source | Unreadable:
    found = national(Source, text) or source_in(text)
    return found or Unreadable('not a source that is known: write "Police", "GP" or a code as "6"')


def source_in(text: str) -> Source | None:
    """The source that an agency's name tells of."""
    said = f" {' '.join(words(text))} "
    return next((code for phrase, code in SOURCE_WORDS if f" {phrase} " in said), None)


def need(text: str) -> PrimaryNeed | Unreadable:
    return national(PrimaryNeed, text) or Unreadable("not one of the codes N0 to N9")


def level(text: str) -> int | Unreadable:
    found = LEVEL.fullmatch(text)
    return int(found[1]) if found else Unreadable("not a level from 1 to 4")


def age(text: str) -> int | Unreadable:
    """Years, rounded down; an unborn child is -1."""
    found = AGE.fullmatch(text)
    years = int(found[1]) if found else OLDEST + 1
    return years if -1 <= years <= OLDEST else Unreadable("not an age in years")


def yes_or_no(text: str) -> bool | Unreadable:
    said = fold(LIST_LETTER.sub("", text))
    if said in YES | NO:
        return said in YES
    return Unreadable("neither Yes nor No")


def nhs(text: str) -> str | Unreadable:
    number = "".join(text.split()).replace("-", "").removesuffix(".0")
    if number.isascii() and is_valid(number):
        return number
    return Unreadable("not an NHS number: ten digits, of which the last is a check on the others")


def postcode(text: str) -> str | Unreadable:
    found = POSTCODE.fullmatch(text.strip())
    return f"{found[1]} {found[2]}".upper() if found else Unreadable("not a postcode")

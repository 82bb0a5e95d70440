"""The lawful basis as parts of a form: what the profile offers, with the model's choice."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.case.parts import Aware, Basis
from app.domain.partnership.legal import LegalProfile
from app.domain.partnership.presets import PresetRules
from ui.case.blocks import Look
from ui.forms.parts import Choice, Option, Part, Problem, Values, Words
from ui.forms.reading import needed, options
from ui.words import today
from ui.words.codes import AWARE

OTHER = "other"
POWERS = (
    "Children Act 1989, section 47",
    "Children Act 1989, section 17",
    "Children Act 2004, section 10",
    "Children Act 2004, section 11",
    "Crime and Disorder Act 1998, section 115",
    "Consent of the person concerned",
)
ARTICLE_6 = (
    "6(1)(e) public task",
    "6(1)(c) legal obligation",
    "6(1)(d) vital interests",
    "6(1)(a) consent",
)
ARTICLE_9 = (
    "9(2)(g) safeguarding; DPA 2018 schedule 1 paragraph 18",
    "9(2)(h) health or social care",
    "9(2)(c) vital interests",
    "9(2)(a) explicit consent",
)
DUTY = ("Overriding public interest", "Required by law", "Consent", "Not given in confidence")
"""Offered where no legal profile is in force."""


class Grounds(Struct, frozen=True):
    """What may be cited for one field, and what the model of the case cites."""

    listed: tuple[str, ...]
    usual: str = ""


class Offered(Struct, frozen=True):
    profile: str
    """Its name and version; empty without one."""
    power: Grounds
    article_6: Grounds
    article_9: Grounds
    article_10: Grounds
    confidentiality: Grounds


def offered(look: Look) -> Offered:
    """From the profile in force, with the choice of the case's model."""
    found = look.partnership.profile_on(today(look.now))
    rules = look.partnership.rules(look.case.preset)
    listed, usual = _listed(found), _usual(rules)
    fields = (_grounds(offers, one) for offers, one in zip(listed, usual, strict=True))
    return Offered(f"{found.name} {found.version}" if found else "", *fields)


def _listed(found: LegalProfile | None) -> tuple[tuple[str, ...], ...]:
    if found is None:
        return (POWERS, ARTICLE_6, ARTICLE_9, (), DUTY)
    kinds = (found.powers, found.article_6, found.article_9, found.article_10)
    return tuple(tuple(g.text for g in kind) for kind in (*kinds, found.confidentiality))


def _usual(rules: PresetRules | None) -> tuple[str, ...]:
    if rules is None:
        return ("",) * 5
    articles = (rules.article_6, rules.article_9, rules.article_10)
    return (rules.power, *articles, rules.confidentiality)


def _grounds(listed: tuple[str, ...], usual: str) -> Grounds:
    """The model may cite what the profile does not list, such as two powers together."""
    if not usual or usual in listed:
        return Grounds(listed, usual)
    return Grounds((usual, *listed), usual)


def parts(look: Look, only: tuple[str, str] = ("", "")) -> tuple[Part, ...]:
    """Asked only while the part named first in `only` holds the second."""
    found = offered(look)
    return (
        _power(found, only),
        Words(name="other_power", label="Which power", only=("power", OTHER)),
        _choice("article_6", "UK GDPR Article 6", found.article_6, only),
        _choice("article_9", "Article 9, for health and other special data", found.article_9, only),
        *_offences(found, only),
        _choice("duty", "Duty of confidence", found.confidentiality, only),
        Words(
            name="basis_reasons", label="Why it is necessary and proportionate", lines=2, only=only
        ),
        Choice(name="told", label="Does the family know", options=options(AWARE), only=only),
        Words(name="told_note", label="Why not, or how they were told", only=only),
    )


def _power(found: Offered, only: tuple[str, str]) -> Choice:
    return Choice(
        name="power",
        label="Power",
        options=(Option("", "Choose …"), *_list(found.power.listed), Option(OTHER, "Another")),
        initial=found.power.usual,
        hint=f"From {found.profile}." if found.profile else "",
        only=only,
    )


def _offences(found: Offered, only: tuple[str, str]) -> Iterator[Part]:
    if found.article_10.listed:
        yield _choice("article_10", "Article 10, for offences", found.article_10, only)


def basis(values: Values, profile: str = "") -> Basis | Problem:
    power = values.get("power", "")
    if not power:
        return Problem("power", "Choose the power that you ask under.")
    if power == OTHER:
        lacks = needed(values, other_power="Write which power.")
        if lacks:
            return lacks
        power = values["other_power"].strip()
    return Basis(
        power=power,
        article_6=values["article_6"],
        article_9=values["article_9"],
        article_10=values.get("article_10", ""),
        confidentiality=values["duty"],
        reasons=values["basis_reasons"].strip(),
        profile=profile,
        family_told=Aware(values["told"]),
        family_told_note=values["told_note"].strip(),
    )


def _choice(name: str, label: str, grounds: Grounds, only: tuple[str, str]) -> Choice:
    """Nothing is claimed unless it is chosen, or the model of the case says it."""
    none = Option("", "Not given, or does not apply")
    listed = (none, *_list(grounds.listed))
    return Choice(name=name, label=label, options=listed, initial=grounds.usual, only=only)


def _list(words: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(word, word) for word in words)

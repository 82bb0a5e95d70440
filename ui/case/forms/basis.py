"""The lawful basis as parts of a form."""

from app.domain.case.parts import Aware, Basis
from ui.case.forms.sheet import Choice, Option, Part, Problem, Values, Words, needed, options
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


def parts(only: tuple[str, str] = ("", "")) -> tuple[Part, ...]:
    """Asked only while the part named first in `only` holds the second."""
    return (
        Choice(
            name="power",
            label="Power",
            options=(Option("", "Choose …"), *_list(POWERS), Option(OTHER, "Another")),
            only=only,
        ),
        Words(name="other_power", label="Which power", only=("power", OTHER)),
        _choice("article_6", "UK GDPR Article 6", ARTICLE_6, only),
        _choice("article_9", "Article 9, for health and other special data", ARTICLE_9, only),
        _choice("duty", "Duty of confidence", DUTY, only),
        Words(
            name="basis_reasons", label="Why it is necessary and proportionate", lines=2, only=only
        ),
        Choice(name="told", label="Does the family know", options=options(AWARE), only=only),
        Words(name="told_note", label="Why not, or how they were told", only=only),
    )


def basis(values: Values) -> Basis | Problem:
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
        confidentiality=values["duty"],
        reasons=values["basis_reasons"].strip(),
        family_told=Aware(values["told"]),
        family_told_note=values["told_note"].strip(),
    )


def _choice(name: str, label: str, words: tuple[str, ...], only: tuple[str, str]) -> Choice:
    """Nothing is claimed unless it is chosen."""
    none = Option("", "Not given, or does not apply")
    return Choice(name=name, label=label, options=(none, *_list(words)), only=only)


def _list(words: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(word, word) for word in words)

"""How those outside the board are told, and in which words."""

from collections.abc import Iterator, Sequence
from functools import partial

from app.domain.case.feedback import About, Reader
from app.domain.commands import Command
from app.domain.partnership.commands import PutTemplate, SetFeedbackRules
from app.domain.partnership.state import FeedbackRules, Template, domain_of
from app.feedback.example import tried
from app.feedback.facts import FIELDS
from app.feedback.templates import LONGEST_BODY, LONGEST_TITLE, check, shipped
from ui.forms.parts import Advice, Option, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed
from ui.settings.look import Look
from ui.settings.parts import Block, Fill, Item, Made, Number, Shown
from ui.settings.reading import clock_of, clock_words, lines, too_long
from ui.words import plural

RULES = "rules:"
READERS = {
    Reader.PROFESSIONAL: "Professional who referred",
    Reader.SCHOOL: "School that referred",
    Reader.PUBLIC: "Member of the public",
    Reader.AGENCY: "Agency",
    Reader.PRACTITIONER: "Whoever takes the case",
    Reader.FAMILY: "The family",
}
ABOUTS = {
    About.RECEIPT: "Receipt of the referral",
    About.OUTCOME: "Outcome",
    About.CORRECTION: "Correction",
}
REFERRERS = (Reader.PROFESSIONAL, Reader.SCHOOL, Reader.PUBLIC)
KINDS = (
    *((reader, About.OUTCOME) for reader in Reader),
    *((reader, About.RECEIPT) for reader in REFERRERS),
    *((reader, About.CORRECTION) for reader in Reader),
)
_ASKED = tuple(Option(r.value, label) for r, label in READERS.items() if r is not Reader.FAMILY)


def meta(look: Look) -> str:
    own = len(look.partnership.templates)
    return f"{plural(own, 'text')} of your own" if own else "The product’s words"


def items(look: Look) -> Sequence[Item]:
    trusted = plural(len(look.partnership.feedback.trusted), "trusted domain")
    first = Item(RULES, "How people are told", trusted)
    return [first, *(_item(look, reader, about) for reader, about in KINDS)]


def blocks(look: Look, key: str) -> Sequence[Block]:
    if key == RULES:
        return (_rules(look),)
    kind = next((kind for kind in KINDS if _key(*kind) == key), None)
    return (_template(look, *kind),) if kind else ()


def place(command: Command, _look: Look) -> str | None:
    if isinstance(command, SetFeedbackRules):
        return RULES
    if isinstance(command, PutTemplate):
        return _key(command.template.reader, command.template.about)
    return None


def _key(reader: Reader, about: About) -> str:
    return f"{about.value}-{reader.value}"


def _item(look: Look, reader: Reader, about: About) -> Item:
    own = look.partnership.template(reader, about)
    whose = f"your words, version {own.version}" if own else "the product’s words"
    told = ABOUTS[about].partition(" ")[0]
    return Item(_key(reader, about), READERS[reader], f"{told} · {whose}")


# How people are told


def _rules(look: Look) -> Block:
    rules = look.partnership.feedback
    return Block(
        key="settings:feedback",
        title="How people are told",
        parts=(
            Words(
                name="trusted",
                label="Trusted domains",
                hint="One on each line, such as school.example. Detail is mailed only there and "
                "below; every other address gets a reference and the number to ring.",
                lines=3,
            ),
            Ticks(
                name="at_once",
                label="Told at once, without anybody’s approval",
                options=_ASKED,
                columns=2,
                hint="A family is always told by a person.",
            ),
            Words(name="phone", label="Number to ring", half=True),
            Words(name="school_by", label="Schools are told by", placeholder="15:00", half=True),
            Number(
                name="recall_minutes",
                label="May be called back for",
                least=0,
                most=120,
                unit="min",
                half=True,
            ),
        ),
        stands={
            "trusted": joined(rules.trusted),
            "at_once": joined(r for r in READERS if r in rules.at_once),
            "phone": rules.phone,
            "school_by": clock_words(rules.school_by),
            "recall_minutes": str(rules.recall_minutes),
        },
        make=partial(_ruled, rules),
        mine=lambda command: isinstance(command, SetFeedbackRules),
        effect="For messages that are released from now on. What has gone out stays as it was.",
    )


def _ruled(stands: FeedbackRules, values: Values) -> Made:
    by = clock_of("school_by", values["school_by"])
    wrong = too_long(values, phone=240) or _untrusted(values)
    if isinstance(by, Problem):
        return by
    ruled = FeedbackRules(
        trusted=lines(values["trusted"]),
        at_once=tuple(Reader(r) for r in lines(values["at_once"])),
        school_by=by,
        recall_minutes=int(values["recall_minutes"]),
        phone=values["phone"],
    )
    return wrong or SetFeedbackRules(rules=ruled, stands=stands)


def _untrusted(values: Values) -> Problem | None:
    """Anybody could be in "example" or "@"; a domain has a name before its end."""
    for domain in lines(values["trusted"]):
        if not domain_of(f"anyone@{domain}") or "." not in domain.strip("."):
            text = f"“{domain}” is not a domain. Write it as school.example, without an @."
            return Problem("trusted", text)
    return None


# In which words


def _template(look: Look, reader: Reader, about: About) -> Block:
    own = look.partnership.template(reader, about)
    stands = {"title": own.title, "body": own.body} if own else _usual(reader, about)
    fields = ", ".join(FIELDS[reader])
    return Block(
        key=f"settings:template:{_key(reader, about)}",
        title=f"{ABOUTS[about]}: {READERS[reader][:1].lower()}{READERS[reader][1:]}",
        text=f"Your own words, version {own.version}." if own else "The product’s own words.",
        parts=(
            Words(name="title", label="Title"),
            Words(
                name="body",
                label="Words",
                lines=10,
                hint=f"A field stands in double braces. This reader may be told: {fields}.",
            ),
        ),
        stands=stands,
        make=partial(_made, look, reader, about),
        mine=lambda command: (
            isinstance(command, PutTemplate)
            and (command.template.reader, command.template.about) == (reader, about)
        ),
        effect="For messages that are released from now on. What has gone out stays as it was.",
        advise=partial(_wrong, reader),
        shown=partial(_preview, look, reader, about),
        fills=(Fill("Back to the product’s own words", _usual(reader, about)),),
    )


def _usual(reader: Reader, about: About) -> Values:
    source = shipped(about, reader)
    return {"title": source.title, "body": source.body.strip()}


def _written(look: Look, reader: Reader, about: About, values: Values) -> Template:
    own = look.partnership.template(reader, about)
    version = own.version + 1 if own else 1
    return Template(reader, about, version, values["title"], values["body"])


def _made(look: Look, reader: Reader, about: About, values: Values) -> Made:
    wrong = needed(values, title="Write a title.", body="Write what it says.")
    wrong = wrong or too_long(values, title=LONGEST_TITLE, body=LONGEST_BODY)
    if wrong:
        return wrong
    found = check(reader, values["title"], values["body"])
    if found:
        return Problem("body", f"It cannot be used: {'; '.join(found)}.")
    return PutTemplate(template=_written(look, reader, about, values))


def _wrong(reader: Reader, values: Values) -> Iterator[Advice]:
    if not (values.get("title", "").strip() and values.get("body", "").strip()):
        return
    found = check(reader, values["title"], values["body"])
    if found:
        yield Advice("It cannot be used so.", f"{'; '.join(found).capitalize()}.", "error")


def _preview(look: Look, reader: Reader, about: About, values: Values) -> Iterator[Shown]:
    """Only of words that can be used: those that came with the product would stand instead."""
    if not (values.get("title", "").strip() and values.get("body", "").strip()):
        return
    if check(reader, values["title"], values["body"]):
        return
    made = tried(look.partnership, _written(look, reader, about, values), look.now)
    tells = f"It may tell: {'; '.join(made.discloses)}." if made.discloses else ""
    text = f"{made.words.title}\n\n{made.words.body}"
    yield Shown("As it would read, of an example case that is nobody", text, tells)

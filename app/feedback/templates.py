"""The templates: those that come with the product, a hub's own, and what each of them says.

Read in a sandbox, over plain words and lists: a template can ask for fields and do nothing else.
"""

from functools import cache, lru_cache
from importlib import resources

from jinja2 import StrictUndefined, TemplateError, meta, nodes
from jinja2 import Template as JinjaTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from app.domain.case.feedback import About, Reader, Words
from app.domain.partnership.state import Template
from app.feedback.facts import FIELDS, Facts, sample

TITLE = "Title:"
LONGEST_TITLE, LONGEST_BODY = 240, 20_000
KEPT = 128
"""Templates held as compiled: those of one hub, and some that somebody tries."""
CUT = "\n\n(This is too long to be sent whole. The rest stands on the board.)"

TEXT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)


TAKES_IN: tuple[type[nodes.Node], ...] = (
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
)


class Source(Struct, frozen=True):
    """A template as it is written: `title` and `body`, each read by itself."""

    title: str
    body: str
    name: str
    version: int = 0
    """0: came with the product."""


class Unreadable(Exception):
    """A template that cannot be used; the text says why, in words for whoever wrote it."""


@cache
def shipped(about: About, reader: Reader) -> Source:
    """What comes with the product. A correction is the outcome with what came before it."""
    if about is About.CORRECTION:
        first, then = _read("correction"), _read(f"outcome-{reader}")
        return Source(first.title, f"{first.body}\n{then.body}", f"correction-{reader}")
    return _read(f"{about}-{reader}")


@cache
def reference_only() -> Source:
    return _read("reference")


def _read(name: str) -> Source:
    raw = resources.files("resources.feedback").joinpath(f"{name}.txt").read_text("utf-8")
    title, _, body = raw.partition("\n")
    return Source(title.removeprefix(TITLE).strip(), body.strip() + "\n", name)


def own(template: Template) -> Source:
    name = f"{template.about}-{template.reader}"
    return Source(template.title, template.body, name, template.version)


def render(source: Source, facts: Facts) -> Words:
    """Raises Unreadable where it names a field that is not there, or is not a template."""
    title = " ".join(_filled(source.title, facts).split())[:LONGEST_TITLE]
    body = _filled(source.body, facts).strip()
    if not title or not body:
        raise Unreadable("it says nothing")
    if len(body) > LONGEST_BODY:
        body = body[: LONGEST_BODY - len(CUT)] + CUT
    return Words(title=title, body=body, template=source.name, version=source.version)


def _filled(text: str, facts: Facts) -> str:
    try:
        return _compiled(text).render(facts)
    except TemplateError as error:
        raise Unreadable(error.message or type(error).__name__) from error
    except (TypeError, ValueError, ArithmeticError, OverflowError, RecursionError) as error:
        raise Unreadable(str(error)) from error


@lru_cache(KEPT)
def _compiled(text: str) -> JinjaTemplate:
    """Compiling one costs a screen more than filling it in."""
    return TEXT.from_string(text)


def check(reader: Reader, title: str, body: str) -> tuple[str, ...]:
    """What is wrong with a hub's own template: unknown fields by name; empty: nothing."""
    try:
        unknown = sorted((_named(title) | _named(body)) - set(FIELDS[reader]))
    except TemplateError as error:
        return (error.message or type(error).__name__,)
    if unknown:
        return tuple(f"unknown field: {name}" for name in unknown)
    try:
        render(Source(title, body, "own"), sample(reader))
    except Unreadable as error:
        return (str(error),)
    return ()


def discloses(reader: Reader, source: Source) -> tuple[str, ...]:
    """In words, each thing that these words may tell; for the preview."""
    named = _named(source.title) | _named(source.body)
    return tuple(what for name, what in FIELDS[reader].items() if name in named)


@lru_cache(KEPT)
def _named(text: str) -> frozenset[str]:
    """The fields that a template asks for. Anything that reaches beyond them is not allowed."""
    tree = TEXT.parse(text)
    if any(tree.find(kind) is not None for kind in TAKES_IN):
        raise TemplateError("it may not take in another template")
    return frozenset(meta.find_undeclared_variables(tree) - set(TEXT.globals))

"""The models of work: who is asked, on what grounds, and whether the hub decides."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import structs

from app.domain.commands import Command
from app.domain.partnership.commands import SetPreset
from app.domain.partnership.presets import PresetRules
from app.domain.values import AgencyId, Preset
from ui.forms.parts import Advice, Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed
from ui.settings.look import Look
from ui.settings.parts import YES, Block, Caution, Item, Made
from ui.settings.reading import lines, on, tick, too_long
from ui.words import plural

_LINE = 240
_LINES = ("purpose", "power", "article_6", "article_9", "article_10", "confidentiality")
DECIDES, GATHERS = "decides", "gathers"
DESTROYED = (
    "Once the key worker is named, what agencies shared as working papers can be destroyed, and "
    "then nobody can read it again: no court, no later request, nobody who runs the hub. The "
    "basis, the decision and the challenges stay. A legal hold, an open challenge or a step up "
    "keeps the papers."
)


def meta(look: Look) -> str:
    return plural(len(look.partnership.presets), "model")


def items(look: Look) -> Sequence[Item]:
    return [_item(rules) for rules in look.partnership.presets]


def blocks(look: Look, key: str) -> Sequence[Block]:
    rules = look.partnership.rules(Preset(key)) if key else None
    return (_block(look, rules),) if rules else ()


def place(command: Command, _look: Look) -> str | None:
    return command.rules.preset.value if isinstance(command, SetPreset) else None


def _item(rules: PresetRules) -> Item:
    asked = plural(len(rules.asks), "agency", "agencies") if rules.asks else "nobody"
    ends = "decides" if rules.decides else "gathers only"
    mark = "destroys papers" if rules.destroys_papers else ""
    return Item(rules.preset.value, rules.name, f"Asks {asked} first, {ends}", mark)


def _block(look: Look, rules: PresetRules) -> Block:
    return Block(
        key=f"settings:preset:{rules.preset}",
        title=rules.name,
        parts=_parts(look, rules),
        stands=_stands(look, rules),
        make=partial(_made, rules),
        mine=lambda command: (
            isinstance(command, SetPreset) and command.rules.preset is rules.preset
        ),
        effect="For cases worked by this model, and requests that go out, from now on. What has "
        "been asked and recorded stays as it is.",
        advise=_advice,
        warn=partial(_caution, rules),
    )


def _parts(look: Look, rules: PresetRules) -> tuple[Part, ...]:
    agencies = tuple(Option(a.id, a.name) for a in look.partnership.agencies)
    papers = Ticks(
        name="destroys",
        label="Working papers",
        options=(Option(YES, "Destroy them once the key worker is named"),),
        half=True,
    )
    early_help = rules.preset is Preset.EARLY_HELP or rules.destroys_papers
    return (
        Words(name="name", label="Name", half=True),
        Words(name="purpose", label="Purpose", half=True),
        Words(name="power", label="Power", half=True),
        Words(name="article_6", label="UK GDPR Article 6", half=True),
        Words(name="article_9", label="Article 9", half=True),
        Words(name="article_10", label="Article 10, offences", half=True),
        Words(name="confidentiality", label="How the duty of confidence is met"),
        Ticks(name="asks", label="Asked first", options=agencies, columns=3),
        Ticks(
            name="later",
            label="Asked later",
            hint="In the second trawl, after consent and a named key worker.",
            options=agencies,
            columns=3,
            folded=True,
        ),
        Choice(
            name="ends",
            label="How it ends",
            options=(
                Option(DECIDES, "With a decision"),
                Option(GATHERS, "Gathers only, without a decision"),
            ),
            half=True,
        ),
        *((papers,) if early_help else ()),
    )


def _stands(look: Look, rules: PresetRules) -> Values:
    known = [agency.id for agency in look.partnership.agencies]
    return {
        "name": rules.name,
        **{name: getattr(rules, name) for name in _LINES},
        "asks": joined(a for a in known if a in rules.asks),
        "later": joined(a for a in known if a in rules.asks_later),
        "ends": DECIDES if rules.decides else GATHERS,
        "destroys": tick(on=rules.destroys_papers),
    }


def _made(rules: PresetRules, values: Values) -> Made:
    wrong = needed(
        values,
        name="Write the model's name.",
        purpose="Write what it is for.",
        power="Write the power it rests on.",
        article_6="Write the condition of Article 6.",
    ) or too_long(values, name=120, **dict.fromkeys(_LINES, _LINE))
    if wrong:
        return wrong
    asks, later = lines(values["asks"]), lines(values["later"])
    if set(asks) & set(later):
        return Problem("later", "An agency is asked first or later, not both.")
    changed = structs.replace(
        rules,
        name=values["name"],
        **{name: values[name] for name in _LINES},
        asks=tuple(map(AgencyId, asks)),
        asks_later=tuple(map(AgencyId, later)),
        decides=values["ends"] == DECIDES,
        destroys_papers=on(values, "destroys"),
    )
    return SetPreset(rules=changed, stands=rules)


def _advice(values: Values) -> Iterator[Advice]:
    if on(values, "destroys"):
        yield Advice("This cannot be undone for the cases it reaches.", DESTROYED, "warn")


def _caution(rules: PresetRules, values: Values) -> Caution | None:
    if on(values, "destroys") and not rules.destroys_papers:
        return Caution("Let working papers be destroyed?", DESTROYED)
    return None

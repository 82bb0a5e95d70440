"""The models a hub works by: which partners are asked, on what grounds, and whether it decides."""

from msgspec import Struct

from app.domain.values import AgencyId, Line, Name, Preset


class PresetRules(Struct, frozen=True, kw_only=True, omit_defaults=True):
    preset: Preset
    name: Name
    purpose: Line
    power: Line
    article_6: Line
    article_9: Line = ""
    article_10: Line = ""
    confidentiality: Line = ""
    asks: tuple[AgencyId, ...] = ()
    """Asked first; empty: nobody by default."""
    asks_later: tuple[AgencyId, ...] = ()
    """Asked in the second trawl, after consent and a key worker."""
    decides: bool = True
    """False: gathers only, and ends in a product without a decision."""
    destroys_papers: bool = False
    """Working papers go once the key worker is named."""


TASK = "6(1)(e) public task"
SPECIAL = "9(2)(g) with DPA 2018 Sch 1 para 18: safeguarding of children"
CORE = tuple(map(AgencyId, ("social-care", "police", "health", "education")))
NEAR = tuple(map(AgencyId, ("probation", "housing", "youth-justice")))

DEFAULT_PRESETS = (
    PresetRules(
        preset=Preset.FRONT_DOOR,
        name="Front door",
        purpose="Decide whether the child needs help, and whose",
        power="Children Act 1989 s.17 and Children Act 2004 s.10",
        article_6=TASK,
        article_9=SPECIAL,
        asks=CORE,
    ),
    PresetRules(
        preset=Preset.EARLY_HELP,
        name="Early help",
        purpose="Find the early help that fits the family",
        power="Children Act 2004 s.10",
        article_6=TASK,
        article_9="9(2)(h) health or social care",
        confidentiality="consent",
        asks=tuple(map(AgencyId, ("social-care", "early-help", "education", "police"))),
        asks_later=(AgencyId("health"),),
        decides=False,
    ),
    PresetRules(
        preset=Preset.CHILDREN_IN_NEED,
        name="Children in need",
        purpose="Decide whether the child is in need or at risk of significant harm",
        power="Children Act 1989 s.17",
        article_6=TASK,
        article_9=SPECIAL,
        asks=CORE + NEAR,
    ),
    PresetRules(
        preset=Preset.CHILD_PROTECTION,
        name="Child protection",
        purpose="Protect a child from significant harm",
        power="Children Act 1989 s.47",
        article_6=TASK,
        article_9=SPECIAL,
        article_10="DPA 2018 Sch 1 para 18 for offences",
        confidentiality="overriding public interest",
        asks=CORE + NEAR,
    ),
)

"""Who plays in the demo, and how."""

from app.domain.values import AgencyId
from sync.demo.chair import chair
from sync.demo.decider import decider
from sync.demo.lines import Lines
from sync.demo.partner import SOCIAL_CARE, partner
from sync.demo.step import Part, Scene, Step
from sync.demo.telling import telling

CHALLENGER = AgencyId("education")
AGENCIES = tuple(
    map(
        AgencyId,
        ("police", "health", "education", "probation", "housing", "youth-justice", "early-help"),
    )
)
LOOKING_ON = ("scribe", "display", "observer")
BESIDE_A_CHAIR = ("health", "education", "decider")
"""Those who play where a person has the chair."""


def whole_company() -> dict[str, Part]:
    """A part for each seat that plays when nobody looks, by its key in the script."""
    lines = Lines()
    played = frozenset((*AGENCIES, SOCIAL_CARE))
    presiding = first_of(chair(lines, played, CHALLENGER), telling)
    return {"chair": presiding, **_others(lines)}


def beside_a_chair() -> dict[str, Part]:
    """Two partners and the decider; the chair is a person."""
    others = _others(Lines())
    return {key: others[key] for key in BESIDE_A_CHAIR}


def _others(lines: Lines) -> dict[str, Part]:
    partners: dict[str, Part] = {
        agency: partner(agency, lines, challenges=agency == CHALLENGER) for agency in AGENCIES
    }
    # The decider speaks for social care too.
    own = first_of(decider(lines), partner(SOCIAL_CARE, lines))
    return {"decider": own, **partners}


def first_of(*parts: Part) -> Part:
    """What the first of them does that does anything."""

    def part(scene: Scene) -> Step | None:
        return next((step for one in parts if (step := one(scene)) is not None), None)

    return part

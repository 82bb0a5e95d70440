"""The basis that an agency would record again: its latest one on such a case, else the model's."""

from collections.abc import Mapping
from datetime import date

from msgspec import structs

from app.domain.board import Board
from app.domain.case.parts import Basis
from app.domain.case.state import Case
from app.domain.partnership.legal import LegalProfile
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import AgencyId, DataClass, Preset
from ui.requests.writing import Grounds, grounds_of


def usual_grounds(board: Board, case: Case, agency: Agency, on: date) -> Grounds:
    """Nothing where neither is there. Whether the family was told is said anew each time."""
    latest = _latest(board, agency.id, case.preset)
    if latest is not None:
        kept = grounds_of(latest)
        return kept if case.preset is None else structs.replace(kept, **_AFRESH)
    return _of_the_model(board.partnership, case.preset, agency, on)


_AFRESH = {"family_told": Grounds().family_told, "family_told_note": ""}


def offers(partnership: Partnership, on: date) -> Mapping[str, tuple[str, ...]]:
    """What the profile in force lists for each field of a basis."""
    found = partnership.profile_on(on)
    if found is None:
        return {}
    kinds = {
        "power": found.powers,
        "article_6": found.article_6,
        "article_9": found.article_9,
        "article_10": found.article_10,
        "confidentiality": found.confidentiality,
    }
    return {name: tuple(ground.text for ground in kind) for name, kind in kinds.items()}


def _latest(board: Board, agency: AgencyId, preset: Preset | None) -> Basis | None:
    told = [
        (c.at, c.content.basis)
        for case in board.cases()
        if case.preset is preset
        for c in case.contributions
        if c.agency == agency and c.content.basis is not None
    ]
    return max(told, key=lambda one: one[0])[1] if told else None


def _of_the_model(
    partnership: Partnership | None, preset: Preset | None, agency: Agency, on: date
) -> Grounds:
    rules = partnership.rules(preset) if partnership else None
    if partnership is None or rules is None:
        return Grounds(power=agency.gateway)
    offences = rules.article_10 if agency.data is DataClass.OFFENCES else ""
    return Grounds(
        power=agency.gateway or rules.power,
        article_6=rules.article_6,
        article_9=rules.article_9,
        article_10=offences,
        confidentiality=rules.confidentiality,
        profile=_named(partnership.profile_on(on)),
    )


def _named(profile: LegalProfile | None) -> str:
    return f"{profile.name} {profile.version}" if profile else ""

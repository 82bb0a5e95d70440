"""A hub that destroys the working papers of early help, and a case that it works so."""

from typing import Any

from msgspec import structs

from app.domain.case.commands import RateCase, RequestInformation, ShareInformation
from app.domain.case.commands.lawful import ChoosePreset, NameKeyWorker
from app.domain.case.lawful import KeyWorker
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.partnership.commands import SetPreset
from app.domain.partnership.presets import DEFAULT_PRESETS
from app.domain.partnership.state import Partnership
from app.domain.values import Preset, Rating
from tests.helpers.builders import (
    AT,
    BASIS,
    CHILD,
    COORDINATOR,
    HEALTH,
    HOUR,
    by,
    case_id,
    content,
    contribution_id,
    gathering,
    partnership,
    request,
    request_id,
)
from tests.helpers.submitting import FOUNDING, receive

RULES = next(r for r in DEFAULT_PRESETS if r.preset is Preset.EARLY_HELP)
DESTROYS = structs.replace(RULES, asks=(HEALTH,), asks_later=(), destroys_papers=True)
KEY_WORKER = KeyWorker("Robin Reed", AT - HOUR, by(COORDINATOR))


def destroying() -> Partnership:
    return partnership(presets=(DESTROYS,))


def early_help(**changes: Any) -> Case:
    """Waiting for health; a key worker is named, and nothing is destroyed yet."""
    usual = gathering(request(), preset=Preset.EARLY_HELP, key_worker=KEY_WORKER)
    return structs.replace(usual, **changes)


BEGUN: tuple[Command, ...] = (
    *FOUNDING,
    SetPreset(rules=DESTROYS),
    receive(1),
    receive(2),
    *(RateCase(case=case_id(n), rating=Rating.GREEN) for n in (1, 2)),
    *(ChoosePreset(case=case_id(n), preset=Preset.EARLY_HELP) for n in (1, 2)),
)
"""Two cases that are worked as early help, on a hub that destroys its papers."""


def ask(n: int = 1) -> RequestInformation:
    return RequestInformation(
        case=case_id(n),
        request=request_id(n),
        agency=HEALTH,
        subjects=(CHILD,),
        question="What is known?",
        purpose="To find the help that fits",
        basis=BASIS,
    )


def say(words: str, n: int = 1) -> ShareInformation:
    """The nurse's answer, by whoever writes it down."""
    return ShareInformation(
        case=case_id(n),
        contribution=contribution_id(n),
        content=content(words),
        request=request_id(n),
        for_agency=HEALTH,
    )


def name_key_worker(n: int = 1) -> NameKeyWorker:
    """The papers go with it."""
    return NameKeyWorker(case=case_id(n), name="Robin Reed")

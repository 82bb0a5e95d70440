"""A hub that destroys the working papers of early help, and a case that it works so."""

from typing import Any

from msgspec import structs

from app.domain.case.lawful import KeyWorker
from app.domain.case.state import Case
from app.domain.partnership.presets import DEFAULT_PRESETS
from app.domain.partnership.state import Partnership
from app.domain.values import Preset
from tests.helpers.builders import AT, COORDINATOR, HOUR, by, gathering, partnership, request

RULES = next(r for r in DEFAULT_PRESETS if r.preset is Preset.EARLY_HELP)
DESTROYS = structs.replace(RULES, destroys_papers=True)
KEY_WORKER = KeyWorker("Robin Reed", AT - HOUR, by(COORDINATOR))


def destroying() -> Partnership:
    return partnership(presets=(DESTROYS,))


def early_help(**changes: Any) -> Case:
    """Waiting for health; a key worker is named, and nothing is destroyed yet."""
    usual = gathering(request(), preset=Preset.EARLY_HELP, key_worker=KEY_WORKER)
    return structs.replace(usual, **changes)

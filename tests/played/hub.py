"""Northbridge before its first case: its agencies, its seats and the rules it works by."""

from msgspec import structs

from app.domain.case.state import Case
from app.domain.context import OPERATOR
from app.domain.partnership.commands import SetPreset
from app.domain.values import Preset
from tests.helpers.demo import MORNING, demo
from tests.helpers.local_session import LocalHub


def fresh() -> LocalHub:
    """Everyone has a seat, and nothing has come in yet."""
    board = demo().board
    partnership = board.partnership
    assert partnership is not None
    kept = {key: one for key, one in board.streams.items() if one is partnership}
    return LocalHub(structs.replace(board, streams=kept), MORNING)


def case(hub: LocalHub) -> Case:
    """The only one there is."""
    (found,) = hub.board.cases()
    return found


def set_model(hub: LocalHub, preset: Preset, **changed: object) -> None:
    """As an administrator changes a model of the hub."""
    partnership = hub.board.partnership
    assert partnership is not None
    rules = partnership.rules(preset)
    assert rules is not None
    hub.act(OPERATOR, SetPreset(structs.replace(rules, **changed)))

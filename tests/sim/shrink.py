"""A smaller day on which the same still breaks: whoever looks for why has less to read."""

from collections.abc import Callable

from tests.sim.checks import Kind
from tests.sim.history import live
from tests.sim.plan import Plan

MOST_TRIES = 400
Breaks = Callable[[Plan], bool]


def breaking(plan: Plan) -> Breaks:
    """Whether something of the same kind is found on another day as on this one."""
    wanted = _kinds(plan)
    return lambda smaller: bool(wanted & _kinds(smaller))


def _kinds(plan: Plan) -> frozenset[Kind]:
    return frozenset(finding.kind for finding in live(plan).findings)


def shrunk(plan: Plan, breaks: Breaks, tries: int = MOST_TRIES) -> Plan:
    """Leave out half of the steps, then quarters …, down to one, as long as it still breaks.

    With those who never arrive, and the time after the last step, the day grows smaller too.
    """
    size = max(1, len(plan.steps) // 2)
    while size and tries > 0:
        before = len(plan.steps)
        for start in range(0, before, size):
            smaller = _without(plan, start - (before - len(plan.steps)), size)
            tries -= 1
            if breaks(smaller):
                plan = smaller
        # A step that was needed may not be once another is gone: until nothing changes.
        size = size if len(plan.steps) < before and size == 1 else size // 2
    return plan


def _without(plan: Plan, start: int, size: int) -> Plan:
    left = plan.steps[:start] + plan.steps[start + size :]
    return plan.only(frozenset(step.number for step in left))

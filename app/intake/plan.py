"""From tables and a board to what is to be submitted, and the report of it. Pure."""

from collections.abc import Sequence

from msgspec import Struct, structs

from app.domain.board import Board
from app.domain.errors import Code, Refusal
from app.domain.values import AgencyId, Instant
from app.intake.counting import counts, report
from app.intake.report import Reject, Report
from app.intake.scene import NameId, scene
from app.intake.steps import Step, steps
from app.intake.tables import Table
from app.intake.taking import take

ALREADY_THERE = (Code.ID_IN_USE, Code.COMMAND_REUSED)
"""The board has it, though this import could not see that beforehand."""


class ImportPlan(Struct, frozen=True):
    """What to submit, in this order, and what will then have been done."""

    steps: tuple[Step, ...]
    report: Report


def plan(
    tables: Sequence[Table],
    board: Board,
    name_id: NameId,
    now: Instant,
    agency: AgencyId | None = None,
) -> ImportPlan:
    """What these files bring that the board does not have yet.

    `agency` is that of involvement files which do not tell. Raises `NotReadable`.
    """
    agencies = board.partnership.agencies if board.partnership else ()
    known = scene(board, take(tables, agencies, agency), name_id, now)
    planned = tuple(steps(known))
    return ImportPlan(planned, report(known, planned))


def settled(plan: ImportPlan, refusals: Sequence[Refusal | None]) -> Report:
    """The report after the answers, one for each step: what was refused is not counted as done."""
    refused = [(s, no) for s, no in zip(plan.steps, refusals, strict=True) if no is not None]
    done = [s for s, no in zip(plan.steps, refusals, strict=True) if no is None]
    known = [s for s, no in refused if no.code in ALREADY_THERE]
    rejects = (
        Reject(step.place.file, step.place.row, "", f"refused by the hub: {no.code.value}")
        for step, no in refused
        if no.code not in ALREADY_THERE
    )
    before = plan.report
    return structs.replace(
        before,
        **counts(done),
        already_known=before.already_known + counts(known)["cases"],
        rejects=(*before.rejects, *rejects),
    )

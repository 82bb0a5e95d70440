"""Bringing in referrals and involvement from files.

`tables = [read(path) for path in paths]`, then `plan(tables, board, name_id, now)`: submit its
steps in order as the operator, and give the refusals to `settled` for the report.
"""

from app.intake.errors import NotReadable
from app.intake.plan import ImportPlan, plan, settled
from app.intake.reading import read
from app.intake.report import NotRead, Reject, Report
from app.intake.scene import NameId
from app.intake.steps import Step
from app.intake.tables import Table

__all__ = [
    "ImportPlan",
    "NameId",
    "NotRead",
    "NotReadable",
    "Reject",
    "Report",
    "Step",
    "Table",
    "plan",
    "read",
    "settled",
]

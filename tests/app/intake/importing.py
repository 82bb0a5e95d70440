"""An import played through on a board in memory, as a hub would take it."""

import csv
import hashlib
import io
import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest
from msgspec import Struct

from app.codec import encode
from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.context import OPERATOR
from app.domain.submission import Outcome, Submission
from app.domain.turn import take
from app.domain.values import AccountId, AgencyId, CommandId
from app.intake import ImportPlan, Report, Table, plan, settled
from app.intake.reading import from_bytes
from tests.helpers.builders import AT, BOARD, board

SHARED_DATA = "MASHBOARD_SHARED_DATA"
"""Names the folder of records made by others; without it, the tests that read them are skipped."""
Outcomes = Mapping[tuple[AccountId, CommandId], Outcome]


def shared(name: str) -> Path:
    """A file of records made by others; skips where nobody says where they are."""
    folder = os.environ.get(SHARED_DATA)
    if not folder:
        pytest.skip(f"{SHARED_DATA} does not name the folder of records made by others")
    return Path(folder) / name


def name_id(name: str) -> str:
    return str(uuid.uuid5(uuid.UUID(BOARD), name))


def written(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    """CSV as a spreadsheet exports it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def table(*rows: Sequence[str], name: str = "referrals.csv") -> Table:
    return from_bytes(name, written(rows))


class Imported(Struct, frozen=True):
    board: Board
    report: Report
    plan: ImportPlan
    outcomes: Outcomes
    events: int

    @property
    def cases(self) -> list[Case]:
        return list(self.board.cases())

    @property
    def case(self) -> Case:
        (only,) = self.cases
        return only


def submissions(planned: ImportPlan) -> list[Submission]:
    return [
        Submission(
            OPERATOR,
            step.id,
            hashlib.sha256(encode(step.command)).digest(),
            cast(Command, step.command),
            (hashlib.sha256(step.id.encode()).hexdigest()[:10].upper(),),
        )
        for step in planned.steps
    ]


def bring_in(
    tables: Iterable[Table], to: Board | None = None, agency: AgencyId | None = None
) -> Imported:
    before = to or board()
    planned = plan(list(tables), before, name_id, AT, agency)
    return submit(planned, before)


def submit(planned: ImportPlan, to: Board, known: Outcomes | None = None) -> Imported:
    asked = submissions(planned)
    turn = take(to, asked, known or {}, AT)
    outcomes = {
        (one.account, one.id): answer for one, answer in zip(asked, turn.answers, strict=True)
    }
    report = settled(planned, [answer.refusal for answer in turn.answers])
    return Imported(turn.board, report, planned, outcomes, len(turn.writes))

"""If it is not written down, it did not happen: the record alone answers for each decision.

domain 1.8, report L252-253: all decisions are recorded and challenges noted. Exported, verified
without the hub in a process of its own, and read by a program that knows nothing of mashboard.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.board import Board
from app.domain.case.state import Case, Challenge, Decision
from app.domain.values import Instant
from app.persistence.extract import extract
from app.persistence.layout import DataFolder, create, open_store
from app.persistence.providers import FileKey
from app.records.files import record
from tests.app.persistence.conftest import ENTROPY
from tests.app.records.giving import written
from tests.app.records.year import Year
from tests.helpers.builders import AT

ROOT = Path(__file__).parents[3]
CASES, SEED = 250, 20260512
Json = dict[str, Any]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Board]:
    """A year's record as it is given out, and the state of the hub that gave it."""
    at = tmp_path_factory.mktemp("year")
    folder, key = DataFolder(at / "data"), FileKey(at / "hub.key")
    key.create(ENTROPY)
    create(folder, key, ENTROPY, AT)
    with open_store(folder, key, ENTROPY) as store:
        year = Year(store.events, SEED)
        year.pass_by(CASES)
        store.events.destroy_papers(year.at)
        live, _ = store.events.load()
    taken, signer = extract(folder, key, lambda _: True)
    return written(at / "record", record(taken, AT, signer.seal)), live


def ran(*args: object) -> str:
    command = [sys.executable, "-I", *map(str, args)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_record_alone_answers_for_each_decision(exported: tuple[Path, Board]) -> None:
    out, live = exported
    assert "The record is whole." in ran(out / "verify_record.py", out)
    told: dict[str, Json] = json.loads(ran(ROOT / "tests/app/records/answers.py", out))
    made = {
        decision.id: (case, decision)
        for case in live.cases()
        for decision in case.decisions
        if decision.decided_at
    }
    assert told.keys() == made.keys()
    for named, (case, decision) in made.items():
        answers_for(told[named], case, decision)
    enough(told, live)


def answers_for(told: Json, case: Case, decision: Decision) -> None:
    """Each of the six, beside the live state."""
    draft = decision.draft
    assert decision.decided_by is not None
    assert told["case"] == case.reference
    assert told["who"] == [decision.decided_by.name, decision.decided_by.account]
    assert told["what"] == [[c.subject, list(c.outcomes), c.level] for c in draft.children]
    assert told["when"] == stamp(decision.decided_at)
    assert told["basis"]["threshold"] == [draft.threshold_version, draft.clause]
    assert told["basis"]["reasons"] == draft.reasons
    powers = [[r.agency, r.basis and r.basis.power] for r in before(case.requests, decision)]
    assert told["basis"]["powers"] == sorted(powers)
    shared = [c for c in before(case.contributions, decision) if not c.withdrawn_at]
    assert told["information"] == sorted([c.id, c.agency, c.content.facts] for c in shared)
    stances = [[s.agency, s.outcome, s.level] for s in decision.stances]
    assert told["disagreed"]["stances"] == sorted(stances)
    challenges = before(case.challenges, decision)
    assert told["disagreed"]["challenges"] == sorted(map(challenged, challenges))
    assert told["disagreed"]["silent"] == decision.silent
    own = {action.id for action in draft.actions}
    done = [[a.id, stamp(a.done_at)] for a in case.actions if a.id in own]
    assert told["ended"]["actions"] == sorted(done)
    closed = case.closing and {
        "reason": case.closing.reason,
        "at": stamp(case.closing.at),
        "by": case.closing.by.name,
    }
    assert told["ended"]["closed"] == closed


def challenged(one: Challenge) -> list[str]:
    return [one.agency, one.text, one.state, one.answer]


def before(parts: Any, decision: Decision) -> list[Any]:
    return [part for part in parts if part.at <= decision.decided_at]


def stamp(at: Instant | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None


def enough(told: dict[str, Json], live: Board) -> None:
    """The year has something of everything, so that none of this is true of nothing."""
    assert len(told) >= CASES
    assert sum(bool(one["disagreed"]["challenges"]) for one in told.values()) > 40
    assert sum(one["disagreed"]["silent"] for one in told.values()) > 40
    assert sum(len(one["disagreed"]["stances"]) > 1 for one in told.values()) > 40
    assert sum(bool(one["information"]) for one in told.values()) > 100
    assert sum(case.certificate is not None for case in live.cases()) > 10
    assert sum(case.closing is not None for case in live.cases()) > 100


def test_each_page_answers_in_words(exported: tuple[Path, Board]) -> None:
    out, live = exported
    for case in live.cases():
        text = (out / f"cases/{case.id}/record.html").read_text()
        assert text.count("<h3>Who decided</h3>") == sum(
            decision.decided_at is not None for decision in case.decisions
        )
        for challenge in case.challenges:
            assert challenge.text in text

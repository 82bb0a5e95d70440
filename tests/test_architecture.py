"""The house stands as drawn, and each of its checks is seen to go red."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers import house

ROOT = Path(__file__).parent.parent
Rule = Callable[[Path], Iterator[str]]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    return subprocess.run(
        [*command, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """A house of empty rooms under the real contracts."""
    for folder in ("app/domain", "app/persistence", "sync/hub", "ui/board", "ui/case", "resources"):
        for part in (Path(folder), *Path(folder).parents[:-1]):
            write(tmp_path, {f"{part}/__init__.py": ""})
    write(tmp_path, {"pyproject.toml": (ROOT / "pyproject.toml").read_text("utf-8")})
    return tmp_path


def test_layers_hold() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("rule", house.RULES)
def test_rule_holds(rule: Rule) -> None:
    assert list(rule(ROOT)) == []


def test_an_empty_house_stands(small_house: Path) -> None:
    answer = lint_imports(small_house)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/late.py", "import sync"),
        ("sync/window.py", "import ui"),
        ("app/domain/stored.py", "import app.persistence"),
        ("app/waits.py", "def wait():\n    import asyncio"),
        ("sync/drawn.py", "from PySide6.QtCore import QObject"),
        ("sync/room.py", "import sync.hub"),
        ("ui/board/view.py", "import ui.case"),
        ("ui/forms/__init__.py", "import ui.case"),
    ],
)
def test_a_broken_layer_is_seen(small_house: Path, path: str, text: str) -> None:
    write(small_house, {path: text})
    answer = lint_imports(small_house)
    assert answer.returncode == 1
    assert "1 broken" in answer.stdout


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (house.banned_calls, "app/a.py", "import threading"),
        (house.banned_calls, "app/a.py", "from time import time"),
        (house.banned_calls, "sync/a.py", "import time as t\nt.time()"),
        (house.banned_calls, "ui/a.py", "import os\ndef f():\n    os.urandom(2)"),
        (house.banned_calls, "ui/a.py", "from datetime import datetime as d\nd.now().date()"),
        (house.impure_domain, "app/domain/a.py", "from pathlib import Path"),
        (house.impure_domain, "app/domain/a.py", "import structlog"),
        (house.impure_domain, "app/domain/a.py", "from app.codec import encode"),
        (house.impure_domain, "app/domain/a.py", "def f():\n    return open('x')"),
        (
            house.lazy_structs,
            "sync/a.py",
            "from __future__ import annotations\nimport msgspec\nclass A(msgspec.Struct): ...",
        ),
        (house.loops_in_cores, "sync/room.py", "from asyncio import Queue"),
        (house.silent_silencing, "app/a.py", "x = 1  # no" + "qa: E501"),
        (house.silent_silencing, "ui/a.py", "x = 1  # type: " + "ignore[misc]"),
        (house.stray_addresses, "locks/a.txt", "--index-url https://py" + "pi.org/simple"),
        (house.stray_addresses, ".ci/run", "cd /wor" + "k/main"),
        (house.strangers_at_home, "sync/a.py", "import sqlalchemy.orm"),
        (house.strangers_at_home, "sync/room.py", "from websockets import connect"),
        (house.strangers_at_home, "app/insight/a.py", "from PySide6 import QtGui"),
        (house.too_long, "tests/a.py", "x = 1\n" * 401),
        (house.too_long, "ui/a.py", "def f():\n" + "    x = 1\n" * 50),
    ],
)
def test_a_broken_rule_is_seen(tmp_path: Path, rule: Rule, path: str, text: str) -> None:
    write(tmp_path, {path: text})
    assert len(list(rule(tmp_path))) == 1


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (house.banned_calls, "sync/adapters.py", "import secrets\nimport time\ntime.time()"),
        (house.banned_calls, "ui/a.py", "import time\ntime.monotonic()\ntimes = 'time.time'"),
        (house.impure_domain, "app/domain/a.py", "import msgspec\nfrom app.domain import values"),
        (house.loops_in_cores, "sync/hub.py", "import asyncio"),
        (house.silent_silencing, "app/a.py", "x = 1  # no" + "qa: E501 - one long address"),
        (house.strangers_at_home, "app/persistence/a.py", "from sqlalchemy import select"),
        (house.too_long, "ui/a.py", "def f():\n" + "    x = 1\n" * 49),
    ],
)
def test_what_is_allowed_stays_quiet(tmp_path: Path, rule: Rule, path: str, text: str) -> None:
    write(tmp_path, {path: text})
    assert list(rule(tmp_path)) == []

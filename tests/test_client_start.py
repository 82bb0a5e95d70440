"""What the client need not load before its window stands."""

import subprocess
import sys

import pytest

LATE = ("openpyxl", "alembic")
"""Some 90 and 40 ms: only the hub reads workbooks and migrates stores."""


def loaded_by(module: str) -> list[str]:
    code = f"import sys, {module}; print(*[m for m in {LATE} if m in sys.modules])"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("module", ["ui.__main__, ui.bootstrap.client", "app.persistence.shelf"])
def test_the_client_starts_without_what_only_the_hub_needs(module: str) -> None:
    assert loaded_by(module) == []


def test_what_the_hub_loads_is_seen() -> None:
    assert loaded_by("app.intake, app.persistence.layout") == list(LATE)


@pytest.mark.parametrize("words", ["", "wall", "demo"])
def test_a_computer_without_qt_is_told_so(words: str) -> None:
    without = "import sys; from importlib import util; real = util.find_spec"
    hidden = "util.find_spec = lambda name, *more: name != 'PySide6' and real(name, *more) or None"
    code = f"{without}; {hidden}; from ui.__main__ import main; main({words.split()})"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "locks/desktop.txt" in done.stderr

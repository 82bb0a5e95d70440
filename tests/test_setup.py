"""Where system packages are missing, setup says the one line that brings them, and stops."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SETUP = Path(__file__).parent.parent / "tools" / "setup"
TOOLS = ("bash", "dirname", "env", "grep", "id")
NOTHING_INSTALLED = "exit 1"
NO_NETWORK = "echo 'no network' >&2; exit 100"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of programs as on a Debian where nothing of ours is installed."""
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        put(tmp_path, tool, f'exec {found} "$@"')
    put(tmp_path, "dpkg-query", NOTHING_INSTALLED)
    return tmp_path


def put(folder: Path, name: str, does: str) -> None:
    (folder / name).write_text(f"#!{shutil.which('bash')}\n{does}\n", "utf-8")
    (folder / name).chmod(0o755)


def set_up(programs: Path, *words: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"PATH": str(programs), "PYTHON": sys.executable}
    command = [str(programs / "bash"), str(SETUP), *words]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def test_who_may_not_install_is_told_the_line(bare: Path) -> None:
    done = set_up(bare)
    assert done.returncode == 1
    assert "this user may not install them" in done.stderr
    assert "sudo apt-get update && sudo apt-get install -y" in done.stderr
    assert "libegl1" in done.stderr
    assert "libxcb-cursor0" not in done.stderr


def test_an_apt_that_fails_leaves_the_line_too(bare: Path) -> None:
    put(bare, "apt-get", NO_NETWORK)
    put(bare, "id", "echo 0")
    done = set_up(bare, "window", "freeze")
    assert done.returncode == 1
    assert "no network" in done.stderr
    assert "libxcb-cursor0" in done.stderr.splitlines()[-1]
    assert "binutils" in done.stderr.splitlines()[-1]


def test_a_word_that_it_does_not_know_stops_it(bare: Path) -> None:
    done = set_up(bare, "windows")
    assert done.returncode == 1
    assert "does not know 'windows'" in done.stderr

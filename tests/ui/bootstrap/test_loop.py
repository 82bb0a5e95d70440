"""Told to end by the system, the client puts its things away."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

SECONDS = 60
PATIENCE = 0.1


def running(temporary: Path, *words: str) -> subprocess.Popen[str]:
    surroundings = {**os.environ, "TMPDIR": str(temporary), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "ui", *words],
        env=surroundings,
        stderr=subprocess.PIPE,
        text=True,
    )


def hub_of(program: int) -> int | None:
    """The process id of the demo's hub, once there is one."""
    children = Path(f"/proc/{program}/task/{program}/children").read_text("ascii").split()
    commands = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in children}
    return next((one for one, said in commands.items() if b"serve" in said), None)


def test_a_demo_told_to_end_leaves_no_hub_and_no_folder(tmp_path: Path) -> None:
    program = running(tmp_path, "demo")
    until = time.monotonic() + SECONDS
    while not (hub := hub_of(program.pid)):
        assert time.monotonic() < until
        time.sleep(PATIENCE)
    program.send_signal(signal.SIGTERM)
    _, errors = program.communicate(timeout=SECONDS)
    assert program.returncode == 0, errors
    assert "Traceback" not in errors, errors
    assert "never" not in errors, errors
    assert not Path(f"/proc/{hub}").exists()
    assert list(tmp_path.iterdir()) == []

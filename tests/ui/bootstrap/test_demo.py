"""The demo in its windows: it starts, shows a live day, and leaves nothing behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

CASES = 17
SECONDS = 90


def test_the_demo_starts_and_ends_cleanly(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.ui.bootstrap.driven_demo"]
    surroundings = {**os.environ, "TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["rows"] > CASES
    assert seen["wall"]
    assert len(seen["hubs"]) == 1
    assert seen["left"] == []
    assert not Path(f"/proc/{seen['hubs'][0]}").exists()
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in done.stderr, done.stderr
    assert "never" not in done.stderr, done.stderr

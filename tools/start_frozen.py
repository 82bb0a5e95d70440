"""Starts the frozen programs where neither the checkout nor any setting is at hand.

Usage: start_frozen.py FOLDER. A copy of FOLDER runs in a new place with a bare environment.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS_TO_LOOK = 8


def environment(home: Path) -> dict[str, str]:
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TMPDIR": str(home)}
    return bare | {"QT_QPA_PLATFORM": "offscreen"}


def said(folder: Path, *words: str) -> str:
    """What a program prints that must end well."""
    where = environment(folder.parent)
    command = [str(folder / words[0]), *words[1:]]
    done = subprocess.run(command, env=where, cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def opens_a_window(folder: Path) -> None:
    """The client, as somebody starts it who has no invitation yet, stays open."""
    program = subprocess.Popen(
        [str(folder / "mashboard")],
        env=environment(folder.parent),
        cwd="/",
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(SECONDS_TO_LOOK)
    ended = program.poll()
    program.kill()
    _, errors = program.communicate()
    if ended is not None or "Traceback" in errors:
        raise SystemExit(f"mashboard did not stay open ({ended}):\n{errors}")


def try_all(folder: Path) -> None:
    print(said(folder, "mashboard", "--version").strip())
    print(said(folder, "mashboard-hub", "--version").strip())
    opens_a_window(folder)
    day = json.loads(said(folder, "mashboard", "demo", "--headless", "--seconds", "5", "--json"))
    print(f"a demo day: {day['events']} events, {day['clients']} clients agree")


def size(folder: Path) -> int:
    """Megabytes on the disk."""
    return sum(f.lstat().st_size for f in folder.rglob("*") if f.is_file()) // 1_000_000


def main(frozen: Path) -> None:
    with TemporaryDirectory(prefix="mashboard-frozen-") as name:
        folder = Path(name) / frozen.name
        shutil.copytree(frozen, folder, symlinks=True)
        try_all(folder)
    print(f"{frozen}: {size(frozen)} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

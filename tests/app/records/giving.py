"""A record on the disk, and what its verifier says of it in a process of its own."""

import subprocess
import sys
from pathlib import Path

from app.records.files import Files


def written(out: Path, files: Files) -> Path:
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return out


def verified(record: Path, *args: str, program: Path | None = None) -> tuple[int, str]:
    """By the program that lies beside the record, which can import nothing of mashboard."""
    program = program or record / "verify_record.py"
    command = [sys.executable, "-I", str(program), str(record), *args]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr

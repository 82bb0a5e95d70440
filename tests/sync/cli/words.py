"""The words of mashboard-hub, given from a test: in this process, or as one of its own."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from sync.cli import main

ROOT = Path(__file__).parents[3]
SECONDS = 20.0
ENVIRONMENT = {name: value for name, value in os.environ.items() if "MASHBOARD" not in name}


class Said(Struct, frozen=True):
    code: int
    out: str
    err: str

    @property
    def problem(self) -> tuple[int, str]:
        """The exit code and the code that it tells."""
        return self.code, self.err.split(":")[0]


class Words:
    """Gives words and hears what is said."""

    def __call__(self, *args: object) -> Said:
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main([str(arg) for arg in args])
            except SystemExit as ended:
                return Said(int(ended.code or 0), out.getvalue(), err.getvalue())
        raise AssertionError("a word ends the process")

    def good(self, *args: object) -> str:
        """What it printed; it has to go well."""
        said = self(*args)
        assert said.code == 0, said.err
        return said.out

    async def aside(self, *args: object) -> str:
        """As `good`, in a thread: a word has a loop of its own."""
        return await asyncio.to_thread(self.good, *args)


class Served(Struct):
    """A hub in a process of its own."""

    process: subprocess.Popen[str]
    url: str

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    def end(self) -> tuple[int, str]:
        """Its exit code, and what it logged."""
        _, logged = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, logged


@contextmanager
def served(data: Path, *options: object, program: str = "sync") -> Iterator[Served]:
    """Until the block ends."""
    process = start(data, *(options or ("--port", 0)), program=program)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.startswith("serving "):
            raise AssertionError(process.communicate(timeout=SECONDS))
        yield Served(process, line.removeprefix("serving ").strip())
    finally:
        process.kill()
        process.communicate(timeout=SECONDS)


def start(data: Path, *options: object, program: str = "sync") -> subprocess.Popen[str]:
    """`program` is a module that takes the same words."""
    return subprocess.Popen(
        [sys.executable, "-m", program, "serve", "--data", str(data), *map(str, options)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )

"""A start loads what it needs, and no more."""

import subprocess
import sys

CODE = """
import builtins, gc, sys
plain = builtins.__import__
from ui.bootstrap.ready import make_ready
make_ready()
assert builtins.__import__ is plain, "every import is slow"
assert not gc.isenabled(), "a start looks for garbage"
from PySide6.QtWidgets import QApplication
import ui.bootstrap.desk
app = QApplication([])
app.setApplicationName("spelt as ever")
read = sys.modules["linecache"].cache if "linecache" in sys.modules else ()
assert not [file for file in read if "/ui/" in file], "sources of ours were read"
"""


def test_qt_reads_no_source_of_ours() -> None:
    command = [sys.executable, "-W", "error", "-c", CODE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr

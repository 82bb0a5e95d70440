"""What makes a start quick; called before the first screen is loaded."""

import builtins
import gc
from importlib import import_module


def make_ready() -> None:
    """Load Qt, and leave Python as it was.

    Once it is there, PySide6 reads the source of every module that is imported, to see whether it
    wants other spellings of Qt's names: a fifth of a second of each start. We want none.

    Nor is anything of a start garbage: see `collector`, which takes over from here.
    """
    gc.disable()
    plain = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = plain

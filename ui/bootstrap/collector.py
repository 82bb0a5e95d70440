"""Garbage is collected on the window's own thread, and between two of its works.

Left to itself Python looks for garbage in the midst of whatever allocates: while a board is drawn,
or on the shelf's thread, which must not be the one to find a window that was closed.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

_EVERY = 250
"""Milliseconds: what gathers in between is gone through in less than one."""


@contextmanager
def collecting() -> Iterator[None]:
    """Python collects nothing by itself within."""
    before = gc.isenabled()
    gc.disable()
    timer = QTimer()
    timer.setInterval(_EVERY)
    timer.timeout.connect(collect)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if before:
            gc.enable()


def collect() -> None:
    """The oldest generation that is due, as Python would."""
    held = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(held) if count > most]
    if due:
        gc.collect(due[-1])


def keep_what_stands(_board: object = None) -> None:
    """What is there now stays for as long as the window: it need not be gone through again."""
    gc.freeze()

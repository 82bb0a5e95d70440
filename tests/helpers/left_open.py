"""What is open still when a loop is closed, and is left to the garbage."""

import asyncio
import gc
import warnings
from collections.abc import Coroutine
from typing import Any


def left_open(work: Coroutine[Any, Any, None]) -> list[str]:
    """The complaints about it, after a loop of its own has run `work` to its end."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        asyncio.run(work)
        gc.collect()
    return [str(one.message) for one in said]

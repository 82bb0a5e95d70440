"""A letter with room for what a test says."""

from typing import Any

from msgspec import structs

from sync.post.letter import Letter
from tests.helpers.builders import AT, BOARD, uid

SENDER = "Northbridge MASH (fictional) <mash@northbridge.example>"
REFERENCE = f"{uid(1, 0xD)}.1@{BOARD}"


def letter(**changes: Any) -> Letter:
    usual = Letter(
        "head@oakfield.example", "What was decided", "An assessment — begun.\n", REFERENCE, AT
    )
    return structs.replace(usual, **changes)

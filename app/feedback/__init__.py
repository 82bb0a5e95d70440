"""Composes what each reader may know of a case. What may not be known is gone before any template
is read, so that no template, a hub's own either, can say it.

`compose` gives the words of a message; `composed` also why a hub's own template was left aside and
what the words disclose. `sync` sends them; nothing here does.
"""

from app.feedback.composing import Composed, compose, composed, detail_allowed
from app.feedback.notes import note_json
from app.feedback.overdue import Due, due_of, standing_line
from app.feedback.releasable import releasable
from app.feedback.templates import check, discloses, shipped

__all__ = [
    "Composed",
    "Due",
    "check",
    "compose",
    "composed",
    "detail_allowed",
    "discloses",
    "due_of",
    "note_json",
    "releasable",
    "shipped",
    "standing_line",
]

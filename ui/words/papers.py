"""Working papers in words: how many there are, whose, and what keeps them."""

from collections.abc import Sequence

from ui.words.times import plural

KEPT_BECAUSE = {
    "preset": ("This model of work keeps its papers.", "There is nothing to destroy."),
    "hold": ("The papers are held for a legal reason.", "Ask the chair whether the hold may go."),
    "challenge": (
        "A challenge is not settled, and the papers may bear on it.",
        "Settle it with the agency that raised it, then try again.",
    ),
    "step-up": (
        "The case goes to a higher level of need, and what it rests on is kept.",
        "There is nothing to do.",
    ),
    "key-worker": ("No key worker is named yet.", "Name one first."),
    "not-destroyed": (
        "The working papers stand on the board.",
        "Confirm once they are destroyed here.",
    ),
}
"""What is so, and what to do, by what a refusal or `app.domain.case.keeping` names."""


def papers_words(contributions: int, agencies: Sequence[str], notes: int) -> str:
    """ "2 contributions of Health and Police, 1 note"."""
    of = f" of {_listed(agencies)}" if agencies else ""
    shared = f"{plural(contributions, 'contribution')}{of}" if contributions else ""
    noted = plural(notes, "note") if notes else ""
    return ", ".join(filter(None, (shared, noted)))


def _listed(names: Sequence[str]) -> str:
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
